"""Her picture on a page to keep, in her language, and what she says of it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.language import page_language
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed, telling
from miriam.look.taps import tap
from miriam.measures.acts import TO_SEE_PICTURE
from miriam.measures.forms.own_words import CommentForm
from miriam.measures.models import Comment
from miriam.measures.pages.picture_paper import picture_pages, said_on
from miriam.measures.permissions import KEEP_COMMENT, READ_MEASURES, RETURN_COMMENT, TELL
from miriam.measures.selectors.picture import questions_of_picture
from miriam.measures.services import comments
from miriam.measures.views.testimonies import erasing
from miriam.people.models import File
from miriam.vault.domain import Depth

AROUND = "around"


@requires(READ_MEASURES, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_PICTURE)
def picture(request: Request, file: File) -> HttpResponse:
    """Her picture with her words beside it, made to be printed; no name on it."""
    sheet, around = chosen(request.GET, file.languages), AROUND in request.GET
    pages = picture_pages(file, sheet, around=around)
    context = {
        "file": file,
        "pages": pages,
        "around": around,
        "telling": telling(sheet, said_on(pages)),
    }
    return printed(request, "measures/picture_paper.html", sheet, **context)


@requires(TELL, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_SEE_PICTURE)
def comment_new(request: Request, file: File) -> HttpResponse:
    """Write down what she says of her picture."""
    questions = questions_of_picture(file)
    spoken = next(iter(file.languages or []), page_language())
    form = CommentForm(request.POST or None, questions=questions, initial={"language": spoken})
    if form.is_valid() and form.keeps(
        lambda: comments.write(file, **form.facts(), by=request.actor)
    ):
        return redirect("measures:around", file.public_id)
    return render(request, "measures/comment_edit.html", {"form": form, "file": file})


@requires(KEEP_COMMENT, opens=at(Depth.IDENTITY, Depth.SHARED, of="file"), purpose=TO_SEE_PICTURE)
def comment_erase(request: Request, comment: Comment) -> HttpResponse:
    """Her words once more, and the act."""
    if request.method != "POST":
        return erasing(request, comment, address("measures:comment_erase", comment.public_id))
    return tap(
        request,
        lambda: comments.erase(comment, by=request.actor),
        _("Ses mots sont effacés."),
        "measures:around",
        comment.file.public_id,
        undo=address("measures:comment_return", comment.public_id),
    )


@require_POST
@requires(RETURN_COMMENT)
def comment_return(request: Request, comment: Comment) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: comments.bring_back(comment, by=request.actor),
        _("Ses mots sont revenus."),
        "measures:around",
        comment.file.public_id,
    )
