"""Her picture on a page to keep, in her language, and what she says of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.language import page_language
from miriam.look.taps import tap
from miriam.measures.acts import TO_SEE_PICTURE
from miriam.measures.forms.own_words import CommentForm
from miriam.measures.models import Comment
from miriam.measures.pages import beside, own_words
from miriam.measures.pages.picture import picture_of
from miriam.measures.permissions import KEEP_COMMENT, READ_MEASURES, TELL
from miriam.measures.selectors.picture import questions_of_picture
from miriam.measures.services import comments
from miriam.people.models import File
from miriam.questionnaire.pages.screen_words import offered, screen_words
from miriam.vault.domain import Depth


@requires(READ_MEASURES, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_PICTURE)
def picture(request: Request, file: File) -> HttpResponse:
    """Her picture with her words beside it, made to be printed; no name on it."""
    words = screen_words(_hers(file))
    with translation.override(words.language):
        context = {
            "file": file,
            "words": words,
            "picture": picture_of(file),
            "comments": own_words.told_of_picture(file),
            "beside": beside.beside(file),
        }
        return render(request, "measures/picture_paper.html", context)


def _hers(file: File) -> str:
    """The first of her languages in which her screens have words; else that of the page."""
    spoken = (one for one in file.languages or [] if one in offered())
    return next(spoken, page_language())


@requires(TELL, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_PICTURE)
def comment_new(request: Request, file: File) -> HttpResponse:
    """Write down what she says of her picture."""
    questions = questions_of_picture(file)
    spoken = next(iter(file.languages or []), page_language())
    form = CommentForm(request.POST or None, questions=questions, initial={"language": spoken})
    if form.is_valid() and form.keeps(
        lambda: comments.write(file, **form.facts(), by=request.actor)
    ):
        return redirect("measures:measures", file.public_id)
    return render(request, "measures/comment_edit.html", {"form": form, "file": file})


@require_POST
@requires(KEEP_COMMENT, opens=at(Depth.SHARED, of="file"), purpose=TO_SEE_PICTURE)
def comment_withdraw(request: Request, comment: Comment) -> HttpResponse:
    """She takes it back; nobody asks why."""
    file = comment.file.public_id
    return tap(
        request,
        lambda: comments.withdraw(comment, by=request.actor),
        _("Ses mots sont effacés."),
        "measures:measures",
        file,
    )
