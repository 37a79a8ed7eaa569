"""Her key closes while a case manager writes: the note waits for her and is saved with one tap."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import Axe, sign_in

pytestmark = pytest.mark.journey
KEY = "miriam_key"


@dataclass(frozen=True)
class Speech:
    """Who writes, about whom, and the words on the buttons."""

    locale: str
    who: str
    note_with: str
    walk: str
    note: str
    keep: str
    is_kept: str
    save_now: str


FR = Speech(
    locale="fr-BE",
    who="claire",
    note_with="Noter une rencontre avec Rosa",
    walk="Promenade",
    note="Au bord du canal, elle a parlé de sa sœur.",
    keep="Garder",
    is_kept="Ce que vous venez d’écrire est gardé",
    save_now="Enregistrer maintenant",
)
NL = Speech(
    locale="nl-BE",
    who="lieve",
    note_with="Een ontmoeting met Amina noteren",
    walk="Wandeling",
    note="Langs het kanaal vertelde ze over haar zus.",
    keep="Bewaren",
    is_kept="Wat u net schreef is bewaard",
    save_now="Nu opslaan",
)


@pytest.mark.parametrize(("said", "size"), [(FR, PHONE), (NL, DESK)], ids=["fr", "nl"])
def test_a_note_outlives_the_key_that_closed_under_it(
    centre: ServedCentre,
    open_page: Callable[..., Page],
    axe: Axe,
    said: Speech,
    size: tuple[int, int],
) -> None:
    her = sign_in(open_page(size, said.locale), centre, said.who)
    her.tap(on=said.note_with, within="#women")
    her.tap(on=said.walk, role="radio")
    her.page.get_by_role("textbox").first.fill(said.note)
    her.page.context.clear_cookies(name=KEY)

    her.tap(on=said.keep, role="button")

    expect(her.page.get_by_text(said.is_kept)).to_be_visible()
    assert axe(her.page) == []
    password = json.loads((Path(centre.data) / "demonstration.json").read_text())["password"]
    her.page.locator("input[type=password]").fill(password)
    her.page.keyboard.press("Enter")
    expect(her.page.get_by_text(said.note)).to_be_visible()
    assert axe(her.page) == []
    her.tap(on=said.save_now, role="button")
    assert her.here == "dossiers/…/fil?apres=…"
    expect(her.page.get_by_text(said.note)).to_be_visible()
