"""The page of a session, whatever is said of it: everything, nothing, what is over or dropped."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from miriam.attendance.domain import Attending, Being, Roll
from miriam.attendance.models import Register
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups
from miriam.groupwork.domain import CareState, Mood, Need, read_course
from miriam.groupwork.models import Series, Session
from miriam.groupwork.pages.ready import FIELDS
from miriam.groupwork.services import care
from miriam.groupwork.services.memory import MemoryFacts, remember
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
from tests.groups.working import at_work
from tests.reading import words
from tests.world import World, sign_in


@pytest.fixture
def session(series: Series) -> Session:
    """The next one of the series, of which nothing is prepared."""
    session: Session = Session.objects.all()[0]
    return session


@pytest.fixture
def full(world: World, group: Group, session: Session) -> Session:
    """The same, with everything said that can be."""
    with at_work(world.case_manager, group):
        for field in FIELDS.values():
            setattr(session, field, f"{field} dit")
        session.title, session.course = "Le budget", read_course("10 min : bonjour")
        session.cost, session.place = Decimal("12.50"), "ici"
        session.save()
    return session


def page_of(desk: Client, session: Session) -> str:
    """What the page of this session says."""
    return words(desk.get(f"/seances/{session.public_id}"))


def test_a_session_of_which_everything_is_said_is_shown(desk: Client, full: Session) -> None:
    shown = page_of(desk, full)
    assert "Tout est prêt." in shown
    assert all(f"{FIELDS[need]} dit" in shown for need in (Need.GUEST, Need.MATERIALS))
    assert "Rien n’est dit sur" not in shown


def test_a_session_of_which_nothing_is_said_is_shown(desk: Client, session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(place="")
    shown = page_of(desk, session)
    assert "Rien n’est dit sur : qui est invité" in shown.replace("\xa0", " ")
    assert "Dites où l’on se retrouve." in shown


def let_it_be(session: Session, **said: object) -> None:
    """Two hours of yesterday; and what else is said of it."""
    ended = clock.now() - timedelta(days=1)
    moments = {"starts_at": ended - timedelta(hours=2), "ends_at": ended}
    Session.objects.filter(pk=session.pk).update(**moments, **said)


def test_one_that_is_over_says_who_was_there_and_what_was_kept(
    desk: Client, world: World, group: Group, full: Session
) -> None:
    let_it_be(full)
    shown = page_of(desk, full)
    assert "La liste n’est pas encore remplie." in shown
    assert "Rien n’est encore gardé de cette séance." in shown
    with at_work(world.case_manager, group) as by:
        facts = MemoryFacts(moods=[Mood.CALM], came_up="les factures", mood_words="douce")
        remember(full, facts, version=0, by=by)
        heard = Roll({"a": Attending(being=Being.HERE, children=6)}, guests=2)
        register = Register(session=full, group=group)
        register.sheet = heard
        register.save()
    shown = page_of(desk, full)
    assert "1 maman était là, 6 enfants, 2 invitées." in shown
    assert all(said in shown for said in ("calme, douce", "les factures"))
    assert all(said in shown for said in ("guest dit", "materials dit", "12,50 €"))


@pytest.mark.parametrize(
    "over",
    ["Ce qui est prêt", "à faire", "Elles ont répondu", "Message et affiche", "Préparer comme…"],
)
def test_one_that_is_over_asks_for_nothing_that_is_over(
    desk: Client, world: World, session: Session, over: str
) -> None:
    with world.case_manager.at_work() as by:
        care.say(session, CareState.LACKED, version=0, by=by)
    assert over in page_of(desk, session)
    let_it_be(session)
    shown = page_of(desk, session)
    assert over not in shown
    assert f"/seances/comme?source={session.public_id}" in shown


def test_one_that_is_dropped_says_so_to_the_group_and_has_no_poster(
    desk: Client, session: Session
) -> None:
    Session.objects.filter(pk=session.pk).update(is_dropped=True)
    shown = page_of(desk, session)
    assert "Dire qu’elle n’a pas lieu" in shown
    assert not any(said in shown for said in ("Message et affiche", "à faire", "Depuis une fiche"))
    message = desk.get(f"/seances/{session.public_id}/message")
    assert "n’a pas lieu." in words(message)
    assert "On se retrouve" not in words(message)
    assert "/affiche/" not in message.content.decode()
    assert desk.get(f"/seances/{session.public_id}/affiche/1/fr").status_code == 404
    let_it_be(session)
    assert "Dire qu’elle n’a pas lieu" not in page_of(desk, session)


def test_what_it_is_about_and_what_it_costs_are_said(desk: Client, full: Session) -> None:
    partner, domains = "la mutualité", [LifeDomain.MONEY.value]
    Session.objects.filter(pk=full.pk).update(partner=partner, domains=domains)
    shown = page_of(desk, full)
    said = ("la mutualité", str(LIFE_DOMAINS[LifeDomain.MONEY]), "Le coût est noté.", "12,50 €")
    assert all(one in shown for one in said)


def test_both_teams_read_with_which_group(
    desk: Client, client: Client, world: World, group: Group, session: Session
) -> None:
    assert "Avec le groupe" not in page_of(desk, session)
    with world.other_group.at_work() as by:
        facts = groups.GroupFacts(edition_key="4", name_fr="Les Saules", places=12)
        other = groups.create(facts, by=by)
    session.joined.add(other)
    assert "Avec le groupe Les Saules." in page_of(desk, session)
    sign_in(client, world.other_group)
    assert "Avec le groupe Les Tilleuls." in page_of(client, session)
