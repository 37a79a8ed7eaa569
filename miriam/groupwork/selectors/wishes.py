"""What the group agreed and would like, against what it has spoken of."""

from collections import Counter
from dataclasses import dataclass

from miriam.groups.models import Group
from miriam.groupwork.domain import Wished
from miriam.groupwork.models import Agreement, Idea, Session
from miriam.groupwork.selectors.account import SEALED
from miriam.lists.life_domains import LifeDomain


@dataclass(frozen=True)
class DomainDone:
    """A domain of life: how many wishes name it, and how many held sessions spoke of it."""

    domain: LifeDomain
    wished: int
    held: int


def agreements_of(group: Group) -> list[Agreement]:
    """In the order of the group."""
    own = Agreement.objects.filter(group=group).select_related("group")
    return list(own.order_by("position", "pk"))


def ideas_of(group: Group, kind: Wished) -> list[Idea]:
    """The newest first."""
    own = Idea.objects.filter(group=group, kind=kind).select_related("group")
    return list(own.order_by("-pk"))


def wished_and_done(group: Group, themes: list[Idea]) -> list[DomainDone]:
    """Every domain that was wished or spoken of, in the order of the method; counts alone."""
    wished = Counter(theme.domain for theme in themes)
    held = Counter(domain for session in _held(group) for domain in session.domains)
    counted = [DomainDone(it, wished[it.value], held[it.value]) for it in LifeDomain]
    return [one for one in counted if one.wished or one.held]


def _held(group: Group) -> list[Session]:
    own = Session.objects.filter(group=group).defer(*SEALED)
    return list(own.standing().over().order_by("pk"))
