"""Her answers: kept once with the first one, closed where they must be; how a measure ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from miriam.access.models import Capability
from miriam.access.services.capabilities import recognise
from miriam.core.refusals import NotYours
from miriam.measures.domain.occasion import State
from miriam.measures.models import Answer, SealedAnswer
from miriam.measures.selectors import measures
from miriam.measures.services import answering
from miriam.measures.services.refusals import (
    NoSuchAnswer,
)
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given
from miriam.vault import keychain
from miriam.vault.keychain import Closed
from tests.measures.measuring import REFUSED, Team, asked, say, tablet_actor

pytestmark = pytest.mark.django_db


def test_an_answer_is_kept_once_and_remembers_the_first() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    for code in (2, 2, 4):
        say(administration, "housing", Given(code=code))
    answer = Answer.objects.get()
    assert (answer.code, answer.first_code, answer.changed) == (4, 2, True)


def test_the_same_answer_twice_is_no_change() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "housing", Given(code=2))
    say(administration, "housing", Given(code=2))
    assert not Answer.objects.get().changed


def test_a_reason_can_take_the_place_of_an_answer_and_back() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "housing", Given(code=2))
    say(administration, "housing", REFUSED)
    assert (Answer.objects.get().code, Answer.objects.get().missing_reason) == (None, "refused")
    say(administration, "housing", Given(code=3))
    assert (Answer.objects.get().code, Answer.objects.get().missing_reason) == (3, "")


WRONG = [
    ("outside the scale", "housing", Given(code=9)),
    ("nothing", "housing", Given()),
    ("a choice on a scale", "housing", Given(choices=("one",))),
    ("a reason that is not offered", "housing", Given(missing=MissingReason.NOT_APPLICABLE)),
    ("an answer and a reason", "housing", Given(code=2, missing=MissingReason.REFUSED)),
    ("a code for a choice", "alimony", Given(code=1)),
    ("an unknown choice", "alimony", Given(choices=("often",))),
    ("two choices where one is asked", "alimony", Given(choices=("never", "sometimes"))),
]


@pytest.mark.parametrize(
    ("key", "given"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_not_on_the_screen_is_refused(key: str, given: Given) -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    with pytest.raises(NoSuchAnswer):
        say(administration, key, given)
    assert not Answer.objects.exists()
    assert not SealedAnswer.objects.exists()


def test_the_profile_goes_in_sealed_and_the_tablet_cannot_read_it_back() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "alimony", Given(choices=("never",)))
    say(administration, "alimony", Given(choices=("sometimes",)))
    kept = SealedAnswer.objects.select_related("administration__file").get()
    by = tablet_actor(administration)
    with keychain.using(by.keychain), pytest.raises(Closed):
        kept.value  # noqa: B018 reading is the attempt
    with team.case_manager.at_work(team.file):
        assert kept.value == {"choices": ["sometimes"]}


def test_sealed_answers_of_any_kind_are_as_long_as_each_other() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "alimony", REFUSED)
    say(administration, "birth_country_group", Given(choices=("european_union",)))
    say(administration, "children_ages", Given(choices=("under_three", "six_to_eleven")))
    lengths = {len(bytes(row.__dict__["value"])) for row in SealedAnswer.objects.order_by("pk")}
    assert len(lengths) == 1


def test_finishing_marks_what_she_never_saw_and_stops_the_tablet() -> None:
    team = Team()
    administration = team.start()
    secret = team.hand_over(administration)
    say(administration, "housing", Given(code=4))
    by = tablet_actor(administration)
    answering.finish(administration, by=by)
    administration.refresh_from_db()
    assert administration.state is State.FINISHED
    reasons = Answer.objects.exclude(item="housing").order_by("pk")
    assert set(reasons.values_list("missing_reason", flat=True)) == {"not_asked"}
    assert recognise(secret) is None
    with pytest.raises(NotYours):
        answering.answer(administration, asked(administration, "housing"), REFUSED, by=by)


def test_a_pause_keeps_everything_and_a_second_sitting_counts_as_an_interruption() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "housing", Given(code=4))
    answering.pause(administration, by=tablet_actor(administration))
    assert not Capability.objects.live().exists()
    team.hand_over(administration)
    say(administration, "mobility", Given(code=2))
    administration.refresh_from_db()
    assert administration.interruptions == 1
    assert measures.done_keys(administration) == {"housing", "mobility"}


def test_handing_over_again_stops_the_tablet_before() -> None:
    team = Team()
    administration = team.start()
    first = team.hand_over(administration)
    second = team.hand_over(administration)
    assert recognise(first) is None
    assert recognise(second) is not None


def test_a_tablet_stops_by_itself_after_three_hours() -> None:
    team = Team()
    secret = team.hand_over(team.start())
    with time_machine.travel(timedelta(hours=3, minutes=1)):
        assert recognise(secret) is None


def test_a_tablet_of_one_measure_answers_no_other() -> None:
    team = Team()
    hers = team.start()
    team.hand_over(hers)
    other = team.start(team.another_file())
    by = tablet_actor(hers)
    acts: list[Callable[[], object]] = [
        lambda: answering.answer(other, asked(other, "housing"), REFUSED, by=by),
        lambda: answering.finish(other, by=by),
        lambda: answering.pause(other, by=by),
    ]
    for act in acts:
        with pytest.raises(NotYours):
            act()
    assert not Answer.objects.exists()


def test_the_database_refuses_an_answer_that_is_nothing_and_one_that_is_both() -> None:
    administration = Team().start()
    for code, reason in ((None, ""), (3, "refused")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Answer.objects.create(
                administration=administration, item="housing", code=code, missing_reason=reason
            )
