"""A new installation, from its first link to a sign-in with a passkey, in a browser with a device
that answers like a real one.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browsers import findings_of_axe
from tests.journeys.conftest import PHONE, ServedCentre
from tests.journeys.hands import Axe, Hands
from tests.served import miriam, served

pytestmark = pytest.mark.journey
MAIL, PASSWORD = "sam@example.be", "quatre mots pris au hasard"
HER_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def first_link(installed: Path) -> str:
    """The way into an installation in which nobody has arrived."""
    words = ["--centre", "Val-Fictif", "--mail", MAIL, "--name", "Sam Exemple"]
    said = miriam("invite-administrator", *words, data=installed).stdout
    [link] = re.findall(r"/lien/[\w-]+", said)
    return str(link)


@pytest.fixture
def centre(installed: Path, first_link: str) -> Iterator[ServedCentre]:
    with served(installed) as port:
        yield ServedCentre(f"http://localhost:{port}", installed, kept_by={})


class Device:
    """What holds the passkeys: a telephone that recognises its owner, or does not."""

    def __init__(self, page: Page) -> None:
        self.wire: CDPSession = page.context.new_cdp_session(page)
        self.wire.send("WebAuthn.enable")
        made = self.wire.send("WebAuthn.addVirtualAuthenticator", {"options": HER_DEVICE})
        self.name = {"authenticatorId": made["authenticatorId"]}

    def passkeys(self) -> list[dict[str, object]]:
        """Those it holds."""
        found: list[dict[str, object]]
        found = self.wire.send("WebAuthn.getCredentials", self.name)["credentials"]
        return found

    def forget(self) -> None:
        """Another device of the same make: it holds no passkey of hers."""
        self.wire.send("WebAuthn.clearCredentials", self.name)


def arrive(page: Page, link: str) -> Hands:
    hands = Hands(page)
    page.goto(link)
    assert findings_of_axe(page) == []
    page.get_by_label("Nouveau mot de passe", exact=True).fill(PASSWORD)
    page.get_by_label("Encore une fois").fill(PASSWORD)
    hands.tap(on="Choisir ce mot de passe", role="button")
    hands.tap(on="Je l’ai noté", role="button")
    return hands


def type_password(page: Page) -> None:
    page.goto("/se-connecter")
    page.locator("input[name=name]").fill(MAIL)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/se-connecter/code")


def sign_out(hands: Hands) -> None:
    hands.page.goto("/mon-compte")
    hands.page.locator("details.account summary").click()
    hands.tap(on="Se déconnecter", role="button")
    expect(hands.page).to_have_url(re.compile("/se-connecter"))


def test_a_passkey_is_made_on_arrival_and_opens_the_next_day(
    open_page: Callable[..., Page], first_link: str, axe: Axe
) -> None:
    page = open_page(PHONE)
    device = Device(page)
    hands = arrive(page, first_link)

    hands.tap(on="Choisir une clé d’accès")
    assert axe(page) == []
    page.get_by_label("Nom de cette clé d’accès").fill("mon téléphone")
    hands.tap(on="Créer la clé d’accès", role="button")
    page.wait_for_url("**/codes")
    assert len(device.passkeys()) == 1
    hands.tap(on="Je les ai notés", role="button")
    expect(page).to_have_url(re.compile("/(comptes|accueil)"))
    page.goto("/mon-compte")
    expect(page.get_by_text("mon téléphone")).to_be_visible()

    sign_out(hands)
    type_password(page)
    assert axe(page) == []
    hands.tap(on="Utiliser ma clé d’accès", role="button")
    page.wait_for_url(re.compile("/(comptes|accueil)"))

    sign_out(hands)
    device.forget()
    type_password(page)
    page.get_by_role("button", name="Utiliser ma clé d’accès").click()
    expect(page.get_by_text("La clé d’accès n’a pas répondu")).to_be_visible()
    page.goto("/comptes")
    expect(page).to_have_url(re.compile("/se-connecter"))
