"""A permission: one value that carries its own rule, written as a query.

The same value filters lists, opens doors, shows buttons and is printed in the access table.
Who is written here; when (a closed file) is written in the domain of each module.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.domain import WITHOUT_KEY, Role
from miriam.access.models import Mandate
from miriam.core.prepared import Prepared, prepared
from miriam.core.refusals import NotYours, refuse_if
from miriam.core.rows import sole
from miriam.vault.keychain import Closed

M = TypeVar("M", bound=Model)

NONE = Q(pk__in=[])


@dataclass(frozen=True)
class Permission(Generic[M]):
    """The right `name` on objects `of` a model: `rows` says which rows, for whom.

    Names are `module.noun.verb`. `related` names what the view needs beside the object, so that
    the gate loads it in the same query. A rule that is asked all day is prepared: `keys` gives the
    keys of the same rows. A right to bring back what was taken away finds what leaves too.
    """

    name: str
    of: type[M]
    rows: Callable[[Actor], Q]
    related: tuple[str, ...] = ()
    keys: Callable[[Actor], list[int]] | None = None
    finds_leaving: bool = False

    def within(self, by: Actor) -> QuerySet[M]:
        """All objects on which the actor has this right."""
        return self._with_related().filter(self.rows(by))

    def _with_related(self) -> QuerySet[M]:
        of = self.of
        every = (of._base_manager if self.finds_leaving else of._default_manager).all()
        # Named without a relation, Django would load every one there is.
        return every.select_related(*self.related) if self.related else every

    @cached_property
    def _among(self) -> Prepared[[UUID, list[int]], M]:
        @prepared
        def of_name(public_id: UUID, keys: list[int]) -> QuerySet[M]:
            return self._with_related().filter(public_id=public_id, pk__in=keys).order_by()

        return of_name

    def find(self, public_id: UUID, *, by: Actor) -> M | None:
        """The object of this public name, if the actor has this right on it."""
        if self.keys:
            return self._among.sole(public_id, self.keys(by))
        return sole(self.within(by).filter(public_id=public_id))

    def holds(self, obj: M, *, by: Actor) -> bool:
        """Whether the actor has this right on this object."""
        if self.keys:
            return obj.pk in self.keys(by)
        return self.within(by).filter(pk=obj.pk).exists()

    @property
    def needs_key(self) -> bool:
        """Whether whoever works with keys has this right only while hers is open."""
        return self.name not in WITHOUT_KEY

    def waits(self, by: Actor) -> bool:
        """Whether the right is there, and waits for the key of the hat that is worn."""
        return self.needs_key and by.waits_for_key

    def demand(self, obj: M, *, by: Actor) -> None:
        """Refuse whoever has no right, or has it and no key.

        Raises:
            NotYours: as if the object did not exist.
            Closed: when she works with keys and hers is closed.
        """
        refuse_if(not self.holds(obj, by=by), NotYours)
        if self.waits(by):
            raise Closed("vault")


@dataclass(frozen=True, init=False)
class Hat(Permission[Mandate]):
    """The right that comes with a hat: whoever wears it has it on that hat, and on no other.

    `roles` are the hats that count (none named: whichever it is); `admitted` asks that a colleague
    has let her in. The hat was read when the request came in, so nothing is asked again.
    """

    roles: tuple[Role, ...] = ()
    admitted: bool = False

    def __init__(self, name: str, *roles: Role, admitted: bool = False) -> None:
        super().__init__(name, Mandate, self._own)
        object.__setattr__(self, "roles", roles)
        object.__setattr__(self, "admitted", admitted)

    def find(self, public_id: UUID, *, by: Actor) -> Mandate | None:
        """The hat she wears, when this is its public name and it counts."""
        return by.mandate if public_id == by.hat_id and self._counts(by) else None

    def holds(self, obj: Mandate, *, by: Actor) -> bool:
        """Whether this is the hat she wears, and it counts."""
        return obj == by.mandate and self._counts(by)

    def _own(self, by: Actor) -> Q:
        return Q(pk=by.hat.pk) if self._counts(by) else NONE

    def _counts(self, by: Actor) -> bool:
        if by.mandate is None or (self.admitted and not by.mandate.admitted_at):
            return False
        return not self.roles or by.wears(*self.roles)


def via(relation: str, permission: Permission[Any]) -> Callable[[Actor], Q]:
    """The rule of a permission on another model, reached through a relation (`via("file", …)`)."""

    def rows(by: Actor) -> Q:
        return Q(**{f"{relation}__in": permission.within(by).order_by().values("pk")})

    return rows
