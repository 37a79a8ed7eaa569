"""One version of a questionnaire: how it reads, and how it was received so far."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.look.language import page_language, said
from miriam.measures.pages.scales import to_try
from miriam.measures.selectors import received
from miriam.questionnaire.domain.definition.canonical import content_hash
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.pages import words
from miriam.questionnaire.pages.presenting import is_reviewed
from miriam.questionnaire.pages.reading import as_it_reads, found_or_404
from miriam.questionnaire.permissions import CHOOSE_VERSION, READ_DEFINITIONS, WRITE_DEFINITIONS
from miriam.questionnaire.selectors import chosen, definitions


@requires(READ_DEFINITIONS)
def preview(request: Request, mandate: Mandate, questionnaire: str, version: str) -> HttpResponse:
    """One version as it reads in one language, with its origin, rights and scores."""
    found = found_or_404(questionnaire, version)
    context = as_it_reads(
        found,
        request.GET.get("langue"),
        address=lambda name: reverse("questionnaire:sound", args=[questionnaire, version, name]),
    )
    context |= {
        "others": definitions.others_than(found),
        **_as_received(found, str(context["language"].code)),
        "hash": content_hash(found)[:12],
        "has_scales": any(scale.working for scale in found.scales),
        "may_write": WRITE_DEFINITIONS.holds(mandate, by=request.actor),
        "warnings": words.warnings(found),
        **_for_the_centre(request, mandate, found),
    }
    return render(request, "measures/definition.html", context)


@requires(READ_DEFINITIONS)
def scales(request: Request, _mandate: Mandate, questionnaire: str, version: str) -> HttpResponse:
    """Both forms of the scale on one paper, in the language asked for or that of the page."""
    found = found_or_404(questionnaire, version)
    asked = request.GET.get("langue", "")
    chosen = next(
        (one for one in (asked, page_language()) if one in found.language_codes),
        found.source_language,
    )
    context = {
        "definition": found,
        "language": found.language(chosen),
        "languages": found.languages,
        "reviewed": is_reviewed(found, chosen),
        "tried": to_try(found, chosen),
    }
    return render(request, "measures/scales.html", context)


def _as_received(found: Instrument, language: str) -> dict[str, object]:
    """What the measures so far say of its questions, for whoever rewrites them."""

    def told(rows: list[received.Received]) -> list[tuple[str, received.Received]]:
        return [(said(one.wording, language), one) for one in rows]

    return {
        "reformulated": told(received.most_reformulated(found)),
        "looked_up": told(received.most_looked_up(found)),
        "sittings": received.sittings_of(found),
    }


def _for_the_centre(request: Request, mandate: Mandate, found: Instrument) -> dict[str, object]:
    """What a case manager may decide about it: which version the next measures are taken with."""
    if not CHOOSE_VERSION.holds(mandate, by=request.actor):
        return {}
    return {
        "may_choose": True,
        "is_next": chosen.asked_next(mandate.centre).get(found.id) == found,
        "is_chosen": chosen.is_chosen(found, mandate.centre),
    }
