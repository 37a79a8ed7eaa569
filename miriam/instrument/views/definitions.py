"""The questionnaires: which there are, how each reads, what changed, and as files in and out."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.core.refusals import Refused
from miriam.instrument import selectors, words
from miriam.instrument.definition.canonical import canonical, content_hash, readable
from miriam.instrument.definition.compare import changes, step_needed
from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.definition.loader import load_json
from miriam.instrument.definition.problems import Faulty, Problem
from miriam.instrument.exchange import any_file, codebook, fhir_out, xlsform_out
from miriam.instrument.forms import BringForm, KeepForm
from miriam.instrument.permissions import CHOOSE_VERSION, READ_DEFINITIONS, WRITE_DEFINITIONS
from miriam.instrument.places import place, sentence
from miriam.instrument.presenting import said
from miriam.instrument.services import versions
from miriam.instrument.views.reading import as_it_reads

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(READ_DEFINITIONS)
def shelf(request: Request, mandate: Mandate) -> HttpResponse:
    """Every questionnaire in every version."""
    known = selectors.all_definitions()
    chooses = CHOOSE_VERSION.holds(mandate, by=request.actor)
    asked = selectors.asked_next(mandate.centre) if chooses else {}
    context = {
        "definitions": [(one, asked.get(one.id) == one) for one in known],
        "may_write": WRITE_DEFINITIONS.holds(mandate, by=request.actor),
        "drafts": selectors.drafts_of(request.actor),
    }
    return render(request, "instrument/definitions.html", context)


@requires(READ_DEFINITIONS)
def preview(request: Request, mandate: Mandate, questionnaire: str, version: str) -> HttpResponse:
    """One version as it reads in one language, with its origin, rights and scores."""
    found = _found(questionnaire, version)
    context = as_it_reads(
        found,
        request.GET.get("langue"),
        address=lambda name: reverse("instrument:sound", args=[questionnaire, version, name]),
    )
    context |= {
        "others": selectors.others_than(found),
        **_as_received(found, str(context["language"].code)),
        "hash": content_hash(found)[:12],
        "may_write": WRITE_DEFINITIONS.holds(mandate, by=request.actor),
        "warnings": words.warnings(found),
        **_for_the_centre(request, mandate, found),
    }
    return render(request, "instrument/definition.html", context)


def _as_received(found: Instrument, language: str) -> dict[str, object]:
    """What the measures so far say of its questions, for whoever rewrites them."""

    def told(rows: list[selectors.Received]) -> list[tuple[str, selectors.Received]]:
        return [(said(one.wording, language), one) for one in rows]

    return {
        "reformulated": told(selectors.most_reformulated(found)),
        "looked_up": told(selectors.most_looked_up(found)),
        "sittings": selectors.sittings_of(found),
    }


def _for_the_centre(request: Request, mandate: Mandate, found: Instrument) -> dict[str, object]:
    """What a case manager may decide about it: which version the next measures are taken with."""
    if not CHOOSE_VERSION.holds(mandate, by=request.actor):
        return {}
    return {
        "may_choose": True,
        "is_next": selectors.asked_next(mandate.centre).get(found.id) == found,
        "is_chosen": selectors.is_chosen(found, mandate.centre),
    }


@requires(READ_DEFINITIONS)
def comparison(
    request: Request, _mandate: Mandate, questionnaire: str, version: str, other: str
) -> HttpResponse:
    """What changed from one version to another, and how far the number had to move."""
    before, after = _found(questionnaire, other), _found(questionnaire, version)
    context = {
        "before": before,
        "after": after,
        "changes": [(place(one.where), one) for one in changes(before, after)],
        "step": words.STEPS[step_needed(before, after)],
    }
    return render(request, "instrument/comparison.html", context)


@requires(READ_DEFINITIONS)
def download(
    _request: Request, _mandate: Mandate, questionnaire: str, version: str, kind: str
) -> HttpResponse:
    """The version as a file: `json`, `xlsx`, `csv`, or `fhir-nl` for one language."""
    found = _found(questionnaire, version)
    if kind.startswith("fhir-") and kind.removeprefix("fhir-") in found.language_codes:
        content: str | bytes = fhir_out.as_json(found, kind.removeprefix("fhir-"))
        return _file(content, f"{found.id}-{version}-{kind}.json", "application/fhir+json")
    if kind == "xlsx":
        return _file(xlsform_out.workbook(found), f"{found.id}-{version}.xlsx", XLSX)
    if kind == "csv":
        return _file(codebook.codebook_csv(found), f"{found.id}-{version}-codebook.csv", "text/csv")
    if kind == "json":
        return _file(readable(found), f"{found.id}-{version}.json", "application/json")
    raise Http404


@requires(WRITE_DEFINITIONS)
def bring(request: Request, _mandate: Mandate) -> HttpResponse:
    """Read a file and say what was understood, assumed, and wrong; nothing is kept yet."""
    form = BringForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "instrument/bring.html", {"form": form})
    imported = any_file.definition(form.cleaned_data["file"].read())
    context: dict[str, object] = {
        "form": form,
        "assumptions": _sentences(imported.assumptions),
        "problems": _sentences(imported.problems),
        "read": imported.instrument,
    }
    if imported.instrument is not None:
        context["keep"] = KeepForm(initial={"content": canonical(imported.instrument)})
        context["title"] = said(imported.instrument.title, get_language() or "fr")
    return render(request, "instrument/bring.html", context)


@requires(WRITE_DEFINITIONS)
def keep(request: Request, _mandate: Mandate) -> HttpResponse:
    """Keep the version that was read."""
    form = KeepForm(request.POST or None)
    if form.is_valid():
        try:
            definition = load_json(form.cleaned_data["content"])
            versions.add(definition, by=request.actor)
            messages.success(request, _("La version est gardée."))
            return redirect("instrument:definition", definition.id, definition.version)
        except Faulty as faulty:
            messages.error(request, " ".join(_sentences(faulty.problems)))
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect("instrument:bring")


def _found(questionnaire: str, version: str) -> Instrument:
    found = selectors.definition(questionnaire, version)
    if found is None:
        raise Http404
    return found


def _sentences(problems: Iterable[Problem]) -> list[str]:
    """Each with its place, in the language of the page."""
    return [sentence(problem) for problem in problems]


def _file(content: str | bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
