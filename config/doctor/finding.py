"""A finding: what was looked at, and how to mend it when it is not in order."""

import os
from dataclasses import dataclass


def in_dutch() -> bool:
    """The language of the terminal; French unless it says Dutch."""
    given = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    return next(filter(None, given), "").startswith("nl")


def words(french: str, dutch: str) -> str:
    return dutch if in_dutch() else french


@dataclass(frozen=True)
class Finding:
    """One line of the doctor; `mend` is empty when there is nothing to mend."""

    what: str
    mend: str = ""

    @property
    def is_problem(self) -> bool:
        return bool(self.mend)

    def __str__(self) -> str:
        if not self.is_problem:
            return f"  ok        {self.what}"
        problem = words("problème", "probleem")
        return f"  {problem}  {self.what}\n            → {self.mend}"


def look(what: str, is_in_order: bool, mend: str) -> Finding:
    """What was looked at, with its remedy only when it needs one."""
    return Finding(what, "" if is_in_order else mend)
