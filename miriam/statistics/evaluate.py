"""From a study and its specification to one result: the document that OUT.json holds."""

import numpy as np

from miriam.statistics import extras, multiplicity
from miriam.statistics.blocks import Json, Measured, Setting, block, yardstick
from miriam.statistics.gates import OPEN, TEAM
from miriam.statistics.plain import Plain
from miriam.statistics.programme import Models, Whole, comparison, programme
from miriam.statistics.report.sentences import sentences
from miriam.statistics.scores import scores
from miriam.statistics.specification import (
    GROUPS_BY_DEFAULT,
    Claim,
    Contrast,
    Outcome,
    Specification,
)
from miriam.statistics.study import Study
from miriam.statistics.words import say

ENGINE_VERSION = "1.3.0"


def evaluate(
    study: Study,
    spec: Specification,
    *,
    ungated: bool = False,
    lang: str = "fr",
    hashes: dict[str, str] | None = None,
) -> Json:
    """Every figure that the study bears out, and the reason for each that is withheld."""
    _check_arms(study, spec)
    setting = Setting(spec, OPEN if ungated else TEAM, Plain(lang, spec.level))
    women = _programme_women(study, spec)
    tables = {outcome.name: scores(women, outcome) for outcome in spec.outcomes}
    consistent = extras.reliabilities(women, setting)
    repeated = extras.retests(women, tables, setting)
    outcomes = {
        name: _outcome(
            study,
            Whole(women, spec.outcome(name), table[:, : len(spec.occasions)], setting),
            extras.known_reliability(spec.outcome(name), consistent, repeated),
        )
        for name, table in tables.items()
    }
    _adjust(outcomes, spec)
    rest = _beside(women, tables, setting)
    result = {
        "meta": _meta(study, women, spec, setting, ungated, lang, hashes or {}, outcomes),
        "outcomes": outcomes,
        "reliability": setting.plain.of(consistent),
        **({"retest": setting.plain.of(repeated)} if repeated else {}),
        **setting.plain.of(rest),
    }
    for name, contrast, name_of_part, figures in parts(result):
        figures["sentences"] = sentences(figures, result, name, contrast, name_of_part, lang)
    return result


def parts(result: Json) -> list[tuple[str, str, str | None, Json]]:
    """Every block of figures: outcome, contrast, group (none for all), figures."""
    return [
        (name, contrast, group, figures)
        for name, outcome in result["outcomes"].items()
        for contrast, both in outcome["contrasts"].items()
        for group, figures in [(None, both["all"]), *both["groups"].items()]
    ]


def _beside(women: Study, tables: extras.Tables, setting: Setting) -> Json:
    domains = setting.spec.multi_domain
    return {
        **(
            {"multi_domain": extras.multi_domain(women, tables, domains, setting)}
            if domains
            else {}
        ),
        **extras.response_shift(women, setting),
        **extras.transition(women, tables, setting),
        **extras.facts(women, setting),
        **extras.goal_attainment(women, setting),
    }


def _check_arms(study: Study, spec: Specification) -> None:
    from miriam.statistics.errors import BadInput

    if spec.arms is None:
        return
    known = study.partitions["arm"].names
    for name in (spec.arms.programme, spec.arms.comparison):
        if name not in known:
            raise BadInput("unknown_arm", name=name, known=", ".join(known))


def _programme_women(study: Study, spec: Specification) -> Study:
    """The women of the programme: all of them where no comparison arm is declared."""
    if spec.arms is None:
        return study
    return study.only(study.partitions["arm"].where(spec.arms.programme))


def _outcome(study: Study, whole: Whole, known: tuple[float, str] | None) -> Json:
    models = Models(whole)
    return {
        "contrasts": {
            contrast.name: _contrast(study, whole, contrast, models, known)
            for contrast in whole.setting.spec.contrasts
        }
    }


def _contrast(
    study: Study, whole: Whole, contrast: Contrast, models: Models, known: tuple[float, str] | None
) -> Json:
    measured = _measured(whole, contrast, known)
    figures = block(measured, whole.setting)
    figures |= programme(whole, contrast, measured, figures, models)
    beside = comparison(study, whole.outcome, contrast, whole.setting)
    if beside is not None:
        figures["comparison"] = whole.setting.plain.of(beside)
    return {"all": figures, "groups": _groups(whole.study, measured, whole.setting)}


def _measured(whole: Whole, contrast: Contrast, known: tuple[float, str] | None) -> Measured:
    first, last = whole.pairs_of(contrast)
    both = ~np.isnan(first) & ~np.isnan(last)
    stick = yardstick(whole.outcome, first[both], known)
    claim = Claim(whole.outcome.name, contrast.name)
    declared = claim in whole.setting.spec.confirmatory
    return Measured(whole.outcome, first, last, stick, declared)


def _groups(study: Study, measured: Measured, setting: Setting) -> Json:
    group = study.partitions.get("group")
    if group is None or not by_group(study, setting.spec):
        return {}
    order = np.argsort(group.of, kind="stable")
    edges = np.searchsorted(group.of[order], np.arange(len(group.names) + 1))
    return {
        name: block(measured.only(order[edges[i] : edges[i + 1]]), setting)
        for i, name in enumerate(group.names)
        if edges[i + 1] > edges[i]
    }


def by_group(study: Study, spec: Specification) -> bool:
    """Results by group: as asked, else where there are at most a hundred groups."""
    if spec.by_group is not None:
        return spec.by_group
    group = study.partitions.get("group")
    return group is not None and len(group.names) <= GROUPS_BY_DEFAULT


def _adjust(outcomes: Json, spec: Specification) -> None:
    """Holm in the declared family; q-values among items and among scores, contrast by contrast."""
    for _, _, figures in _all_blocks(outcomes):
        figures["holm_p"] = figures["bh_q"] = None
    family = [outcomes[c.outcome]["contrasts"][c.contrast]["all"] for c in spec.confirmatory]
    for figures, p in zip(
        family, multiplicity.holm([_p(f, "change", "p") for f in family]), strict=True
    ):
        figures["holm_p"] = p
    for contrast in spec.contrasts:
        _describe(outcomes, spec, contrast.name, "single", ("signed_rank", "p_exact_pratt"))
        _describe(outcomes, spec, contrast.name, "mean", ("change", "p"))


def _all_blocks(outcomes: Json) -> list[tuple[str, str, Json]]:
    return [
        (name, contrast, both["all"])
        for name, outcome in outcomes.items()
        for contrast, both in outcome["contrasts"].items()
    ]


def _describe(
    outcomes: Json, spec: Specification, contrast: str, kind: str, test: tuple[str, str]
) -> None:
    alike = [o.name for o in spec.outcomes if o.score == kind]
    family = [outcomes[name]["contrasts"][contrast]["all"] for name in alike]
    found = multiplicity.benjamini_hochberg([_p(figures, *test) for figures in family])
    for figures, q in zip(family, found, strict=True):
        figures["bh_q"] = q


def _p(figures: Json, figure: str, name: str) -> float | None:
    """A p-value that was given (a withheld one counts in no family)."""
    p = figures[figure].get(name)
    return p if isinstance(p, float) else None


def _meta(
    study: Study,
    women: Study,
    spec: Specification,
    setting: Setting,
    ungated: bool,
    lang: str,
    hashes: dict[str, str],
    outcomes: Json,
) -> Json:
    return {
        "engine": "miriam.evaluation",
        "engine_version": ENGINE_VERSION,
        "hashes": hashes,
        "n": women.persons,
        "n_in_file": study.persons,
        "rows": study.rows,
        "occasions": list(spec.occasions),
        "contrasts": {c.name: {"first": c.first, "last": c.last} for c in spec.contrasts},
        "level": spec.level,
        "seed": spec.seed,
        "lang": lang,
        "gates": "ungated" if ungated else {**vars(setting.gates)},
        "columns_not_used": list(study.unknown_columns),
        "items_not_used": list(study.unused_items),
        "groups": _names(study, "group"),
        "cities": len(_names(study, "cluster")),
        "arms": _names(study, "arm"),
        "outcomes": {o.name: _describe_outcome(o) for o in spec.outcomes},
        "confirmatory": [f"{c.outcome}:{c.contrast}" for c in spec.confirmatory],
        "assumptions": [
            say(key, lang, level=f"{100 * spec.level:g}")
            for key in (
                "assume_pairs",
                "assume_score",
                "assume_interval",
                "assume_mar",
                "assume_reliable",
            )
        ],
        "warnings": _warnings(study, spec, outcomes, lang),
    }


def _describe_outcome(outcome: Outcome) -> Json:
    return {
        "items": list(outcome.items),
        "score": outcome.score,
        "min": outcome.low,
        "max": outcome.high,
        "reverse": list(outcome.reverse),
        "better": outcome.better,
    }


def _names(study: Study, partition: str) -> list[str]:
    return list(study.partitions[partition].names) if partition in study.partitions else []


def _warnings(study: Study, spec: Specification, outcomes: Json, lang: str) -> list[str]:
    found = []
    if spec.arms is None and len(_names(study, "arm")) > 1:
        found.append(say("warn_pooled_arms", lang))
    if "group" in study.partitions and not by_group(study, spec) and spec.by_group is None:
        found.append(say("warn_groups_off", lang, limit=GROUPS_BY_DEFAULT))
    found += [
        say(
            "warn_alike",
            lang,
            column=a.column,
            first=a.first_row,
            second=a.second_row,
            pairs=a.pairs,
        )
        for a in study.alike
    ]
    blocks = _all_blocks(outcomes)
    low = [f"{n} ({c})" for n, c, f in blocks if f["attrition"]["flow"]["low_pairing"]]
    if low:
        found.append(say("warn_few_pairs", lang, names=", ".join(low)))
    if any(f.get("comparison", {}).get("arms_differ_by_city") for _, _, f in blocks):
        found.append(say("warn_arm_by_city", lang))
    return found
