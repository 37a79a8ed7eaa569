"""The page of a session in sentences."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.attendance.domain import Counts
from miriam.attendance.selectors.childcare import Childcare
from miriam.attendance.selectors.lists import Expected
from miriam.attendance.selectors.ready import SessionPage
from miriam.groups.data.editions import Public
from miriam.groups.models import Group
from miriam.groupwork.domain import Gathered, Readiness
from miriam.groupwork.models import NAMES, Memory, Session
from miriam.groupwork.pages.about import NamedWords, about
from miriam.groupwork.pages.joining import joined_with
from miriam.groupwork.pages.memory import remembered
from miriam.groupwork.pages.ready import ReadyLine, left_unsaid, ready_lines
from miriam.groupwork.pages.words import day_and_hours
from miriam.look.language import listed


@dataclass(frozen=True)
class ShownSession:
    """What the page shows; a team that only joins it reads day, hour, place and its own women."""

    session: Session
    group: Group
    name: str
    when: str
    ready: Readiness | None
    lines: list[ReadyLine]
    unsaid: str
    answered: str
    # Empty where every child who comes has a place.
    without_place: str
    ages: str
    last_time: Memory | None
    left: Decimal | None
    # « Avec le groupe Les Saules. », or nothing.
    with_groups: str
    about: list[NamedWords]
    # Of one that is over: who was there as numbers, and what was kept of it.
    was_there: str
    remembered: list[NamedWords]

    @property
    def is_ahead(self) -> bool:
        """It stands and is not over yet: what is to be done is said."""
        return not (self.session.is_over or self.session.is_dropped)

    @property
    def is_held(self) -> bool:
        """It is over and was not dropped."""
        return self.session.is_over and not self.session.is_dropped


def shown(page: SessionPage) -> ShownSession:
    """The page, said; the ring of her group is open."""
    session, ready = page.session, page.ready
    name = session.name if ready else str(NAMES[Gathered(session.kind)])
    lines = ready_lines(session, ready) if ready else []
    return ShownSession(
        session=session,
        group=page.group,
        name=name,
        when=day_and_hours(session),
        ready=ready,
        lines=lines,
        unsaid=left_unsaid(ready) if ready else "",
        answered=answered(page.expected),
        without_place=without_place(page.childcare),
        ages=ages_in_words(page.childcare),
        last_time=page.last_time,
        left=page.left,
        with_groups=joined_with(session, page.group),
        about=about(session) if ready else [],
        was_there=was_there(page.counts, page.group.edition.people),
        remembered=remembered(session) if ready and session.is_over else [],
    )


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


def without_place(childcare: Childcare) -> str:
    """« Il manque 2 places de garde », or nothing."""
    lacking = childcare.lacking
    words = ngettext("Il manque %(n)d place de garde", "Il manque %(n)d places de garde", lacking)
    return words % {"n": lacking} if lacking else ""


def ages_in_words(childcare: Childcare) -> str:
    """« 3 enfants viennent : 1, 3 et 8 ans. », « 3 enfants, dont 1 peut-être : … », or nothing."""
    ages = childcare.ages
    if not ages:
        return ""
    many = _children(len(ages), childcare.perhaps)
    years = ngettext("%(ages)s an", "%(ages)s ans", max(ages))
    said = years % {"ages": listed([str(age) for age in ages])}
    return _("%(children)s : %(ages)s.") % {"children": many, "ages": said}


def _children(many: int, perhaps: int) -> str:
    if perhaps:
        said = ngettext(
            "%(n)d enfant, dont %(perhaps)d peut-être",
            "%(n)d enfants, dont %(perhaps)d peut-être",
            many,
        )
        return said % {"n": many, "perhaps": perhaps}
    return ngettext("%(n)d enfant vient", "%(n)d enfants viennent", many) % {"n": many}


def was_there(counts: Counts, people: Public) -> str:
    """« 11 mamans étaient là, 6 enfants. », or nothing while nobody filled the list."""
    return f"{', '.join(_counted(counts, people))}." if counts != Counts() else ""


def _counted(counts: Counts, people: Public) -> list[str]:
    named = people.one if counts.women == 1 else people.many
    said = [
        ngettext("%(n)d %(people)s était là", "%(n)d %(people)s étaient là", counts.women)
        % {"n": counts.women, "people": named}
    ]
    if counts.children:
        many = ngettext("%(n)d enfant", "%(n)d enfants", counts.children)
        said.append(many % {"n": counts.children})
    if counts.guests:
        many = ngettext("%(n)d invitée", "%(n)d invitées", counts.guests)
        said.append(many % {"n": counts.guests})
    return said
