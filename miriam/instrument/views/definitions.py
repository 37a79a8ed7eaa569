"""The questionnaires: which there are, how each reads, what changed, and as files to take along."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.instrument import selectors, words
from miriam.instrument.definition.canonical import content_hash, readable
from miriam.instrument.definition.compare import changes, step_needed
from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.drawings import pictures_of
from miriam.instrument.exchange import archive, codebook, fhir_out, xlsform_out
from miriam.instrument.permissions import CHOOSE_VERSION, READ_DEFINITIONS, WRITE_DEFINITIONS
from miriam.instrument.places import place
from miriam.instrument.views.reading import as_it_reads
from miriam.look.language import said

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
    found = found_or_404(questionnaire, version)
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
    before, after = found_or_404(questionnaire, other), found_or_404(questionnaire, version)
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
    """The version as a file: `json`, `xlsx`, `csv`, `zip` for the workbook with its recordings and
    pictures, or `fhir-nl` for one language.
    """
    found = found_or_404(questionnaire, version)
    name = f"{found.id}-{version}"
    if kind.startswith("fhir-") and kind.removeprefix("fhir-") in found.language_codes:
        resource = fhir_out.as_json(found, kind.removeprefix("fhir-"), _media(found))
        return as_file(resource, f"{name}-{kind}.json", "application/fhir+json")
    if kind == "xlsx":
        return as_file(xlsform_out.workbook(found), f"{name}.xlsx", XLSX)
    if kind == "zip":
        packed = archive.pack(f"{name}.xlsx", xlsform_out.workbook(found), _media(found))
        return as_file(packed, f"{name}.zip", "application/zip")
    if kind == "csv":
        return as_file(
            codebook.codebook_csv(found), f"{name}-codebook.csv", "text/csv; charset=utf-8"
        )
    if kind == "json":
        return as_file(readable(found), f"{name}.json", "application/json")
    raise Http404


def _media(found: Instrument) -> dict[str, bytes]:
    """What is heard and seen in it, by name."""
    return {**pictures_of(found), **selectors.sounds_of(found)}


def found_or_404(questionnaire: str, version: str) -> Instrument:
    found = selectors.definition(questionnaire, version)
    if found is None:
        raise Http404
    return found


def as_file(content: str | bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
