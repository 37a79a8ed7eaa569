"""By which ways messages leave from here, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise

from miriam.outbox.domain.queue import MessageWay
from miriam.outbox.pages import words
from miriam.outbox.services import gateways


@dataclass(frozen=True)
class WayOut:
    """One way, and whether this installation names something for it."""

    name: str | Promise
    is_open: bool


def ways() -> list[WayOut]:
    """Every way there is."""
    return [WayOut(words.WAYS[way], gateways.can_leave(way)) for way in MessageWay]
