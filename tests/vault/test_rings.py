"""Rings: who holds, who asks, who leaves; generations; writing without reading."""

from uuid import UUID, uuid4

import pytest

from miriam.vault import crypto
from miriam.vault import selectors as vault
from miriam.vault.crypto import KeyPair, Unreadable
from miriam.vault.domain import Depth, Reason
from miriam.vault.keychain import Closed, Keychain
from miriam.vault.models import Grant, Holder, KeyRequest, OpenedKey, Ring
from miriam.vault.services import asking, circles, handing, leaving, opened, rings
from miriam.vault.services.circles import Circle

pytestmark = pytest.mark.django_db
DEPTHS = ("identity", "shared")


CENTRE = UUID(int=1)


class Somebody:
    """A holder with her pair and her seat."""

    def __init__(self) -> None:
        self.pair: KeyPair = crypto.new_pair()
        self.holder = Holder.objects.create(public_key=self.pair.public)
        self.seat = uuid4()

    def founds(self) -> Circle:
        """A circle around her."""
        return circles.found(CENTRE, seat=self.seat, holder=self.holder, pair=self.pair)

    def is_let_in(self, circle: Circle, by: "Somebody") -> None:
        """Her digits were compared."""
        circles.get_to_know(CENTRE, holder=self.holder, pair=self.pair)
        circles.admit(circle, self.holder, seat=self.seat, by=by.holder)

    def keychain(self, subject: UUID) -> Keychain:
        chain = Keychain()
        rings.open_all(chain, holder=self.holder, pair=self.pair, subjects=[subject], depths=DEPTHS)
        return chain


def make_ring(first: Somebody) -> tuple[UUID, Keychain]:
    subject, chain = uuid4(), Keychain()
    rings.make(
        subject=subject,
        centre=uuid4(),
        depths=DEPTHS,
        holder=first.holder,
        keychain=chain,
        reason="case_manager",
    )
    return subject, chain


def hand(chain: Keychain, subject: UUID, to: Somebody, circle: Circle, **facts: object) -> None:
    said = {"reason": "duo", "by": None, **facts}
    handing.grant(
        chain, subject=subject, depths=DEPTHS, to=to.holder, seat=to.seat, circle=circle, **said
    )


def answer(asking: Somebody, by: Somebody, circle: Circle) -> int:
    return handing.answer_requests(
        asking.holder, seat=asking.seat, by=by.holder, pair=by.pair, circle=circle
    ).still_waiting


def renew_left(chain: Keychain, by: Somebody, circle: Circle) -> int:
    places = leaving.left_to(by.holder)
    leaving.renew_left(chain, places, holder=by.holder, pair=by.pair, circle=circle)
    return len([depth for _subject, depth in places if depth in DEPTHS])


def seal(chain: Keychain, subject: UUID, clear: bytes = b"words") -> bytes:
    return chain.seal(clear, subject=subject, depth="shared", place="here")


def unseal(chain: Keychain, subject: UUID, sealed: bytes) -> bytes:
    return chain.unseal(sealed, subject=subject, depth="shared", place="here")


def test_only_a_holder_of_a_grant_opens() -> None:
    lieve, sofie = Somebody(), Somebody()
    subject, chain = make_ring(lieve)
    sealed = seal(chain, subject)
    assert unseal(lieve.keychain(subject), subject, sealed) == b"words"
    with pytest.raises(Closed):
        unseal(sofie.keychain(subject), subject, sealed)


def test_the_grant_of_one_does_not_open_with_the_key_of_another() -> None:
    lieve, sofie = Somebody(), Somebody()
    subject, _chain = make_ring(lieve)
    Grant.objects.update(holder=sofie.holder)
    assert not sofie.keychain(subject).is_open(subject, "shared")


def test_nobody_hands_on_what_she_has_not_open() -> None:
    lieve, sofie = Somebody(), Somebody()
    circle = lieve.founds()
    sofie.is_let_in(circle, by=lieve)
    subject, _chain = make_ring(lieve)
    with pytest.raises(Closed):
        hand(Keychain(), subject, sofie, circle)


def test_who_leaves_reads_nothing_of_what_comes_and_who_stays_reads_all() -> None:
    lieve, sofie = Somebody(), Somebody()
    circle = lieve.founds()
    sofie.is_let_in(circle, by=lieve)
    subject, chain = make_ring(lieve)
    hand(chain, subject, sofie, circle)
    kept_aside = sofie.keychain(subject)
    before = seal(chain, subject, b"before")
    leaving.leave(sofie.holder)
    stays = lieve.keychain(subject)
    assert renew_left(stays, lieve, circle) == len(DEPTHS)
    assert renew_left(stays, lieve, circle) == 0
    after = seal(stays, subject, b"after")
    again = lieve.keychain(subject)
    assert [unseal(again, subject, it) for it in (before, after)] == [b"before", b"after"]
    with pytest.raises(Unreadable):
        unseal(kept_aside, subject, after)
    assert unseal(kept_aside, subject, before) == b"before", "what she kept from her time"


def test_who_asked_receives_the_newest_generation() -> None:
    lieve, sofie = Somebody(), Somebody()
    circle = lieve.founds()
    subject, chain = make_ring(lieve)
    said = {"depths": DEPTHS, "for_holder": sofie.holder, "seat": sofie.seat, "reason": "duo"}
    asking.ask(chain, subject=subject, **said)
    for depth in DEPTHS:
        leaving.renew(chain, subject=subject, depth=depth, circle=circle)
    assert asking.waiting_for(lieve.holder) == [sofie.holder]
    sofie.is_let_in(circle, by=lieve)
    assert answer(sofie, lieve, circle) == 0
    assert not KeyRequest.objects.exists()
    assert unseal(sofie.keychain(subject), subject, seal(chain, subject)) == b"words"


def test_a_lost_key_asks_for_what_it_had_and_for_what_it_waited_for() -> None:
    lieve, lost, new = Somebody(), Somebody(), Somebody()
    new.seat = lost.seat
    circle = lieve.founds()
    lost.is_let_in(circle, by=lieve)
    had, chain = make_ring(lieve)
    hand(chain, had, lost, circle)
    awaited, chain = make_ring(lieve)
    said = {"depths": DEPTHS, "for_holder": lost.holder, "seat": lost.seat, "reason": "duo"}
    asking.ask(chain, subject=awaited, **said)
    asking.succeed(lost.holder, by=new.holder, seat=new.seat)
    new.is_let_in(circle, by=lieve)
    assert answer(new, lieve, circle) == 0
    assert all(new.keychain(subject).is_open(subject, "shared") for subject in (had, awaited))


def test_what_is_dropped_in_cannot_be_read_back_by_the_writer() -> None:
    lieve = Somebody()
    subject, _chain = make_ring(lieve)
    writer = Keychain()
    rings.open_for_writing(writer, subject=subject, depths=[Depth.SHARED])
    sealed = seal(writer, subject, b"from the tablet")
    with pytest.raises(Closed):
        unseal(writer, subject, sealed)
    assert unseal(lieve.keychain(subject), subject, sealed) == b"from the tablet"


def test_erased_rings_open_nothing_any_more() -> None:
    lieve = Somebody()
    subject, chain = make_ring(lieve)
    sealed = seal(chain, subject)
    rings.destroy(subject=subject)
    assert not Ring.objects.filter(subject=subject).exists()
    with pytest.raises(Closed):
        unseal(lieve.keychain(subject), subject, sealed)


def test_a_time_limited_grant_does_not_shorten_one_for_good() -> None:
    from datetime import timedelta

    from miriam.core import clock

    lieve, sofie = Somebody(), Somebody()
    circle = lieve.founds()
    sofie.is_let_in(circle, by=lieve)
    subject, chain = make_ring(lieve)
    hand(chain, subject, sofie, circle)
    until = clock.now() + timedelta(days=1)
    hand(chain, subject, sofie, circle, reason="stand_in", ends_at=until)
    held = Grant.objects.filter(holder=sofie.holder, ring__subject=subject)
    assert set(held.values_list("reason", "ends_at")) == {("duo", None)}


def test_an_opened_key_needs_its_own_row_and_its_own_secret() -> None:
    lieve, sofie = Somebody(), Somebody()
    hers, secret = opened.keep_open(lieve.holder, lieve.pair)
    theirs, other_secret = opened.keep_open(sofie.holder, sofie.pair)
    assert opened.reopen(hers.public_id, secret, shared_device=False) == (hers, lieve.pair)
    assert opened.reopen(hers.public_id, other_secret, shared_device=False) is None
    OpenedKey.objects.filter(pk=theirs.pk).update(sealed_private_key=hers.sealed_private_key)
    assert opened.reopen(theirs.public_id, secret, shared_device=False) is None


def test_a_ring_whose_depth_somebody_changed_takes_nothing_else_away() -> None:
    sofie = Somebody()
    subject, _chain = make_ring(sofie)
    Ring.objects.filter(subject=subject).update(left_by_someone=True)
    Ring.objects.filter(subject=subject, depth="shared").update(depth="deeper")
    assert leaving.left_to(sofie.holder) == [(subject, Depth.IDENTITY)]
    held = vault.held_by(sofie.holder, reasons=[Reason.CASE_MANAGER])
    assert held == {subject: {Depth.IDENTITY}}
