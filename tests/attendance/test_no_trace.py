"""A tap on the list leaves nothing but the list: no receipt, no line, no row of any other table."""

from uuid import uuid4

import pytest
from django.apps import apps

from miriam.attendance.domain import Being, WillCome
from miriam.groupwork.models import Session
from tests.inspecting.client import InspectingClient
from tests.world import World

LIST = {"attendance.Register", "sessions.Session"}


def rows() -> dict[str, int]:
    counted = {one._meta.label: one._base_manager.count() for one in apps.get_models()}
    return {label: many for label, many in counted.items() if label not in LIST}


def taps(world: World) -> list[tuple[str, dict[str, object]]]:
    her = {"woman": world.file.public_id}
    return [
        ("/reponses/touche", {**her, "reply": WillCome.YES}),
        (f"/reponses/enfants?elle={world.file.public_id}", {"ages": "1, 3"}),
        ("/qui-est-la/touche", {**her, "being": Being.HERE}),
        ("/qui-est-la/touche", {**her, "children": 2}),
        ("/qui-est-la/nouvelles", {**her, "wanted": "on"}),
        ("/qui-est-la/invites", {"guests": 2}),
        ("/qui-est-la", {"guest": "Zohra"}),
        ("/qui-est-la/invites/enlever", {"guest": "Zohra"}),
        ("/qui-est-la/fini", {}),
    ]


def sent(desk: InspectingClient, address: str, said: dict[str, object]) -> None:
    answer = desk.post(address, {**said, "once": uuid4(), "next": f"{address}#w12345678"})
    assert answer.status_code == 302, address


def test_what_is_tapped_stands_on_the_list_and_nowhere_else(
    world: World, desk: InspectingClient, session: Session
) -> None:
    address = f"/seances/{session.public_id}"
    for page in ("/qui-est-la", "/reponses"):
        desk.get(address + page)
    before = rows()
    for page, said in taps(world):
        sent(desk, address + page, said)
    assert rows() == before


@pytest.mark.django_db
def test_control_another_form_leaves_its_receipt(
    world: World, desk: InspectingClient, session: Session
) -> None:
    before = rows()["core.Receipt"]
    sent(desk, f"/seances/{session.public_id}/annuler", {})
    assert rows()["core.Receipt"] == before + 1
