"""The journal of one file as rows, each line linked to the one before as the journal does it."""

from datetime import UTC
from uuid import UUID

from benchmarks.rows import Rows
from miriam.audit.chain import START
from miriam.audit.models import Head, Line
from miriam.core import clock


class Journal:
    """The chain of one file, written as the journal writes it."""

    def __init__(self, rows: Rows, subject: UUID, *, actor: UUID, hat: UUID) -> None:
        self.rows, self.last, self.number = rows, START, 0
        self.facts = {"subject": subject, "actor": actor, "hat": hat}

    def write(self, act: str) -> None:
        """One line more."""
        self.number += 1
        line = Line(**self.facts, number=self.number, at=clock.now(), act=act, previous=self.last)
        self.last = line.linked()
        at = line.at.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
        self.rows.put(
            Line,
            **self.facts,
            number=self.number,
            at=at,
            act=act,
            previous=line.previous,
            hash=self.last,
        )

    def end(self) -> None:
        """The head of the chain."""
        self.rows.put(Head, subject=self.facts["subject"], number=self.number, hash=self.last)
