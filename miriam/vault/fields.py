"""Sealed fields: text in the code, sealed bytes in the database.

The model says with `sealed_by` which object's ring it belongs to ("self", or the path of a
relation such as "file"); that object has a `ring_subject`. Reading the attribute opens the value
with the keychain of the request, and raises when the ring is closed. A value that somebody changed
reads as a sentence that says so, and takes nothing else of the page away.
"""

import json
import logging
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID
from weakref import ReferenceType, ref

from django.db import models
from django.utils.translation import gettext_lazy as _

from miriam.vault import keychain
from miriam.vault.crypto import Unreadable, pad, unpad
from miriam.vault.domain import Depth
from miriam.vault.keychain import Keychain

logger = logging.getLogger(__name__)

# Where a row keeps what was opened of it.
OPENED = "_opened"
UNREADABLE = _("Illisible : cette ligne a été changée en dehors du programme.")


class Sealed(bytes):
    """Bytes as they came from the database."""


# The ring of a value, and the row in which it stands.
Belongs = tuple[UUID, Depth, UUID]


class Opened:
    """What was opened of one row, so that each value is opened once; it goes when the row goes.

    It answers only the keychain that opened it, and only while the ring is open in it. Pickled with
    its row it is empty, and it shows nothing of itself.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Sealed, ReferenceType[Keychain], Belongs, bytes]] = {}

    def __reduce__(self) -> tuple[type["Opened"], tuple[()]]:
        return Opened, ()

    def find(self, name: str, sealed: Sealed, to: Belongs, hands: Keychain) -> bytes | None:
        """The clear bytes of this very value in its place, when these hands opened it."""
        if name not in self._kept:
            return None
        known, holder, where, clear = self._kept[name]
        is_same = known is sealed and holder() is hands and where == to
        return clear if is_same and hands.is_open(to[0], to[1]) else None

    def keep(self, name: str, sealed: Sealed, to: Belongs, hands: Keychain, clear: bytes) -> None:
        """What these hands have opened."""
        self._kept[name] = (sealed, ref(hands), to, clear)


class SealedText(models.BinaryField):  # type: ignore[type-arg]
    """Text that only holders of the ring at `depth` can read.

    `block` hides short lengths: the sealed value is padded to a multiple of that many bytes.
    `coded` values are codes of the program and no sentences; an unreadable one reads as unknown.
    """

    def __init__(
        self, *args: Any, depth: Depth, block: int = 32, coded: bool = False, **kwargs: Any
    ) -> None:
        self.depth = Depth(depth)
        self.block = block
        self.coded = coded
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Bytes: how they are sealed is no affair of the database."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs

    def clone(self) -> Any:
        """The bytes that a migration works with."""
        _name, _path, args, kwargs = self.deconstruct()
        return models.BinaryField(*args, **kwargs)

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Put the opening in the place of the plain attribute."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, SealedAttribute(self))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        """What comes from the database is still sealed."""
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        """Seal what was assigned; what was never opened goes back as it came."""
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        return self.seal(model_instance, value)

    def seal(self, row: models.Model, value: Any) -> bytes:
        """The value as it is kept."""
        clear = pad(self.to_clear(value), self.block)
        subject, depth, _row = self.belongs(row)
        return keychain.current().seal(clear, subject=subject, depth=depth, place=self.place(row))

    def unseal(self, row: models.Model, sealed: Sealed) -> Any:
        """The value as it was written."""
        return self.from_clear(self._clear(row, sealed))

    def _clear(self, row: Any, sealed: Sealed) -> bytes:
        hands, to = keychain.current(), self.belongs(row)
        opened: Opened = row.__dict__.get(OPENED) or row.__dict__.setdefault(OPENED, Opened())
        clear = opened.find(self.attname, sealed, to, hands)
        if clear is None:
            subject, depth, _row = to
            place = self.place(row)
            clear = unpad(hands.unseal(sealed, subject=subject, depth=depth, place=place))
            opened.keep(self.attname, sealed, to, hands, clear)
        return clear

    def unreadable(self) -> Any:
        """What stands in the place of a value that somebody changed."""
        return None if self.coded else str(UNREADABLE)

    def is_unreadable(self, row: models.Model, sealed: Sealed) -> bool:
        """Whether the bytes are no longer those that were sealed here."""
        try:
            self.unseal(row, sealed)
        except Unreadable:
            return True
        return False

    def belongs(self, row: Any) -> Belongs:
        """The ring that this value is sealed with, and its row."""
        return self._owner(row).ring_subject, self.depth, row.public_id

    def place(self, row: Any) -> str:
        """Where this value stands: moved elsewhere it opens no more."""
        return f"{row._meta.label_lower}.{self.attname}|{row.public_id}"

    def _owner(self, row: Any) -> Any:
        return row if row.sealed_by == "self" else attrgetter(row.sealed_by)(row)

    def to_clear(self, value: Any) -> bytes:
        """The value as bytes."""
        return str(value).encode()

    def from_clear(self, clear: bytes) -> Any:
        """The bytes as a value."""
        return clear.decode()


class SealedDate(SealedText):
    """A day that only holders of the ring can read."""

    def unreadable(self) -> None:
        """No day is known."""

    def to_clear(self, value: date) -> bytes:
        """The day in ISO 8601."""
        return value.isoformat().encode()

    def from_clear(self, clear: bytes) -> date:
        """The day again."""
        return date.fromisoformat(clear.decode())


class SealedJSON(SealedText):
    """A list or a dictionary that only holders of the ring can read."""

    def unreadable(self) -> None:
        """Nothing is known."""

    def to_clear(self, value: Any) -> bytes:
        """Canonical JSON."""
        return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()

    def from_clear(self, clear: bytes) -> Any:
        """The list or dictionary again."""
        return json.loads(clear)


class SealedAttribute:
    """The attribute of a sealed field: opens when read, takes what is assigned."""

    def __init__(self, field: SealedText) -> None:
        self.field = field

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            row.refresh_from_db(fields=[name])
        value = row.__dict__[name]
        if not isinstance(value, Sealed):
            return value
        try:
            return self.field.unseal(row, value)
        except Unreadable:
            logger.warning("Unreadable: %s of %s", self.field, row.public_id)
            return self.field.unreadable()

    def __set__(self, row: Any, value: Any) -> None:
        kept = row.__dict__.get(self.field.attname)
        untouched = isinstance(kept, Sealed) and value == self.field.unreadable()
        if untouched and self.field.is_unreadable(row, kept):
            # A form sent back what stood in its place: the row stays, a backup may explain it.
            return
        row.__dict__[self.field.attname] = value
        row.__dict__.pop(OPENED, None)
