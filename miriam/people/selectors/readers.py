"""Who will read what is written in a file, by first name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from miriam.access.actor import Actor
from miriam.access.models import StandIn
from miriam.people.models import File
from miriam.people.selectors import standing_in_for


@dataclass(frozen=True)
class Readers:
    """Who reads beside whoever asks: her team, and who stands in, each with the last day."""

    team: list[str]
    standing_in: list[tuple[str, date]]


def readers(file: File, by: Actor) -> Readers:
    """The others of her team, and whoever stands in today; the reader herself left out."""
    return readers_with(standing_in_for(file), file, by)


def readers_with(standing_in: Iterable[StandIn], file: File, by: Actor) -> Readers:
    """The same, where those who stand in are at hand."""
    team = [each for each in (file.case_manager, file.duo) if each]
    lent = {one.mandate: one.ends_on for one in standing_in if one.mandate not in team}
    return Readers(
        [each.account.first_name for each in team if each != by.mandate],
        [(each.account.first_name, last) for each, last in lent.items() if each != by.mandate],
    )
