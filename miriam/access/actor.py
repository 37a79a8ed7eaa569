"""The actor: who acts in this request, under which hat, with which keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from miriam.access.domain import Role
from miriam.access.models import Account, Capability, Mandate
from miriam.core.refusals import NotYours
from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth
from miriam.vault.keychain import Closed, Keychain
from miriam.vault.models import Grant, Holder, OpenedKey
from miriam.vault.services import circles, rings
from miriam.vault.services.circles import Circle

Found = TypeVar("Found")


@dataclass
class Actor:
    """Somebody with one hat on; nobody when all is empty.

    A handed-over tablet is an actor with a `capability` and no account.
    """

    account: Account | None = None
    mandate: Mandate | None = None
    pair: KeyPair | None = None
    opened: OpenedKey | None = None
    capability: Capability | None = None
    # Signed in, and still choosing a hat or a second factor.
    is_arriving: bool = False
    keychain: Keychain = field(default_factory=Keychain)
    # While a page is only shown nothing changes: what was asked once need not be asked again.
    found: dict[str, list[Any]] | None = None
    _circle: Circle | None = None

    @property
    def public_id(self) -> UUID | None:
        """How the journal names her."""
        return self.account.public_id if self.account else None

    @property
    def hat_id(self) -> UUID | None:
        """How the journal names the hat she wears."""
        return self.mandate.public_id if self.mandate else None

    @property
    def hat(self) -> Mandate:
        """The hat she wears.

        Raises:
            NotYours: when she wears none.
        """
        if self.mandate is None:
            raise NotYours
        return self.mandate

    @property
    def has_keys(self) -> bool:
        """Whether a colleague has let her in and the vault is open in this session."""
        return bool(self.mandate and self.mandate.admitted_at and self._has_her_key)

    @property
    def waits_for_key(self) -> bool:
        """Whether she works with keys, and hers is closed."""
        return bool(self.mandate and self.mandate.works_with_keys and not self.has_keys)

    @property
    def _has_her_key(self) -> bool:
        """Whether the key of this session is still the one in the row of her hat."""
        if self.mandate is None or self.mandate.holder is None or self.pair is None:
            return False
        return bytes(self.mandate.holder.public_key) == self.pair.public

    @property
    def holder(self) -> Holder:
        """The holder of the hat she wears, whose key is open in this session.

        Raises:
            Closed: when her vault is closed, or the row holds another key than hers.
        """
        if self.mandate is None or self.mandate.holder is None or not self._has_her_key:
            raise Closed("vault")
        return self.mandate.holder

    @property
    def circle(self) -> Circle:
        """Those of her centre who vouch for each other's keys; read when a key is handed over.

        Raises:
            UnknownCircle: when the rows are not those of the circle that she knows.
            Closed: when her vault is closed.
        """
        if self._circle is None:
            self._circle = circles.enter(
                self.hat.centre.public_id, holder=self.holder, pair=self.key_pair
            )
        return self._circle

    def renew_circle(self) -> None:
        """Somebody has left: her key of the circle serves nothing more."""
        self._circle = circles.renew(self.circle)

    @property
    def key_pair(self) -> KeyPair:
        """The pair of the hat she wears.

        Raises:
            Closed: when her vault is closed.
        """
        if self.pair is None:
            raise Closed("vault")
        return self.pair

    def wears(self, *roles: Role) -> bool:
        """Whether the hat she wears is one of these."""
        return self.mandate is not None and self.mandate.role in roles

    def remember(self, name: str, question: Callable[[], list[Found]]) -> list[Found]:
        """What is found for her, asked a single time while a page is shown.

        Where something may be written it is asked each time: its answer may change.
        """
        if self.found is None:
            return question()
        if name not in self.found:
            self.found[name] = question()
        return self.found[name]

    def open(
        self,
        subjects: Iterable[UUID],
        depths: Iterable[Depth],
        *,
        keys: Iterable[Grant] | None = None,
    ) -> None:
        """Open what she holds grants for, `keys` when they are at hand; the rest stays closed."""
        if not (self.pair and self.has_keys):
            return
        if keys is not None:
            rings.open_granted(self.keychain, keys, pair=self.pair)
        else:
            rings.open_all(
                self.keychain,
                holder=self.holder,
                pair=self.pair,
                subjects=subjects,
                depths=depths,
            )


NOBODY = Actor()
