"""What a seal owes to chance, and a witness to its facts."""

import pytest

from miriam.vault import crypto

KEY, PLACE, CLEAR = crypto.new_key(), b"here", b"the same words"
PAIR = crypto.new_pair()
VERSION = 1
TIMES = 1_000


def sealed() -> tuple[bytes, bytes]:
    """The nonce and the body of the same words, sealed for a reader of the ring."""
    kept = crypto.seal(CLEAR, KEY, PLACE)[VERSION:]
    return kept[: crypto.NONCE], kept[crypto.NONCE :]


def dropped() -> tuple[bytes, bytes, bytes]:
    """The key, the nonce and the body of the same words, dropped in by somebody else."""
    kept = crypto.drop_in(CLEAR, PAIR.public, PLACE)[VERSION:]
    boxed, rest = kept[: crypto.SEALED_KEY], kept[crypto.SEALED_KEY :]
    return crypto.unbox(boxed, PAIR), rest[: crypto.NONCE], rest[crypto.NONCE :]


def test_the_same_words_sealed_a_thousand_times_have_a_thousand_nonces_and_bodies() -> None:
    nonces, bodies = zip(*(sealed() for _ in range(TIMES)), strict=True)
    assert len(set(nonces)) == len(set(bodies)) == TIMES


def test_the_same_words_dropped_in_have_each_time_a_key_a_nonce_and_a_body_of_their_own() -> None:
    keys, nonces, bodies = zip(*(dropped() for _ in range(TIMES)), strict=True)
    assert len(set(keys)) == len(set(nonces)) == len(set(bodies)) == TIMES


@pytest.mark.parametrize(
    "made",
    [crypto.new_key, crypto.new_salt, lambda: crypto.new_pair().private],
    ids=["key", "salt", "pair"],
)
def test_what_is_new_was_never_there(made: object) -> None:
    assert len({made() for _ in range(TIMES)}) == TIMES  # type: ignore[operator]


@pytest.mark.parametrize(
    ("facts", "key", "is_right"),
    [(b"facts", KEY, True), (b"other facts", KEY, False), (b"facts", crypto.new_key(), False)],
    ids=["these", "other facts", "another key"],
)
def test_a_witness_stands_for_its_facts_and_its_key_alone(
    facts: bytes, key: bytes, is_right: bool
) -> None:
    written = crypto.witness(b"facts", KEY)
    assert crypto.is_witnessed(facts, written, key) is is_right


def test_short_answers_are_as_long_as_each_other_once_they_are_padded() -> None:
    lengths = {len(crypto.pad(b"x" * length, 32)) for length in range(32)}
    assert lengths == {32}


def test_two_purposes_and_two_pairs_have_keys_of_their_own() -> None:
    other = crypto.new_pair()
    keys = {crypto.own_key(pair, purpose) for pair in (PAIR, other) for purpose in ("a", "b")}
    assert len(keys) == 4
