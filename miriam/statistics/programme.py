"""What is said of all women together: the model, the cities, who is missing, sensitivity, arms."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from miriam.statistics import arms, attrition, clusters, mmrm, paired, sensitivity
from miriam.statistics.blocks import Measured, Setting, few_pairs, fold_away_tests
from miriam.statistics.figures import (
    Attrition,
    Block,
    BothBounds,
    Cities,
    CitiesInModel,
    Modelled,
    Programme,
    Sensitivity,
)
from miriam.statistics.gates import Withheld, below
from miriam.statistics.numbers import Booleans, Floats, Integers
from miriam.statistics.scores import answers, scores, without_reformulated
from miriam.statistics.specification import Contrast, Outcome
from miriam.statistics.study import NOBODY, Study

COLUMNS_AT_MOST = 60


@dataclass(frozen=True)
class Whole:
    """One outcome of all women at all moments."""

    study: Study
    outcome: Outcome
    scores: Floats
    setting: Setting

    @cached_property
    def measured(self) -> int:
        """The women who have a score at one moment or more."""
        return int((~np.isnan(self.scores)).any(axis=1).sum())

    @cached_property
    def moments(self) -> list[int]:
        """The moments at which at least two women have a score."""
        seen = (~np.isnan(self.scores)).sum(axis=0)
        return [m for m in range(self.scores.shape[1]) if seen[m] >= 2]

    def pairs_of(self, contrast: Contrast) -> tuple[Floats, Floats]:
        """Scores at the two moments of a contrast."""
        at = self.study.at
        return self.scores[:, at(contrast.first)], self.scores[:, at(contrast.last)]


Fitted = mmrm.Fit | Withheld


class Models:
    """The models of one outcome, each fitted once and asked for each contrast."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.kept: dict[tuple[str, tuple[int, ...]], Fitted] = {}
        self.designs = {
            "adjusted": self._adjusted_design,
            "reformulation": self._reformulation_design,
            "cities": self._cities_design,
        }

    def means(self, contrast: Contrast) -> Modelled:
        """Means by moment."""
        return self._of(contrast, "means")

    def adjusted(self, contrast: Contrast) -> Modelled:
        """Means by moment with centred baseline covariates."""
        return self._of(contrast, "adjusted")

    def reformulation(self, contrast: Contrast) -> Modelled:
        """Means by moment with the share of reformulated answers."""
        return self._of(contrast, "reformulation")

    def cities(self, contrast: Contrast) -> CitiesInModel | Withheld:
        """Means by moment and city: each city counting once, and each woman counting once."""
        city = _present_cities(self.whole.study)
        women = np.bincount(city[city >= 0])
        sizes = women[women > 0].astype(np.float64)
        if sizes.size * len(self.whole.moments) > COLUMNS_AT_MOST:
            return Withheld("mmrm_too_large")
        return CitiesInModel(
            equal=self._of(contrast, "cities", np.full(sizes.size, 1 / sizes.size)),
            size=self._of(contrast, "cities", sizes / sizes.sum()),
        )

    def _of(self, contrast: Contrast, kind: str, weights: Floats | None = None) -> Modelled:
        n = self.whole.measured
        refusal = below(n, self.whole.setting.gates.mmrm, "few_for_mmrm")
        if refusal:
            return refusal
        wanted = tuple(self.whole.study.at(o) for o in (contrast.first, contrast.last))
        if not set(wanted) <= set(self.whole.moments):
            return Withheld("no_pairs")
        full = self._contrast(tuple(self.whole.moments), wanted, kind, weights)
        if isinstance(full, Withheld) and len(self.whole.moments) > 2:
            return self._contrast(wanted, wanted, kind, weights)
        return full

    def _contrast(
        self, moments: tuple[int, ...], wanted: tuple[int, ...], kind: str, weights: Floats | None
    ) -> Modelled:
        fitted = self._fitted(moments, kind)
        if isinstance(fitted, Withheld):
            return fitted
        signs = np.zeros(len(moments))
        signs[moments.index(wanted[0])], signs[moments.index(wanted[1])] = -1.0, 1.0
        c = np.zeros(fitted.beta.size)
        spread = signs if weights is None else np.outer(signs, weights).ravel()
        c[: spread.size] = spread
        try:
            found = mmrm.contrast(fitted, c, self.whole.setting.spec.level)
        except mmrm.CannotFit as fault:
            return Withheld(fault.reason)
        return replace(found, moments=tuple(self.whole.study.occasions[m] for m in moments))

    def _fitted(self, moments: tuple[int, ...], kind: str) -> Fitted:
        if (kind, moments) not in self.kept:
            self.kept[kind, moments] = self._fit(moments, kind)
        return self.kept[kind, moments]

    def _fit(self, moments: tuple[int, ...], kind: str) -> Fitted:
        y = self.whole.scores[:, list(moments)]
        try:
            if kind == "means":
                return mmrm.fit(y)
            women, extra = self.designs[kind](moments)
            return self._refusal(y[women]) or mmrm.fit(y[women], extra)
        except mmrm.CannotFit as fault:
            return Withheld(fault.reason)

    def _refusal(self, y: Floats) -> Withheld | None:
        """The gate of the model, for the women of whom all is known that it needs."""
        n = int((~np.isnan(y)).any(axis=1).sum())
        return below(n, max(self.whole.setting.gates.mmrm, 2), "few_for_mmrm")

    def _adjusted_design(self, moments: tuple[int, ...]) -> tuple[Booleans, Floats]:
        table = self.whole.study.covariates
        known = np.all(~np.isnan(table), axis=1)
        constant_in_time = np.repeat(_standard(table[known])[:, None, :], len(moments), axis=1)
        return known, _with_moments(constant_in_time)

    def _reformulation_design(self, moments: tuple[int, ...]) -> tuple[Booleans, Floats]:
        study = self.whole.study
        places = study.columns(self.whole.outcome.items)
        marks = study.reformulated if study.reformulated is not None else study.values * np.nan
        share = sensitivity.share_reformulated(study.values[:, :, places], marks[:, :, places])
        return np.ones(study.persons, dtype=np.bool_), _with_moments(share[:, list(moments), None])

    def _cities_design(self, moments: tuple[int, ...]) -> tuple[Booleans, Floats]:
        city = _present_cities(self.whole.study)
        women = np.greater_equal(city, 0)
        parts = np.unique(city[women])
        member = (city[women][:, None] == parts).astype(np.float64)
        eye = np.eye(len(moments))
        design = np.einsum("st,ng->nstg", eye, member)
        return women, design.reshape(len(member), len(moments), -1)


def _standard(table: Floats) -> Floats:
    """Centred, and in units of its spread: euros and years weigh alike; a constant becomes zero."""
    if not len(table):
        return table
    centred: Floats = table - table.mean(axis=0)
    spread = centred.std(axis=0)
    return centred / np.where(spread > 1e-12 * np.abs(table).max(axis=0), spread, np.inf)


def _with_moments(extra: Floats) -> Floats:
    n, moments, _ = extra.shape
    eye = np.broadcast_to(np.eye(moments), (n, moments, moments))
    return np.concatenate([eye, extra], axis=2)


def _present_cities(study: Study) -> Integers:
    return study.partitions["cluster"].of


def programme(
    whole: Whole, contrast: Contrast, measured: Measured, found: Block, models: Models
) -> Programme:
    """Everything that is said of all women together beside the figures of their block."""
    model = models.means(contrast)
    said = Programme(
        mmrm=model,
        mmrm_adjusted=models.adjusted(contrast) if whole.study.covariate_names else None,
        cities=_of_cities(whole, contrast, models),
        attrition=_attrition(whole, contrast, measured, model, found),
        bounds=_bounds(found, whole.setting),
        sensitivity=_sensitivity(whole, contrast, models),
    )
    return fold_away_tests(said, measured, found.n_paired, whole.setting)


def _of_cities(whole: Whole, contrast: Contrast, models: Models) -> Cities | None:
    if "cluster" not in whole.study.partitions:
        return None
    first, last = whole.pairs_of(contrast)
    city = _present_cities(whole.study)
    both = ~np.isnan(first) & ~np.isnan(last) & (city != NOBODY)
    d, city = (last - first)[both], city[both]
    gates, spec = whole.setting.gates, whole.setting.spec
    n = int(np.count_nonzero(np.bincount(city)))
    refusal = few_pairs(d.size, gates) or below(n, max(gates.cities, 2), "few_cities")
    if refusal:
        return Cities(refusal, refusal, refusal, refusal)
    cities = clusters.by_city(d, city)
    return Cities(
        city_means=clusters.city_means(cities, spec.level),
        wild_bootstrap=clusters.wild_bootstrap(cities, spec.seed),
        heterogeneity=below(n, gates.heterogeneity, "few_cities")
        or clusters.heterogeneity(cities, spec.level),
        mmrm_cities=models.cities(contrast),
    )


def _attrition(
    whole: Whole, contrast: Contrast, measured: Measured, model: Modelled, found: Block
) -> Attrition:
    first, last = measured.first, measured.last
    reasons = whole.study.reasons(contrast.last, np.isnan(last))
    figures = found.figures
    return Attrition(
        flow=attrition.flow(first, last, reasons),
        leavers=_leavers(first, last, whole.setting),
        complete_pairs=figures if isinstance(figures, Withheld) else figures.change,
        mmrm=model,
        tipping_point=_tipping_point(whole, contrast, model),
        leaving_model=_leaving_model(whole, first, last),
    )


def _leavers(first: Floats, last: Floats, setting: Setting) -> attrition.Leavers | Withheld:
    found = attrition.leavers(first, last)
    if found is None:
        return Withheld("nobody_left")
    fewest = min(found.n_leavers, found.n_stayers)
    return below(fewest, setting.gates.leavers, "few_leavers") or found


def _tipping_point(
    whole: Whole, contrast: Contrast, model: Modelled
) -> attrition.TippingPoint | Withheld:
    """Of the women in the model, those without a last score are assumed to fare worse."""
    first, last = whole.pairs_of(contrast)
    if isinstance(model, Withheld):
        return Withheld("no_mmrm_for_tipping") if np.isnan(last).any() else Withheld("nobody_left")
    missing = model.n - int((~np.isnan(last)).sum())
    if missing == 0:
        return Withheld("nobody_left")
    known = first[~np.isnan(first)]
    sd = float(known.std(ddof=1)) if known.size > 1 else 0.0
    return attrition.tipping_point(model.ci, missing, model.n, sd)


def _leaving_model(whole: Whole, first: Floats, last: Floats) -> list[attrition.Leaving] | Withheld:
    there = ~np.isnan(first)
    names = (whole.outcome.name, *whole.study.covariate_names)
    predictors = np.column_stack([first, whole.study.covariates])[there]
    left = np.isnan(last[there])
    found = attrition.leaving_model(left, predictors, names, whole.setting.spec.level)
    needed = attrition.LEAVERS_PER_PREDICTOR * len(names)
    return found or Withheld("few_leavers", n=int(left.sum()), needed=needed)


def _bounds(found: Block, setting: Setting) -> BothBounds:
    figures = found.figures
    if isinstance(figures, Withheld):
        return BothBounds(figures, figures)
    rci = figures.rci
    return BothBounds(
        higher=_bound(figures.superiority.higher, found, setting),
        improved=rci if isinstance(rci, Withheld) else _bound(rci.improved, found, setting),
    )


def _bound(count: int, of: Block, setting: Setting) -> attrition.Bounds:
    found = attrition.bounds(count, of.n_paired, of.n_enrolled)
    refusal = below(of.n_enrolled, setting.gates.share, "few_for_share")
    return replace(found, low=refusal, high=refusal) if refusal else found


def _sensitivity(whole: Whole, contrast: Contrast, models: Models) -> Sensitivity | None:
    if whole.study.reformulated is None and whole.study.mode is None:
        return None
    return _same_mode(whole, contrast, _reformulated(whole, contrast, models))


def _reformulated(whole: Whole, contrast: Contrast, models: Models) -> Sensitivity:
    study = whole.study
    if study.reformulated is None:
        return Sensitivity()
    places = study.columns(whole.outcome.items)
    given = study.values[:, :, places], study.reformulated[:, :, places]
    refusal = below(sensitivity.smallest_cell(*given), whole.setting.gates.cell, "few_in_cell")
    return Sensitivity(
        most_reformulated=sensitivity.most_reformulated(whole.outcome.items, *given),
        without_reformulated=_rerun(whole, contrast, without_reformulated(study), None),
        mmrm_reformulation=refusal or models.reformulation(contrast),
    )


def _same_mode(whole: Whole, contrast: Contrast, found: Sensitivity) -> Sensitivity:
    study = whole.study
    if study.mode is None:
        return found
    places = study.columns(whole.outcome.items)
    moments = study.at(contrast.first), study.at(contrast.last)
    moved = sensitivity.switched(study.mode[:, :, places], *moments)
    same = _rerun(whole, contrast, study.values, ~moved)
    return replace(found, n_mode_switched=int(moved.sum()), same_mode=same)


def _rerun(
    whole: Whole, contrast: Contrast, values: Floats, women: Booleans | None
) -> sensitivity.Rerun | Withheld:
    again = scores(whole.study, whole.outcome, values)
    first, last = (again[:, whole.study.at(o)] for o in (contrast.first, contrast.last))
    both = ~np.isnan(first) & ~np.isnan(last)
    if women is not None:
        both = np.logical_and(both, women)
    n = int(both.sum())
    level = whole.setting.spec.level
    return few_pairs(n, whole.setting.gates) or sensitivity.Rerun(
        n, paired.paired_change(first[both], last[both], level)
    )


def comparison(
    study: Study, outcome: Outcome, contrast: Contrast, setting: Setting
) -> arms.Comparison | Withheld | None:
    """The programme beside the comparison arm, where one is declared."""
    declared = setting.spec.arms
    if declared is None:
        return None
    arm, table = study.partitions["arm"], scores(study, outcome)
    first, last = table[:, study.at(contrast.first)], table[:, study.at(contrast.last)]
    both = ~np.isnan(first) & ~np.isnan(last)
    both &= arm.where(declared.programme) | arm.where(declared.comparison)
    treated = arm.where(declared.programme)[both]
    fewest = min(int(treated.sum()), int((~treated).sum()))
    refusal = below(fewest, setting.gates.cell, "few_in_cell")
    if fewest < arms.FEWEST:
        refusal = refusal or Withheld("no_arm_pairs")
    city = study.partitions["cluster"].of[both] if "cluster" in study.partitions else None
    return refusal or (
        arms.ancova(first[both], last[both], treated, city, setting.spec.level)
        or Withheld("no_residual")
    )


def baseline_answers(study: Study, outcome: Outcome) -> Floats:
    """Answers at the first moment, all groups pooled (women by items)."""
    return answers(study, outcome)[:, 0, :]
