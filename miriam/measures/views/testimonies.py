"""Her words about her way: written down, read back to her on a screen turned to her, taken back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.lists import languages
from miriam.look.addresses import address
from miriam.look.language import page_language
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed, telling
from miriam.look.taps import tap
from miriam.measures.acts import TO_KEEP_HER_WORDS
from miriam.measures.forms.own_words import (
    AudienceForm,
    QuotedForm,
    TestimonyForm,
    as_it_stands,
    as_she_chose,
)
from miriam.measures.models import Comment, Testimony
from miriam.measures.pages.testimony_paper import readers_on_paper
from miriam.measures.permissions import KEEP_TESTIMONY, QUOTE_TESTIMONY, RETURN_TESTIMONY, TELL
from miriam.measures.services import testimonies
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM
from miriam.people.selectors import fresh
from miriam.questionnaire.pages.screen_words import screen_words
from miriam.vault.domain import Depth

# No words have it: somebody sent the form without saying which words the report has.
NO_VERSION = -1


@requires(TELL, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_KEEP_HER_WORDS)
def testimony_new(request: Request, file: File) -> HttpResponse:
    """Write down what she says; then the screen is turned to her."""
    spoken = next(iter(file.languages or []), page_language())
    form = TestimonyForm(request.POST or None, initial={"language": spoken})
    if form.is_valid() and (
        written := form.makes(lambda: testimonies.write(file, **form.facts(), by=request.actor))
    ):
        return redirect("measures:testimony", written.public_id)
    return render(request, "measures/testimony_edit.html", {"form": form, "file": file})


@requires(
    KEEP_TESTIMONY, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_KEEP_HER_WORDS
)
def testimony_correct(request: Request, testimony: Testimony) -> HttpResponse:
    """Her words as she really said them."""
    form = TestimonyForm(request.POST or None, initial=as_it_stands(testimony))
    if form.is_valid() and form.keeps_or_shows(
        lambda: testimonies.correct(testimony, **form.change(), by=request.actor),
        fresh=lambda: as_it_stands(fresh(testimony)),
    ):
        return redirect("measures:testimony", testimony.public_id)
    context = {"form": form, "file": testimony.file, "testimony": testimony}
    return render(request, "measures/testimony_edit.html", context)


@requires(KEEP_TESTIMONY, opens=at(Depth.SHARED, of="file"), purpose=TO_KEEP_HER_WORDS)
def testimony(request: Request, testimony: Testimony) -> HttpResponse:
    """The screen turned to her: her words, who may read them, take them back; in her language."""
    words = screen_words(testimony.language)
    form = AudienceForm(request.POST or None, words=words, initial=as_she_chose(testimony))
    if form.is_valid() and form.keeps_or_shows(
        lambda: testimonies.choose(testimony, **form.change(), by=request.actor),
        fresh=lambda: as_she_chose(fresh(testimony)),
    ):
        return redirect("measures:testimony", testimony.public_id)
    context = {
        "form": form,
        "testimony": testimony,
        "words": words,
        "spoken": languages.find(testimony.language),
    }
    with translation.override(words.language):
        return render(request, "measures/testimony.html", context)


@requires(
    KEEP_TESTIMONY, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_KEEP_HER_WORDS
)
def testimony_erase(request: Request, testimony: Testimony) -> HttpResponse:
    """Her words once more, and the act."""
    if request.method != "POST":
        return erasing(request, testimony, address("measures:testimony_erase", testimony.public_id))
    return tap(
        request,
        lambda: testimonies.erase(testimony, by=request.actor),
        _("Ses mots sont effacés."),
        "measures:around",
        testimony.file.public_id,
        undo=address("measures:testimony_return", testimony.public_id),
    )


def erasing(request: Request, told: Testimony | Comment, erase: str) -> HttpResponse:
    """What will be lost, and the button."""
    is_of_team = NAME_TEAM.holds(told.file, by=request.actor)
    context = {"told": told, "erase": erase, "is_of_team": is_of_team}
    return render(request, "measures/words_erase.html", context)


@require_POST
@requires(RETURN_TESTIMONY)
def testimony_return(request: Request, testimony: Testimony) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: testimonies.bring_back(testimony, by=request.actor),
        _("Ses mots sont revenus."),
        "measures:around",
        testimony.file.public_id,
    )


@require_POST
@requires(QUOTE_TESTIMONY, opens=at(Depth.SHARED, of="file"), purpose=TO_KEEP_HER_WORDS)
def testimony_quoted(request: Request, testimony: Testimony) -> HttpResponse:
    """A report that quotes her words is frozen: those on the screen stay as it has them."""
    form = QuotedForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else NO_VERSION
    return tap(
        request,
        lambda: testimonies.quoted(testimony, version=version, by=request.actor),
        _("C’est noté : ces mots restent comme le rapport les a."),
        "measures:around",
        testimony.file.public_id,
    )


@requires(
    KEEP_TESTIMONY, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_KEEP_HER_WORDS
)
def testimony_paper(request: Request, testimony: Testimony) -> HttpResponse:
    """Her words on a page to keep, with who may read them, in her language; no name on it."""
    sheet = chosen(request.GET, [*(testimony.file.languages or []), testimony.language])
    context = {
        "testimony": testimony,
        "file": testimony.file,
        "readers": readers_on_paper(testimony, sheet),
        "telling": telling(sheet, [testimony.words]),
    }
    return printed(request, "measures/testimony_paper.html", sheet, **context)
