"""The words people read for encounters, notes and steps."""

from datetime import date

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import (
    BegunBy,
    Doer,
    EncounterKind,
    Gone,
    StepKind,
    StepState,
    TurnKind,
)
from miriam.core import clock
from miriam.look.dates import nearby, written
from miriam.people.pages.words import until_when
from miriam.people.selectors.readers import Readers
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

DEPTHS = {Depth.SHARED: _("Note partagée"), Depth.WORKING: _("Note de travail")}

TOGETHER = pgettext_lazy("qui fait le pas", "ensemble")

SOMEBODY = pgettext_lazy("qui fait le pas", "quelqu’un d’autre")

DOER_TONES = {
    Doer.HER: "",
    Doer.TOGETHER: "plum",
    Doer.CASE_MANAGER: "sky",
    Doer.SOMEBODY: "apricot",
}

STEP_STATES = {
    StepState.TO_DO: _("à venir"),
    StepState.UNDER_WAY: _("en route"),
    StepState.PAUSED: _("en pause"),
    StepState.DONE: _("fait"),
    StepState.LET_GO: _("laissé de côté"),
    StepState.CHANGED: _("a changé"),
}

STEP_KINDS = {
    StepKind.STEP: _("un petit pas"),
    StepKind.LOAN: _("un prêt"),
    StepKind.GIFT: _("un don"),
}

# What the square says to whoever listens.
DONE_LABELS = {
    StepKind.STEP: _("C’est fait : %(what)s"),
    StepKind.LOAN: _("C’est prêté : %(what)s"),
    StepKind.GIFT: _("C’est donné : %(what)s"),
}
DONE_ON = {
    StepKind.STEP: _("fait le %(day)s"),
    StepKind.LOAN: _("prêté le %(day)s"),
    StepKind.GIFT: _("donné le %(day)s"),
}

TURNS = {
    TurnKind.CHANGED: _("a changé"),
    TurnKind.SET_ASIDE: _("laissé de côté"),
    TurnKind.TAKEN_UP: _("repris"),
}


def duration(minutes: int) -> str:
    """« une heure », « 75 minutes »."""
    said = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    return str(DURATIONS.get(minutes, said))


def readers(depth: Depth, *, her: str, reading: Readers) -> str:
    """Who will read a note of this depth, in one line, said to the one who writes it."""
    first = [her] if depth is Depth.SHARED else []
    team = [*first, *reading.team, gettext("vous")]
    names = {"names": until_when(team, reading.standing_in)}
    if depth is Depth.SHARED:
        return gettext("Lue par %(names)s") % names
    return gettext("Lue par %(names)s. %(her)s sait qu’il en existe.") % {**names, "her": her}


def thread_readers(her: str, reading: Readers) -> str:
    """Who reads the thread."""
    names = until_when([her, *reading.team, gettext("vous")], reading.standing_in)
    return gettext("Lu par %(names)s ; les notes de travail, par l’équipe seule.") % {
        "names": names
    }


def gone(how: Gone, on: date, gone_on: date) -> str:
    """« Une note du 3 mars a été retirée le 5 mars. »"""
    said = {
        Gone.WITHDRAWN: gettext("Une note du %(on)s a été retirée le %(gone_on)s."),
        Gone.MOVED: gettext("Une note du %(on)s a été déplacée le %(gone_on)s."),
    }
    return said[how] % {"on": nearby(on), "gone_on": nearby(gone_on)}


def as_last_time(day: date) -> str:
    """« Comme jeudi »; farther back the day says nothing any more."""
    away = (clock.today() - day).days
    if not 0 < away < 7:
        return gettext("Comme avant")
    return gettext("Comme %(day)s") % {"day": gettext("hier") if away == 1 else written(day, "l")}


def plan_readers(*, her: str, reading: Readers) -> str:
    """Who reads the plan."""
    names = until_when([her, gettext("vous"), *reading.team], reading.standing_in)
    return gettext("%(names)s lisez ce plan.") % {"names": names}


def done_label(what: str, kind: str = StepKind.STEP) -> str:
    """What the square says to whoever listens."""
    return str(DONE_LABELS[StepKind(kind)]) % {"what": what}
