"""A key held open: for as long as was said, never for longer."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings

from miriam.core import clock
from miriam.vault import crypto
from miriam.vault.models import Holder, OpenedKey
from miriam.vault.services import opened

pytestmark = pytest.mark.django_db

PASSWORD_STEP = timedelta(minutes=15)
WORKING_DAY = timedelta(hours=settings.KEY_LIFETIME_HOURS)
A_SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("lasts", "meant"),
    [(PASSWORD_STEP, PASSWORD_STEP), (None, WORKING_DAY)],
    ids=["password step", "session of work"],
)
def test_a_key_opens_to_the_last_second_and_not_after(
    lasts: timedelta | None, meant: timedelta
) -> None:
    pair = crypto.new_pair()
    holder = Holder.objects.create(public_key=pair.public)
    with time_machine.travel(clock.now(), tick=False) as hand:
        kept, secret = opened.keep_open(holder, pair, lasts=lasts)
        hand.shift(meant - A_SECOND)
        assert opened.reopen(kept.public_id, secret, shared_device=False) == (kept, pair)
        hand.shift(A_SECOND)
        assert opened.reopen(kept.public_id, secret, shared_device=False) is None


@pytest.mark.parametrize(("shared", "opens"), [(True, False), (False, True)])
def test_on_a_shared_device_a_key_that_nobody_uses_closes(shared: bool, opens: bool) -> None:
    pair = crypto.new_pair()
    holder = Holder.objects.create(public_key=pair.public)
    with time_machine.travel(clock.now(), tick=False) as hand:
        kept, secret = opened.keep_open(holder, pair)
        hand.shift(timedelta(minutes=settings.SHARED_DEVICE_IDLE_MINUTES) + A_SECOND)
        assert bool(opened.reopen(kept.public_id, secret, shared_device=shared)) is opens
    assert OpenedKey.objects.exists() is opens
