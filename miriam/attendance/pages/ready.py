"""The page of a session in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.attendance.selectors.lists import Expected
from miriam.attendance.selectors.ready import SessionPage
from miriam.groups.models import Group
from miriam.groupwork.domain import Gathered, Readiness
from miriam.groupwork.models import NAMES, Session
from miriam.groupwork.pages.ready import ReadyLine, ready_lines
from miriam.look.dates import hour, written


@dataclass(frozen=True)
class ShownSession:
    """What the page shows; a team that only joins it reads day, hour, place and its own women."""

    session: Session
    group: Group
    name: str
    when: str
    ready: Readiness | None
    lines: list[ReadyLine]
    answered: str


def shown(page: SessionPage) -> ShownSession:
    """The page, said; the ring of her group is open."""
    session, ready = page.session, page.ready
    name = session.name if ready else str(NAMES[Gathered(session.kind)])
    lines = ready_lines(session, ready) if ready else []
    return ShownSession(
        session, page.group, name, when(session), ready, lines, answered(page.expected)
    )


def when(session: Session) -> str:
    """« jeudi 3 décembre, 14:00 – 16:30 », in Brussels."""
    day = written(session.starts_at, "l j F")
    return f"{day}, {hour(session.starts_at)} – {hour(session.ends_at)}"


def answered(expected: Expected) -> str:
    """« 11 viennent, 2 ne savent pas, 1 pas cette fois. »"""
    said = [
        ngettext("%(n)d vient", "%(n)d viennent", expected.yes) % {"n": expected.yes},
        ngettext("%(n)d ne sait pas", "%(n)d ne savent pas", expected.unsure)
        % {"n": expected.unsure},
        ngettext("%(n)d pas cette fois", "%(n)d pas cette fois", expected.no) % {"n": expected.no},
    ]
    many = (expected.yes, expected.unsure, expected.no)
    given = [words for words, n in zip(said, many, strict=True) if n]
    return f"{', '.join(given)}." if given else _("Personne n’a encore répondu.")
