"""Acts and purposes: what the journal keeps by name, and people read in words.

The journal outlives what it speaks of, so it keeps names alone; whoever shows a line needs the
sentence that a module far above gave to the name. Like the member of an enum, a value knows its
siblings: to make one is to enrol it, and a name is given once. So nobody searches the modules, and
nothing low names anything high. Each module declares its own in `acts.py`; the addresses import
every view, hence every value, before the first page is shown.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class _Named:
    """A name that is kept, with its own sentence; compared by the name in whatever language."""

    name: str
    words: Words = field(compare=False)

    enrolled: ClassVar[dict[str, "_Named"]]
    otherwise: ClassVar[Words] = ""

    def __init_subclass__(cls) -> None:
        cls.enrolled = {}

    def __post_init__(self) -> None:
        if self.name in self.enrolled:
            raise ValueError(f"{self.name} is declared twice")
        self.enrolled[self.name] = self

    @classmethod
    def said(cls, name: str) -> Words:
        """The sentence of a name that was kept, perhaps by an earlier version of Miriam."""
        known = cls.enrolled.get(name)
        return known.words if known else cls.otherwise


class Act(_Named):
    """What happened: « a noté une rencontre »."""

    otherwise = _("autre chose")


class Purpose(_Named):
    """What a page opened something for: « lire le fil »; nothing where the act says it all."""
