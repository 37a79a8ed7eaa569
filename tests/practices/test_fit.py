"""What fits comes first; the rest stays in the list and says in what it does not fit."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from statistics import mean

from miriam.core import clock
from miriam.practices.data.shipped import shipped
from miriam.practices.domain.fit import Misfit, Wish, found, misfits
from miriam.practices.domain.kinds import PracticeTheme
from miriam.practices.models import PracticeUse
from miriam.practices.selectors import cards
from tests.world import World

TODAY = clock.today()
ALL = shipped()
DRAWS = 1000


def test_who_has_three_women_and_children_sees_first_what_fits_them() -> None:
    wish = Wish(people=3, minutes=40, children=True, little_language=True)
    shown = found(ALL.values(), wish, day=TODAY)
    unfit = [len(one.misfits) for one in shown]
    assert len(shown) == len(ALL)
    assert unfit == sorted(unfit)
    assert unfit[0] == 0
    assert unfit[-1] > 1


def test_a_card_says_in_what_it_asks_for_something_else() -> None:
    card = ALL["droits-du-logement"]
    tight = Wish(people=2, minutes=30, children=True, little_language=True)
    assert list(misfits(card, tight)) == [
        Misfit.TOO_FEW,
        Misfit.TOO_LONG,
        Misfit.WITHOUT_CHILDREN,
        Misfit.NEEDS_LANGUAGE,
    ]
    assert list(misfits(card, Wish(people=16))) == [Misfit.TOO_MANY]
    assert list(misfits(ALL["coin-calme"], Wish(children=False))) == [Misfit.WITH_CHILDREN]
    assert list(misfits(card, Wish())) == []


def test_ten_minutes_too_long_is_not_too_long() -> None:
    card = ALL["droits-du-logement"]
    assert not list(misfits(card, Wish(minutes=card.minutes - 10)))
    assert list(misfits(card, Wish(minutes=card.minutes - 11))) == [Misfit.TOO_LONG]


def test_what_stays_within_the_minutes_and_is_for_women_comes_first() -> None:
    shown = found(ALL.values(), Wish(people=8, minutes=45), day=TODAY)
    fitting = [one.card for one in shown if not one.misfits]
    corners = [card.shape.theme is PracticeTheme.CORNER for card in fitting]
    assert corners == sorted(corners)
    longer = [card.minutes > 45 for card in fitting if card.shape.theme is not PracticeTheme.CORNER]
    assert longer == sorted(longer)
    assert len(set(longer)) == 2, "there are both"


def test_a_theme_and_a_word_choose_without_capitals_and_accents_in_both_languages() -> None:
    codes = {one.card.code for one in found(ALL.values(), Wish(words="EDUCATION"), day=TODAY)}
    assert codes == {"styles-d-education"}
    dutch = {one.card.code for one in found(ALL.values(), Wish(words="ademen"), day=TODAY)}
    assert "respirer" in dutch
    housing = found(ALL.values(), Wish(theme=PracticeTheme.HOUSING), day=TODAY)
    assert {one.card.shape.theme for one in housing} == {PracticeTheme.HOUSING}
    assert found(ALL.values(), Wish(words="zeppelin"), day=TODAY) == []


def test_what_was_changed_lately_comes_before_what_fits_as_well() -> None:
    lately = replace(ALL["respirer"], code="lately", changed_on=TODAY)
    long_ago = replace(ALL["respirer"], code="long ago", changed_on=TODAY - timedelta(days=91))
    first, *_rest, _last = found([*ALL.values(), long_ago, lately], Wish(), day=TODAY)
    assert first.card.code == "lately"


def test_within_a_day_the_order_stays_and_the_next_day_shuffles_again() -> None:
    def order(day: int) -> list[str]:
        on = TODAY + timedelta(days=day)
        return [one.card.code for one in found(ALL.values(), Wish(), day=on)]

    assert order(0) == order(0)
    assert len({tuple(order(day)) for day in range(5)}) == 5


def test_a_thousand_days_put_no_card_before_another() -> None:
    places: Counter[str] = Counter()
    for day in range(DRAWS):
        on = TODAY + timedelta(days=day)
        for place, one in enumerate(found(ALL.values(), Wish(), day=on)):
            places[one.card.code] += place
    middle = (len(ALL) - 1) / 2
    # Five standard errors of the mean of a place drawn by chance.
    far = 5 * (len(ALL) ** 2 / 12 / DRAWS) ** 0.5
    means = {code: total / DRAWS for code, total in places.items()}
    assert mean(means.values()) == middle
    assert {code: at for code, at in means.items() if abs(at - middle) > far} == {}


def test_how_often_a_card_was_used_moves_none(world: World) -> None:
    def order() -> list[str]:
        return [one.card.code for one in cards.bank(Wish(), by=by)]

    with world.case_manager.at_work() as by:
        before = order()
        for code, times in ((before[-1], 30), (before[len(before) // 2], 10)):
            uses = [PracticeUse(practice=code, month=TODAY, worked=True) for _ in range(times)]
            PracticeUse.objects.bulk_create(uses)
        assert order() == before
