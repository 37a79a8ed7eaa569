"""What she said yes to, as it is sealed under the key of the installation."""

from dataclasses import dataclass
from typing import Any

from miriam.outbox.domain import hours
from miriam.outbox.domain.hours import SafeHours
from miriam.outbox.domain.queue import MessageWay


@dataclass(frozen=True)
class AgreedWay:
    """By which way, to which number (E.164) or address, in which language and at which hours."""

    way: MessageWay
    address: str
    language: str
    hours: SafeHours


def packed(agreed: AgreedWay) -> dict[str, Any]:
    """As it is sealed."""
    return {
        "way": agreed.way,
        "address": agreed.address,
        "language": agreed.language,
        "hours": hours.packed(agreed.hours),
    }


def unpacked(kept: dict[str, Any]) -> AgreedWay:
    """As it was sealed."""
    return AgreedWay(
        MessageWay(kept["way"]),
        kept["address"],
        kept["language"],
        hours.unpacked(kept["hours"]),
    )
