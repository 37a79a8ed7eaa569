"""The rules of a group and the data of the editions, without a database."""

import pytest

from miriam.groups import domain
from miriam.groups.data import editions
from miriam.groups.domain import LaunchState, Phase


@pytest.mark.parametrize(
    ("present", "wanted", "may"),
    [
        (Phase.RECRUITMENT, Phase.FORMATION, True),
        (Phase.RECRUITMENT, Phase.DEEPENING, False),
        (Phase.FORMATION, Phase.RECRUITMENT, True),
        (Phase.DEEPENING, Phase.FORMATION, True),
        (Phase.CLOSING, Phase.FOLLOW_UP, True),
        (Phase.FOLLOW_UP, Phase.ENDED, True),
        (Phase.ENDED, Phase.FOLLOW_UP, True),
        (Phase.ENDED, Phase.RECRUITMENT, False),
    ],
)
def test_a_group_goes_on_or_back_to_where_the_emphasis_is(
    present: Phase, wanted: Phase, may: bool
) -> None:
    assert domain.may_become(present, wanted) is may


@pytest.mark.parametrize(("places", "taken", "free"), [(12, 0, 12), (12, 12, 0), (12, 13, 0)])
def test_free_places_are_never_negative(places: int, taken: int, free: int) -> None:
    assert domain.free_places(places, taken) == free


def test_what_is_settled_or_not_needed_is_not_open() -> None:
    assert domain.still_open(LaunchState) == 2


@pytest.mark.parametrize(
    ("key", "least", "most"), [("1.0", 8, 12), ("2.0", 10, 15), ("3.0", 10, 15), ("4", 12, 15)]
)
def test_each_edition_has_its_sizes(key: str, least: int, most: int) -> None:
    edition = editions.known()[key]
    assert (edition.places_least, edition.places_most) == (least, most)


def test_criteria_changed_with_the_editions_and_end_with_her_own_wish() -> None:
    texts = {key: [it.fr for it in one.criteria] for key, one in editions.known().items()}
    assert "35 ans au plus" in texts["2.0"]
    assert not any("moins de" in line for line in texts["4"])
    last = {one.criteria[-1].fr for one in editions.offered()}
    assert last == {"elle en a envie, sans pression"}
    assert editions.newest().key == "4"
