"""The prepared questions of the house, values to ask them with, and what their answers hold."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from inspect import signature
from itertools import product
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Model, QuerySet

import miriam
from miriam.access.models import Account, Centre, Mandate
from miriam.accompaniment.models import Encounter
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.prepared import Blank, Prepared
from miriam.groups.models import Group
from miriam.groupwork.models import Session as Together
from miriam.measures.models import Administration, Answer
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.models import Holder, OpenedKey, Ring
from tests.access.routes import all_routes

Question = Prepared[..., Any]
ROOT = Path(miriam.__file__).parent
# One that stands above a function of its module, and not within another.
DECORATED = re.compile(r"^@prepared$", re.MULTILINE)


def modules() -> Iterator[tuple[str, int]]:
    """Every module of the product in which questions are prepared, and how many."""
    for path in sorted(ROOT.rglob("*.py")):
        if many := len(DECORATED.findall(path.read_text())):
            yield ".".join(("miriam", *path.relative_to(ROOT).with_suffix("").parts)), many


def prepared_in(name: str) -> dict[str, Question]:
    """Those that were prepared in this module, and not only imported there."""
    return {
        f"{name}.{word}": value
        for word, value in vars(import_module(name)).items()
        if isinstance(value, Prepared) and value.__module__ == name
    }


def of_rights() -> dict[str, Question]:
    """Those with which a right finds its object among the keys of its rule."""
    rights = {route.gate.permission for route in all_routes() if route.gate.permission}
    return {right.name: right._among for right in rights if right.keys}


def every_question() -> dict[str, Question]:
    found: dict[str, Question] = of_rights()
    for name, _many in modules():
        found |= prepared_in(name)
    return found


def every(model: type[Model], field: str = "pk") -> list[Any]:
    rows = model._default_manager.order_by(field)
    return list(rows.values_list(field, flat=True).distinct())


# What may stand where a question has a value of this name.
VALUES: dict[str, Callable[[type[Model]], list[Any]]] = {
    "account": lambda _: every(Account),
    "after": lambda _: [clock.today() - timedelta(days=3650)],
    "administration": lambda _: every(Administration),
    "but": lambda _: every(Mandate),
    "centre": lambda _: every(Centre),
    "confided": lambda _: every(File),
    "depth": lambda _: list(Depth),
    "depths": lambda _: list(Depth),
    "encounters": lambda _: every(Encounter),
    "file": lambda _: every(File),
    "files": lambda _: every(File),
    "first": lambda _: [clock.today()],
    "group": lambda _: every(Group),
    "groups": lambda _: every(Group),
    "hat": lambda _: every(Mandate),
    "hats": lambda _: every(Mandate),
    "holder": lambda _: every(Holder),
    "instrument": lambda _: every(Administration, "version__instrument"),
    "items": lambda _: every(Answer, "item"),
    "keys": lambda model: every(model, "once" if model is Line else "pk"),
    "kind": lambda _: every(Encounter, "kind"),
    "last": lambda _: [clock.today() + timedelta(days=7)],
    "now": lambda _: [clock.now()],
    "opened_id": lambda _: every(OpenedKey, "public_id"),
    "public_id": lambda model: every(model, "public_id"),
    "session": lambda _: every(Session, "session_key"),
    "sessions": lambda _: every(Together),
    "since": lambda _: [clock.now() - timedelta(days=3650)],
    "subject": lambda _: every(Ring, "subject"),
    "subjects": lambda _: every(Ring, "subject"),
    "today": lambda _: [clock.today()],
    "until": lambda _: [clock.now() + timedelta(days=3650)],
}


def values_for(question: Question) -> Iterator[dict[str, Any]]:
    """All that it can be asked with: one value after the other, or all of them in a list."""
    model = question._build(**{name: Blank(name) for name in question._names}).model
    offered = []
    for name, parameter in signature(question._build).parameters.items():
        found = [value for value in VALUES[name](model) if value is not None]
        is_list = str(parameter.annotation).startswith("list")
        offered.append([found] if is_list else found)
    for values in product(*offered):
        yield dict(zip(question._names, values, strict=True))


def told(value: Any, seen: frozenset[int] = frozenset()) -> Any:
    """All that a row holds, of which type, with what it knows of itself and of the rows beside."""
    if isinstance(value, QuerySet):
        value = list(value)
    if isinstance(value, list):
        return [told(one, seen) for one in value]
    if not isinstance(value, Model):
        return type(value), bytes(value) if isinstance(value, memoryview) else value
    if id(value) in seen:
        return "again"
    seen |= {id(value)}
    own = {name: told(kept, seen) for name, kept in vars(value).items() if name[0] != "_"}
    state = value._state
    beside = {**state.fields_cache, **getattr(value, "_prefetched_objects_cache", {})}
    related = {name: told(kept, seen) for name, kept in beside.items()}
    return type(value), own, state.adding, state.db, related


def answers(question: Question, values: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """What it gives, and what its query gives when it is asked plainly."""
    plain = question._build(**values)
    both = told(question(**values)), told(list(plain))
    return both if plain.ordered else (sorted(both[0], key=repr), sorted(both[1], key=repr))
