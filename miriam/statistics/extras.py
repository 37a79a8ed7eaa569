"""What stands beside the contrasts: reliability, domains, then-test, retest, facts, goals."""

from dataclasses import replace

import numpy as np

from miriam.statistics import agreement, goals, icc, proportions
from miriam.statistics import reliability as consistency
from miriam.statistics import response_shift as shift
from miriam.statistics import transition as asked
from miriam.statistics.benchmark_net import MultiDomain, net_benchmark
from miriam.statistics.blocks import Setting, few_pairs
from miriam.statistics.gates import Withheld, below
from miriam.statistics.numbers import Floats
from miriam.statistics.programme import baseline_answers
from miriam.statistics.result import BesideChance, Categories, Fact, Goals, Transition, YesNo
from miriam.statistics.specification import Contrast, Domains, Outcome
from miriam.statistics.specification import Fact as AskedFact
from miriam.statistics.specification import Transition as AskedTransition
from miriam.statistics.study import Study

Consistency = dict[str, consistency.Reliability | Withheld]
Repeated = dict[str, icc.IntraclassForms | Withheld]
Tables = dict[str, Floats]
"""Scores of women by moments, by the name of the outcome."""

ANCHOR = 0.30


def reliabilities(study: Study, setting: Setting) -> Consistency:
    """Internal consistency of each score of several items, at the first moment."""
    return {
        outcome.name: _reliability(study, outcome, setting)
        for outcome in setting.spec.outcomes
        if len(outcome.items) > 1
    }


def _reliability(
    study: Study, outcome: Outcome, setting: Setting
) -> consistency.Reliability | Withheld:
    given = baseline_answers(study, outcome)
    n = int((~np.isnan(given).any(axis=1)).sum())
    group = study.partitions.get("group")
    if setting.gates.reliability and group is not None and len(group.names) == 1:
        return Withheld("one_group")
    return (
        below(n, setting.gates.reliability, "few_for_reliability")
        or consistency.reliability(given, setting.spec.seed, setting.spec.level)
        or Withheld("no_reliability_data")
    )


def retests(study: Study, tables: Tables, setting: Setting) -> Repeated:
    """Intraclass correlations of the first measure and its repetition."""
    if setting.spec.retest is None:
        return {}
    again = study.at(setting.spec.retest)
    return {name: _retest(table[:, [0, again]], setting) for name, table in tables.items()}


def _retest(table: Floats, setting: Setting) -> icc.IntraclassForms | Withheld:
    n = int((~np.isnan(table).any(axis=1)).sum())
    return (
        below(n, setting.gates.reliability, "few_for_reliability")
        or icc.icc(table, setting.spec.level)
        or Withheld("no_reliability_data")
    )


def known_reliability(
    outcome: Outcome, consistent: Consistency, repeated: Repeated
) -> tuple[float, str] | None:
    """Stated, else test-retest, else omega, else alpha of the pooled first measure."""
    if outcome.reliability is not None:
        return outcome.reliability, "stated"
    again = repeated.get(outcome.name)
    if isinstance(again, icc.IntraclassForms) and again.icc2.estimate is not None:
        return max(again.icc2.estimate, 0.0), "test-retest ICC(A,1)"
    found = consistent.get(outcome.name)
    if isinstance(found, consistency.Reliability):
        if found.omega is not None:
            return found.omega, "omega"
        return None if found.alpha is None else (max(found.alpha, 0.0), "alpha")
    return None


def multi_domain(study: Study, tables: Tables, setting: Setting) -> dict[str, BesideChance]:
    """The benchmark of chance for each contrast, where domains are declared."""
    domains = setting.spec.multi_domain
    if domains is None:
        return {}
    return {c.name: _net(study, tables, domains, c, setting) for c in setting.spec.contrasts}


def _net(
    study: Study, tables: Tables, domains: Domains, contrast: Contrast, setting: Setting
) -> BesideChance:
    moved = [
        setting.spec.outcome(name).sign * _change(study, tables[name], contrast)
        for name in domains.outcomes
    ]
    found = net_benchmark(np.column_stack(moved), domains.k)
    if found is None:
        return BesideChance(domains.k, 0, Withheld("no_pairs"))
    share = below(found.n, setting.gates.share, "few_for_share")
    given = _without_shares(found, share) if share else found
    return BesideChance(domains.k, found.n, few_pairs(found.n, setting.gates) or given)


def _without_shares(found: MultiDomain, refusal: Withheld) -> MultiDomain:
    return replace(found, up=refusal, down=refusal, net=refusal, mirror=refusal, benchmark=refusal)


def _change(study: Study, table: Floats, contrast: Contrast) -> Floats:
    d: Floats = table[:, study.at(contrast.last)] - table[:, study.at(contrast.first)]
    return d


def response_shift(study: Study, setting: Setting) -> dict[str, shift.ResponseShift | Withheld]:
    """The then-test of its items together, and of the control items."""
    then_test = setting.spec.then_test
    if then_test is None:
        return {}
    found = {"items": _shift(study, then_test.items, then_test.occasion, setting)}
    if then_test.control:
        found["control"] = _shift(study, then_test.control, then_test.occasion, setting)
    return found


def _shift(
    study: Study, items: tuple[str, ...], then: str, setting: Setting
) -> shift.ResponseShift | Withheld:
    contrast = setting.spec.contrasts[0]
    places = study.columns(items)
    first, last, looking_back = (
        shift.mean_of(_turned(study, places, items, setting)[:, study.at(moment)])
        for moment in (contrast.first, contrast.last, then)
    )
    found = shift.response_shift(first, last, looking_back, setting.spec.level)
    return few_pairs(found.n, setting.gates) or found


def _turned(study: Study, places: list[int], items: tuple[str, ...], setting: Setting) -> Floats:
    """Answers in the direction that the outcomes give to each item."""
    values = study.values[:, :, places]
    for place, item in enumerate(items):
        for outcome in setting.spec.outcomes:
            if item in outcome.reverse:
                limits = (outcome.low or 0.0) + (outcome.high or 0.0)
                values[:, :, place] = limits - values[:, :, place]
                break
    return values


def transition(study: Study, tables: Tables, setting: Setting) -> Transition | None:
    """Mean change by answer to the transition question, and the smallest important change."""
    declared = setting.spec.transition
    if declared is None:
        return None
    contrast = setting.spec.contrasts[0]
    d = _change(study, tables[declared.outcome], contrast)
    answer = study.values[:, study.at(contrast.last), study.columns([declared.item])[0]]
    rows = [_category(row, setting) for row in asked.categories(d, answer)]
    return Transition(rows, _mic(d, answer, declared, setting))


def _category(row: asked.Category, setting: Setting) -> asked.Category:
    refusal = below(row.n, setting.gates.pairs, "few_pairs")
    return replace(row, mean_change=refusal) if refusal else row


def _mic(
    d: Floats, answer: Floats, declared: AskedTransition, setting: Setting
) -> asked.SmallestImportantChange | Withheld:
    known = ~np.isnan(d) & ~np.isnan(answer)
    d, answer = d[known], answer[known]
    better = answer >= declared.better_from
    n, share = int(d.size), float(better.mean()) if d.size else 0.0
    r = setting.spec.outcome(declared.outcome).sign * asked.goes_with_change(d, answer)
    gate = setting.gates.mic
    if gate and (n < gate or not 0.2 <= share <= 0.8):
        return Withheld("mic_gate", n=n, needed=gate, share=round(100 * share))
    if gate and r < ANCHOR:
        return Withheld("mic_anchor", share=round(100 * r), needed=round(100 * ANCHOR))
    return asked.smallest_important_change(d, better, r) or Withheld("mic_open")


def facts(study: Study, setting: Setting) -> dict[str, dict[str, Fact]]:
    """Yes/no and category facts for each contrast."""
    return {
        fact.name: {c.name: _fact(study, fact, c, setting) for c in setting.spec.contrasts}
        for fact in setting.spec.facts
    }


def _fact(study: Study, fact: AskedFact, contrast: Contrast, setting: Setting) -> Fact:
    place = study.columns([fact.item])[0]
    first = study.values[:, study.at(contrast.first), place]
    last = study.values[:, study.at(contrast.last), place]
    both = ~np.isnan(first) & ~np.isnan(last)
    first, last = first[both], last[both]
    refusal = few_pairs(first.size, setting.gates)
    if refusal:
        return refusal
    if fact.kind == "yes_no":
        return _yes_no(first, last, setting.spec.level)
    return _categories(first, last, setting)


def _yes_no(first: Floats, last: Floats, level: float) -> YesNo:
    before, after, n = first >= 0.5, last >= 0.5, first.size
    lost, gained = int((before & ~after).sum()), int((after & ~before).sum())
    yes_first, yes_last = int(before.sum()), int(after.sum())
    return YesNo(
        n=n,
        yes_first=yes_first,
        yes_first_wilson=proportions.wilson(yes_first, n, level),
        yes_last=yes_last,
        yes_last_wilson=proportions.wilson(yes_last, n, level),
        gained=gained,
        lost=lost,
        mcnemar=agreement.mcnemar(lost, gained),
    )


def _categories(first: Floats, last: Floats, setting: Setting) -> Categories | Withheld:
    refusal = below(first.size, setting.gates.share, "few_for_share")
    if refusal:
        return refusal
    names = np.unique(np.concatenate([first, last]))
    table = np.zeros((names.size, names.size))
    np.add.at(table, (np.searchsorted(names, first), np.searchsorted(names, last)), 1)
    return Categories(
        n=first.size,
        answers=names.tolist(),
        first=table.sum(1).astype(int).tolist(),
        last=table.sum(0).astype(int).tolist(),
        stuart_maxwell=agreement.stuart_maxwell(table) or Withheld("no_categories"),
    )


def goal_attainment(study: Study, setting: Setting) -> Goals | Withheld | None:
    """Share of goals reached and median level first; T second."""
    declared = setting.spec.goals
    if declared is None:
        return None
    levels = study.values[:, study.at(declared.occasion), study.columns(declared.items)]
    women = ~np.isnan(levels).all(axis=1)
    refusal = few_pairs(int(women.sum()), setting.gates)
    return refusal or _goals(levels[women], np.array(declared.weights))


def _goals(levels: Floats, weights: Floats) -> Goals:
    given = levels[~np.isnan(levels)]
    t = np.array(
        [
            goals.goal_t(row[~np.isnan(row)].tolist(), weights[~np.isnan(row)].tolist())
            for row in levels
        ]
    )
    return Goals(
        n=len(levels),
        goals=int(given.size),
        reached=int((given >= 0).sum()),
        median_level=float(np.median(given)),
        t_mean=float(t.mean()),
        t_sd=float(t.std(ddof=1)) if t.size > 1 else None,
    )
