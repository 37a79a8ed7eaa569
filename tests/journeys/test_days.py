"""Days that must go well, in a browser, in both languages, counted in actions."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import Axe, Hands, sign_in, tap_through, through_the_door

pytestmark = pytest.mark.journey
Open = Callable[..., Page]


@dataclass(frozen=True)
class Speech:
    """The words on the buttons, and who sees them in this language."""

    locale: str
    who: str
    woman: str
    note_with: str
    my_day: str
    promised: str
    walk: str
    note: str
    keep: str
    kept: str
    my_group: str
    with_her: str
    add_step: str
    paper: str
    measures: str
    hand_over: str
    go_on: str
    evaluation: str
    document: str


FR = Speech(
    locale="fr-BE",
    who="claire",
    woman="Nadia",
    note_with="Noter une rencontre avec Nadia",
    my_day="Ma journée",
    promised="Vous avez promis",
    walk="Promenade",
    note="Elle a visité l’appartement de la rue des Tilleuls.",
    keep="Garder",
    kept="Gardé.",
    my_group="Mon groupe",
    with_her="Le plan, avec elle",
    add_step="Ajouter un petit pas",
    paper="Imprimer pour elle",
    measures="Questionnaire",
    hand_over="Donner la tablette",
    go_on="Donner la tablette pour continuer",
    evaluation="Évaluation du groupe",
    document="Le document (PDF)",
)
NL = Speech(
    locale="nl-BE",
    who="lieve",
    woman="Amina",
    note_with="Een ontmoeting met Amina noteren",
    my_day="Mijn dag",
    promised="U hebt beloofd",
    walk="Wandeling",
    note="Ze heeft de lerares gezien en alles begrepen.",
    keep="Bewaren",
    kept="Bewaard.",
    my_group="Mijn groep",
    with_her="Het plan, samen",
    add_step="Een kleine stap toevoegen",
    paper="Afdrukken voor haar",
    measures="Vragenlijst",
    hand_over="De tablet geven",
    go_on="De tablet geven om verder te gaan",
    evaluation="Evaluatie van de groep",
    document="Het document (pdf)",
)
BOTH = pytest.mark.parametrize("said", [FR, NL], ids=["fr", "nl"])


def lines_of(page: Page) -> int:
    """The lines of the day that are not folded away."""
    shown = "main .two > .stack:first-child > :not(.fold)"
    return page.locator(f"{shown} .row, {shown} .tick, {shown}#hours li, {shown}.agreed").count()


@BOTH
def test_monday_morning_says_what_matters_and_one_tap_settles_a_promise(
    centre: ServedCentre, open_page: Open, axe: Axe, said: Speech
) -> None:
    her = sign_in(open_page(PHONE, said.locale), centre, said.who)
    expect(her.page.get_by_role("heading", level=1)).to_have_text(said.my_day)
    assert 1 <= lines_of(her.page) <= 7
    promises = her.page.locator("main .tick")
    if not promises.first.is_visible():
        her.page.locator("main .fold > summary").first.click()
    promised = promises.first.inner_text()

    her.starts_counting()
    her.touch(promises.first.get_by_role("button"))

    assert her.taps == 1
    assert her.here == "journee"
    assert promised not in promises.all_inner_texts()
    assert axe(her.page) == []


@BOTH
def test_after_a_walk_a_note_takes_at_most_four_taps(
    centre: ServedCentre, open_page: Open, axe: Axe, said: Speech
) -> None:
    her = sign_in(open_page(PHONE, said.locale), centre, said.who)

    her.starts_counting()
    her.tap(on=said.note_with, within="#women")
    her.tap(on=said.walk, role="radio")
    her.page.get_by_role("textbox").first.fill(said.note)
    her.tap(on=said.keep, role="button")

    assert her.taps <= 4
    expect(her.page.get_by_role("status")).to_contain_text(said.kept)
    expect(her.page.get_by_text(said.note)).to_be_visible()
    assert axe(her.page) == []


@BOTH
def test_the_plan_is_made_together_and_goes_home_on_paper(
    centre: ServedCentre, open_page: Open, axe: Axe, said: Speech
) -> None:
    her = sign_in(open_page(DESK, said.locale), centre, said.who)
    her.tap(on=said.my_group)
    her.tap(on=said.woman)
    assert axe(her.page) == []
    her.tap(on=said.with_her)
    assert axe(her.page) == []

    her.starts_counting()
    her.tap(on=said.add_step)
    her.page.get_by_role("textbox").first.fill(said.note)
    her.page.get_by_role("radio").nth(1).check(force=True)
    her.taps += 1
    her.tap(on=said.keep, role="button")

    assert her.taps <= 3
    expect(her.page.get_by_text(said.note)).to_be_visible()
    her.page.goto(her.page.url.removesuffix("/plan") + "/pour-elle")
    expect(her.page.get_by_text(said.note)).to_be_visible()
    assert axe(her.page) == []


def answer_some(page: Page, how_many: int) -> None:
    """She skips where she likes, and answers the rest with two taps."""
    for number in range(how_many):
        if number % 4 == 3:
            tap_through(page.locator("button[name=missing]").last)
            continue
        tap_through(page.locator("button.answer").last)


def test_a_zero_measure_starts_in_three_taps_and_the_tablet_reads_nothing(
    centre: ServedCentre, open_page: Open, axe: Axe
) -> None:
    her = sign_in(open_page(PHONE, FR.locale), centre, "claire")

    her.starts_counting()
    her.tap(on="Hanna", within="#women")
    her.tap(on=FR.measures, within="#measures")
    her.tap(on=FR.hand_over, role="button")

    assert her.taps <= 3
    tablet = her.page
    assert axe(tablet) == []
    tap_through(tablet.locator("main a.btn").first)
    answer_some(tablet, 4)
    assert axe(tablet) == []
    asked = her.here
    for closed in ("/journee", "/mon-groupe", "/chercher"):
        tablet.goto(closed)
        assert her.here.startswith("se-connecter")
    tablet.go_back()
    tablet.go_back()
    tablet.go_back()
    assert her.here == asked


@BOTH
def test_what_was_interrupted_goes_on_another_day(
    centre: ServedCentre, open_page: Open, axe: Axe, said: Speech
) -> None:
    """In Dutch the fictional centre has one that waits; in French it is begun first."""
    woman = {"claire": "Hanna", "lieve": "Blessing"}[said.who]
    if said is FR:
        begun = sign_in(open_page(PHONE, said.locale), centre, said.who)
        begun.tap(on=woman, within="#women")
        begun.tap(on=said.measures, within="#measures")
        begun.tap(on=said.hand_over, role="button")
        tap_through(begun.page.locator("main a.btn").first)
        answer_some(begun.page, 2)
        tap_through(begun.page.locator(".tablet-foot form button"))
        assert axe(begun.page) == []

    # Whoever hands over a tablet is signed out.
    her = through_the_door(open_page(DESK, said.locale), centre, said.who)
    her.tap(on=said.my_group)
    her.tap(on=woman)
    her.tap(on=said.measures)
    her.tap(on=said.go_on, role="button")
    tap_through(her.page.locator("main a.btn").first)
    assert int(her.here.rsplit("/", 1)[1]) > 1
    assert axe(her.page) == []


@BOTH
def test_the_team_reads_how_its_group_fares(
    centre: ServedCentre, open_page: Open, axe: Axe, said: Speech
) -> None:
    her = sign_in(open_page(DESK, said.locale), centre, said.who)

    her.starts_counting()
    her.tap(on=said.my_group)
    her.tap(on=said.evaluation)

    assert her.taps <= 3
    assert axe(her.page) == []
    with her.page.expect_download() as download:
        her.page.get_by_role("link", name=said.document).click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_with_the_keyboard_alone_a_note_is_written(centre: ServedCentre, open_page: Open) -> None:
    her = sign_in(open_page(DESK, FR.locale), centre, FR.who)
    keys = her.page.keyboard

    def reach(name: str) -> None:
        for _step in range(60):
            keys.press("Tab")
            if focused(her) == name:
                return
        raise AssertionError(f"Tab never reaches {name}")

    reach("Aller au contenu")
    keys.press("Enter")
    reach("Noter une rencontre avec Aurélie")
    keys.press("Enter")
    her.page.wait_for_url("**/rencontres/nouvelle")
    her.page.locator("input[type=radio]").first.focus()
    keys.press("ArrowRight")
    reach_field(her)
    keys.type(FR.note)
    reach("Garder")
    keys.press("Enter")
    expect(her.page.get_by_role("status")).to_contain_text(FR.kept)
    expect(her.page.get_by_text(FR.note)).to_be_visible()


def reach_field(her: Hands) -> None:
    """On with the key until one can write."""
    for _step in range(10):
        her.page.keyboard.press("Tab")
        if her.page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            return
    raise AssertionError("Tab never reaches a field to write in")


def focused(her: Hands) -> str:
    """What the keyboard is on, as it is named on the screen."""
    return str(
        her.page.evaluate(
            "document.activeElement.ariaLabel ?? document.activeElement.innerText.trim()"
        )
    )


def test_in_arabic_the_tablet_turns_from_right_to_left(
    centre: ServedCentre, open_page: Open, axe: Axe
) -> None:
    her = sign_in(open_page(PHONE, FR.locale), centre, "claire")
    her.tap(on="Hanna", within="#women")
    her.tap(on=FR.measures, within="#measures")
    her.page.locator("label:has(input[name=language][value=ar])").click()
    her.tap(on=FR.hand_over, role="button")
    tap_through(her.page.locator("main a.btn").first)
    expect(her.page.locator("html")).to_have_attribute("dir", "rtl")
    assert her.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert axe(her.page) == []
