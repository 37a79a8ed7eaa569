"""What touches a lock, a hat or a key asks for the password again: an open session alone, left at a
desk or carried away, does none of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from miriam.access.domain import Role
from miriam.audit.models import Line
from miriam.signin.selectors import factors_of
from tests.access.doors import give_application, text
from tests.signin.proposing import code_shown, proposed_by
from tests.world import PASSWORD, Person, World, add_mandate, make_person, sign_in

REFUSED = "Ce n’est pas votre mot de passe"
CHOSEN = "quatre autres mots au hasard"


@dataclass
class Sending:
    """A form that somebody sends from her open session, all but the password."""

    person: Person
    door: str
    typed: dict[str, str] = field(default_factory=dict)
    asked: str = "password"


def mandate_ended(world: World) -> Sending:
    return Sending(world.administrator, f"/comptes/{world.duo.mandate.public_id}/fin")


def link_in_hand(world: World) -> Sending:
    door = f"/comptes/{world.duo.mandate.public_id}/lien"
    return Sending(world.administrator, door, {"how": "hand"})


def second_factor_taken_off(world: World) -> Sending:
    return Sending(world.administrator, f"/comptes/{world.duo.mandate.public_id}/second-facteur")


def sessions_closed(world: World) -> Sending:
    return Sending(world.administrator, f"/comptes/{world.duo.mandate.public_id}/sessions")


def code_for_a_function(world: World) -> Sending:
    proposed = proposed_by(world.administrator, world.other_centre)
    return Sending(world.administrator, f"/comptes/demandes/{proposed.public_id}")


def function_accepted(world: World) -> Sending:
    there = make_person(world.elsewhere, Role.ADMINISTRATOR)
    proposed = proposed_by(there, world.duo)
    code = code_shown(there, proposed)
    return Sending(world.duo, f"/fonctions/proposees/{proposed.public_id}", {"code": code})


def own_password(world: World) -> Sending:
    chosen = {"password": CHOSEN, "again": CHOSEN}
    return Sending(world.duo, "/mon-compte/mot-de-passe", chosen, asked="old")


def own_recovery_code(world: World) -> Sending:
    return Sending(world.duo, "/mon-compte/code-de-recuperation")


def own_codes_on_paper(world: World) -> Sending:
    give_application(world.duo.account)
    return Sending(world.duo, "/mon-compte/second-facteur/codes")


def own_factor_taken_off(world: World) -> Sending:
    account = world.duo.account
    give_application(account)
    Authenticator.objects.create(
        user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "clé"}
    )
    return Sending(world.duo, f"/mon-compte/second-facteur/{factors_of(account)[0].pk}")


def another_hat(world: World) -> Sending:
    give_application(world.duo.account)
    hat = add_mandate(world.duo.account, world.elsewhere, Role.CASE_MANAGER).mandate
    return Sending(world.duo, "/fonctions", {"hat": str(hat.public_id)})


# Here the page asks, and nothing else would.
BY_THE_PAGE = [
    mandate_ended,
    link_in_hand,
    second_factor_taken_off,
    sessions_closed,
    code_for_a_function,
    function_accepted,
    own_codes_on_paper,
    own_factor_taken_off,
]
# Here the key does not open either.
BY_THE_KEY = [own_password, own_recovery_code, another_hat]


def lines_after(client: Client, sent: Sending, **password: str) -> tuple[int, str]:
    """How many lines the journal gained, and what the page says."""
    before = Line.objects.count()
    page = client.post(sent.door, {**sent.typed, **password}, follow=True)
    return Line.objects.count() - before, text(page)


@pytest.mark.parametrize("sending", [*BY_THE_PAGE, *BY_THE_KEY])
def test_without_the_password_of_who_sends_it_nothing_happens_and_with_it_it_does(
    world: World, client: Client, sending: Callable[[World], Sending]
) -> None:
    sent = sending(world)
    sign_in(client, sent.person)
    assert lines_after(client, sent)[0] == 0
    gained, page = lines_after(client, sent, **{sent.asked: "the password of somebody"})
    assert (gained, REFUSED in page) == (0, True)
    assert lines_after(client, sent, **{sent.asked: PASSWORD})[0] > 0


@pytest.mark.parametrize("sending", BY_THE_PAGE)
def test_a_page_that_did_not_ask_would_be_seen(
    world: World,
    client: Client,
    sending: Callable[[World], Sending],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("miriam.signin.forms._demand_hers", lambda *_: None)
    sent = sending(world)
    sign_in(client, sent.person)
    assert lines_after(client, sent, **{sent.asked: "the password of somebody"})[0] > 0
