"""Who reads and writes the accompaniment: those who accompany her, and nobody else."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission, via
from miriam.accompaniment.models import Aspiration, Encounter, Step, Theme
from miriam.people.permissions import TEAM, for_those_who_accompany

WITH_FILE = ("file", *(f"file__{relation}" for relation in TEAM))

READ_THREAD = for_those_who_accompany("accompaniment.encounter.read")
WRITE_ENCOUNTER = for_those_who_accompany("accompaniment.encounter.write")
FOLLOW_ENCOUNTER = Permission(
    "accompaniment.encounter.follow", Encounter, via("file", WRITE_ENCOUNTER), related=WITH_FILE
)
CHOOSE_FILE = Hat("accompaniment.encounter.begin", Role.CASE_MANAGER)

READ_PLAN = for_those_who_accompany("accompaniment.plan.read")
WRITE_PLAN = for_those_who_accompany("accompaniment.plan.write")
CHANGE_ASPIRATION = Permission(
    "accompaniment.aspiration.change", Aspiration, via("file", WRITE_PLAN), related=WITH_FILE
)
CHANGE_STEP = Permission(
    "accompaniment.step.change", Step, via("file", WRITE_PLAN), related=WITH_FILE
)


def list_of_own_centre(by: Actor) -> Q:
    """The themes of the centre in which she wears the hat of a case manager."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER):
        return NONE
    return Q(centre=by.mandate.centre)


EDIT_THEMES = Hat("accompaniment.themes.edit", Role.CASE_MANAGER)
EDIT_THEME = Permission("accompaniment.theme.edit", Theme, list_of_own_centre, related=("centre",))
