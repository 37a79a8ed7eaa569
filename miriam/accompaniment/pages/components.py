"""An encounter and its notes as they are read, drawn in one pass: a thread shows twenty of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext

from miriam.accompaniment.domain import BegunBy, EncounterKind, Gone
from miriam.accompaniment.models import Encounter, Note, Trace
from miriam.accompaniment.pages import words
from miriam.accompaniment.pages.turns import turned
from miriam.accompaniment.selectors.turns import TurnTold
from miriam.look.addresses import address
from miriam.look.components.blocks import fold, row, rows
from miriam.look.components.html import NOTHING, each, joined, lines, markup
from miriam.look.components.marks import chip, who_reads
from miriam.look.components.symbols import icon
from miriam.look.dates import spoken, written


def kind_of(encounter: Encounter) -> Promise:
    """« Promenade »."""
    return words.KINDS[EncounterKind(encounter.kind)]


def what_about(encounter: Encounter) -> SafeString:
    """Its themes as chips, then how long it took and who began, if that was written down."""
    themes = [chip(theme) for theme in encounter.about]
    return joined([*themes, *(chip(fact, tone="sky") for fact in _facts(encounter))])


def _facts(encounter: Encounter) -> list[str]:
    minutes, begun_by = encounter.minutes, encounter.begun_by
    length = [words.duration(minutes)] if minutes else []
    return length + ([str(words.BEGUN_BY_SAID[BegunBy(begun_by)])] if begun_by else [])


@dataclass(frozen=True)
class May:
    """What she may do with the notes of this thread."""

    follow: bool
    mend: bool

    def acts(self) -> list[tuple[str, str]]:
        """The pages behind the three dots, each with its words."""
        every = [
            (self.follow, "accompaniment:encounter_follow", gettext("Ajouter à cette note")),
            (self.mend, "accompaniment:encounter_mend", gettext("Mauvais dossier…")),
        ]
        return [(page, said) for may, page, said in every if may]


def months(
    encounters: Iterable[Encounter], beside: Iterable[Trace | TurnTold], may: May
) -> SafeString:
    """A stretch of the thread under the names of its months, with what stands beside: traces of
    what is gone, changes of direction.
    """
    every: list[Encounter | Trace | TurnTold] = [*encounters, *beside]
    stretch = sorted(every, key=lambda one: one.on, reverse=True)
    by_month, acts = groupby(stretch, lambda one: written(one.on, "F Y")), may.acts()
    return joined(
        markup(
            '<section class="month"><h2 class="quiet">{}</h2>{}</section>',
            capfirst(month),
            rows(joined(_row(one, acts) for one in of_month)),
        )
        for month, of_month in by_month
    )


def _row(one: Encounter | Trace | TurnTold, acts: list[tuple[str, str]]) -> SafeString:
    if isinstance(one, TurnTold):
        return turned(one, time=written(one.on, "D j"))
    if isinstance(one, Trace):
        said = words.gone(Gone(one.how), one.on, one.gone_on)
        return row(markup("<p>{}</p>", said), time=written(one.on, "D j"))
    return _met(one, acts)


def _met(encounter: Encounter, acts: list[tuple[str, str]]) -> SafeString:
    """An encounter in the thread: its latest note, those before, and what can be done with it."""
    day = written(encounter.on, "D j")
    said = notes(encounter.said[:1])
    if before := encounter.said[1:]:
        folded = markup('<div class="stack">{}</div>', notes(before))
        said += fold(folded, _title_of(before))
    more = _more(encounter, day, acts) if acts else NOTHING
    return row(said, kind_of(encounter), time=day, chips=what_about(encounter), end=more)


def _title_of(before: Sequence[Note]) -> str:
    """A working note among them is said, and not folded away unseen."""
    if any(note.is_working for note in before):
        return gettext("Ce qui était écrit avant, dont une note de travail")
    return gettext("Ce qui était écrit avant")


def _more(encounter: Encounter, day: str, acts: list[tuple[str, str]]) -> SafeString:
    """What can be done with a note, behind three dots."""
    name = encounter.public_id
    return markup(
        '<details class="more" name="more"><summary>{}<span class="only-heard">{}</span></summary>'
        '<div class="sheet">{}</div></details>',
        icon("ellipsis"),
        gettext("Que faire de la note du %(day)s") % {"day": day},
        each('<a href="{}">{}</a>', ((address(page, name), said) for page, said in acts)),
    )


def notes(those: Sequence[Note]) -> SafeString:
    """One note alone, or several that each say whose they are and of which day."""
    if len(those) < 2:
        return joined(map(_words, those))
    return joined(
        markup(
            '<div class="stack stack--tight"><p class="tiny soft">{}</p>{}</div>',
            gettext("%(name)s, le %(day)s") % _author(note),
            _words(note),
        )
        for note in those
    )


def _author(note: Note) -> dict[str, str]:
    day = localdate(note.created_at)
    return {"name": note.written_by.account.first_name, "day": spoken(day)}


def _words(note: Note) -> SafeString:
    """What was written; a working note says first that it is one."""
    text = lines(note.text)
    if not note.is_working:
        return markup('<p class="note" dir="auto">{}</p>', text)
    readers = who_reads(gettext("Note de travail, pour l’équipe seule"), kind="working")
    return markup('<div class="note note--working">{}<p dir="auto">{}</p></div>', readers, text)
