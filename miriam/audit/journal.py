"""Writing and verifying the journal."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from miriam.audit.act import Act, Purpose
from miriam.audit.chain import START, link
from miriam.audit.models import Anchor, Head, Line
from miriam.core import clock, written
from miriam.core.prepared import prepared


@dataclass(frozen=True)
class Event:
    """What is to be written: about whom, by whom, what and why.

    `purpose` is the name of a purpose, or of the right that was missing. `once` names an event that
    is written a single time (an opening per reader, file and day).
    """

    subject: UUID
    act: Act
    actor: UUID | None = None
    hat: UUID | None = None
    purpose: str = ""
    once: str | None = None


def once_key(*parts: object) -> str:
    """A key for an event that is written a single time for these parts."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def write(*events: Event) -> list[Line]:
    """Add the events to their chains, leaving out those already written once.

    Most pages open what was opened before today: they ask, and take no lock.
    """
    fresh = _not_yet_written(events)
    return _write(fresh) if fresh else []


# Without a savepoint: what is written and its line are kept together or not at all.
@transaction.atomic(savepoint=False)
def _write(fresh: list[Event]) -> list[Line]:
    heads = _locked_heads({event.subject for event in fresh})
    # A twin may have written the same opening while this one waited for the lock.
    fresh = _not_yet_written(fresh)
    lines = [_line(event, heads[event.subject]) for event in fresh]
    _keep(lines, heads)
    return lines


def _keep(lines: list[Line], heads: dict[UUID, Head]) -> None:
    """One line in words that are prepared; the many of a day's first page in two statements."""
    if len(lines) == 1:
        written.insert(lines[0])
        written.update(heads[lines[0].subject], "number", "hash")
        return
    Line.objects.bulk_create(lines)
    Head.objects.bulk_create(
        heads.values(),
        update_conflicts=True,
        unique_fields=["subject"],
        update_fields=["number", "hash"],
    )


def _not_yet_written(events: Iterable[Event]) -> list[Event]:
    unique = list({event.once or id(event): event for event in events}.values())
    keys = [event.once for event in unique if event.once]
    if not keys:
        return unique
    written = set(_written(keys=keys))
    return [event for event in unique if event.once is None or event.once not in written]


# Every page that opens something asks it.
@prepared
def _written(keys: list[str]) -> QuerySet[Line, str | None]:
    """Which of these keys stand in the journal already."""
    return Line.objects.filter(once__in=keys).order_by().values_list("once", flat=True)


def _locked_heads(subjects: set[UUID]) -> dict[UUID, Head]:
    heads = _locked(subjects)
    if unknown := sorted(subjects - heads.keys()):
        begun = [Head(subject=subject, hash=START) for subject in unknown]
        Head.objects.bulk_create(begun, ignore_conflicts=True)
        heads = _locked(subjects)
    return heads


def _locked(subjects: set[UUID]) -> dict[UUID, Head]:
    return {head.subject: head for head in _heads(subjects=list(subjects))}


@prepared
def _heads(subjects: list[UUID]) -> QuerySet[Head]:
    """The heads of these chains, held until what follows them is written."""
    return Head.objects.select_for_update().filter(subject__in=subjects).order_by("subject")


def _line(event: Event, head: Head) -> Line:
    line = Line(
        subject=event.subject,
        number=head.number + 1,
        at=clock.now(),
        actor=event.actor,
        hat=event.hat,
        act=event.act.name,
        purpose=event.purpose,
        once=event.once,
        previous=head.hash,
    )
    line.hash = line.linked()
    head.number, head.hash = line.number, line.hash
    return line


def subjects_of(acts: Iterable[Act], *, actor: UUID, among: Iterable[UUID]) -> set[UUID]:
    """Around which of these subjects somebody ever did one of these acts."""
    lines = Line.objects.filter(
        actor=actor, act__in=[act.name for act in acts], subject__in=list(among)
    )
    return set(lines.order_by().values_list("subject", flat=True).distinct())


def actors_since(
    since: datetime, acts: Iterable[Act], *, about: UUID, but: Purpose
) -> dict[UUID, datetime]:
    """Who did one of these acts around this subject from that moment on, for anything but one
    purpose; each with the first.
    """
    names = [act.name for act in acts]
    lines = Line.objects.filter(subject=about, act__in=names, at__gte=since)
    lines = lines.exclude(purpose=but.name)
    found: dict[UUID, datetime] = {}
    for line in lines.order_by("number"):
        if line.actor:
            found.setdefault(line.actor, line.at)
    return found


@dataclass(frozen=True)
class Breach:
    """A place where the journal does not agree with itself."""

    subject: UUID
    number: int
    what: str


def verify(subject: UUID | None = None) -> list[Breach]:
    """Read the chains again and name every place that was edited, taken out or put in."""
    lines = Line.objects.order_by("subject", "number")
    heads = Head.objects.order_by("subject")
    if subject:
        lines, heads = lines.filter(subject=subject), heads.filter(subject=subject)
    faults: list[Breach] = []
    ends: dict[UUID, tuple[int, str]] = {}
    for line in lines.iterator(chunk_size=2000):
        number, hash_ = ends.get(line.subject, (0, START))
        if line.number != number + 1:
            faults.append(Breach(line.subject, line.number, "missing"))
        if line.previous != hash_ or line.hash != line.linked():
            faults.append(Breach(line.subject, line.number, "changed"))
        ends[line.subject] = (line.number, line.hash)
    faults += [
        Breach(head.subject, head.number, "cut")
        for head in heads
        if ends.pop(head.subject, (0, START)) != (head.number, head.hash)
    ]
    faults += [Breach(loose, number, "headless") for loose, (number, _) in ends.items()]
    return faults


@transaction.atomic
def anchor() -> Anchor:
    """All heads as one hash, to be printed or mailed: it shows a cut tail that the chain cannot."""
    at = clock.now()
    chains, hash_ = _heads_at(at)
    return Anchor.objects.create(at=at, chains=chains, hash=hash_)


def holds(at: datetime, hash_: str) -> bool:
    """Whether the journal still contains all that an anchor kept elsewhere stood for."""
    return _heads_at(at)[1] == hash_


def _heads_at(at: datetime) -> tuple[int, str]:
    last: dict[UUID, Line] = {}
    for line in Line.objects.filter(at__lte=at).order_by("subject", "number").iterator():
        last[line.subject] = line
    hash_ = START
    for subject in sorted(last):
        hash_ = link(hash_, {"subject": subject, "hash": last[subject].hash})
    return len(last), hash_
