"""The keychain of one request: the rings that were opened, and sealing and unsealing with them.

A sealed field asks the keychain that is `current()`; outside a request there is none, so nothing
opens by accident.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from miriam.vault import crypto
from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth
from miriam.vault.models import Ring


class Closed(Exception):
    """A sealed value was asked for, and its ring is not open in this request."""


@dataclass(frozen=True)
class OpenRing:
    """One generation of a ring, open: with its key, or only its public half to drop things in."""

    row: Ring
    key: bytes | None = None

    @property
    def generation(self) -> int:
        """Which one of the ring; the newest seals."""
        return self.row.generation

    @property
    def public_key(self) -> bytes:
        """Towards which one drops in."""
        return bytes(self.row.public_key)

    @property
    def pair(self) -> KeyPair:
        """The ring's own pair, needed for what was dropped in."""
        assert self.key is not None
        sealed = bytes(self.row.sealed_private_key)
        private = crypto.unseal(sealed, self.key, self.row.private_place)
        return KeyPair(public=self.public_key, private=private)

    @cached_property
    def place(self) -> str:
        """What every value sealed with it is bound to, before its own place in a row."""
        row = self.row
        return f"{row.centre}|{row.subject}|{row.depth}|{row.generation}|"


@dataclass
class Keychain:
    """The rings open now, by subject and depth, newest generation last."""

    rings: dict[tuple[UUID, Depth], list[OpenRing]] = field(default_factory=dict)
    # Granted, but somebody changed the rows: they read as unreadable, and nothing is written.
    spoiled: set[tuple[UUID, Depth]] = field(default_factory=set)

    def add(self, ring: Ring, key: bytes) -> None:
        """Take an opened generation in; generations may come in any order."""
        self._take(ring, key)

    def add_writing_only(self, ring: Ring) -> None:
        """Take in the public half: one can drop in and read nothing."""
        self._take(ring, None)

    def _take(self, ring: Ring, key: bytes | None) -> None:
        if key is None and self.is_open(ring.subject, ring.how_deep):
            # Whoever reads it writes with the key that she knows.
            return
        generations = self.rings.setdefault((ring.subject, ring.how_deep), [])
        if any(known.generation == ring.generation and known.key for known in generations):
            return
        generations.append(OpenRing(ring, key))
        generations.sort(key=lambda known: known.generation)

    def is_open(self, subject: UUID, depth: Depth) -> bool:
        """Whether this subject can be read at this depth."""
        return any(ring.key for ring in self.rings.get((subject, depth), []))

    def key(self, subject: UUID, depth: Depth) -> bytes:
        """The key of the newest generation, to hand it on.

        Raises:
            Closed: when the ring is not open.
        """
        key = self._newest(subject, depth).key
        if key is None:
            raise Closed(depth)
        return key

    def generation(self, subject: UUID, depth: Depth) -> int:
        """Which generation of the ring is the newest here.

        Raises:
            Closed: when the ring is not open, not even for writing only.
        """
        return self._newest(subject, depth).generation

    def _newest(self, subject: UUID, depth: Depth) -> OpenRing:
        generations = self.rings.get((subject, depth))
        if not generations:
            raise Closed(depth)
        return generations[-1]

    def seal(self, clear: bytes, *, subject: UUID, depth: Depth, place: str) -> bytes:
        """Seal a value for its place, with the newest generation of its ring.

        Raises:
            Closed: when the ring is not open, not even for writing only.
        """
        ring = self._newest(subject, depth)
        where = _whole_place(ring, place)
        generation = ring.generation.to_bytes(2, "big")
        if ring.key is None:
            return generation + crypto.drop_in(clear, ring.public_key, where)
        return generation + crypto.seal(clear, ring.key, where)

    def unseal(self, sealed: bytes, *, subject: UUID, depth: Depth, place: str) -> bytes:
        """Open a value in its place.

        Raises:
            Closed: when the ring is not open.
            Unreadable: when the value was changed, cut, or comes from another place.
        """
        generation = int.from_bytes(sealed[:2], "big")
        for ring in self.rings.get((subject, depth), []):
            if ring.key and ring.generation == generation:
                where = _whole_place(ring, place)
                dropped_in = sealed[2:3] == crypto.DROPPED_IN
                return crypto.unseal(sealed[2:], ring.key, where, ring.pair if dropped_in else None)
        if self.is_open(subject, depth) or (subject, depth) in self.spoiled:
            raise crypto.Unreadable
        raise Closed(depth)


def _whole_place(ring: OpenRing, place: str) -> bytes:
    return (ring.place + place).encode()


_current: ContextVar[Keychain | None] = ContextVar("keychain", default=None)


def current() -> Keychain:
    """The keychain of this request.

    Raises:
        Closed: outside a request there is none.
    """
    keychain = _current.get()
    if keychain is None:
        raise Closed("keychain")
    return keychain


@contextmanager
def using(keychain: Keychain) -> Iterator[Keychain]:
    """Read and write sealed fields with this keychain."""
    token = _current.set(keychain)
    try:
        yield keychain
    finally:
        _current.reset(token)
