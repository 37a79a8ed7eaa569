"""Some acts of `python -m benchmarks.month`, counted by its own hands as they always were."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from benchmarks.acts import by_tab, finished, note, step
from benchmarks.counting import Counted, CountingHands
from benchmarks.month import A_FINISHED_STEP, A_NOTE, HOME, WHO
from tests.journeys.conftest import PHONE, ServedCentre
from tests.journeys.hands import sign_in

pytestmark = pytest.mark.journey


def test_hands_count_what_a_note_and_a_small_step_take(
    centre: ServedCentre, open_page: Callable[..., Page]
) -> None:
    hands = CountingHands(sign_in(open_page(PHONE), centre, WHO).page)

    assert hands.counts(note("Café", "Elle a parlé du cours."), HOME) == Counted(3, 1, 2)
    assert hands.counts(by_tab("Promenade", "Le long du canal."), HOME) == Counted(A_NOTE, 1, 3)
    # The cursor is not in the field yet: a tap more.
    assert hands.counts(step("Choisir trois photos"), HOME) == Counted(4, 1, 3)
    assert hands.counts(finished("Choisir trois photos"), HOME) == Counted(A_FINISHED_STEP, 0, 2)
