"""What she said herself, beside her figures."""

from dataclasses import dataclass

from miriam.instrument.models import Comment, Testimony
from miriam.instrument.selectors.picture import page_words, questions_of_picture
from miriam.people.models import File


@dataclass(frozen=True)
class Told:
    """What she says of her picture, and what it is about in the language of the page."""

    comment: Comment
    about: str


def testimonies_of(file: File) -> list[Testimony]:
    """What she said about her way, in the order she said it, with how it stood before."""
    told = Testimony.objects.filter(file=file).order_by("said_on", "pk")
    return list(
        told.select_related("file", "written_by__account").prefetch_related(
            "revisions__testimony__file"
        )
    )


def comments_of(file: File) -> list[Told]:
    """What she says of her picture: of the whole first, then question by question."""
    comments = Comment.objects.filter(file=file).order_by("said_on", "pk")
    found = list(comments.select_related("file"))
    questions = questions_of_picture(file) if any(one.item for one in found) else {}
    order = ["", *questions]
    found.sort(key=lambda one: order.index(one.item) if one.item in order else len(order))
    whole = page_words()["about_whole"]
    return [Told(one, questions.get(one.item, whole)) for one in found]
