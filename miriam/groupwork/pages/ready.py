"""What a session still needs, in sentences; other rooms may show it beside what they know."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from miriam.groupwork.domain import Mark, Need, Readiness
from miriam.groupwork.models import Session
from miriam.groupwork.pages.about import euros
from miriam.look.language import listed

WORDS = {
    Need.COURSE: {
        Mark.DONE: _("Le déroulement est écrit."),
        Mark.MISSING: _("Choisissez une fiche, ou écrivez vos étapes."),
    },
    Need.PLACE: {
        Mark.DONE: _("Le lieu est connu."),
        Mark.MISSING: _("Dites où l’on se retrouve."),
    },
    Need.CARE: {
        Mark.DONE: _("La garde des enfants est réglée."),
        Mark.MISSING: _("La garde des enfants reste à trouver."),
    },
    Need.GUEST: {
        Mark.DONE: _("Quelqu’un est invité."),
        Mark.SILENT: _("qui est invité"),
    },
    Need.TRAVEL: {
        Mark.DONE: _("Le trajet est prévu."),
        Mark.SILENT: _("le trajet"),
    },
    Need.LANGUAGES: {
        Mark.DONE: _("Les langues sont prévues."),
        Mark.SILENT: _("les langues"),
    },
    Need.MATERIALS: {
        Mark.DONE: _("Le matériel est noté."),
        Mark.SILENT: _("le matériel"),
    },
    Need.COST: {
        Mark.DONE: _("Le coût est noté."),
        Mark.SILENT: _("le coût"),
    },
}


# What is said of a need stands in the field of the session that has its name.
FIELDS = {
    Need.PLACE: "place",
    Need.GUEST: "guest",
    Need.TRAVEL: "travel",
    Need.LANGUAGES: "languages",
    Need.MATERIALS: "materials",
}


@dataclass(frozen=True)
class ReadyLine:
    """One need in a sentence, what is said of it, and whether something is to be done."""

    words: str
    said: str
    is_missing: bool


def ready_lines(session: Session, ready: Readiness) -> list[ReadyLine]:
    """What is to be done and what is settled, as a preparing hand goes; its ring is open."""
    spoken = [(need, mark) for need, mark in ready.lines.items() if mark is not Mark.SILENT]
    return [_line(session, need, mark) for need, mark in spoken]


def left_unsaid(ready: Readiness) -> str:
    """« qui est invité, le trajet et le coût »: what nobody spoke of, and that may be right; empty
    where everything is said.
    """
    silent = [need for need, mark in ready.lines.items() if mark is Mark.SILENT]
    return listed([str(WORDS[need][Mark.SILENT]) for need in silent]) if silent else ""


def _line(session: Session, need: Need, mark: Mark) -> ReadyLine:
    return ReadyLine(str(WORDS[need][mark]), _said(session, need), mark is Mark.MISSING)


def _said(session: Session, need: Need) -> str:
    if need is Need.COST:
        return euros(session.cost)
    return str(getattr(session, FIELDS[need])) if need in FIELDS else ""
