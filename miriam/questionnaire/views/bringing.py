"""A questionnaire comes in as a file: read, shown with what was assumed, and only then kept."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.core.refusals import Refused
from miriam.look.language import said
from miriam.questionnaire.domain.definition.compare import changes, latest, version_problem
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.problems import Problem
from miriam.questionnaire.domain.editor import brought
from miriam.questionnaire.domain.editor.brought import Brought
from miriam.questionnaire.forms.bringing import BringForm, KeepForm
from miriam.questionnaire.pages.places import place, sentence
from miriam.questionnaire.permissions import WRITE_DEFINITIONS
from miriam.questionnaire.selectors import definitions, recordings
from miriam.questionnaire.services import bringing

AS_DRAFT = "draft"


@requires(WRITE_DEFINITIONS)
def bring(request: Request, _mandate: Mandate) -> HttpResponse:
    """Read a file and say what was understood, assumed, and wrong; nothing is kept yet."""
    form = BringForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "questionnaire/bring.html", {"form": form})
    content = form.cleaned_data["file"].read()
    return _shown(request, brought.read(content), content)


@requires(WRITE_DEFINITIONS)
def keep(request: Request, _mandate: Mandate) -> HttpResponse:
    """Keep the version that was read, or make a draft of it; the page brings the file back."""
    form = KeepForm(request.POST or None)
    if not form.is_valid():
        return redirect("questionnaire:bring")
    content = form.cleaned_data["content"]
    read = brought.read(content)
    if read.instrument is None:
        return _shown(request, read, content)
    try:
        if AS_DRAFT in request.POST:
            draft = bringing.as_draft(read.instrument, read, by=request.actor)
            return redirect("questionnaire:draft", draft.public_id)
        version = bringing.as_version(read.instrument, read, by=request.actor)
    except Refused as refused:
        return _shown(request, read, content, refused=str(refused))
    messages.success(request, _("La version est gardée."))
    return redirect("measures:definition", version.instrument, version.version)


def _shown(request: Request, read: Brought, content: bytes, refused: str = "") -> HttpResponse:
    context: dict[str, object] = {
        "form": BringForm(),
        "assumptions": _sentences(read.assumptions),
        "problems": _sentences(read.problems),
        "read": read.instrument,
        "refused": refused,
    }
    if read.instrument is not None:
        context |= {
            "keep": KeepForm(initial={"content": content}),
            "title": said(read.instrument.title),
            "voices": len(read.sounds),
            "silent": sorted(read.silent - recordings.heard(read.silent)),
            **_beside_what_is_here(read.instrument),
        }
    return render(request, "questionnaire/bring.html", context)


def _beside_what_is_here(brought: Instrument) -> dict[str, object]:
    """What it changes in the newest version of the same name, and whether its number says so."""
    earlier = definitions.versions_of(brought.id)
    if not earlier:
        return {}
    same_number = [one for one in earlier if one.version == brought.version]
    since = same_number[0] if same_number else latest(earlier)
    problem = version_problem(since, brought)
    return {
        "since": since,
        "changes": [(place(one.where), one) for one in changes(since, brought)],
        "number_is_wrong": sentence(problem) if problem else "",
    }


def _sentences(problems: Iterable[Problem]) -> list[str]:
    """Each with its place, in the language of the page."""
    return [sentence(problem) for problem in problems]
