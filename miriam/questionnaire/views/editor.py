"""The editor of questionnaires: a researcher writes a draft part by part and publishes it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.language import page_language, said
from miriam.look.taps import makes, tap
from miriam.questionnaire.domain.definition.problems import Faulty, Problem
from miriam.questionnaire.domain.editor import content
from miriam.questionnaire.forms.editing import KINDS, SINGLE, Editing, PartKind
from miriam.questionnaire.forms.part import name_of
from miriam.questionnaire.forms.parts import NewDraftForm
from miriam.questionnaire.models import DefinitionDraft
from miriam.questionnaire.pages import words
from miriam.questionnaire.pages.places import place, sentence
from miriam.questionnaire.pages.reading import as_it_reads, found_or_404
from miriam.questionnaire.permissions import EDIT_DRAFT, WRITE_DEFINITIONS
from miriam.questionnaire.selectors.drafts import definition_of, verdict_of
from miriam.questionnaire.services import drafts

Json = dict[str, Any]


@dataclass(frozen=True)
class Listed:
    """A part in the table of contents: how one knows it, and what is still wrong with it."""

    code: str
    name: str
    problems: int


@dataclass(frozen=True)
class Chapter:
    """A kind of part with all its parts."""

    slug: str
    kind: PartKind
    parts: list[Listed]
    problems: int
    single: bool


@requires(WRITE_DEFINITIONS)
def new(request: Request, _mandate: Mandate) -> HttpResponse:
    """Begin a questionnaire that does not exist yet."""
    form = NewDraftForm(request.POST or None)
    if form.is_valid() and (
        draft := form.makes(
            lambda: drafts.begin_empty(**form.cleaned_data, by=request.actor), about="name"
        )
    ):
        return redirect("questionnaire:draft", draft.public_id)
    return render(request, "questionnaire/draft_new.html", {"form": form})


@requires(WRITE_DEFINITIONS)
def begin(request: Request, _mandate: Mandate, questionnaire: str, version: str) -> HttpResponse:
    """Begin a draft that says what this version says; the version itself never changes."""
    found = found_or_404(questionnaire, version)
    draft = None
    if request.method == "POST":
        draft = makes(request, lambda: drafts.begin_from(found, by=request.actor))
    if draft is None:
        return redirect("measures:definition", questionnaire, version)
    return redirect("questionnaire:draft", draft.public_id)


@requires(EDIT_DRAFT)
def draft(request: Request, draft: DefinitionDraft) -> HttpResponse:
    """The table of contents, what is still missing, and the number that it would get."""
    context: dict[str, object] = {"draft": draft, "title": _title(draft)}
    problems: tuple[Problem, ...] = ()
    try:
        definition = definition_of(draft)
        verdict = verdict_of(draft, definition)
        context |= {
            "definition": definition,
            "verdict": verdict,
            "step": words.STEPS[verdict.step],
            "reasons": [place(change.where) for change in verdict.reasons],
            "changes": [(place(change.where), change) for change in verdict.changes],
        }
    except Faulty as faulty:
        problems = faulty.problems
    context |= {"chapters": _chapters(draft.content, problems), "problems": _listed(problems)}
    return render(request, "questionnaire/draft.html", context)


def _title(draft: DefinitionDraft) -> str:
    return said(draft.content["title"])


def _chapters(data: Json, problems: Iterable[Problem]) -> list[Chapter]:
    wrong = Counter(content.owner_of(problem.where) for problem in problems)
    in_chapter = Counter(kind for kind, _code in wrong.elements())
    language = page_language()
    return [
        Chapter(
            slug,
            kind,
            [
                Listed(str(part["code"]), name_of(part, language), wrong[slug, str(part["code"])])
                for part in data.get(slug, [])
                if slug not in SINGLE
            ],
            in_chapter[slug],
            slug in SINGLE,
        )
        for slug, kind in KINDS.items()
    ]


def _listed(problems: Iterable[Problem]) -> list[tuple[str, str, str]]:
    """Each sentence with the page where it can be mended: kind and code, none for a whole list."""
    found = []
    for problem in problems:
        kind, code = content.owner_of(problem.where)
        found.append((sentence(problem), kind, kind if kind in SINGLE else code))
    return found


@requires(EDIT_DRAFT)
def part(request: Request, draft: DefinitionDraft, part: str, code: str) -> HttpResponse:
    """Edit one part; it is kept also while others are missing."""
    kept = content.find(draft.content, part, code) if part in KINDS else None
    if kept is None:
        raise Http404
    editing = Editing(request.POST or None, draft=draft.content, kind=part, part=kept)
    if request.method == "POST" and editing.is_valid():
        return _kept(request, draft, part, editing)
    return render(request, "questionnaire/draft_part.html", _page(draft, part, editing, code))


@requires(EDIT_DRAFT)
def add(request: Request, draft: DefinitionDraft, part: str) -> HttpResponse:
    """One part more, at the end of its list."""
    if part not in content.LISTS:
        raise Http404
    editing = Editing(request.POST or None, draft=draft.content, kind=part)
    if request.method == "POST" and editing.is_valid():
        return _kept(request, draft, part, editing)
    return render(request, "questionnaire/draft_part.html", _page(draft, part, editing))


def _kept(request: Request, draft: DefinitionDraft, kind: str, editing: Editing) -> HttpResponse:
    gone = drafts.put(draft, kind, editing.part(), by=request.actor)
    messages.success(request, _("C’est gardé dans le brouillon."))
    if gone:
        messages.warning(request, words.outdated_voices(gone))
    return redirect("questionnaire:draft", draft.public_id)


def _page(draft: DefinitionDraft, kind: str, editing: Editing, code: str = "") -> dict[str, object]:
    language = page_language()
    name = name_of(editing.kept, language) if editing.kept.get("code") is not None else ""
    return {
        "draft": draft,
        "draft_title": _title(draft),
        "slug": kind,
        "code": code,
        "kind": KINDS[kind],
        "editing": editing,
        "name": name,
        "problems": _problems_of(draft, kind, code) if code else [],
        "removable": bool(code) and kind not in SINGLE,
    }


def _problems_of(draft: DefinitionDraft, kind: str, code: str) -> list[str]:
    try:
        definition_of(draft)
    except Faulty as faulty:
        owner = (kind, code)
        return [
            sentence(problem)
            for problem in faulty.problems
            if content.owner_of(problem.where) == owner
            or (kind in SINGLE and content.owner_of(problem.where)[0] == kind)
        ]
    return []


@require_POST
@requires(EDIT_DRAFT)
def move(request: Request, draft: DefinitionDraft, part: str, code: str) -> HttpResponse:
    """One place earlier, or later."""
    if part not in content.LISTS:
        raise Http404
    earlier = request.POST.get("to") != "later"
    return tap(
        request,
        lambda: drafts.move(draft, part, code, earlier=earlier, by=request.actor),
        "",
        f"{_address(draft)}#{part}",
    )


@require_POST
@requires(EDIT_DRAFT)
def remove(request: Request, draft: DefinitionDraft, part: str, code: str) -> HttpResponse:
    """Take a part out of the draft."""
    if part not in content.LISTS:
        raise Http404
    return tap(
        request,
        lambda: drafts.remove(draft, part, code, by=request.actor),
        _("C’est retiré du brouillon. Les versions publiées la gardent."),
        f"{_address(draft)}#{part}",
    )


@requires(EDIT_DRAFT)
def preview(request: Request, draft: DefinitionDraft) -> HttpResponse:
    """How the draft reads, in one of its languages."""
    context: dict[str, object] = {"draft": draft, "title": _title(draft)}
    try:
        definition = definition_of(draft)
        context |= as_it_reads(
            definition,
            request.GET.get("langue"),
            address=lambda name: reverse("questionnaire:draft_sound", args=[draft.public_id, name]),
        )
    except Faulty as faulty:
        context["problems"] = [sentence(problem) for problem in faulty.problems]
    return render(request, "questionnaire/draft_preview.html", context)


@require_POST
@requires(EDIT_DRAFT)
def publish(request: Request, draft: DefinitionDraft) -> HttpResponse:
    """Make a version of it; refused with a sentence while something is missing."""
    version = makes(request, lambda: drafts.publish(draft, by=request.actor))
    if version is None:
        return redirect("questionnaire:draft", draft.public_id)
    messages.success(request, _("La version %(number)s est publiée.") % {"number": version.version})
    return redirect("measures:definition", version.instrument, version.version)


@require_POST
@requires(EDIT_DRAFT)
def throw_away(request: Request, draft: DefinitionDraft) -> HttpResponse:
    """Erase the draft."""
    return tap(
        request,
        lambda: drafts.throw_away(draft, by=request.actor),
        _("Le brouillon est effacé."),
        "questionnaire:definitions",
    )


def _address(draft: DefinitionDraft) -> str:
    return reverse("questionnaire:draft", args=[draft.public_id])
