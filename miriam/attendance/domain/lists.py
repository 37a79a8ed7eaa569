"""The list of one session: one line a woman, and the guests; as it is sealed and as it is read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

# Bytes: fifteen women with everything said of each, and the guests, fit in one block.
BLOCK = 8192


class WillCome(StrEnum):
    """What she answers to a session to come; never why."""

    UNSAID = ""
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Being(StrEnum):
    """Whether she was there; nobody says why not."""

    UNSAID = ""
    HERE = "here"
    NOT_THIS_TIME = "not"


@dataclass(frozen=True)
class Attending:
    """What is known of one woman; `ages` are those of the children she said would come, in whole
    years, `ask_after` the public names of the mandates that want to hear how she is.
    """

    reply: WillCome = WillCome.UNSAID
    ages: tuple[int, ...] = ()
    being: Being = Being.UNSAID
    children: int = 0
    ask_after: tuple[str, ...] = ()

    @property
    def is_here(self) -> bool:
        """She was there."""
        return self.being == Being.HERE

    @property
    def is_away(self) -> bool:
        """She was not there this time."""
        return self.being == Being.NOT_THIS_TIME


UNKNOWN = Attending()


@dataclass(frozen=True)
class Counts:
    """How many women and children were there, and how many guests."""

    women: int = 0
    children: int = 0
    guests: int = 0

    def __add__(self, others: "Counts") -> "Counts":
        """Those of two groups together."""
        return Counts(
            self.women + others.women, self.children + others.children, self.guests + others.guests
        )


@dataclass(frozen=True)
class Roll:
    """The whole list; keys are the public names of files."""

    lines: Mapping[str, Attending] = field(default_factory=dict)
    guests: int = 0
    named_guests: tuple[str, ...] = ()

    def of(self, key: str) -> Attending:
        """Her line; an empty one while nothing is said."""
        return self.lines.get(key, UNKNOWN)

    def only(self, keys: Collection[str]) -> "Roll":
        """The same list of these women alone: whoever left the group is not expected any more."""
        return replace(self, lines={key: it for key, it in self.lines.items() if key in keys})

    def saying(self, key: str, **said: Any) -> "Roll":
        """The same list with this said of her, and nothing else changed."""
        return replace(self, lines={**self.lines, key: replace(self.of(key), **said)})

    def arriving(self, key: str) -> "Roll":
        """She is there, with as many children as she said unless somebody counted them already."""
        line = self.of(key)
        return self.saying(key, being=Being.HERE, children=line.children or len(line.ages))

    def finished(self, keys: Iterable[str]) -> "Roll":
        """Of these, those of whom nothing was said were not there this time."""
        silent = [key for key in keys if self.of(key).being == Being.UNSAID]
        away = {key: replace(self.of(key), being=Being.NOT_THIS_TIME) for key in silent}
        return replace(self, lines={**self.lines, **away})

    def asked_after_by(self, who: str) -> list[str]:
        """The keys of those whom this mandate wants to ask after."""
        return [key for key, line in self.lines.items() if who in line.ask_after]

    @property
    def counts(self) -> Counts:
        """Who was there, as numbers."""
        here = [line for line in self.lines.values() if line.is_here]
        children = sum(line.children for line in here)
        return Counts(len(here), children, self.guests + len(self.named_guests))

    def replies(self, keys: Iterable[str]) -> dict[WillCome, int]:
        """How many of these women gave each answer."""
        given = [self.of(key).reply for key in keys]
        return {reply: given.count(reply) for reply in WillCome}

    def ages(self, keys: Iterable[str]) -> list[int]:
        """The ages of the children that these women said would come, the youngest first."""
        coming = [self.of(key) for key in keys]
        return sorted(age for line in coming if line.reply != WillCome.NO for age in line.ages)

    @property
    def perhaps(self) -> int:
        """How many of these children would come with a woman who has not said yes."""
        unsaid = (WillCome.UNSAID, WillCome.UNSURE)
        return sum(len(line.ages) for line in self.lines.values() if line.reply in unsaid)


def packed(sheet: Roll) -> dict[str, Any]:
    """As it is sealed."""
    return {
        "women": {key: _packed_line(line) for key, line in sheet.lines.items()},
        "guests": sheet.guests,
        "named": list(sheet.named_guests),
    }


def _packed_line(line: Attending) -> list[Any]:
    return [line.reply, list(line.ages), line.being, line.children, list(line.ask_after)]


def unpacked(kept: Any) -> Roll:
    """As it is read; nothing said yet, or nothing that can be read, is an empty list."""
    if not kept:
        return Roll()
    lines = {key: _line(parts) for key, parts in kept["women"].items()}
    return Roll(lines, kept["guests"], tuple(kept["named"]))


def _line(parts: list[Any]) -> Attending:
    reply, ages, being, children, ask_after = parts
    return Attending(WillCome(reply), tuple(ages), Being(being), children, tuple(ask_after))
