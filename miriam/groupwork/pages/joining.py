"""The other groups at a session, each with the address of its tap."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.groupwork.selectors.joining import could_join, joined_to
from miriam.look.addresses import address
from miriam.look.language import listed


@dataclass(frozen=True)
class OtherGroup:
    """A group, and where the tap about it is sent."""

    group: Group
    address: str


def tap_address(session: Session, act: str, group: Group) -> str:
    """Where a group is invited (`join`) or taken away (`part`)."""
    return f"{address(f'groupwork:{act}', session.public_id)}?source={group.public_id}"


def joined(session: Session) -> list[OtherGroup]:
    """Those that come, each with the tap that takes it away."""
    return [OtherGroup(it, tap_address(session, "part", it)) for it in joined_to(session)]


def others(session: Session) -> list[OtherGroup]:
    """Those that could come, each with the tap that invites it."""
    return [OtherGroup(it, tap_address(session, "join", it)) for it in could_join(session)]


def joined_with(session: Session, group: Group) -> str:
    """« Avec le groupe Les Saules. » for the team of this group, or nothing: names alone."""
    names = [one.name for one in [session.group, *joined_to(session)] if one != group]
    if not names:
        return ""
    said = ngettext("Avec le groupe %(names)s.", "Avec les groupes %(names)s.", len(names))
    return said % {"names": listed(names)}
