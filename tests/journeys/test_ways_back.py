"""What one did by mistake comes back with one tap; typed words are not left without a question."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.journeys.conftest import PHONE, ServedCentre
from tests.journeys.hands import Axe, sign_in

pytestmark = pytest.mark.journey
Open = Callable[..., Page]


@pytest.mark.parametrize(
    ("who", "locale", "woman", "words"),
    [
        ("claire", "fr-BE", "Divine", ("Toute la fiche", "Arrêter", "Annuler l’arrêt")),
        ("lieve", "nl-BE", "Amina", ("De hele fiche", "Stoppen", "Stoppen ongedaan maken")),
    ],
)
def test_a_stop_is_undone_from_her_day(
    centre: ServedCentre,
    open_page: Open,
    axe: Axe,
    who: str,
    locale: str,
    woman: str,
    words: tuple[str, str, str],
) -> None:
    card, stop, undo = words
    her = sign_in(open_page(PHONE, locale), centre, who)
    her.touch(her.page.locator("#women").get_by_role("link", name=woman, exact=True))
    her.page.locator(".fold > summary").last.click()
    her.tap(on=card)
    her.tap(on=stop)
    her.tap(on=stop, role="button")

    her.page.goto("/journee")
    stopped = her.page.locator("#stopped")
    expect(stopped).to_contain_text(woman)
    assert axe(her.page) == []
    her.touch(stopped.get_by_role("button", name=undo))

    her.page.goto("/journee")
    expect(stopped).to_have_count(0)
    expect(her.page.locator("#women").get_by_role("link", name=woman, exact=True)).to_be_visible()


def test_before_typed_words_are_left_the_browser_asks(
    centre: ServedCentre, open_page: Open
) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.tap(on="Noter une rencontre avec Nadia", within="#women")
    back = her.page.get_by_role("link", name="Retour au dossier de Nadia")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    her.page.locator(".kind input").first.click()
    her.page.keyboard.type("Deux chambres.")
    her.page.once("dialog", stay)
    back.click(no_wait_after=True)
    her.page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(her.page.get_by_role("textbox").first).to_have_value("Deux chambres.")

    her.page.once("dialog", lambda dialog: dialog.accept())
    back.click(no_wait_after=True)
    expect(her.page.get_by_role("heading", level=1)).to_have_text("Nadia")
