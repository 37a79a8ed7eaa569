"""The words people read for encounters, notes and steps."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import BegunBy, Doer, EncounterKind, StepState
from miriam.look.language import listed
from miriam.vault.domain import Depth

KINDS = {
    EncounterKind.HOME: _("Chez elle"),
    EncounterKind.WALK: _("Promenade"),
    EncounterKind.OFFICE: _("Au bureau"),
    EncounterKind.MESSAGE: _("Message"),
    EncounterKind.PHONE: _("Téléphone"),
    EncounterKind.CAFE: _("Café"),
    EncounterKind.ADMINISTRATION: _("Au guichet"),
    EncounterKind.SCHOOL: _("À l’école"),
    EncounterKind.DOCTOR: _("Chez le médecin"),
    EncounterKind.COURT: _("Au tribunal"),
    EncounterKind.ONLINE: _("En ligne"),
    EncounterKind.INFORMAL: _("En passant"),
}

KIND_ICONS = {
    EncounterKind.HOME: "house",
    EncounterKind.WALK: "footprints",
    EncounterKind.OFFICE: "sofa",
    EncounterKind.MESSAGE: "message-circle",
    EncounterKind.PHONE: "phone",
    EncounterKind.CAFE: "coffee",
    EncounterKind.ADMINISTRATION: "landmark",
    EncounterKind.SCHOOL: "school",
    EncounterKind.DOCTOR: "stethoscope",
    EncounterKind.COURT: "scale",
    EncounterKind.ONLINE: "video",
    EncounterKind.INFORMAL: "smile",
}

BEGUN_BY = {
    BegunBy.HER: pgettext_lazy("qui a pris contact", "elle"),
    BegunBy.TEAM: pgettext_lazy("qui a pris contact", "nous"),
    BegunBy.OTHER: pgettext_lazy("qui a pris contact", "quelqu’un d’autre"),
}

BEGUN_BY_SAID = {
    BegunBy.HER: _("elle a pris contact"),
    BegunBy.TEAM: _("nous avons pris contact"),
    BegunBy.OTHER: _("quelqu’un d’autre a pris contact"),
}

DURATIONS = {
    15: _("un quart d’heure"),
    30: _("une demi-heure"),
    60: _("une heure"),
    90: _("une heure et demie"),
    120: _("deux heures"),
    180: _("trois heures"),
    240: _("une demi-journée"),
    480: _("une journée"),
}

DEPTHS = {
    Depth.SHARED: _("Note partagée"),
    Depth.WORKING: _("Note de travail"),
}

TOGETHER = pgettext_lazy("qui fait le pas", "ensemble")

DOER_TONES = {Doer.HER: "", Doer.TOGETHER: "plum", Doer.CASE_MANAGER: "sky"}

STEP_STATES = {
    StepState.OPEN: _("à venir"),
    StepState.DONE: _("fait"),
    StepState.CHANGED: _("a changé"),
    StepState.LET_GO: _("laissé de côté"),
}


def duration(minutes: int) -> str:
    """« une heure », « 75 minutes »."""
    said = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    return str(DURATIONS.get(minutes, said))


def readers(depth: Depth, *, her: str, colleagues: Sequence[str]) -> str:
    """Who will read a note of this depth, said to the one who writes it."""
    if depth is Depth.SHARED:
        names = listed([her, gettext("vous"), *colleagues])
        return gettext("%(names)s lirez cette note.") % {"names": names}
    team = {"names": listed([gettext("Vous"), *colleagues]), "her": her}
    return gettext("%(names)s lirez cette note. %(her)s sait que de telles notes existent.") % team


def plan_readers(*, her: str, colleagues: Sequence[str]) -> str:
    """Who reads the plan."""
    return gettext("%(names)s lisez ce plan.") % {
        "names": listed([her, gettext("vous"), *colleagues])
    }
