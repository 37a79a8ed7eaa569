"""The line that an act leaves on the next page, and its way back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.template import Context
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from miriam.look.ways_back import Lasts, WayBack, said, way_back
from tests.look.test_house_pages import one

UNDO = "/jamais/7/annuler"


class Session(list[Message]):
    """Where lines wait."""

    def add(self, level: int, message: str, extra_tags: str) -> None:
        self.append(Message(level, message, extra_tags))


def line(undo: str, lasts: Lasts = Lasts.MINUTES) -> Message:
    request = RequestFactory().post("/page")
    request._messages = waiting = Session()  # type: ignore[attr-defined]
    said(request, "C’est fait.", undo=undo, lasts=lasts)
    [message] = waiting
    return message


def page_with(message: Message, language: str = "fr") -> BeautifulSoup:
    request = RequestFactory().get("/page", {"q": "a"})
    context = Context({"request": request, "messages": [message]}).flatten()
    with translation.override(language):
        html = get_template("look/components/messages.html").render(context)
    return BeautifulSoup(html, "html.parser")


def test_an_act_without_a_way_back_leaves_a_line() -> None:
    page = page_with(line(""))
    assert one(page, "[role=status] p").text == "C’est fait."
    assert page.find("form") is None


@pytest.mark.parametrize(
    ("language", "lasts", "words"),
    [
        ("fr", Lasts.MINUTES, "possible pendant dix minutes"),
        ("nl", Lasts.MINUTES, "kan nog tien minuten"),
        ("fr", Lasts.TONIGHT, "possible jusqu’à ce soir"),
        ("nl", Lasts.TONIGHT, "kan tot vanavond"),
    ],
)
def test_one_with_a_way_back_has_a_button_and_says_how_long(
    language: str, lasts: Lasts, words: str
) -> None:
    page = page_with(line(UNDO, lasts), language)
    form = one(page, "[role=status] form[method=post]")
    assert form["action"] == UNDO
    assert one(form, "button").text == {"fr": "Annuler", "nl": "Ongedaan maken"}[language]
    sent = {str(field["name"]): field["value"] for field in form.find_all("input")}
    assert sent.keys() == {"csrfmiddlewaretoken", "once", "next"}
    assert sent["next"] == "/page?q=a", "one is back where the line stood"
    assert words in one(page, ".way-back").text


def test_a_line_of_another_hand_has_no_way_back() -> None:
    assert way_back(Message(SUCCESS, "C’est fait.", extra_tags="")) is None
    assert way_back(line(UNDO)) == WayBack(UNDO, "possible pendant dix minutes")
