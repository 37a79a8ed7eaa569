"""Helpers: sessions of a group at given hours, and what the pages of a day say."""

from datetime import datetime, time, timedelta
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups
from miriam.groupwork.models import Session
from miriam.groupwork.services import joining, sessions
from miriam.groupwork.services.sessions import SessionFacts
from tests.groups.working import at_work
from tests.world import Person, World, sign_in

HALL = "salle des fêtes"


def group_of(who: Person, name: str) -> Group:
    with who.at_work() as by:
        return groups.create(groups.GroupFacts(edition_key="4", name_fr=name, places=12), by=by)


def at(days: int, hour: int, minute: int = 0) -> datetime:
    return clock.moment_of(clock.today() + timedelta(days=days), time(hour, minute))


def met(world: World, group: Group, starts: datetime, hours: int = 2) -> Session:
    facts = SessionFacts(
        starts, starts + timedelta(hours=hours), place=HALL, title="Parler du loyer"
    )
    with at_work(world.case_manager, group) as by:
        return sessions.plan(group, facts, by=by)


def joined_by(world: World, session: Session, guest: Group) -> Session:
    with world.case_manager.at_work() as by:
        joining.join(session, guest, by=by)
    return session


def soup(client: Client, who: Person, address: str) -> BeautifulSoup:
    return BeautifulSoup(sign_in(client, who).get(address).content, "html.parser")


def said(part: Any) -> str:
    return " ".join(part.get_text(" ").replace("\u00a0", " ").split()) if part else ""
