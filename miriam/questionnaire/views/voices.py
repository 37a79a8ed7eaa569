"""The voices of a questionnaire: recorded in the editor, heard there and in the preview."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.language import said
from miriam.look.taps import tap
from miriam.questionnaire.domain.editor import content
from miriam.questionnaire.domain.editor import voices as aloud
from miriam.questionnaire.domain.editor.voices import Slot
from miriam.questionnaire.forms.editing import KINDS
from miriam.questionnaire.forms.voices import VoiceForm, VoicesForm
from miriam.questionnaire.models import DefinitionDraft
from miriam.questionnaire.pages.reading import found_or_404
from miriam.questionnaire.pages.sounds import recording_or_404
from miriam.questionnaire.permissions import EDIT_DRAFT, READ_DEFINITIONS
from miriam.questionnaire.selectors import recordings
from miriam.questionnaire.services import drafts

Json = dict[str, Any]


@dataclass(frozen=True)
class SpokenLine:
    """One text that can be read aloud, in one language, and the recording of it that is here."""

    key: str
    words: str
    name: str
    file: str
    is_answer: bool


@requires(EDIT_DRAFT)
def all(request: Request, draft: DefinitionDraft, language: str) -> HttpResponse:  # noqa: A001
    """Everything that can be read aloud in one language, in the order of the screens; many
    recordings at once find their places by their names.
    """
    spoken = _language(draft.content, language)
    form = VoicesForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (
        read := form.makes(
            lambda: drafts.record_many(draft, language, form.sounds, by=request.actor)
        )
    ):
        _say_what_is_read(request, *read)
        return redirect("questionnaire:voices", draft.public_id, language)
    slots = list(aloud.slots(draft.content))
    here = recordings.heard(aloud.names(draft.content))
    context = {
        "draft": draft,
        "title": said(draft.content["title"]),
        "language": spoken,
        "form": form,
        "languages": [(one, *_count(slots, one["code"], here)) for one in _languages(draft)],
        "chapters": _chapters(slots, language, here),
    }
    return render(request, "questionnaire/voices.html", context)


def _chapters(
    slots: list[Slot], language: str, here: frozenset[str]
) -> list[tuple[str | Promise, list[SpokenLine]]]:
    """The texts of one language, one kind after the other."""
    told = (slot for slot in slots if language in slot.words)
    return [
        (_heading(kind), [_line(slot, language, here) for slot in group])
        for kind, group in groupby(told, key=lambda slot: slot.kind)
    ]


def _say_what_is_read(request: Request, read: int, left: list[str]) -> None:
    """How many texts have a voice now, and which files found no place."""
    if read:
        said = ngettext("%(many)s texte a une voix.", "%(many)s textes ont une voix.", read)
        messages.success(request, said % {"many": read})
    if left:
        said = _(
            "Pas repris, car le nom ne dit pas de texte ou le son n’est pas reconnu : %(files)s."
        )
        messages.warning(request, said % {"files": ", ".join(left[:20])})


@requires(EDIT_DRAFT)
def one(request: Request, draft: DefinitionDraft, language: str, spot: str) -> HttpResponse:
    """Let a voice say one text, or hear the one that says it."""
    slot = _slot(draft, spot, language)
    form = VoiceForm(request.POST or None, request.FILES or None)
    if form.is_valid() and form.keeps(
        lambda: drafts.record(draft, spot, language, form.sound, by=request.actor), about="file"
    ):
        messages.success(request, _("La voix est gardée dans le brouillon. Écoutez-la."))
        return redirect("questionnaire:voice", draft.public_id, language, spot)
    context = {
        "draft": draft,
        "language": _language(draft.content, language),
        "line": _line(slot, language, recordings.heard(slot.names.values())),
        "named": slot.names.get(language, ""),
        "kind": _heading(slot.kind),
        "form": form,
    }
    return render(request, "questionnaire/voice_edit.html", context)


@require_POST
@requires(EDIT_DRAFT)
def remove(request: Request, draft: DefinitionDraft, language: str, spot: str) -> HttpResponse:
    """Take a recording away."""
    _slot(draft, spot, language)
    return tap(
        request,
        lambda: drafts.unrecord(draft, spot, language, by=request.actor),
        _("L’enregistrement est retiré du brouillon."),
        "questionnaire:voice",
        draft.public_id,
        language,
        spot,
    )


@requires(EDIT_DRAFT)
def of_draft(request: Request, draft: DefinitionDraft, recording: str) -> HttpResponse:
    """A recording that the draft names."""
    return recording_or_404(request, aloud.names(draft.content), recording)


@requires(READ_DEFINITIONS)
def of_version(
    request: Request, _mandate: Mandate, questionnaire: str, version: str, recording: str
) -> HttpResponse:
    """A recording that a version names."""
    found = found_or_404(questionnaire, version)
    return recording_or_404(request, recordings.named_in(found), recording)


def _languages(draft: DefinitionDraft) -> list[Json]:
    languages: list[Json] = draft.content["languages"]
    return languages


def _language(data: Json, code: str) -> Json:
    found = content.find(data, "languages", code)
    if found is None:
        raise Http404
    return {"direction": "ltr", **found}


def _slot(draft: DefinitionDraft, key: str, language: str) -> Slot:
    slot = aloud.slot(draft.content, key)
    if slot is None or language not in slot.words:
        raise Http404
    return slot


def _line(slot: Slot, language: str, here: frozenset[str]) -> SpokenLine:
    name = slot.names.get(language, "")
    return SpokenLine(
        slot.key, slot.words[language], name if name in here else "", slot.file, slot.is_answer
    )


def _count(slots: Iterable[Slot], language: str, here: frozenset[str]) -> tuple[int, int]:
    """How many texts have a voice in this language, of how many."""
    written = [slot for slot in slots if language in slot.words]
    return sum(slot.names.get(language) in here for slot in written), len(written)


def _heading(kind: str) -> str | Promise:
    return KINDS[kind].title if kind in KINDS else _("La phrase dite avant de commencer")
