"""Reading the specification of a study: every key known, every fault named with its place."""

import difflib
import math
import tomllib
from collections.abc import Iterable
from typing import Any

from miriam.statistics.errors import BadInput
from miriam.statistics.specification import (
    Arms,
    Claim,
    Domains,
    Fact,
    Goals,
    Outcome,
    Specification,
    ThenTest,
    Transition,
)
from miriam.statistics.words import Word

CONFIRMATORY_AT_MOST = 3


class _Table:
    """One TOML table: its keys are asked for by type, and what is left over is refused."""

    def __init__(self, data: object, where: str, known: Iterable[str]) -> None:
        if not isinstance(data, dict):
            raise BadInput("wrong_type", where="TOML", key=where, wanted=Word("table"))
        self.data: dict[str, Any] = data
        self.where = where
        self.known = tuple(known)
        for key in data:
            if key not in self.known:
                raise BadInput(
                    "unknown_key", where=where, key=key, nearest=_nearest(key, self.known)
                )

    def text(self, key: str, default: str | None = None) -> str | None:
        value: str | None = self._typed(
            key, default, "text", lambda v: isinstance(v, str) and v.strip()
        )
        return value

    def required_text(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise BadInput("missing_key", where=self.where, key=key)
        return value.strip()

    def number(self, key: str, low: float = -math.inf, high: float = math.inf) -> float | None:
        value = self._typed(key, None, "number", _is_number)
        if value is not None and not low <= value <= high:
            raise BadInput("out_of_bounds", where=self.where, key=key, low=low, high=high)
        return None if value is None else float(value)

    def whole(self, key: str, default: int | None = None) -> int | None:
        value: int | None = self._typed(
            key, default, "whole", lambda v: isinstance(v, int) and not isinstance(v, bool)
        )
        return value

    def truth(self, key: str) -> bool | None:
        value: bool | None = self._typed(key, None, "truth", lambda v: isinstance(v, bool))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._typed(
            key, (), "texts", lambda v: isinstance(v, list) and all(isinstance(x, str) for x in v)
        )
        return tuple(text.strip() for text in value)

    def required_texts(self, key: str, *, distinct: bool = False) -> tuple[str, ...]:
        value = self.distinct(key) if distinct else self.texts(key)
        if not value:
            raise BadInput("missing_key", where=self.where, key=key)
        return value

    def distinct(self, key: str, also: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Texts of which none is there twice, nor among others given."""
        named = self.texts(key)
        _demand_once((*also, *named), f"{self.where} {key}")
        return named

    def numbers(self, key: str) -> tuple[float, ...]:
        value = self._typed(
            key, (), "numbers", lambda v: isinstance(v, list) and all(_is_number(x) for x in v)
        )
        return tuple(float(x) for x in value)

    def one_of(self, key: str, choices: tuple[str, ...], default: str) -> str:
        value = self.text(key, default)
        if value not in choices:
            raise BadInput("one_of", where=self.where, key=key, known=", ".join(choices))
        return value

    def tables(self, key: str) -> list[Any]:
        return list(self._typed(key, [], "tables", lambda v: isinstance(v, list)))

    def _typed(self, key: str, default: Any, kind: str, test: Any) -> Any:
        value = self.data.get(key, default)
        if key in self.data and not test(value):
            raise BadInput("wrong_type", where=self.where, key=key, wanted=Word(kind))
        return value


def _demand_once(names: tuple[str, ...], where: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise BadInput("there_twice", where=where, name=name)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _nearest(key: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
    return close[0] if close else known[0]


TOP = (
    "occasions outcome confirmatory multi_domain level seed covariates ignore_occasions by_group "
    "response_shift retest arms transition fact goals"
).split()
OUTCOME = (
    "name items score min max reverse min_answered reliability baseline_sd better cutoff "
    "norm_mean norm_sd"
).split()


def parse(text: str) -> Specification:
    """Read and check a specification."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput("toml_fault", why=fault) from fault
    return specification(data)


def specification(data: dict[str, Any]) -> Specification:
    """Check a specification given as plain data."""
    top = _Table(data, "TOML", TOP)
    occasions = _occasions(top)
    outcomes = tuple(_outcome(each, i) for i, each in enumerate(top.tables("outcome"), 1))
    _demand_names(outcomes)
    spec = Specification(
        occasions=occasions,
        outcomes=outcomes,
        multi_domain=_domains(data.get("multi_domain"), outcomes),
        level=top.number("level", 0.5, 0.999) or 0.95,
        seed=_seed(top),
        covariates=top.distinct("covariates"),
        ignore_occasions=top.texts("ignore_occasions"),
        by_group=top.truth("by_group"),
        then_test=_then_test(data.get("response_shift")),
        retest=_retest(data.get("retest")),
        arms=_arms(data.get("arms")),
        transition=_transition(data.get("transition"), outcomes),
        facts=tuple(_fact(each, i) for i, each in enumerate(top.tables("fact"), 1)),
        goals=_goals(data.get("goals"), occasions),
    )
    _demand_roles(spec)
    _demand_once(tuple(fact.name for fact in spec.facts), "[[fact]]")
    return _with_claims(spec, top.texts("confirmatory"))


def _occasions(top: _Table) -> tuple[str, ...]:
    occasions = top.required_texts("occasions")
    if len(occasions) not in (2, 3) or len(set(occasions)) != len(occasions):
        raise BadInput("occasions_count")
    return occasions


def _seed(top: _Table) -> int:
    seed = top.whole("seed", 1) or 0
    if seed < 0:
        raise BadInput("out_of_bounds", where=top.where, key="seed", low=0, high="2^63")
    return seed


def _demand_names(outcomes: tuple[Outcome, ...]) -> None:
    if not outcomes:
        raise BadInput("no_outcome")
    names = [outcome.name for outcome in outcomes]
    for name in names:
        if names.count(name) > 1:
            raise BadInput("name_twice", name=name)


def _demand_roles(spec: Specification) -> None:
    every = (*spec.all_occasions, *spec.ignore_occasions)
    for occasion in every:
        if every.count(occasion) > 1:
            raise BadInput("occasion_twice", value=occasion)


def _outcome(data: object, position: int) -> Outcome:
    name = data.get("name") if isinstance(data, dict) else None
    table = _Table(data, f"[[outcome]] {name or position}", OUTCOME)
    items = table.required_texts("items")
    outcome = Outcome(
        name=table.required_text("name"),
        items=items,
        score=table.one_of("score", ("mean", "single"), "single" if len(items) == 1 else "mean"),
        low=table.number("min"),
        high=table.number("max"),
        reverse=table.distinct("reverse"),
        min_answered=table.whole("min_answered"),
        reliability=table.number("reliability", 0, 0.9999),
        baseline_sd=table.number("baseline_sd", 1e-9),
        better=table.one_of("better", ("higher", "lower"), "higher"),
        cutoff=table.one_of("cutoff", ("a", "b", "c"), "a") if "cutoff" in table.data else None,
        norm=_norm(table),
    )
    _demand_coherent(outcome, table.where)
    return outcome


def _norm(table: _Table) -> tuple[float, float] | None:
    mean, sd = table.number("norm_mean"), table.number("norm_sd", 1e-9)
    return None if mean is None or sd is None else (mean, sd)


def _demand_coherent(outcome: Outcome, where: str) -> None:
    if outcome.score == "single" and len(outcome.items) > 1:
        raise BadInput("single_item", where=where)
    for item in outcome.items:
        if outcome.items.count(item) > 1:
            raise BadInput("item_repeated", where=where, item=item)
    for item in outcome.reverse:
        if item not in outcome.items:
            raise BadInput("reverse_unknown", where=where, item=item)
    _demand_limits(outcome, where)


def _demand_limits(outcome: Outcome, where: str) -> None:
    known = outcome.low is not None and outcome.high is not None
    if outcome.reverse and not known:
        raise BadInput("reverse_limits", where=where)
    if known and not (outcome.low or 0.0) < (outcome.high or 0.0):
        raise BadInput("min_above_max", where=where)
    answered = outcome.min_answered
    if answered is not None and not 1 <= answered <= len(outcome.items):
        raise BadInput(
            "out_of_bounds", where=where, key="min_answered", low=1, high=len(outcome.items)
        )
    if outcome.cutoff in {"b", "c"} and outcome.norm is None:
        raise BadInput("norm_needed", where=where)


def _known(where: str, name: str, outcomes: tuple[Outcome, ...]) -> str:
    names = [outcome.name for outcome in outcomes]
    if name not in names:
        raise BadInput("unknown_outcome", where=where, name=name, known=", ".join(names))
    return name


def _domains(data: object, outcomes: tuple[Outcome, ...]) -> Domains | None:
    if data is None:
        return None
    table = _Table(data, "[multi_domain]", ("outcomes", "k"))
    named = table.required_texts("outcomes", distinct=True)
    for name in named:
        _known(table.where, name, outcomes)
    k = table.whole("k", 3) or 0
    if not 1 <= k <= len(named):
        raise BadInput("k_too_large", count=len(named))
    return Domains(named, k)


def _with_claims(spec: Specification, named: tuple[str, ...]) -> Specification:
    if len(named) > CONFIRMATORY_AT_MOST:
        raise BadInput("too_many_claims", found=len(named))
    claims = tuple(_claim(name, spec) for name in named)
    for claim, name in zip(claims, named, strict=True):
        if claims.count(claim) > 1:
            raise BadInput("claim_twice", name=name)
    return Specification(**{**vars(spec), "confirmatory": claims})


def _claim(name: str, spec: Specification) -> Claim:
    """ "empowerment" means its first contrast; "empowerment:T2-T0" names another."""
    names = [outcome.name for outcome in spec.outcomes]
    contrasts = [contrast.name for contrast in spec.contrasts]
    if name in names:
        return Claim(name, contrasts[0])
    outcome, _, contrast = name.rpartition(":")
    _known("confirmatory", outcome.strip() or name, spec.outcomes)
    if contrast.strip() not in contrasts:
        raise BadInput(
            "unknown_contrast", where="confirmatory", name=contrast, known=", ".join(contrasts)
        )
    return Claim(outcome.strip(), contrast.strip())


def _then_test(data: object) -> ThenTest | None:
    if data is None:
        return None
    table = _Table(data, "[response_shift]", ("occasion", "items", "control"))
    items = table.required_texts("items", distinct=True)
    control = table.distinct("control", also=items)
    return ThenTest(table.required_text("occasion"), items, control)


def _retest(data: object) -> str | None:
    return (
        None if data is None else _Table(data, "[retest]", ["occasion"]).required_text("occasion")
    )


def _arms(data: object) -> Arms | None:
    if data is None:
        return None
    table = _Table(data, "[arms]", ("programme", "comparison"))
    both = table.required_text("programme"), table.required_text("comparison")
    _demand_once(both, table.where)
    return Arms(*both)


def _transition(data: object, outcomes: tuple[Outcome, ...]) -> Transition | None:
    if data is None:
        return None
    table = _Table(data, "[transition]", ("item", "outcome", "better_from"))
    better_from = table.number("better_from")
    if better_from is None:
        raise BadInput("missing_key", where=table.where, key="better_from")
    name = _known(table.where, table.required_text("outcome"), outcomes)
    return Transition(table.required_text("item"), name, better_from)


def _fact(data: object, position: int) -> Fact:
    table = _Table(data, f"[[fact]] {position}", ("name", "item", "kind"))
    item = table.required_text("item")
    kind = table.one_of("kind", ("yes_no", "category"), "yes_no")
    return Fact(table.text("name", item) or item, item, kind)


def _goals(data: object, occasions: tuple[str, ...]) -> Goals | None:
    if data is None:
        return None
    table = _Table(data, "[goals]", ("items", "weights", "occasion"))
    items = table.required_texts("items", distinct=True)
    weights = table.numbers("weights") or (1.0,) * len(items)
    if len(weights) != len(items) or min(weights) <= 0:
        raise BadInput("weights_count", where=table.where)
    return Goals(items, weights, table.one_of("occasion", occasions, occasions[1]))
