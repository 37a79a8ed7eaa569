"""Ten thousand changed ciphertexts: none opens; without their place, the moved ones would."""

import random
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miriam.vault import crypto
from miriam.vault.crypto import KeyPair, Unreadable

KEY = crypto.new_key()
CHANGES = 10_000
Sealed = tuple[bytes, bytes]


def sealed_values(count: int, pair: KeyPair | None = None) -> list[Sealed]:
    """Values of rows of different files and fields, with the place each belongs to."""
    centre = uuid4()
    values = []
    for number in range(count):
        place = f"{centre}|{uuid4()}|shared|1|people.file.field{number % 7}|{uuid4()}".encode()
        clear = f"valeur {number} de quelqu’un".encode()
        made = crypto.drop_in(clear, pair.public, place) if pair else crypto.seal(clear, KEY, place)
        values.append((made, place))
    return values


def flipped(chance: random.Random, values: list[Sealed]) -> Sealed:
    sealed, place = chance.choice(values)
    at = chance.randrange(len(sealed))
    return sealed[:at] + bytes([sealed[at] ^ 1 << chance.randrange(8)]) + sealed[at + 1 :], place


def truncated(chance: random.Random, values: list[Sealed]) -> Sealed:
    sealed, place = chance.choice(values)
    return sealed[: chance.randrange(len(sealed))], place


def moved(chance: random.Random, values: list[Sealed]) -> Sealed:
    (sealed, _), (_, place) = chance.sample(values, 2)
    return sealed, place


def spliced(chance: random.Random, values: list[Sealed]) -> Sealed:
    (first, place), (second, _) = chance.sample(values, 2)
    at = chance.randrange(1, min(len(first), len(second)))
    return first[:at] + second[at:], place


def opened(
    changes: Callable[[random.Random, list[Sealed]], Sealed],
    *,
    pair: KeyPair | None = None,
    times: int = CHANGES // 4,
) -> int:
    """How many of the changed values open."""
    chance = random.Random(20261120)
    values = sealed_values(200, pair)
    whole = dict(values)
    count = 0
    for _ in range(times):
        sealed, place = changes(chance, values)
        if whole.get(sealed) == place:
            continue
        try:
            crypto.unseal(sealed, KEY, place, pair)
        except Unreadable:
            continue
        count += 1
    return count


@pytest.mark.parametrize("pair", [None, crypto.new_pair()], ids=["sealed", "dropped in"])
@pytest.mark.parametrize("changes", [flipped, truncated, moved, spliced])
def test_no_changed_value_opens(
    changes: Callable[[random.Random, list[Sealed]], Sealed], pair: KeyPair | None
) -> None:
    assert opened(changes, pair=pair) == 0


def test_without_its_place_a_moved_value_would_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def placeless(step: Callable[..., bytes]) -> Callable[..., bytes]:
        return lambda text, _place, *rest: step(text, crypto.READ_AND_WRITTEN, *rest)

    for name in ("encrypt", "decrypt"):
        step = f"crypto_aead_xchacha20poly1305_ietf_{name}"
        monkeypatch.setattr(crypto, step, placeless(getattr(crypto, step)))
    assert opened(moved, times=500) == 500


@given(st.binary(max_size=300), st.binary(max_size=60))
def test_what_is_sealed_opens_in_its_place(clear: bytes, place: bytes) -> None:
    assert crypto.unseal(crypto.seal(clear, KEY, place), KEY, place) == clear


@given(st.binary(max_size=300))
def test_bytes_that_nobody_sealed_never_open(noise: bytes) -> None:
    with pytest.raises(Unreadable):
        crypto.unseal(noise, KEY, b"here", crypto.new_pair())


@given(st.binary(max_size=200), st.integers(min_value=1, max_value=64))
def test_padding_hides_the_length_and_comes_off(clear: bytes, block: int) -> None:
    padded = crypto.pad(clear, block)
    assert len(padded) % block == 0
    assert crypto.unpad(padded) == clear


def test_another_key_and_another_pair_open_nothing() -> None:
    place = b"here"
    with pytest.raises(Unreadable):
        crypto.unseal(crypto.seal(b"x", KEY, place), crypto.new_key(), place)
    dropped = crypto.drop_in(b"x", crypto.new_pair().public, place)
    with pytest.raises(Unreadable):
        crypto.unseal(dropped, KEY, place, crypto.new_pair())


def test_a_fingerprint_is_read_aloud_in_five_groups_and_differs_by_key_and_by_circle() -> None:
    keys, root = [crypto.new_pair().public for _ in range(100)], b"r" * 32
    prints = {crypto.fingerprint(key, root) for key in keys}
    prints |= {crypto.fingerprint(keys[0], key) for key in keys}
    assert len(prints) == 200
    assert all(len(one) == 24 and one.replace(" ", "").isdecimal() for one in prints)


def test_associated_data_names_the_whole_place() -> None:
    from miriam.vault.domain import Depth
    from miriam.vault.keychain import OpenRing, _whole_place
    from miriam.vault.models import Ring

    row = Ring(centre=UUID(int=1), subject=UUID(int=3), depth=Depth.SHARED, generation=2)
    assert _whole_place(OpenRing(row), "people.file.call_name|4") == (
        f"{UUID(int=1)}|{UUID(int=3)}|shared|2|people.file.call_name|4".encode()
    )
