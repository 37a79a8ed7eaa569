"""Pages of a group ask no more when there is more to show."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from miriam.groups.models import Group
from miriam.groupwork.domain import Wished, days_of, read_course
from miriam.groupwork.models import Memory, Series, Session
from miriam.groupwork.services import agreements, ideas
from miriam.groupwork.services.memory import MemoryFacts, remember
from miriam.groupwork.services.series import plan_series
from tests.groups.working import at_work
from tests.world import World

PAGES = (
    "/groupes/{group}/accords",
    "/groupes/{group}/accords/papier",
    "/groupes/{group}/idees",
    "/groupes/{group}/budget",
    "/groupes/{group}/seances/comme",
    "/seances/{session}/modifier",
    "/seances/{session}/comme",
    "/seances/{session}/pour-mon-sac",
    "/seances/{session}/memoire",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_year_asks_no_more_than_a_month(
    desk: Client,
    world: World,
    group: Group,
    series: Series,
    page: str,
    same_queries: Callable[..., None],
) -> None:
    session = Session.objects.all()[3]
    address = page.format(group=group.public_id, session=session.public_id)
    fill(world, group, list(Session.objects.all()))

    def a_year_more() -> None:
        year = replace(series.rhythm, last_on=series.first_on + timedelta(weeks=50))
        with world.case_manager.at_work() as by:
            more = plan_series(group, year, list(days_of(year)), by=by)
        fill(world, group, list(more.sessions.order_by("pk")))

    same_queries(lambda: desk.get(address), a_year_more)


def fill(world: World, group: Group, sessions: list[Session]) -> None:
    """Each session prepared and remembered, an agreement, an idea and a theme for each."""
    with at_work(world.case_manager, group) as by:
        for session in sessions:
            session.course = read_course("10 min : bonjour")
            session.save()
            if not Memory.objects.filter(session=session).exists():
                remember(session, MemoryFacts(next_time="encore"), version=0, by=by)
            agreements.agree(group, f"On écoute {session.public_id}", by=by)
            ideas.put_in(group, Wished.IDEA, "du pain", by=by)
            ideas.put_in(group, Wished.THEME, "le loyer", domain="housing", by=by)
