"""Her comment beside her picture and her word about her way: said, seen by her, taken back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import Axe, Hands, sign_in

pytestmark = pytest.mark.journey
Open = Callable[..., Page]


@dataclass(frozen=True)
class Speech:
    """The words on the buttons, and who sees them in this language."""

    locale: str
    who: str
    woman: str
    hers: str
    my_group: str
    measures: str
    around: str
    way: str
    comment: str
    keep: str
    take_comment_back: str
    paper: str
    prepare: str
    her_word: str
    read_back: str


FR = Speech(
    locale="fr-BE",
    who="claire",
    woman="Rosa",
    hers="Le contrat, c’est moi qui l’ai signé.",
    my_group="Mon groupe",
    measures="Questionnaire",
    around="Autour du dessin",
    way="Son chemin",
    comment="Noter ce qu’elle en dit",
    keep="Garder",
    take_comment_back="Effacer ses mots",
    paper="Son chemin à emporter",
    prepare="Préparer la page",
    her_word="Noter ses mots",
    read_back="Garder et relire avec elle",
)
NL = Speech(
    locale="nl-BE",
    who="lieve",
    woman="Amina",
    hers="أعرف الآن إلى من أتصل.",
    my_group="Mijn groep",
    measures="Vragenlijst",
    around="Rond de tekening",
    way="Haar traject",
    comment="Noteren wat zij ervan zegt",
    keep="Bewaren",
    take_comment_back="Haar woorden wissen",
    paper="Haar traject om mee te nemen",
    prepare="De pagina klaarzetten",
    her_word="Haar woorden noteren",
    read_back="Bewaren en samen met haar herlezen",
)
BOTH = pytest.mark.parametrize("said", [FR, NL], ids=["fr", "nl-ar"])


def at_her_measures(page: Page, centre: ServedCentre, said: Speech) -> Hands:
    her = sign_in(page, centre, said.who)
    her.tap(on=said.my_group)
    her.tap(on=said.woman)
    her.tap(on=said.measures)
    her.tap(on=said.around, within="main")
    return her


@BOTH
def test_her_comment_stands_beside_her_picture_and_goes_home_with_it(
    centre: ServedCentre, open_page: Open, axe: Axe, said: Speech
) -> None:
    her = at_her_measures(open_page(DESK, said.locale), centre, said)
    assert axe(her.page) == []

    her.starts_counting()
    her.tap(on=said.comment)
    assert axe(her.page) == []
    her.page.get_by_role("textbox").first.fill(said.hers)
    her.tap(on=said.keep, role="button")

    assert her.taps <= 2
    expect(her.page.get_by_text(said.hers)).to_be_visible()
    her.tap(on=said.way, within="main")
    her.touch(her.page.locator("summary").filter(has_text=said.paper))
    her.tap(on=said.prepare, role="button")
    expect(her.page.get_by_text(said.hers)).to_be_visible()
    hers_is_arabic = said is NL
    expect(her.page.locator("html")).to_have_attribute("dir", "rtl" if hers_is_arabic else "ltr")
    assert axe(her.page) == []
    her.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert her.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    her.page.go_back()
    her.page.go_back()
    told = her.page.locator("div", has=her.page.get_by_text(said.hers))
    her.touch(told.last.get_by_role("link", name=said.take_comment_back).last)
    expect(her.page.get_by_text(said.hers)).to_be_visible()
    assert axe(her.page) == []
    her.tap(on=said.take_comment_back, within="main", role="button")
    expect(her.page.get_by_text(said.hers)).to_have_count(0)


@BOTH
def test_her_word_is_seen_by_her_before_it_is_hers(
    centre: ServedCentre, open_page: Open, axe: Axe, said: Speech
) -> None:
    her = at_her_measures(open_page(DESK, said.locale), centre, said)
    her.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    her.tap(on=said.her_word)
    her.page.get_by_role("textbox").first.fill(said.hers)
    her.tap(on=said.read_back, role="button")

    turned = her.page
    expect(turned.get_by_text(said.hers)).to_be_visible()
    expect(turned.locator("input:checked")).to_have_count(0)
    assert axe(turned) == []
    turned.locator("label:has(input[name=read_back][value=heard])").click()
    turned.locator("label:has(input[name=audience][value=group_report])").click()
    her.touch(turned.locator("form.form button").last)
    expect(turned.get_by_role("status")).to_be_visible()
    expect(turned.locator("input:checked")).to_have_count(2)
    assert turned.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert axe(turned) == []
    her.touch(turned.locator("a[href$='/papier']"))
    expect(turned.get_by_text(said.hers)).to_be_visible()
    assert axe(turned) == []
