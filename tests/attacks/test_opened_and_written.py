"""What a page opens is what the journal says that it opened: a gate that has the keys at hand opens
no ring beside those that it wrote down.
"""

from collections.abc import Iterable
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from miriam.access.actor import Actor
from miriam.access.acts import OPENED
from miriam.access.gate import Opening
from miriam.audit.models import Line
from miriam.core import clock
from miriam.vault.domain import Depth
from miriam.vault.models import Grant
from miriam.vault.selectors import keys_of
from tests.world import World, make_file, sign_in

Rings = set[tuple[UUID, Depth]]
DEPTHS = {act.name: depth for depth, act in OPENED.items()}
PAGES = ["/journee", "/mon-groupe", "/mesures", "/noter", "/chercher"]


def opened_by(page: HttpResponse) -> Rings:
    by: Actor = page.wsgi_request.actor  # type: ignore[attr-defined]
    return {ring for ring in by.keychain.rings if by.keychain.is_open(*ring)}


def written_of(world: World) -> Rings:
    hat = world.case_manager.mandate
    assert hat
    lines = Line.objects.filter(hat=hat.public_id, act__in=DEPTHS).order_by("pk")
    return {(line.subject, DEPTHS[line.act]) for line in lines}


@pytest.mark.parametrize("address", PAGES)
def test_what_is_opened_is_written(world: World, client: Client, address: str) -> None:
    make_file(world.case_manager, "Amina")
    opened = opened_by(sign_in(client, world.case_manager).get(address))

    assert len(opened) == (4 if address == "/mon-groupe" else 2)
    assert opened == written_of(world)


def test_keys_that_go_deeper_stay_in_the_hand(world: World) -> None:
    by = world.case_manager.actor()
    opening = Opening.with_keys(keys_of(by.holder.pk, now=clock.now()), Depth.IDENTITY)
    by.open(opening.subjects, opening.depths, keys=opening.keys)

    assert set(by.keychain.rings) == {(world.file.ring_subject, Depth.IDENTITY)}


def test_a_gate_that_opens_more_than_it_writes_is_seen(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(keys: Iterable[Grant], depth: Depth, **_more: bool) -> Opening:
        keys = tuple(keys)
        return Opening((keys[0].ring.subject,), (depth,), keys)

    monkeypatch.setattr(Opening, "with_keys", forgetful)
    make_file(world.case_manager, "Amina")
    opened = opened_by(sign_in(client, world.case_manager).get("/mon-groupe"))

    assert written_of(world) < opened
