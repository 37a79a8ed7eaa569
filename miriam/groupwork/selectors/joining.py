"""Which groups come to a session, and which could."""

from uuid import UUID

from django.db.models import QuerySet

from miriam.groups.models import Group
from miriam.groupwork.models import Session


def may_join(session: Session) -> QuerySet[Group]:
    """The other groups of the centre that go on, those included that come already."""
    going_on = Group.objects.filter(centre=session.group.centre_id).going_on()
    return going_on.exclude(pk=session.group_id).order_by("name_fr", "pk")


def joined_to(session: Session) -> list[Group]:
    """Those that come."""
    return list(session.joined.order_by("name_fr", "pk"))


def could_join(session: Session) -> list[Group]:
    """Those that could, and are not asked yet."""
    coming = session.joined.order_by().values("pk")
    return list(may_join(session).exclude(pk__in=coming))


def group_beside(session: Session, name: UUID | None) -> Group | None:
    """The other group of that public name in the centre of the session."""
    if name is None:
        return None
    same = Group.objects.filter(centre=session.group.centre_id, public_id=name)
    return same.order_by("pk").first()
