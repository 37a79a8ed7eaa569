"""From a study and its specification to one result: every figure, by attribute."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from miriam.statistics import extras, multiplicity
from miriam.statistics.arms import Comparison
from miriam.statistics.blocks import Measured, Setting, block, yardstick
from miriam.statistics.figures import Block, Compared, Outcomes, each
from miriam.statistics.gates import OPEN, TEAM, Probability, Withheld
from miriam.statistics.programme import Models, Whole, comparison, programme
from miriam.statistics.report.sentences import About, sentences
from miriam.statistics.result import Meta, Result
from miriam.statistics.scores import scores
from miriam.statistics.specification import (
    GROUPS_BY_DEFAULT,
    Claim,
    Contrast,
    Specification,
)
from miriam.statistics.study import Study
from miriam.statistics.words import say

ENGINE_VERSION = "1.3.0"
ASSUMPTIONS = (
    "assume_pairs",
    "assume_score",
    "assume_interval",
    "assume_mar",
    "assume_reliable",
)


def evaluate(
    study: Study,
    spec: Specification,
    *,
    ungated: bool = False,
    lang: str = "fr",
    hashes: dict[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Result:
    """Every figure that the study bears out, and the reason for each that is withheld.

    Sentences call a moment by its label where one is given, else by its code.
    """
    _check_arms(study, spec)
    setting = Setting(spec, OPEN if ungated else TEAM)
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
    outcomes = _adjusted(outcomes, spec)
    meta = _meta(
        study, women, setting, outcomes, lang=lang, hashes=hashes or {}, labels=labels or {}
    )
    return Result(
        meta=meta,
        outcomes=_told(outcomes, meta),
        reliability=consistent,
        retest=repeated,
        multi_domain=extras.multi_domain(women, tables, setting),
        response_shift=extras.response_shift(women, setting),
        transition=extras.transition(women, tables, setting),
        facts=extras.facts(women, setting),
        goals=extras.goal_attainment(women, setting),
    )


def _told(outcomes: Outcomes, meta: Meta) -> Outcomes:
    """Each block with the sentences that it bears out."""
    return {
        name: {
            contrast: _with_sentences(both, About(meta, name, contrast))
            for contrast, both in contrasts.items()
        }
        for name, contrasts in outcomes.items()
    }


def _with_sentences(both: Compared, about: About) -> Compared:
    groups = {
        name: replace(one, sentences=sentences(one, about)) for name, one in both.groups.items()
    }
    every = replace(both.all, sentences=sentences(both.all, about, both))
    return replace(both, all=every, groups=groups)


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


def _outcome(study: Study, whole: Whole, known: tuple[float, str] | None) -> dict[str, Compared]:
    models = Models(whole)
    return {
        contrast.name: _contrast(study, whole, contrast, models, known)
        for contrast in whole.setting.spec.contrasts
    }


def _contrast(
    study: Study, whole: Whole, contrast: Contrast, models: Models, known: tuple[float, str] | None
) -> Compared:
    measured = _measured(whole, contrast, known)
    every = block(measured, whole.setting)
    return Compared(
        all=every,
        programme=programme(whole, contrast, measured, every, models),
        comparison=comparison(study, whole.outcome, contrast, whole.setting),
        groups=_groups(whole.study, measured, whole.setting),
    )


def _measured(whole: Whole, contrast: Contrast, known: tuple[float, str] | None) -> Measured:
    first, last = whole.pairs_of(contrast)
    both = ~np.isnan(first) & ~np.isnan(last)
    stick = yardstick(whole.outcome, first[both], known)
    claim = Claim(whole.outcome.name, contrast.name)
    declared = claim in whole.setting.spec.confirmatory
    return Measured(whole.outcome, first, last, stick, declared)


def _groups(study: Study, measured: Measured, setting: Setting) -> dict[str, Block]:
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


def _adjusted(outcomes: Outcomes, spec: Specification) -> Outcomes:
    """Holm in the declared family; q-values among items and among scores, contrast by contrast."""
    declared = [_p_of_change(outcomes[c.outcome][c.contrast].all) for c in spec.confirmatory]
    holm = dict(zip(spec.confirmatory, multiplicity.holm(declared), strict=True))
    q: dict[Claim, float | None] = {}
    for contrast in spec.contrasts:
        q |= _q_values(outcomes, _alike(spec, contrast, "single"), _p_of_ranks)
        q |= _q_values(outcomes, _alike(spec, contrast, "mean"), _p_of_change)
    return {
        name: {
            contrast: replace(
                both, holm_p=holm.get(Claim(name, contrast)), bh_q=q[Claim(name, contrast)]
            )
            for contrast, both in contrasts.items()
        }
        for name, contrasts in outcomes.items()
    }


def _alike(spec: Specification, contrast: Contrast, kind: str) -> list[Claim]:
    return [Claim(o.name, contrast.name) for o in spec.outcomes if o.score == kind]


def _q_values(
    outcomes: Outcomes, family: list[Claim], p: Callable[[Block], float | None]
) -> dict[Claim, float | None]:
    found = [p(outcomes[claim.outcome][claim.contrast].all) for claim in family]
    return dict(zip(family, multiplicity.benjamini_hochberg(found), strict=True))


def _p_of_change(found: Block) -> float | None:
    """A p-value that was given (a withheld one counts in no family)."""
    given = found.figures
    return None if isinstance(given, Withheld) else _given(given.change.p)


def _p_of_ranks(found: Block) -> float | None:
    given = found.figures
    return None if isinstance(given, Withheld) else _given(given.signed_rank.p_exact_pratt)


def _given(p: Probability | None) -> float | None:
    return None if isinstance(p, Withheld) else p


def _meta(
    study: Study,
    women: Study,
    setting: Setting,
    outcomes: Outcomes,
    *,
    lang: str,
    hashes: dict[str, str],
    labels: Mapping[str, str],
) -> Meta:
    spec = setting.spec
    return Meta(
        engine="miriam.evaluation",
        engine_version=ENGINE_VERSION,
        hashes=hashes,
        n=women.persons,
        n_in_file=study.persons,
        rows=study.rows,
        occasions=list(spec.occasions),
        contrasts={c.name: c for c in spec.contrasts},
        level=spec.level,
        seed=spec.seed,
        lang=lang,
        gates=None if setting.gates is OPEN else setting.gates,
        columns_not_used=list(study.unknown_columns),
        items_not_used=list(study.unused_items),
        groups=_names(study, "group"),
        cities=len(_names(study, "cluster")),
        arms=_names(study, "arm"),
        outcomes={o.name: o for o in spec.outcomes},
        confirmatory=[f"{c.outcome}:{c.contrast}" for c in spec.confirmatory],
        assumptions=[say(key, lang, level=f"{100 * spec.level:g}") for key in ASSUMPTIONS],
        warnings=_warnings(study, spec, outcomes, lang),
        labels=labels,
    )


def _names(study: Study, partition: str) -> list[str]:
    return list(study.partitions[partition].names) if partition in study.partitions else []


def _warnings(study: Study, spec: Specification, outcomes: Outcomes, lang: str) -> list[str]:
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
    every = each(outcomes)
    low = [f"{n} ({c})" for n, c, both in every if both.programme.attrition.flow.low_pairing]
    if low:
        found.append(say("warn_few_pairs", lang, names=", ".join(low)))
    if any(_arms_differ_by_city(both) for _, _, both in every):
        found.append(say("warn_arm_by_city", lang))
    return found


def _arms_differ_by_city(both: Compared) -> bool:
    found = both.comparison
    return isinstance(found, Comparison) and found.arms_differ_by_city
