"""What she holds or takes home in a language that the house does not speak is wholly in it."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from miriam.look.sheets.words import sheet_words
from miriam.measures.domain.occasion import Telling
from miriam.measures.models import Administration
from miriam.measures.services import comments, testimonies
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.pages.screen_words import screen_words
from tests.measures.measuring import Team, page, take_tablet
from tests.world import sign_in

pytestmark = pytest.mark.django_db
LATIN = re.compile("[A-Za-zÀ-ÿ]{2,}")
# The names that she meets on doors and letters are written as they stand there.
NAMES = re.compile("CPAS|OCMW|GSM|WhatsApp|Miriam|Val-Fictif")
HEARD = ("aria-label", "title", "alt", "placeholder", "data-label")
HERS = "أنام بشكل أفضل."


def foreign(body: bytes) -> list[str]:
    """The pieces of a page in Latin letters, seen or heard, outside what is marked as such."""
    soup = BeautifulSoup(body, "html.parser")
    assert isinstance(soup.html, Tag)
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    for door in soup.select(".goodbye-door[lang=fr], .only-screen[lang=fr]"):
        door.decompose()
    return [piece for piece in _pieces(soup.html) if LATIN.search(NAMES.sub("", piece))]


def _pieces(html: Tag) -> Iterator[str]:
    for text in html.find_all(string=True):
        yield str(text).strip()
    for tag in html.find_all(True):
        yield from (str(tag.get(name, "")) for name in HEARD)


def tablet_pages(administration: Administration) -> list[str]:
    own = [administration.public_id]
    return [
        reverse("measures:tablet", args=own),
        *(page(administration, asked.key) for asked in administration.questions),
        reverse("measures:end", args=own),
        reverse("measures:thanks", args=["ar"]),
        reverse("measures:paused", args=["ar"]),
    ]


@pytest.mark.parametrize("moment", list(Moment))
def test_every_screen_of_the_tablet(client: Client, moment: Moment) -> None:
    team = Team()
    administration = team.start(moment=moment, language="ar")
    take_tablet(client, team.hand_over(administration))
    for address in tablet_pages(administration):
        assert foreign(client.get(address).content) == [], address


def test_every_page_that_she_takes_home(client: Client) -> None:
    team = Team()
    team.measured(moment=Moment.START, codes={"housing": 1})
    team.measured(moment=Moment.END, codes={"housing": 5})
    team.file.languages = ["ar"]
    with team.case_manager.at_work(team.file) as by:
        team.file.save(update_fields=["languages"])
        comments.write(team.file, words=HERS, language="ar", item="housing", by=by)
        told = testimonies.write(
            team.file, words=HERS, language="ar", telling=Telling.DICTATED, by=by
        )
    sign_in(client, team.case_manager)
    on_screen, on_a_sheet = screen_words("ar")["not_reviewed"], sheet_words("ar").mark
    for address, unread in (
        (reverse("measures:picture", args=[team.file.public_id]), on_screen),
        (reverse("measures:testimony", args=[told.public_id]), on_screen),
        (reverse("measures:testimony_paper", args=[told.public_id]), on_a_sheet),
    ):
        body = client.get(address).content
        assert foreign(body) == [], address
        assert unread in body.decode(), address


def test_the_sheet_that_she_fills_in_on_paper(client: Client) -> None:
    team = Team()
    administration = team.start(language="ar")
    sign_in(client, team.case_manager)
    sheet = reverse("measures:paper", args=[administration.public_id])
    body = client.get(sheet).content
    assert foreign(body.replace(administration.code.encode(), b"")) == []


def test_the_picture_tells_its_rows_as_her_language_does(client: Client) -> None:
    team = Team()
    team.measured(codes={"housing": 4})
    team.file.languages = ["ar"]
    with team.case_manager.at_work(team.file):
        team.file.save(update_fields=["languages"])
    sign_in(client, team.case_manager)
    body = client.get(reverse("measures:picture", args=[team.file.public_id])).content
    told = [row.get_text(" ", strip=True) for row in BeautifulSoup(body, "html.parser")("tr")]
    housing = shipped_as("miriam-14-10", "1.0.0").item("housing").wording["ar"]
    assert any(row.endswith(screen_words("ar")["moment_T0"]) for row in told)
    assert f"{housing} 4" in told


@pytest.mark.parametrize(("language", "says_so"), [("ar", True), ("fr", False)])
def test_the_first_screen_says_when_no_native_speaker_has_read_it(
    client: Client, language: str, says_so: bool
) -> None:
    team = Team()
    administration = team.start(language=language)
    take_tablet(client, team.hand_over(administration))
    shown = client.get(reverse("measures:tablet", args=[administration.public_id]))
    assert (screen_words(language)["not_reviewed"] in shown.content.decode()) is says_so
