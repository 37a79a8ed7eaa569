"""Every paper that goes home with her, as a browser prints it: its sheets, letters and words."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from miriam.look.sheets.words import sheet_words
from tests.journeys.conftest import ServedCentre
from tests.journeys.hands import Hands, sign_in

pytestmark = pytest.mark.journey

SHEET_OF_A4 = (794, 1123)
POINTS_FOR_HER, POINTS_FOR_COLLEAGUES = 13, 11
PAPERS = {"a4": (297, 210), "a5": (148, 210)}
ON_SCREEN = {"a4": {"width": 1123, "height": 794}, "a5": {"width": 559, "height": 794}}
# All that the key of her map explains, in its order.
KEY = (
    *("tie_person", "tie_group", "tie_service", "tie_place"),
    *("bond_strong", "bond_some", "bond_weak", "bond_hard"),
    "help_goes",
)
SCOPES = ("participation", "measure", "follow_up_measure")
NOT_ON_A_KITCHEN_TABLE = re.compile(r"miriam|cpas|ocmw|questionnaire|vragenlijst", re.IGNORECASE)
# Each piece of text with its size in points as it lies on paper, drawings shrunk as they are.
LETTERS = """() => [...document.querySelectorAll('main *')]
  .filter(one => [...one.childNodes].some(it => it.nodeType === 3 && it.data.trim()))
  .filter(one => one.getClientRects().length && !one.closest('.only-heard,title,desc'))
  .map(one => {
    const drawn = one.ownerSVGElement
    const scale = drawn ? drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width : 1
    return [parseFloat(getComputedStyle(one).fontSize) * scale * 0.75, one.textContent.trim()]
  })"""
WIDER = """() => [...document.querySelectorAll('main, main *')]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1
      || one.getBoundingClientRect().left < -1)
  .map(one => one.outerHTML.slice(0, 120))"""
# What a browser breaks over two sheets row by row, and prints over itself.
GRIDS = """() => [...document.querySelectorAll('main .stack')]
  .filter(one => getComputedStyle(one).display !== 'block')
  .map(one => one.outerHTML.slice(0, 120))"""
# Six days of eight hours, each said with its place in the week, out of the first one there is.
FULL_WEEK = """() => {
  const days = document.querySelector('.days'), day = days.firstElementChild
  const hour = day.querySelector('.agenda > li')
  const said = 'Attestation pour l’école, rue Fictive 3, y aller ensemble, guichet 2'
  const hours = it => [...Array(8)].map((_, nth) => {
    const one = hour.cloneNode(true)
    one.querySelector('small').textContent = `jour${it}heure${nth} · ${said}`
    return one
  })
  days.replaceChildren(...[...Array(6)].map((_, nth) => {
    const one = day.cloneNode(true)
    one.querySelector('.agenda').replaceChildren(...hours(nth))
    return one
  }))
}"""
CHARTS = """() => [...document.querySelectorAll('main svg.chart')]
  .map(one => one.getBoundingClientRect().width / 96 * 2.54)"""


class Printer:
    """Prints a page as her case manager does, with what browsers write in margins by themselves."""

    def __init__(self, page: Page, place: Path) -> None:
        self.page, self.place = page, place / "printed.pdf"
        page.emulate_media(media="print")

    def sheets(self, address: str, points: float = POINTS_FOR_HER, fewest: int = 15) -> list[str]:
        """What stands on each page; nothing is small, cut, nor wider than the sheet."""
        self.page.goto(address)
        small = [found for found in self.page.evaluate(LETTERS) if found[0] < points - 0.2]
        assert (address, small) == (address, [])
        assert (address, self.page.evaluate(WIDER)) == (address, [])
        assert (address, self.page.evaluate(GRIDS)) == (address, [])
        assert all(width <= 12 for width in self.page.evaluate(CHARTS)), address
        printed = self.pages(fewest)
        assert "localhost" not in "".join(printed), "browsers write their address in margins"
        return printed

    def pages(self, fewest: int = 15) -> list[str]:
        """What stands on each page of the paper before her; none has fewer words than that."""
        self.page.pdf(
            path=self.place, prefer_css_page_size=True, format="A4", display_header_footer=True
        )
        printed = self._read("pdftotext", "-layout").split("\f")[:-1]
        assert [page for page in printed if len(page.split()) < fewest] == []
        return printed

    @property
    def title(self) -> str:
        """What a browser proposes as the name of the file."""
        return re.search(r"Title: *(.*)", self._read("pdfinfo"))[1]  # type: ignore[index]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of its pages, in millimetres."""
        found = re.search(r"Page size: *([\d.]+) x ([\d.]+)", self._read("pdfinfo"))
        assert found
        width, height = (round(float(points) / 72 * 25.4) for points in found.groups())
        return width, height

    def _read(self, *program: str) -> str:
        to = ["-"] if program[0] == "pdftotext" else []
        said = subprocess.run([*program, self.place, *to], capture_output=True, check=True)
        return said.stdout.decode()


@pytest.fixture
def claire(open_page: Callable[..., Page], centre: ServedCentre) -> Hands:
    return sign_in(open_page(SHEET_OF_A4, "fr-BE"), centre, "claire")


def file_of(her: Hands, woman: str) -> str:
    link = her.page.locator("#women").get_by_role("link", name=woman, exact=True)
    return str(link.get_attribute("href"))


def test_every_paper_of_a_woman_who_speaks_arabic(claire: Hands, tmp_path: Path) -> None:
    file, printer = file_of(claire, "Nadia"), Printer(claire.page, tmp_path)

    for paper in ("pour-elle", "plan/papier"):
        for language in ("ar", "both"):
            assert len(printer.sheets(f"{file}/{paper}?language={language}")) == 1
    assert "ترجمة لم" in printer.sheets(f"{file}/plan/papier")[0], "said in her language"
    for scope in SCOPES:
        for language, pages in (("nl", 1), ("both", 2)):
            address = f"{file}/accords/{scope}/papier?language={language}"
            assert len(printer.sheets(address)) == pages, address
    for language, pages in (("nl", 2), ("both", 4)):
        assert len(printer.sheets(f"{file}/image?language={language}")) == pages
    for language, pages in (("ar", 3), ("both", 6)):
        assert len(printer.sheets(f"{file}/image?language={language}&around=1")) == pages


def test_what_she_signed_and_what_she_said(claire: Hands, tmp_path: Path) -> None:
    file = file_of(claire, "Nadia")
    claire.page.goto(f"{file}/fiche")
    forms = claire.page.locator("#consents .print-ways form")
    signed = [str(form.get_attribute("action")) for form in forms.all()]
    claire.page.goto(f"{file}/autour")
    words = claire.page.locator("a[href^='/paroles/']").first.get_attribute("href")
    printer = Printer(claire.page, tmp_path)

    for consent in signed:
        assert len(printer.sheets(consent)) == 1
        assert claire.page.locator("html").get_attribute("dir") == "rtl", "explained in Arabic"
        assert len(printer.sheets(f"{consent}?language=both")) == 2
    assert len(signed) == 2
    assert len(printer.sheets(f"{words}/papier")) == 1
    assert claire.page.locator("html").get_attribute("dir") == "rtl", "hers, not that of her words"
    for way in ("both", "both&discreet=1"):
        [sheet] = printer.sheets(f"{words}/papier?language={way}")
        assert "Vos mots" in sheet
        assert bool(NOT_ON_A_KITCHEN_TABLE.search(sheet)) is (way == "both")


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_her_map_is_one_page_with_its_key(claire: Hands, tmp_path: Path, size: str) -> None:
    file, printer = file_of(claire, "Nadia"), Printer(claire.page, tmp_path)
    claire.page.set_viewport_size(ON_SCREEN[size])

    for language in ("fr", "nl", "ar"):
        words = sheet_words(language).words
        [sheet] = printer.sheets(f"{file}/entourage/papier?language={language}&size={size}")
        assert printer.size == PAPERS[size]
        assert "docteur" in sheet
        key = claire.page.locator(".map-key li").all_inner_texts()
        assert [said.strip() for said in key] == [words[name] for name in KEY]
        told = {word for name in KEY for word in words[name].split()}
        assert language == "ar" or told <= set(sheet.split())


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("page", ["fr", "nl"])
def test_her_map_in_two_languages_is_one_page_with_its_key_in_both(
    claire: Hands, tmp_path: Path, size: str, page: str
) -> None:
    file, printer = file_of(claire, "Nadia"), Printer(claire.page, tmp_path)
    cookie = {"name": "miriam_language", "value": page, "url": claire.page.url}
    claire.page.context.add_cookies([cookie])  # type: ignore[list-item]
    claire.page.set_viewport_size(ON_SCREEN[size])

    assert len(printer.sheets(f"{file}/entourage/papier?language=both&size={size}")) == 1
    key = claire.page.locator(".map-key li").all_inner_texts()
    ours, hers = sheet_words(page).words, sheet_words("ar").words
    assert [said.strip() for said in key] == [f"{hers[name]} · {ours[name]}" for name in KEY]
    drawn = claire.page.locator("svg.map[role=img]").text_content() or ""
    assert all(words[name] in drawn for words in (ours, hers) for name in ("near", "farther", "me"))


def test_her_map_beside_its_start_is_one_sheet_or_a_page_each(
    claire: Hands, tmp_path: Path
) -> None:
    file, printer = file_of(claire, "Nadia"), Printer(claire.page, tmp_path)

    for size, pages in (("a4", 1), ("a5", 2)):
        claire.page.set_viewport_size(ON_SCREEN[size])
        for language in ("fr", "nl", "ar", "both"):
            address = f"{file}/entourage/papier?language={language}&size={size}&both=1"
            assert len(printer.sheets(address)) == pages, address


def test_a_discreet_paper_says_nothing_of_where_it_comes_from(
    claire: Hands, tmp_path: Path
) -> None:
    file, printer = file_of(claire, "Nadia"), Printer(claire.page, tmp_path)

    for paper in ("pour-elle", "plan/papier", "image"):
        spoken = "".join(printer.sheets(f"{file}/{paper}?language=fr"))
        assert NOT_ON_A_KITCHEN_TABLE.search(spoken), "the control: an ordinary paper does"
        for language in ("nl", "both"):
            sheets = printer.sheets(f"{file}/{paper}?language={language}&discreet=1")
            assert NOT_ON_A_KITCHEN_TABLE.findall(printer.title + "".join(sheets)) == []
            assert "ميريام" not in "".join(sheets)


def test_a_language_that_nobody_wrote_leaves_its_lines_blank(
    open_page: Callable[..., Page], centre: ServedCentre, tmp_path: Path
) -> None:
    lieve = sign_in(open_page(SHEET_OF_A4, "nl-BE"), centre, "lieve")
    file, printer = file_of(lieve, "Rahel"), Printer(lieve.page, tmp_path)

    [sheet] = printer.sheets(f"{file}/plan/papier?language=both")
    # The first sign is drawn, but a reader of the PDF does not give it back.
    assert "ግርኛ" in sheet
    assert "Mijn plan" in sheet
    assert lieve.page.locator(".by-hand").count() >= 4


@pytest.mark.parametrize("woman", ["Nadia", "Rosa"])
def test_a_plan_that_takes_a_second_sheet_brings_a_step_along(
    claire: Hands, tmp_path: Path, woman: str
) -> None:
    file, printer = file_of(claire, woman), Printer(claire.page, tmp_path)

    for language in ("fr", "nl", "ar", "both"):
        for size, points in (("", POINTS_FOR_HER), ("&large=1", 18)):
            address = f"{file}/plan/papier?language={language}{size}"
            sheets = printer.sheets(address, points, fewest=25)
            assert len(sheets) <= 2, address
            assert language == "both" or size or len(sheets) == 1, address


def test_a_week_for_a_bag_is_one_sheet_and_says_nothing_of_where_it_comes_from(
    claire: Hands, tmp_path: Path
) -> None:
    printer = Printer(claire.page, tmp_path)

    for named in ("prenoms", "initiales", "heures"):
        address = f"/semaine/papier?noms={named}&suivante"
        assert len(printer.sheets(address, POINTS_FOR_COLLEAGUES, fewest=8)) == 1
        assert "Miriam" not in printer.title


@pytest.mark.parametrize("named", ["prenoms", "heures"])
def test_a_full_week_breaks_between_two_days(claire: Hands, tmp_path: Path, named: str) -> None:
    printer = Printer(claire.page, tmp_path)
    claire.page.goto(f"/semaine/papier?noms={named}&suivante")
    claire.page.evaluate(FULL_WEEK)
    sheets = printer.pages()

    days = [sorted(set(re.findall(r"jour(\d)", sheet))) for sheet in sheets]
    assert len(days) > 1
    assert [day for sheet in days for day in sheet] == ["0", "1", "2", "3", "4", "5"]


def test_leaflets_are_one_page_each(claire: Hands, tmp_path: Path) -> None:
    printer = Printer(claire.page, tmp_path)

    for language in ("fr", "nl", "en", "es", "tr", "ar"):
        assert len(printer.sheets(f"/miriam-c-est-quoi/mothers/{language}")) == 1
    for language in ("fr", "nl"):
        address = f"/miriam-c-est-quoi/colleagues/{language}"
        assert len(printer.sheets(address, POINTS_FOR_COLLEAGUES)) == 1


def test_a_file_is_printed_without_a_page_for_a_title(claire: Hands, tmp_path: Path) -> None:
    file, printer = file_of(claire, "Nadia"), Printer(claire.page, tmp_path)

    claire.page.goto(file)
    assert len(printer.pages()) <= 4
