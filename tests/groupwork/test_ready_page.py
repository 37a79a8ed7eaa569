"""The page of a session, whatever is said of it: everything, nothing, what is over or dropped."""

from decimal import Decimal

import pytest
from django.test import Client

from miriam.groups.models import Group
from miriam.groupwork.domain import Need, read_course
from miriam.groupwork.models import Series, Session
from miriam.groupwork.pages.ready import FIELDS
from tests.groups.working import at_work
from tests.reading import words
from tests.world import World


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
