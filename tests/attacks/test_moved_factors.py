"""Whoever writes rows and knows a password does not bring a second factor of her own: one that is
moved from another account, whose secret is exchanged, or that was put there past the program, lets
nobody in; without the mark it does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from miriam.signin.services import factor_marks
from tests.access.doors import CODE, code_of, give_application, type_password
from tests.attacks.test_passkeys import Device, asked, registered
from tests.attacks.test_passkeys import send as send_answer
from tests.world import Person, World

KIND = Authenticator.Type


@dataclass
class Intruder:
    """She has an account of her own, with every kind of factor, and writes rows."""

    person: Person

    def __post_init__(self) -> None:
        self.secret = give_application(self.person.account)
        self.device = registered(self.person, Device())

    def row(self, kind: str) -> Authenticator:
        return Authenticator.objects.get(user=self.person.account, type=kind)

    def comes_in(self, client: Client, hers: Person, kind: str) -> bool:
        """With the right password of somebody else, and a factor of her own."""
        if kind == KIND.WEBAUTHN:
            return send_answer(client, self.device.answer(asked(client, hers)))
        code = code_of(self.secret) if kind == KIND.TOTP else self.row_codes()
        type_password(client, hers)
        client.post(CODE, {"code": code})
        return "_auth_user_id" in client.session

    def row_codes(self) -> str:
        return str(self.paper[0])

    def remember_paper(self) -> None:
        self.paper = self.row(KIND.RECOVERY_CODES).wrap().get_unused_codes()


def moved(intruder: Intruder, hers: Person, kind: str) -> None:
    """Her row, on the account of somebody else."""
    Authenticator.objects.filter(pk=intruder.row(kind).pk).update(user=hers.account)


def exchanged(intruder: Intruder, hers: Person, kind: str) -> None:
    """What her row holds, in the row of somebody else."""
    own = Authenticator.objects.filter(user=hers.account, type=kind)
    own.update(data=intruder.row(kind).data)


def put_there(intruder: Intruder, hers: Person, kind: str) -> None:
    """A new row in the place of hers, with a mark made up."""
    data: dict[str, Any] = {**intruder.row(kind).data, factor_marks.MARK: "0" * 64}
    Authenticator.objects.bulk_create([Authenticator(user=hers.account, type=kind, data=data)])


WAYS: list[Callable[[Intruder, Person, str], None]] = [moved, exchanged, put_there]


@pytest.fixture
def intruder(world: World) -> Intruder:
    found = Intruder(world.other_group)
    found.remember_paper()
    return found


def tries(client: Client, world: World, intruder: Intruder, way: Any, kind: str) -> bool:
    """Her own factors are there only where something is exchanged in them."""
    if way is exchanged:
        give_application(world.duo.account)
        registered(world.duo, Device())
    else:
        # Somebody who has no factor at all is led to make one.
        registered(world.duo, Device())
    way(intruder, world.duo, kind)
    return intruder.comes_in(client, world.duo, kind)


@pytest.mark.parametrize("kind", list(factor_marks.LASTING))
@pytest.mark.parametrize("way", WAYS)
def test_a_factor_of_another_account_lets_nobody_in(
    client: Client, world: World, intruder: Intruder, way: Any, kind: str
) -> None:
    assert not tries(client, world, intruder, way, kind)


@pytest.mark.parametrize("kind", list(factor_marks.LASTING))
@pytest.mark.parametrize("way", WAYS)
def test_without_the_mark_it_does(
    client: Client,
    world: World,
    intruder: Intruder,
    monkeypatch: pytest.MonkeyPatch,
    way: Any,
    kind: str,
) -> None:
    monkeypatch.setattr(factor_marks, "is_whole", lambda _factor: True)
    assert tries(client, world, intruder, way, kind)


@pytest.mark.parametrize("kind", list(factor_marks.LASTING))
def test_ones_own_lets_in(client: Client, intruder: Intruder, kind: str) -> None:
    assert intruder.comes_in(client, intruder.person, kind)
