"""Words for what pages show of a file: `{% load people %}`."""

from collections.abc import Sequence
from datetime import date

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.access.models import StandIn
from miriam.core import clock
from miriam.lists import languages
from miriam.look.components.marks import who_reads
from miriam.look.dates import nearby
from miriam.look.language import page_language
from miriam.people import selectors
from miriam.people.domain import Channel, Child, FileState, Scope, can_undo_stop
from miriam.people.models import File, SafeContact
from miriam.people.pages import words
from miriam.people.texts.leaflets import Leaflet, Translation

register = template.Library()
Words = str | Promise


@register.filter
def state_word(file: File) -> Words:
    """Where the accompaniment stands."""
    return words.STATES[FileState(file.state)]


@register.filter
def can_be_taken_up(file: File) -> bool:
    """Whether the accompaniment was stopped today, and the stop can be undone."""
    return can_undo_stop(file.closed_on, clock.today())


@register.filter
def scope_word(scope: str) -> Words:
    """What she says yes to."""
    return words.SCOPES[Scope(scope)]


@register.filter
def language_word(code: str) -> str:
    """A language by its name."""
    return languages.find(code).name


@register.filter
def channel_word(contact: SafeContact) -> Words:
    """How she may be reached."""
    return words.CHANNELS[Channel(contact.channel)]


@register.filter
def message_word(may_leave_message: bool | None) -> str:
    """Whether one may leave a message; when nobody asked her, one may not."""
    if may_leave_message is None:
        return _("pas encore demandé, donc non")
    return _("oui") if may_leave_message else _("non, jamais")


@register.filter
def child_title(child: Child) -> str:
    """A child by its name, or as a child."""
    return child.first_name or _("Un enfant")


@register.filter
def child_words(child: Child) -> str:
    """Age and custody, as far as she told."""
    age = child.age(clock.today())
    said = ngettext("%(n)d an", "%(n)d ans", age) % {"n": age} if age is not None else ""
    custody = str(words.CUSTODIES[child.custody]) if child.custody else ""
    return ", ".join(filter(None, [said, custody]))


@register.filter
def in_page_language(leaflet: Leaflet) -> Translation:
    """A leaflet in French or Dutch, as the page."""
    return leaflet.official(page_language())


@register.filter
def since_words(day: date) -> str:
    """Since when a commitment holds."""
    return _("depuis le %(day)s") % {"day": nearby(day)}


@register.simple_tag
def who_reads_her(file: File) -> SafeString:
    """The line beside what she confides: its readers, and who is none."""
    said = _("Lu par %(names)s. Ni la direction, ni le service des aides.")
    return who_reads(said % {"names": reader_names(file)})


@register.simple_tag
def reader_names(file: File) -> str:
    """The two by name, herself, and who does for a time."""
    team = [str(mandate) for mandate in (file.case_manager, file.duo) if mandate]
    return words.until_when([*team, file.call_name], standing_in(file))


@register.simple_tag
def standing_in(file: File) -> list[tuple[str, date]]:
    """Who is there for her instead for a time, each by first name, and until which day."""
    return _each_until(selectors.standing_in_for(file))


def _each_until(standing_in: Sequence[StandIn]) -> list[tuple[str, date]]:
    return [(one.mandate.account.first_name, one.ends_on) for one in standing_in]


@register.simple_tag
def how_many_read(standing_in: Sequence[StandIn]) -> str:
    """« Deux personnes lisent son dossier, pas plus », and who does for a time."""
    if not standing_in:
        return _("Deux personnes lisent son dossier, pas plus.")
    names = words.until_when([_("Deux personnes")], _each_until(standing_in))
    return _("%(names)s lisent son dossier, pas plus.") % {"names": names}


@register.filter
def unread_word(text: Translation) -> str:
    """What a text says that no native speaker has read."""
    return "" if text.reviewed else _("traduction non relue")
