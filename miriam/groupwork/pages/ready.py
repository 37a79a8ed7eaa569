"""What a session still needs, in sentences; other rooms may show it beside what they know."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from miriam.groupwork.domain import Mark, Need, Readiness

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
        Mark.SILENT: _("Personne n’est invité."),
    },
    Need.TRAVEL: {
        Mark.DONE: _("Le trajet est prévu."),
        Mark.SILENT: _("Rien n’est dit du trajet."),
    },
    Need.LANGUAGES: {
        Mark.DONE: _("Les langues sont prévues."),
        Mark.SILENT: _("Rien n’est dit des langues."),
    },
    Need.MATERIALS: {
        Mark.DONE: _("Le matériel est noté."),
        Mark.SILENT: _("Rien n’est dit du matériel."),
    },
    Need.COST: {
        Mark.DONE: _("Le coût est noté."),
        Mark.SILENT: _("Rien n’est dit du coût."),
    },
}


@dataclass(frozen=True)
class ReadyLine:
    """One need in a sentence, and whether something is to be done."""

    words: str
    is_missing: bool
    is_done: bool


def ready_lines(ready: Readiness) -> list[ReadyLine]:
    """Every need in its sentence, in the order of a preparing hand."""
    return [
        ReadyLine(str(WORDS[need][mark]), mark is Mark.MISSING, mark is Mark.DONE)
        for need, mark in ready.lines.items()
    ]
