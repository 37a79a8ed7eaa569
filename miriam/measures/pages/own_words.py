"""What she says of her picture, with what it is about in the language of the page."""

from dataclasses import dataclass

from miriam.measures.domain.occasion import Audience
from miriam.measures.models import Comment
from miriam.measures.selectors.own_words import comments_of
from miriam.measures.selectors.picture import questions_of_picture
from miriam.people.models import File
from miriam.questionnaire.pages.screen_words import ScreenWords, page_words

READERS = {
    Audience.TEAM: "only_my_team",
    Audience.GROUP_REPORT: "may_be_quoted",
    Audience.RESEARCH: "may_be_studied",
}


@dataclass(frozen=True)
class ToldOfPicture:
    """What she says of her picture, and what it is about in the language of the page."""

    comment: Comment
    about: str


def told_of_picture(file: File) -> list[ToldOfPicture]:
    """Of the whole first, then question by question."""
    found = comments_of(file)
    questions = questions_of_picture(file) if any(one.item for one in found) else {}
    order = ["", *questions]
    found.sort(key=lambda one: order.index(one.item) if one.item in order else len(order))
    whole = page_words()["about_whole"]
    return [ToldOfPicture(one, questions.get(one.item, whole)) for one in found]


def audiences(words: ScreenWords) -> dict[str, str]:
    """Who may read, in the words of her screen."""
    return {audience: words[name] for audience, name in READERS.items()}
