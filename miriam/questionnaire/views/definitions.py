"""The questionnaires: which there are, how each reads, what changed, and as files to take along."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.questionnaire.domain.definition.canonical import readable
from miriam.questionnaire.domain.definition.compare import changes, step_needed
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.exchange import archive, codebook, fhir_out, xlsform_out
from miriam.questionnaire.pages import words
from miriam.questionnaire.pages.drawings import pictures_of
from miriam.questionnaire.pages.places import place
from miriam.questionnaire.pages.reading import found_or_404
from miriam.questionnaire.permissions import CHOOSE_VERSION, READ_DEFINITIONS, WRITE_DEFINITIONS
from miriam.questionnaire.selectors import chosen, definitions, drafts, recordings

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(READ_DEFINITIONS)
def shelf(request: Request, mandate: Mandate) -> HttpResponse:
    """Every questionnaire in every version."""
    known = definitions.all_definitions()
    chooses = CHOOSE_VERSION.holds(mandate, by=request.actor)
    asked = chosen.asked_next(mandate.centre) if chooses else {}
    context = {
        "definitions": [(one, asked.get(one.id) == one) for one in known],
        "may_write": WRITE_DEFINITIONS.holds(mandate, by=request.actor),
        "drafts": drafts.drafts_of(request.actor),
    }
    return render(request, "questionnaire/definitions.html", context)


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
    return render(request, "questionnaire/comparison.html", context)


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
    return {**pictures_of(found), **recordings.sounds_of(found)}


def as_file(content: str | bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
