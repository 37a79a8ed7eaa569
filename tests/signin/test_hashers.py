"""What keeps a password is costly, and in a process it is done one at a time."""

import threading

import pytest
from django.contrib.auth.hashers import check_password, make_password

from config import settings as real
from miriam.vault import crypto

PASSWORD = "quatre mots pris au hasard"
SOON, LONG_ENOUGH = 0.5, 60


@pytest.fixture(autouse=True)
def real_cost(settings: object) -> None:
    for name in ("PASSWORD_HASHERS", "VAULT_ARGON2_MEMORY", "VAULT_ARGON2_PASSES"):
        setattr(settings, name, getattr(real, name))


def test_it_costs_nineteen_mebibytes_and_two_passes_on_one_lane() -> None:
    kept = make_password(PASSWORD)
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password(PASSWORD, kept)
    assert not check_password(f"{PASSWORD}!", kept)


def derive() -> None:
    crypto.key_from_password(PASSWORD, crypto.new_salt(), memory=8 * 1024, passes=1)


@pytest.mark.parametrize("costly", ["kept", "recognised", "made a key"])
def test_while_one_is_looked_at_the_others_wait(costly: str) -> None:
    kept, done = make_password(PASSWORD), threading.Event()
    work = {
        "kept": lambda: make_password(PASSWORD),
        "recognised": lambda: check_password(PASSWORD, kept),
        "made a key": derive,
    }[costly]

    def do() -> None:
        work()
        done.set()

    other = threading.Thread(target=do)
    with crypto.costly:
        other.start()
        assert not done.wait(SOON)
    assert done.wait(LONG_ENOUGH)
