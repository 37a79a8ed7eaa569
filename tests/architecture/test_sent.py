"""What a page does with what was sent: it is handed to the base, and the service takes every fact.

The base (`miriam.look.forms`, `miriam.look.taps`) keeps it, or says why it was refused.
"""

import ast
import builtins
import importlib
import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any

import pytest
from django.forms import BaseForm, CharField

from miriam.accompaniment.views.taps import tap_on
from miriam.core.refusals import Refused
from miriam.look import taps
from miriam.look.forms import Refusable, WrittenOnce
from tests.architecture.house import ROOT, python_files, routes

ONLY_READS = "Something is looked for or read; nothing is kept that could be refused."
ALWAYS_WORKS = "It must work for whoever sends it; no service that refuses is asked."
AS_THE_GATE = "The service refuses only what the gate of the page has refused already."
TURNED_TO_HER = "The screen is hers: the question stays, and what it says is in her language."
IN_ITS_PLACE = "What was read stays on the page, and the refusal stands in it: there is no form."

# What answers otherwise than the base does, and why it may.
BY_HAND = {
    "access.views.team.let_in": "The digits are refused on reading as well as on sending.",
    "accompaniment.views.thread.thread": ONLY_READS,
    "desk.views.search.ask": ONLY_READS,
    "look.views.theme.choose_theme": ALWAYS_WORKS,
    "measures.views.intake._shown": IN_ITS_PLACE,
    "measures.views.intake.take_in_measures": IN_ITS_PLACE,
    "measures.views.tablet._answers": TURNED_TO_HER,
    "measures.views.tablet.change_language": TURNED_TO_HER,
    "measures.views.tablet_rests.end": AS_THE_GATE,
    "measures.views.tablet_rests.pause": AS_THE_GATE,
    "measures.views.tablet.question": TURNED_TO_HER,
    "questionnaire.views.answers.turn": ONLY_READS,
    "questionnaire.views.bringing.bring": ONLY_READS,
    "questionnaire.views.bringing.keep": IN_ITS_PLACE,
    "questionnaire.views.editor.add": AS_THE_GATE,
    "questionnaire.views.editor.part": AS_THE_GATE,
    "signin.forms._demand_hers": "A refused guess is what the form says of the password.",
    "signin.views.arrival.arrive": "An address whose key does not open is over, with its form.",
    "signin.views.arrival.onwards": ALWAYS_WORKS,
    "signin.views.drafts.draft": "What could not be kept is said without an hour.",
    "signin.views.sign_in.quick_exit": ALWAYS_WORKS,
    "signin.views.sign_in.sign_out": ALWAYS_WORKS,
}

SIGNS_OF_POST = {"POST", "require_POST", "is_valid"}
# From this many on, what a form says travels as one value with its types.
MANY_FACTS = 5
# The base, and what is nothing but a tap on something of hers.
TAPS = (taps.tap, taps.makes, tap_on)
KEEPS = {"keeps", "makes", "keeps_or_shows"}
TYPED = {"facts", "change"}

Scope = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """A service called with all that a form says: `service(**form.facts())`."""

    where: str
    said_by: type[WrittenOnce]
    facts: set[str]
    beside: set[str]
    service: Callable[..., object]


def views() -> dict[str, FunctionType]:
    """Every function of ours that an address leads to."""
    found = [inspect.unwrap(pattern.callback) for _address, pattern in routes()]
    return {name_of(view): view for view in found if view.__module__.startswith("miriam.")}


def name_of(view: FunctionType) -> str:
    return f"{view.__module__.removeprefix('miriam.')}.{view.__name__}"


def modules(*parts: str) -> Iterator[ModuleType]:
    for part in parts:
        for path in python_files(part):
            dotted = path.relative_to(ROOT).with_suffix("").parts
            yield importlib.import_module(".".join(dotted).removesuffix(".__init__"))


def tree_of(view: FunctionType) -> ast.Module:
    return ast.parse(textwrap.dedent(inspect.getsource(view)))


def read(view: FunctionType) -> list[ast.AST]:
    """A view as it is written, with the functions of its own module that it names."""
    own = list(ast.walk(tree_of(view)))
    helpers = {
        helper
        for node in own
        if isinstance(node, ast.Name)
        and inspect.isfunction(helper := inspect.unwrap(view.__globals__.get(node.id, view)))
        and helper.__module__ == view.__module__
    }
    return own + [node for helper in helpers - {view} for node in ast.walk(tree_of(helper))]


def words_in(nodes: list[ast.AST]) -> set[str]:
    """Names, attributes and texts."""
    return {
        str(getattr(node, field))
        for node in nodes
        for field, kind in (("id", ast.Name), ("attr", ast.Attribute), ("value", ast.Constant))
        if isinstance(node, kind)
    }


def answers_what_is_sent(view: FunctionType) -> bool:
    return bool(SIGNS_OF_POST & words_in(read(view)))


def hands_to_the_base(view: FunctionType) -> bool:
    words = words_in(read(view))
    named = [view.__globals__.get(word) for word in words]
    forms = [one for one in named if isinstance(one, type) and issubclass(one, BaseForm)]
    refusable = any(issubclass(form, Refusable) for form in forms)
    return (refusable and bool(KEEPS & words)) or any(tap in named for tap in TAPS)


def catches_refused(node: ast.AST, scope: Scope) -> bool:
    """Whether a refusal, or one that is more particular, is caught here."""
    kinds = [resolved(one, scope) for one in [*excepted(node), *suppressed(node, scope)]]
    return any(isinstance(kind, type) and issubclass(kind, Refused) for kind in kinds)


def excepted(node: ast.AST) -> Iterator[ast.AST]:
    """What `except` names."""
    for handler in ast.walk(node):
        if isinstance(handler, ast.ExceptHandler) and handler.type:
            yield from parts_of(handler.type)


def suppressed(node: ast.AST, scope: Scope) -> Iterator[ast.AST]:
    """What `suppress(…)` names."""
    for called in ast.walk(node):
        if isinstance(called, ast.Call) and resolved(called.func, scope) is suppress:
            yield from called.args


def caught_by_hand(module: ModuleType) -> Iterator[str]:
    for node in ast.parse(inspect.getsource(module)).body:
        if catches_refused(node, vars(module)):
            yield f"{module.__name__.removeprefix('miriam.')}.{getattr(node, 'name', '')}"


def resolved(node: ast.AST, scope: Scope) -> Any:
    """What a name, or a name within a module, stands for."""
    if isinstance(node, ast.Attribute):
        return getattr(resolved(node.value, scope), node.attr, None)
    if isinstance(node, ast.Name):
        return scope.get(node.id, getattr(builtins, node.id, None))
    return None


def kinds_of(function: ast.FunctionDef, scope: Scope) -> Scope:
    """The classes of what a function is given or makes: `form: F`, `form = F(…)`."""
    given = [(one.arg, one.annotation) for one in function.args.args + function.args.kwonlyargs]
    made = [
        (target.id, value.func)
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for targets, values in [(node.targets[0], node.value)]
        for target, value in zip(parts_of(targets), parts_of(values), strict=False)
        if isinstance(target, ast.Name) and isinstance(value, ast.Call)
    ]
    return {name: resolved(kind, scope) for name, kind in [*given, *made] if kind}


def parts_of(node: ast.AST) -> list[ast.AST]:
    return list(node.elts) if isinstance(node, ast.Tuple) else [node]


def calls(module: ModuleType, tree: ast.AST) -> Iterator[Call]:
    """Every service that is called with all that a form says."""
    scope = vars(module)
    for owner in ast.walk(tree):
        for function in ast.iter_child_nodes(owner):
            if isinstance(function, ast.FunctionDef):
                kinds = kinds_of(function, scope)
                if isinstance(owner, ast.ClassDef):
                    kinds["self"] = scope[owner.name]
                for node in ast.walk(function):
                    if isinstance(node, ast.Call) and (said := form_said(node)):
                        form, verb = said
                        yield call(
                            node, kinds[form], verb, f"{module.__name__}.{function.name}", scope
                        )


def form_said(node: ast.Call) -> tuple[str, str] | None:
    """The form and its verb, in `service(**form.facts())`."""
    for keyword in node.keywords:
        match keyword:
            case ast.keyword(
                arg=None, value=ast.Call(func=ast.Attribute(value=ast.Name(id=form), attr=verb))
            ) if verb in TYPED:
                return form, verb
    return None


def call(node: ast.Call, form: type[WrittenOnce], verb: str, where: str, scope: Scope) -> Call:
    service = resolved(node.func, scope)
    assert callable(service), f"{where}: {ast.unparse(node.func)} is not found."
    given = list(inspect.signature(service).parameters)[: len(node.args)]
    named = {keyword.arg for keyword in node.keywords if keyword.arg}
    return Call(where, form, said(form, verb), {*given, *named}, service)


def said(form: type[WrittenOnce], verb: str) -> set[str]:
    """The names of the facts that a form says once everything is typed."""
    typed = form.__new__(form)
    typed.cleaned_data = dict.fromkeys(form.base_fields)
    return set(getattr(typed, verb)())


def untaken(one: Call) -> set[str]:
    """What is said and not taken, or taken and not said."""
    parameters = inspect.signature(one.service).parameters
    needed = {name for name, it in parameters.items() if it.default is inspect.Parameter.empty}
    names = one.facts | one.beside
    return (names - set(parameters)) | (needed - names)


def one_by_one(one: Call) -> bool:
    """Whether a service takes as many facts one after the other as only a dataclass should."""
    return inspect.isfunction(one.service) and len(one.facts - {"version"}) >= MANY_FACTS


VIEWS = views()
CALLS = [
    call
    for module in modules("views", "forms")
    for call in calls(module, ast.parse(inspect.getsource(module)))
]


def test_whatever_is_sent_is_handed_to_the_base_or_says_why_not() -> None:
    alone = {
        name
        for name, view in VIEWS.items()
        if answers_what_is_sent(view) and not hands_to_the_base(view)
    }
    caught = {
        name
        for module in modules("views", "forms", "pages")
        for name in caught_by_hand(module)
        if module.__name__ != Refusable.__module__
    }
    assert alone | caught == set(BY_HAND)


def test_a_tap_on_something_of_hers_hands_over() -> None:
    assert taps.tap in [tap_on.__globals__.get(word) for word in words_in(read(tap_on))]


def test_most_pages_are_seen_to_hand_over() -> None:
    assert sum(map(hands_to_the_base, VIEWS.values())) > 2 * len(BY_HAND)


def by_hand(request: Any) -> str:
    try:
        return str(request.POST["name"])
    except Refused as refused:
        return str(refused)


def in_silence(request: Any) -> None:
    with suppress(Refused):
        request.keep()


def test_a_view_that_keeps_silent_about_a_refusal_is_found() -> None:
    assert catches_refused(tree_of(in_silence), in_silence.__globals__)


def test_a_view_that_catches_a_refusal_by_hand_is_found() -> None:
    assert answers_what_is_sent(by_hand)
    assert not hands_to_the_base(by_hand)
    assert catches_refused(tree_of(by_hand), by_hand.__globals__)


def test_forms_say_facts_to_services() -> None:
    assert {"ThemeForm", "StepForm", "GroupForm"} <= {call.said_by.__name__ for call in CALLS}


@pytest.mark.parametrize("one", CALLS, ids=lambda one: f"{one.where}-{one.said_by.__name__}")
def test_a_service_takes_exactly_what_a_form_says(one: Call) -> None:
    assert not untaken(one)


@pytest.mark.parametrize("one", CALLS, ids=lambda one: f"{one.where}-{one.said_by.__name__}")
def test_many_facts_travel_as_one_value(one: Call) -> None:
    assert not one_by_one(one)


class ManyForm(WrittenOnce):
    a = b = c = d = e = CharField()


def many(thing: object, *, a: str, b: str, c: str, d: str, e: str) -> None: ...


def five(form: ManyForm) -> None:
    many(form, **form.facts())


def test_a_service_that_takes_many_one_by_one_is_found() -> None:
    [found] = calls(importlib.import_module(__name__), tree_of(five))
    assert one_by_one(found)


class NameForm(WrittenOnce):
    name = CharField()


@dataclass(frozen=True)
class Named:
    name: str
    day: str


def rename(thing: object, *, name: str, by: object = None) -> None: ...


def close(thing: object, *, by: object) -> None: ...


def three(form: NameForm) -> None:
    rename(form, **form.facts())
    close(form, **form.facts(), by=form)
    Named(**form.facts())


def test_a_service_that_takes_something_else_is_found() -> None:
    found = calls(importlib.import_module(__name__), tree_of(three))
    assert [untaken(one) for one in found] == [set(), {"name"}, {"day"}]
