"""What a draft would become: its number, and the changes that ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from miriam.questionnaire.domain.definition.compare import (
    Change,
    VersionStep,
    changes,
    latest,
    next_version,
    step_needed,
)
from miriam.questionnaire.domain.definition.instrument import Instrument

FIRST = "1.0.0"


@dataclass(frozen=True)
class Verdict:
    """`since` is what it is compared with (nothing for a first version); `same_as` names a
    version that says the same already, so that there is nothing to publish.
    """

    number: str
    step: VersionStep
    since: Instrument | None = None
    changes: tuple[Change, ...] = ()
    same_as: str = ""

    @property
    def reasons(self) -> tuple[Change, ...]:
        """The changes for which the number moves that far."""
        return tuple(change for change in self.changes if change.step is self.step)


def verdict(draft: Instrument, earlier: Sequence[Instrument], base_version: str) -> Verdict:
    """The number that a draft gets among the versions of its name.

    It follows the newest version, also when the draft was begun from an older one, and moves as
    far as the larger of the two differences asks: no figure of the one is taken for the other's.
    """
    if not earlier:
        return Verdict(FIRST, VersionStep.MAJOR)
    newest = latest(earlier)
    since = next((one for one in earlier if one.version == base_version), newest)
    step = max(step_needed(newest, draft), step_needed(since, draft))
    same = next((one for one in earlier if step_needed(one, draft) is VersionStep.SAME), None)
    return Verdict(
        number=next_version(newest.version, step),
        step=step,
        since=since,
        changes=changes(since, draft),
        same_as=same.version if same else "",
    )
