"""A centre that made an account with somebody's address does not become what she becomes elsewhere.

Val-Fictif is her centre. Mont-Inventé invites her address first, takes the link in hand, chooses
the password and a second factor: whoever sits there is the sitter.
"""

import re
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from miriam.access.domain import Role
from miriam.access.models import Account, Mandate, ProposedMandate
from miriam.core import clock
from miriam.core.refusals import NotYours
from miriam.signin.services import arrivals, elsewhere, mandates, proposals, sessions
from tests.access.doors import come_in, text
from tests.attacks.overlapping import overlapping
from tests.signin.proposing import (
    accepted,
    answer_with,
    code_shown,
    invited_by,
    proposed_by,
    taken,
)
from tests.signin.test_arrival import arrive
from tests.world import PASSWORD, Person, World, make_person, reread, sign_in

ADDRESS = "nele@example.org"


@pytest.fixture
def rik(world: World) -> Person:
    """Administers the accounts of the other centre."""
    return make_person(world.elsewhere, Role.ADMINISTRATOR, "Rik Exemple")


@pytest.fixture
def sitter(world: World, rik: Person) -> Person:
    """The account that the other centre made with her address, in the hands of that centre."""
    person = make_person(world.elsewhere, Role.REFERENT, "Nele Exemple")
    Account.objects.filter(pk=person.account.pk).update(sign_in_name=ADDRESS, email=ADDRESS)
    return reread(person)


def her_hats_here(world: World) -> list[Mandate]:
    hats = Mandate.objects.filter(centre=world.centre, account__email__iexact=ADDRESS)
    return list(hats.order_by("pk"))


def sits_in_her_chair(world: World, new_client: Callable[[], Client], sitter: Person) -> bool:
    """Whether the sitter administers the accounts of her centre, once it has invited her."""
    invited_by(world.administrator, ADDRESS, Role.ADMINISTRATOR)
    browser = new_client()
    come_in(browser, sitter)
    for hat in her_hats_here(world):
        browser.post("/fonctions", {"hat": hat.public_id, "password": PASSWORD})
    page = browser.get("/comptes")
    return page.status_code == 200 and world.centre.name_fr in text(page)


def test_who_made_an_account_first_wears_no_hat_of_her_centre(
    world: World, sitter: Person, new_client: Callable[[], Client]
) -> None:
    assert not sits_in_her_chair(world, new_client, sitter)
    assert her_hats_here(world) == []
    assert ProposedMandate.objects.waiting().filter(account=sitter.account).count() == 1


def test_control_without_the_rule_the_sitter_administers_her_centre(
    world: World,
    sitter: Person,
    new_client: Callable[[], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(elsewhere, "answers_for", lambda centre, account: True)
    assert sits_in_her_chair(world, new_client, sitter)


def test_neither_does_who_has_not_taken_the_link_yet(world: World, rik: Person) -> None:
    invited_by(rik, ADDRESS)
    invited_by(world.administrator, ADDRESS)
    assert her_hats_here(world) == []


def test_what_is_proposed_counts_nowhere(world: World, sitter: Person, client: Client) -> None:
    proposed_by(world.administrator, sitter)
    assert [hat.centre for hat in sessions.hats_of(sitter.account)] == [world.elsewhere]
    for person, page in (
        (world.case_manager, "/equipe"),
        (world.case_manager, "/dossiers/nouveau"),
    ):
        assert "Nele" not in text(sign_in(client, person).get(page))


def wrong_codes(world: World, rik: Person, sitter: Person) -> Iterator[tuple[str, str]]:
    """Codes that a sitter may have, and why each is worth nothing."""
    proposed = proposed_by(world.administrator, sitter)
    yield "none was made", ""
    earlier = code_shown(world.administrator, proposed)
    right = code_shown(world.administrator, proposed)
    yield "made anew since", earlier
    yield "guessed", right[:-1] + ("2" if right[-1] != "2" else "3")
    other = proposed_by(world.administrator, sitter, Role.COORDINATOR)
    yield "of another function", code_shown(world.administrator, other)
    ProposedMandate.objects.update(code_expires_at=clock.now() - timedelta(seconds=1))
    yield "too late", right


def test_no_code_but_the_one_that_counts_opens(
    world: World, rik: Person, sitter: Person, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(client, sitter)
    for why, code in wrong_codes(world, rik, sitter):
        proposed = ProposedMandate.objects.get(account=sitter.account, role=Role.CASE_MANAGER)
        page = answer_with(client, proposed, code or "2222-2222")
        assert "n’est pas le bon" in text(page), why
        assert taken(proposed) is None, why


def test_control_the_right_code_opens_as_it_was_heard(
    world: World, sitter: Person, client: Client
) -> None:
    proposed = proposed_by(world.administrator, sitter)
    heard = code_shown(world.administrator, proposed).lower().replace("-", " ")
    come_in(client, sitter)
    assert answer_with(client, proposed, heard).headers["Location"] == "/fonctions"
    assert taken(proposed)
    assert "Val-Fictif" in text(client.get("/fonctions"))
    assert answer_with(client, proposed, heard).status_code == 404, "it serves once"


def test_a_session_that_somebody_found_open_does_not_accept(
    world: World, sitter: Person, client: Client
) -> None:
    proposed = proposed_by(world.administrator, sitter)
    code = code_shown(world.administrator, proposed)
    come_in(client, sitter)
    page = answer_with(client, proposed, code, password="not her password")
    assert "pas votre mot de passe" in text(page)
    assert taken(proposed) is None


def test_a_code_is_not_guessed_in_a_row(world: World, sitter: Person, client: Client) -> None:
    proposed = proposed_by(world.administrator, sitter)
    code = code_shown(world.administrator, proposed)
    come_in(client, sitter)
    for _time in range(5):
        answer_with(client, proposed, "2222-3333")
    assert "Attendez 10 minutes" in text(answer_with(client, proposed, code))
    assert taken(proposed) is None


def declined(world: World, proposed: ProposedMandate, sitter: Person) -> None:
    proposals.decline(proposed, by=sitter.actor())


def withdrawn(world: World, proposed: ProposedMandate, sitter: Person) -> None:
    proposals.withdraw(proposed, by=world.administrator.actor())


@pytest.mark.parametrize("over", [declined, withdrawn])
def test_what_was_declined_or_withdrawn_is_accepted_by_nobody(
    world: World, sitter: Person, over: Callable[[World, ProposedMandate, Person], None]
) -> None:
    proposed = proposed_by(world.administrator, sitter)
    code = proposals.make_code(proposed, by=world.administrator.actor())
    over(world, proposed, sitter)
    with pytest.raises(NotYours):
        proposals.accept(proposed, code=code, session=None, by=sitter.actor())
    assert taken(proposed) is None


def test_nobody_answers_in_her_place(world: World, rik: Person, sitter: Person) -> None:
    proposed = proposed_by(world.administrator, sitter)
    code = proposals.make_code(proposed, by=world.administrator.actor())
    for stranger in (rik, world.administrator, world.case_manager):
        with pytest.raises(NotYours):
            proposals.accept(proposed, code=code, session=None, by=stranger.actor())
    for stranger in (rik, sitter, world.coordinator):
        with pytest.raises(NotYours):
            proposals.make_code(proposed, by=stranger.actor())


def keeps_a_link(world: World, rik: Person, sitter: Person, browser: Client) -> bool:
    """Whether a link that her first centre took in hand still serves once she works in two."""
    secret = mandates.give_link(sitter.mandate, in_hand=True, by=rik.actor())
    accepted(world.administrator, sitter)
    return bool(browser.get(f"/lien/{secret}").status_code == 302)


def test_a_link_taken_in_hand_before_ends_when_she_accepts(
    world: World, rik: Person, sitter: Person, client: Client
) -> None:
    assert not keeps_a_link(world, rik, sitter, client)


def test_control_a_link_that_nobody_ends_serves_on(
    world: World,
    rik: Person,
    sitter: Person,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(proposals.capabilities, "end", lambda **facts: None)
        assert keeps_a_link(world, rik, sitter, client)


def test_other_sessions_end_when_she_accepts(
    world: World, sitter: Person, client: Client, new_client: Callable[[], Client]
) -> None:
    left_open = new_client()
    come_in(left_open, sitter)
    assert left_open.get("/fonctions").status_code == 200
    sign_in(client, sitter)
    proposed = proposed_by(world.administrator, sitter)
    answer_with(client, proposed, code_shown(world.administrator, proposed))
    assert client.get("/fonctions").status_code == 200
    assert left_open.get("/fonctions").status_code == 302


def test_she_has_a_way_in_when_somebody_sits_on_her_address(
    world: World, sitter: Person, client: Client, new_client: Callable[[], Client]
) -> None:
    proposed = proposed_by(world.administrator, sitter)
    sign_in(client, world.administrator)
    answer = client.post(f"/comptes/demandes/{proposed.public_id}/compte-a-part", follow=True)
    assert "nele@example.org/2" in text(answer)
    [hat] = her_hats_here(world)
    page = client.post(f"/comptes/{hat.public_id}/lien", {"how": "hand", "password": PASSWORD})
    link = re.search(r"/lien/[\w-]+", page.content.decode())
    assert link
    hers = new_client()
    assert "nele@example.org/2" in text(hers.get(link.group(), follow=True))
    arrive(hers, link.group())
    assert hers.get("/equipe").status_code == 200

    sits = new_client()
    come_in(sits, sitter)
    assert sits.get(f"/fonctions/proposees/{proposed.public_id}").status_code == 404
    assert [one.centre for one in sessions.hats_of(sitter.account)] == [world.elsewhere]
    again = invited_by(world.administrator, ADDRESS, Role.COORDINATOR)
    assert again.startswith("/comptes/"), again
    assert {one.account for one in her_hats_here(world)} == {hat.account}, "her own from now on"


@pytest.mark.parametrize("typed", [ADDRESS, "Nele@Example.org", "NELE@EXAMPLE.ORG"])
def test_invited_twice_and_in_capital_letters_it_is_one_request(
    world: World, sitter: Person, typed: str
) -> None:
    doors = {invited_by(world.administrator, address) for address in (ADDRESS, typed)}
    assert len(doors) == 1
    assert her_hats_here(world) == []


def invitation(by: Person, role: Role = Role.CASE_MANAGER) -> Callable[[], object]:
    facts = {"name": "Nele", "email": ADDRESS, "role": role, "language": "fr"}
    return lambda: arrivals.invite(**facts, by=reread(by).actor())


@pytest.mark.django_db(transaction=True)
def test_of_two_centres_at_the_same_moment_one_makes_the_account_and_one_asks(
    world: World, rik: Person
) -> None:
    assert overlapping(invitation(world.administrator), invitation(rik)) is None
    [hat] = Mandate.objects.filter(account__sign_in_name=ADDRESS)
    assert hat.centre == world.centre
    [proposed] = ProposedMandate.objects.filter(account=hat.account)
    assert proposed.centre == world.elsewhere


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("asks", [False, True])
def test_eight_invitations_at_once_are_one(world: World, sitter: Person, asks: bool) -> None:
    if not asks:
        Account.objects.filter(pk=sitter.account.pk).update(sign_in_name="x", email="")
    failures = at_once(invitation(world.administrator), times=8)
    assert failures == []
    assert len(her_hats_here(world)) == (0 if asks else 1)
    assert ProposedMandate.objects.count() == (1 if asks else 0)


def at_once(act: Callable[[], object], *, times: int) -> list[BaseException]:
    """The same act, begun in as many threads at the same moment; what they ran into."""
    together, failures = threading.Barrier(times), list[BaseException]()

    def alone() -> None:
        together.wait()
        try:
            act()
        except Exception as failure:  # noqa: BLE001 what it was is what is asked
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=alone) for _time in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
