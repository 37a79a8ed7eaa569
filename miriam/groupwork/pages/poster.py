"""A poster with day, hours and place in one of four designs, and nothing that says who meets."""

from miriam.groupwork.models import Session
from miriam.groupwork.pages.neutral import filled, placed_in, words_of
from miriam.look import pdf

DESIGNS = (1, 2, 3, 4)
TONGUES = ("fr", "nl")


def poster(session: Session, design: int, language: str) -> bytes:
    """The poster as a PDF of one page A4; `design` is one of four."""
    words, placed = words_of(language), placed_in(session, language)
    context = {
        "design": design,
        "title": words["title"],
        "day": placed["day"],
        "hours": filled(words["hours"], placed),
        "place": session.place,
    }
    return pdf.render("groupwork/poster.typ", context, language=language, title=words["title"])
