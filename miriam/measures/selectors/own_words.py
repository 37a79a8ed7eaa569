"""What she said herself, beside her figures."""

from miriam.measures.models import Comment, Testimony
from miriam.people.models import File


def testimonies_of(file: File) -> list[Testimony]:
    """What she said about her way, in the order she said it, with how it stood before."""
    told = Testimony.objects.filter(file=file).order_by("said_on", "pk")
    return list(
        told.select_related("file", "written_by__account").prefetch_related(
            "revisions__testimony__file"
        )
    )


def comments_of(file: File) -> list[Comment]:
    """What she says of her picture, in the order she said it."""
    comments = Comment.objects.filter(file=file).order_by("said_on", "pk")
    return list(comments.select_related("file"))
