"""Who reads and writes the accompaniment: those who accompany her, and nobody else."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission, via
from miriam.accompaniment.models import Appointment, Aspiration, Encounter, Note, Step, Theme, Turn
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM, WITH_FILE, for_those_who_accompany, on_what_is_in

READ_THREAD = for_those_who_accompany("accompaniment.encounter.read")
WRITE_ENCOUNTER = for_those_who_accompany("accompaniment.encounter.write")
FOLLOW_ENCOUNTER = on_what_is_in(WRITE_ENCOUNTER, "accompaniment.encounter.follow", Encounter)


def written_by_her(by: Actor) -> Q:
    """What she wrote herself, in a file that she still accompanies."""
    return Q(written_by=by.mandate) if by.mandate else NONE


def own_encounters(by: Actor) -> Q:
    """The encounters that she wrote down."""
    return via("file", WRITE_ENCOUNTER)(by) & written_by_her(by)


def own_notes(by: Actor) -> Q:
    """The notes that she wrote."""
    return via("encounter__file", WRITE_ENCOUNTER)(by) & written_by_her(by)


TAKE_BACK_ENCOUNTER = Permission(
    "accompaniment.encounter.take_back", Encounter, own_encounters, related=WITH_FILE
)
TAKE_BACK_NOTE = Permission(
    "accompaniment.note.take_back",
    Note,
    own_notes,
    related=("encounter", *(f"encounter__{path}" for path in WITH_FILE)),
)
RETURN_NOTE = Permission(
    "accompaniment.note.return",
    Note,
    own_notes,
    related=("encounter", *(f"encounter__{path}" for path in WITH_FILE)),
    finds_leaving=True,
)
# To destroy words is for her team alone, as whatever lasts (docs/adr/0021).
MEND_ENCOUNTER = on_what_is_in(NAME_TEAM, "accompaniment.encounter.mend", Encounter)


def as_it_went(by: Actor) -> Q:
    """What she took back herself; what was withdrawn, which has left a trace, for her team.

    For what is back already, either: done twice it changes nothing.
    """
    taken_back = own_encounters(by) & Q(trace=None)
    withdrawn = Q(trace__isnull=False) | Q(leaving_since=None)
    return taken_back | via("file", NAME_TEAM)(by) & withdrawn


RETURN_ENCOUNTER = Permission(
    "accompaniment.encounter.return", Encounter, as_it_went, related=WITH_FILE, finds_leaving=True
)
CHOOSE_FILE = Hat("accompaniment.encounter.begin", Role.CASE_MANAGER)


def may_mend(file: File, by: Actor) -> bool:
    """Whether a thread that she reads offers to move and withdraw; whoever stands in has no such
    right, and the gate asks again.
    """
    return by.mandate is not None and by.mandate.pk in (file.case_manager_id, file.duo_id)


READ_PLAN = for_those_who_accompany("accompaniment.plan.read")
WRITE_PLAN = for_those_who_accompany("accompaniment.plan.write")
CHANGE_ASPIRATION = on_what_is_in(WRITE_PLAN, "accompaniment.aspiration.change", Aspiration)
RETURN_ASPIRATION = on_what_is_in(
    WRITE_PLAN, "accompaniment.aspiration.return", Aspiration, finds_leaving=True
)
CHANGE_TURN = on_what_is_in(WRITE_PLAN, "accompaniment.turn.change", Turn)
CHANGE_STEP = on_what_is_in(WRITE_PLAN, "accompaniment.step.change", Step)
RETURN_STEP = on_what_is_in(WRITE_PLAN, "accompaniment.step.return", Step, finds_leaving=True)
WRITE_APPOINTMENT = for_those_who_accompany("accompaniment.appointment.write")
CHANGE_APPOINTMENT = Permission(
    "accompaniment.appointment.change",
    Appointment,
    via("file", WRITE_APPOINTMENT),
    related=(*WITH_FILE, "mandate__account", "encounter"),
)


def list_of_own_centre(by: Actor) -> Q:
    """The themes of the centre in which she wears the hat of a case manager."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER):
        return NONE
    return Q(centre=by.mandate.centre)


EDIT_THEMES = Hat("accompaniment.themes.edit", Role.CASE_MANAGER)
EDIT_THEME = Permission("accompaniment.theme.edit", Theme, list_of_own_centre, related=("centre",))
