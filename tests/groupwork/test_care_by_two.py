"""Two say where the childcare of a session stands, at the same moment, before anybody has."""

from functools import partial

import pytest

from miriam.core.refusals import Overtaken
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Series, Session, SessionCare
from miriam.groupwork.services import care
from tests.together import at_once
from tests.world import World


def say(world: World, session: Session, whom: str, told: list[str]) -> None:
    with world.case_manager.at_work() as by:
        try:
            care.say(session, CareState.ASKED, version=0, by=by, asked_of=whom)
        except Overtaken:
            told.append(whom)


@pytest.mark.django_db(transaction=True)
def test_of_two_first_words_one_is_kept_and_one_is_told(world: World, series: Series) -> None:
    session = Session.objects.filter(series=series)[0]
    told: list[str] = []
    at_once([partial(say, world, session, whom, told) for whom in ("le Val", "les Lutins")])
    kept = SessionCare.objects.get(session=session)
    assert (kept.version, len(told)) == (1, 1)
    assert {kept.asked_of, *told} == {"le Val", "les Lutins"}
