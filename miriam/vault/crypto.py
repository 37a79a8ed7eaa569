"""The cryptography, all of it libsodium through PyNaCl (no Django).

* values: XChaCha20-Poly1305 with associated data that names the place the value belongs to;
* key pairs: X25519, with sealed boxes to hand a key to its holder;
* passwords: Argon2id (RFC 9106), each with a salt of its own.
"""

from dataclasses import dataclass
from hmac import compare_digest
from threading import Lock

from nacl import exceptions, utils
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES as TAG,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_scalarmult_base,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES as NONCE,
)
from nacl.hash import blake2b
from nacl.pwhash import argon2id

KEY = 32
SEALED_KEY = KEY + 48
READ_AND_WRITTEN = b"\x01"
DROPPED_IN = b"\x02"
# Held while Argon2 fills its memory: a process fills it once at a time, however many sign in.
costly = Lock()


class Unreadable(Exception):
    """The bytes were changed, moved, cut or sealed with another key."""


@dataclass(frozen=True)
class KeyPair:
    """An X25519 key pair; the public half may be known to everyone."""

    public: bytes
    private: bytes


def new_key() -> bytes:
    """A random 256-bit key."""
    return utils.random(KEY)


def new_pair() -> KeyPair:
    """A random key pair."""
    return pair_of(new_key())


def pair_of(private: bytes) -> KeyPair:
    """The key pair that a private key belongs to."""
    return KeyPair(public=crypto_scalarmult_base(private), private=private)


def seal(clear: bytes, key: bytes, place: bytes) -> bytes:
    """Seal bytes so that they open only with this key and only in this place."""
    nonce = utils.random(NONCE)
    context = READ_AND_WRITTEN + place
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(clear, context, nonce, key)
    return READ_AND_WRITTEN + nonce + sealed


def drop_in(clear: bytes, public: bytes, place: bytes) -> bytes:
    """Seal bytes towards a ring that the writer cannot open."""
    key, nonce = new_key(), utils.random(NONCE)
    context = DROPPED_IN + place
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(clear, context, nonce, key)
    return DROPPED_IN + crypto_box_seal(key, public) + nonce + sealed


def unseal(sealed: bytes, key: bytes, place: bytes, pair: KeyPair | None = None) -> bytes:
    """Open what `seal` or `drop_in` made; the pair is needed for what was dropped in.

    Raises:
        Unreadable: when the bytes, the key or the place are not the ones sealed.
    """
    version, rest = sealed[:1], sealed[1:]
    if version == DROPPED_IN and pair:
        key, rest = unbox(rest[:SEALED_KEY], pair), rest[SEALED_KEY:]
    elif version != READ_AND_WRITTEN:
        raise Unreadable
    if len(rest) < NONCE + TAG:
        raise Unreadable
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
            rest[NONCE:], version + place, rest[:NONCE], key
        )
    except exceptions.CryptoError as error:
        raise Unreadable from error


def box(clear: bytes, public: bytes) -> bytes:
    """Hand bytes to the owner of a public key."""
    return crypto_box_seal(clear, public)


def unbox(boxed: bytes, pair: KeyPair) -> bytes:
    """Open what was handed to this key pair.

    Raises:
        Unreadable: when it was handed to somebody else or changed.
    """
    try:
        return crypto_box_seal_open(boxed, pair.public, pair.private)
    except (exceptions.CryptoError, ValueError, TypeError) as error:
        raise Unreadable from error


def witness(facts: bytes, key: bytes) -> bytes:
    """What only somebody who has the key can write beside these facts (keyed BLAKE2b)."""
    return bytes.fromhex(blake2b(facts, key=key, person=b"miriam-witness  ").decode())


def is_witnessed(facts: bytes, written: bytes, key: bytes) -> bool:
    """Whether the facts are still those that somebody with the key wrote down."""
    return compare_digest(witness(facts, key), written)


def own_key(pair: KeyPair, purpose: str) -> bytes:
    """A key that only the owner of this pair can make: for what she writes down for herself."""
    person = purpose.encode()[:16].ljust(16)
    return bytes.fromhex(blake2b(b"", key=pair.private, person=person).decode())


def new_salt() -> bytes:
    """A random salt for one password."""
    return utils.random(argon2id.SALTBYTES)


def key_from_password(password: str, salt: bytes, *, memory: int, passes: int) -> bytes:
    """The key that a password stands for: Argon2id, `memory` in bytes."""
    with costly:
        return argon2id.kdf(KEY, password.encode(), salt, opslimit=passes, memlimit=memory)


def key_from_secret(secret: str, purpose: str) -> bytes:
    """The key that a long random secret stands for; slow derivation adds nothing here."""
    digest = blake2b(secret.encode(), digest_size=KEY, person=purpose.encode()[:16].ljust(16))
    return bytes.fromhex(digest.decode())


def fingerprint(public: bytes, root: bytes) -> str:
    """Twenty digits in groups of four, to be compared aloud with a colleague.

    They stand for her key and for the circle that she knows: 66 bits, and whoever would forge one
    half sees the other only afterwards (docs/adr/0009).
    """
    digest = blake2b(public + root, digest_size=32, person=b"miriam-finger   ")
    digits = f"{int(digest, 16) % 10**20:020d}"
    return " ".join(digits[at : at + 4] for at in range(0, 20, 4))


def pad(clear: bytes, block: int) -> bytes:
    """Hide a small length: fill up to a multiple of `block` (ISO 7816-4)."""
    missing = block - (len(clear) + 1) % block
    return clear + b"\x80" + b"\x00" * (missing % block)


def unpad(padded: bytes) -> bytes:
    """Take off what `pad` added."""
    return padded[: padded.rindex(b"\x80")]
