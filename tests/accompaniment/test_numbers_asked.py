"""Wherever words are kept about her, a number that no story needs is asked about first."""

from datetime import timedelta
from typing import Any

import pytest

from miriam.accompaniment.models import Aspiration
from miriam.accompaniment.services import aspirations
from miriam.core import clock
from miriam.core.models import Record
from tests.accompaniment.reading import Page, soup_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World

NUMBER = "Son numéro est 85.07.30-033.28"
ASKED = "semble contenir un numéro national"
MET = {"kind": "walk", "depth": "shared"}
TOMORROW = clock.today() + timedelta(days=1)
SEES_HER = {"on": TOMORROW.isoformat(), "at": "09:30", "kind": "walk", "company": "her"}
WISH = {"words": "Un logement", "language": "fr", "version": "1"}
STEP = {"words": "Appeler l’école", "who": "somebody", "name": "ma sœur"}


@pytest.fixture
def wish(world: World) -> Aspiration:
    with world.case_manager.at_work(world.file) as by:
        return aspirations.write(world.file, words="Un logement", language="fr", by=by)


@pytest.mark.parametrize(
    ("name", "sent", "field"),
    [
        ("encounter_new", MET, "text"),
        *(("appointment_new", SEES_HER, field) for field in ("what", "place", "partner", "bring")),
        ("aspiration_new", WISH, "words"),
        ("aspiration_change", WISH, "why"),
        ("aspiration_set_aside", {}, "why"),
        ("step_new", STEP, "words"),
        ("step_new", STEP, "name"),
        ("rhythm", {"every": "", "version": "0"}, "words"),
    ],
)
def test_it_is_asked_about_beside_the_words_and_may_be_kept(
    desk: InspectingClient,
    page: Page,
    wish: Aspiration,
    name: str,
    sent: dict[str, Any],
    field: str,
) -> None:
    of: Record | None = wish if name in ("aspiration_change", "aspiration_set_aside") else None
    typed = {**sent, field: NUMBER}

    asked = desk.post(page(name, of), typed)

    assert asked.status_code == 200
    assert ASKED in words_of(asked)
    assert NUMBER in asked.content.decode()
    [box] = soup_of(asked).select("input[type=checkbox][name=sure]")
    kept = desk.post(page(name, of), {**typed, "sure": box["value"]})
    assert kept.status_code == 302
