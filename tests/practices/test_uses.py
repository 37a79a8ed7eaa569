"""A use names nobody: neither its row nor the journal says who, where or when."""

from django.db import models

from miriam.audit.models import Line
from miriam.core import clock
from miriam.practices.models import PracticeUse
from miriam.practices.services import use as uses
from tests.world import World

KNOWN = {"leaving_since", "public_id", "practice", "month", "worked", "words"}


def test_its_row_has_no_place_for_a_name_a_centre_or_a_moment() -> None:
    fields = PracticeUse._meta.get_fields()
    assert {field.name for field in fields} == KNOWN
    assert not any(isinstance(field, models.ForeignKey | models.AutoField) for field in fields)


def test_it_keeps_the_first_day_of_the_month(world: World) -> None:
    with world.case_manager.at_work() as by:
        use = uses.give_back("respirer", worked=False, by=by)
    assert use.month == clock.today().replace(day=1)


def test_the_journal_says_nothing_of_it(world: World) -> None:
    with world.case_manager.at_work() as by:
        before = Line.objects.count()
        use = uses.give_back("respirer", worked=True, words="Bien.", by=by)
        uses.take_back(use, by=by)
        uses.bring_back(use, by=by)
    assert Line.objects.count() == before
