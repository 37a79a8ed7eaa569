"""An encounter and its notes as they are read, drawn in one pass: a thread shows twenty of them."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext

from miriam.accompaniment.domain import BegunBy, EncounterKind
from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.pages import words
from miriam.look.addresses import address
from miriam.look.components.acts import link_button
from miriam.look.components.blocks import card, fold, row, rows
from miriam.look.components.html import joined, lines, markup
from miriam.look.components.marks import chip, spoken, who_reads, written


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


def months(encounters: Iterable[Encounter], *, may_follow: bool) -> SafeString:
    """A stretch of the thread, with a card for each month."""
    by_month = groupby(encounters, lambda one: written(one.on, "F Y"))
    return joined(card(_rows(met, may_follow), capfirst(month)) for month, met in by_month)


def _rows(met: Iterable[Encounter], may_follow: bool) -> SafeString:
    return rows(joined(encounter_row(one, may_follow=may_follow) for one in met))


def encounter_row(encounter: Encounter, *, may_follow: bool) -> SafeString:
    """An encounter in the thread: its latest note, those before, and how to add another one."""
    day = written(encounter.on, "D j")
    said = notes(encounter.said[:1])
    if encounter.said[1:]:
        before = markup('<div class="stack">{}</div>', notes(encounter.said[1:]))
        said += fold(before, gettext("Ce qui était écrit avant"))
    if may_follow:
        said += _way_to_follow(encounter, day)
    return row(said, kind_of(encounter), time=day, chips=what_about(encounter))


def _way_to_follow(encounter: Encounter, day: str) -> SafeString:
    act = link_button(
        address("accompaniment:encounter_follow", encounter.public_id),
        gettext("Compléter"),
        kind="quiet",
        small=True,
        aria_label=gettext("Compléter la note du %(day)s") % {"day": day},
    )
    return markup("<p>{}</p>", act)


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
