"""The rules of the accompaniment, without a database."""

import pytest
from django.utils import translation

from miriam.accompaniment.data.starting_themes import STARTING_THEMES
from miriam.accompaniment.domain import (
    STEP_TRANSITIONS,
    StepState,
    may_become,
)
from miriam.accompaniment.pages import words
from miriam.lists.life_domains import LifeDomain


@pytest.mark.parametrize(
    ("state", "wanted", "allowed"),
    [
        pytest.param("to_do", "done", True, id="a step is done"),
        pytest.param("to_do", "under_way", True, id="a step is under way"),
        pytest.param("under_way", "paused", True, id="a step pauses"),
        pytest.param("paused", "to_do", True, id="what is paused is taken up again"),
        pytest.param("paused", "changed", True, id="what is paused changes"),
        pytest.param("under_way", "let_go", True, id="a step is let go"),
        pytest.param("done", "under_way", True, id="done too soon goes back to where it stood"),
        pytest.param("let_go", "paused", True, id="let go too soon goes back to where it stood"),
        pytest.param("changed", "to_do", False, id="a changed step stays: another follows it"),
        pytest.param("done", "let_go", False, id="what is done cannot be let go"),
        pytest.param("to_do", "to_do", False, id="nothing becomes what it is"),
    ],
)
def test_what_may_become_of_a_step(state: str, wanted: str, allowed: bool) -> None:
    assert may_become(StepState(state), StepState(wanted)) is allowed


def test_no_state_of_a_step_says_late_or_failed() -> None:
    assert {state.value for state in StepState} == {
        *("to_do", "under_way", "paused"),
        *("done", "let_go", "changed"),
    }
    assert set(STEP_TRANSITIONS) == set(StepState)


def test_the_starting_themes_reach_every_life_domain_and_have_both_names() -> None:
    reached = {domain for theme in STARTING_THEMES for domain in theme.domains}

    assert reached == set(LifeDomain)
    assert all(theme.name_fr and theme.name_nl and theme.domains for theme in STARTING_THEMES)
    assert len({theme.code for theme in STARTING_THEMES}) == len(STARTING_THEMES)


def test_there_are_ten_life_domains() -> None:
    assert len(LifeDomain) == 10


@pytest.mark.parametrize(
    ("minutes", "said"), [(60, "une heure"), (75, "75 minutes"), (1, "1 minute")]
)
def test_how_long_it_took_is_said_with_its_unit(minutes: int, said: str) -> None:
    with translation.override("fr"):
        assert words.duration(minutes) == said
