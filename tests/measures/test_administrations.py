"""A measure begins with her yes, exists once per moment, and keeps the version of its start."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from miriam.access.actor import Actor
from miriam.access.models import Capability
from miriam.access.services.capabilities import recognise
from miriam.audit.models import Line
from miriam.core.refusals import NotYours, Refused
from miriam.measures.domain.occasion import Helper, Mode, State
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.measures.selectors import measures
from miriam.measures.services import administrations, answering
from miriam.measures.services.administrations import HowItWent
from miriam.measures.services.refusals import (
    AlreadyFinished,
    NoConsent,
    NoFollowUpConsent,
    NoSuchAnswer,
    UnknownLanguage,
)
from miriam.people.domain import Scope
from miriam.people.services import pausing
from miriam.people.services.refusals import FileClosed
from miriam.questionnaire.domain.asked import Moment, asked_at, withheld_keys
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.given import Given
from miriam.questionnaire.models import InstrumentVersion
from miriam.questionnaire.services import versions
from miriam.questionnaire.services.refusals import OtherContent
from miriam.vault import keychain
from miriam.vault.keychain import Closed
from tests.measures.measuring import REFUSED, Team, asked, say, tablet_actor
from tests.world import World, make_person

pytestmark = pytest.mark.django_db
MIRIAM = shipped_as("miriam-14-10", "1.0.0")


def test_a_measure_needs_her_yes() -> None:
    team = Team(agrees=False)
    with pytest.raises(NoConsent):
        team.start()


def test_a_yes_taken_back_stops_the_tablet_at_once() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    team.take_back(Scope.MEASURE)
    with pytest.raises(NotYours):
        say(administration, "housing", Given(code=4))


def test_the_year_after_needs_another_yes_and_ends_with_it() -> None:
    team = Team()
    administration = team.start(moment=Moment.YEAR_AFTER)
    team.hand_over(administration)
    team.take_back(Scope.FOLLOW_UP_MEASURE)
    with pytest.raises(NotYours):
        say(administration, "housing", Given(code=4))
    for again in (
        lambda: team.start(moment=Moment.YEAR_AFTER),
        lambda: team.hand_over(administration),
    ):
        with pytest.raises(NoFollowUpConsent):
            again()
    assert team.start(moment=Moment.END)


def test_the_end_and_the_year_after_are_measured_when_the_accompaniment_is_over() -> None:
    team = Team()
    with team.case_manager.at_work(team.file) as by:
        pausing.stop(team.file, by=by)
    with pytest.raises(FileClosed):
        team.start()
    assert team.measured(moment=Moment.END).is_finished
    assert team.measured(moment=Moment.YEAR_AFTER).is_finished


def stop(team: Team) -> None:
    with team.case_manager.at_work(team.file) as by:
        pausing.stop(team.file, by=by)


def test_a_first_measure_in_her_hands_stops_with_the_accompaniment_and_keeps_her_answers() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "housing", Given(code=4))
    stop(team)
    with pytest.raises(NotYours):
        say(administration, "safe_at_home", Given(code=2))
    assert Answer.objects.get(administration=administration).code == 4
    with pytest.raises(FileClosed):
        team.hand_over(administration)


def test_a_measure_of_the_end_in_her_hands_goes_on() -> None:
    team = Team()
    administration = team.start(moment=Moment.END)
    team.hand_over(administration)
    stop(team)
    say(administration, "housing", Given(code=4))
    assert Answer.objects.get(administration=administration).code == 4


def test_beginning_twice_finds_the_same_measure() -> None:
    team = Team()
    assert team.start().pk == team.start().pk


def test_taking_up_again_may_be_in_another_language() -> None:
    team = Team()
    team.start()
    assert team.start(language="ar").language == "ar"
    assert Administration.objects.get().language == "ar"


def test_a_measure_that_is_done_is_not_entered_again() -> None:
    team = Team()
    administration = team.measured(code=3)
    as_shown = Administration.objects.select_related("file", "version").get(pk=administration.pk)
    as_shown.finished_on = None
    answers = {"housing": Given(code=5)}
    with team.case_manager.at_work(team.file) as by, pytest.raises(AlreadyFinished):
        answering.enter(as_shown, answers, on=administration.started_on, by=by)
    assert Answer.objects.get(administration=administration, item="housing").code == 3


def test_a_finished_measure_does_not_begin_again() -> None:
    team = Team()
    team.measured()
    with pytest.raises(AlreadyFinished):
        team.start()


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        Team().start(language="pl")


def test_only_those_who_accompany_her_begin_a_measure(world: World) -> None:
    team = Team()
    for person in (world.case_manager, world.coordinator, world.researcher, world.waiting):
        with person.at_work(team.file) as by, pytest.raises(NotYours):
            administrations.start(team.file, moment=Moment.START, language="fr", by=by)


def test_the_end_is_measured_with_the_version_of_the_start() -> None:
    team = Team()
    older = load({**as_data(MIRIAM), "version": "0.9.0"})
    Administration.objects.create(
        file=team.file, version=versions.keep(older), moment=Moment.START, language="fr"
    )
    assert team.start(moment=Moment.END).version.version == "0.9.0"


def test_a_version_is_kept_once_and_never_changes() -> None:
    first, second = versions.keep(MIRIAM), versions.keep(MIRIAM)
    assert first.pk == second.pk
    assert InstrumentVersion.objects.get().definition == MIRIAM
    other = load({**as_data(MIRIAM), "licence": "other"})
    with pytest.raises(OtherContent):
        versions.keep(other)


# ---------------------------------------------------------------- what is asked when


def test_at_the_start_the_profile_is_asked_and_nothing_looks_back() -> None:
    keys = [one.key for one in asked_at(MIRIAM, Moment.START)]
    assert len(keys) == len(set(keys)) == 24 + 7 + 7
    assert keys[-1] == "other_parent_care"
    assert not any(key.startswith(("then.", "transition")) for key in keys)


def test_at_the_end_she_looks_back_after_all_the_rest() -> None:
    keys = [one.key for one in asked_at(MIRIAM, Moment.END)]
    assert keys[-7:] == [
        "then.positive_future",
        "then.share_experience",
        "then.belonging",
        "then.strong_points",
        "then.mobility",
        "transition_empowerment",
        "transition_life",
    ]
    assert "alimony" not in keys


def test_looking_back_at_a_withheld_item_is_withheld_too() -> None:
    assert withheld_keys(MIRIAM) >= {"safe_at_home", "then.safe_at_home"}


# ---------------------------------------------------------------- answering


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


# ---------------------------------------------------------------- afterwards


def test_how_it_went_is_kept_sealed_where_it_tells_of_others() -> None:
    team = Team()
    administration = team.measured()
    with team.case_manager.at_work(team.file) as by:
        administrations.describe(
            administration,
            HowItWent(
                mode=Mode.INTERPRETER,
                helper=Helper.INTERPRETER,
                talk_language="ar",
                present=["children", "case_manager"],
                place="office",
                meant="Sofie",
            ),
            version=1,
            by=by,
        )
        kept = Administration.objects.select_related("file").get()
        assert kept.present == ["case_manager", "children"]
        assert (kept.mode, kept.meant) == ("interpreter", "Sofie")
    with pytest.raises(Closed):
        kept.place  # noqa: B018 reading is the attempt


def test_reformulations_are_kept_with_their_words_and_can_be_corrected() -> None:
    team = Team()
    administration = team.measured()
    with team.case_manager.at_work(team.file) as by:
        administrations.note_reformulations(
            administration, words={"housing": "ta maison", "mobility": ""}, by=by
        )
        assert measures.reformulations(administration) == {"housing": "ta maison", "mobility": ""}
        administrations.note_reformulations(administration, words={"mobility": ""}, by=by)
        assert measures.reformulations(administration) == {"mobility": ""}
    assert Answer.objects.filter(reformulated=False).count() == 23


def test_every_act_around_a_measure_is_in_her_journal() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    answering.finish(administration, by=tablet_actor(administration))
    acts = list(
        Line.objects.filter(subject=team.file.public_id, act__startswith="measure")
        .order_by("number")
        .values_list("act", flat=True)
    )
    assert acts == ["measure.started", "measure.handed_over", "measure.finished"]


def test_strangers_do_nothing_with_a_measure() -> None:
    team = Team()
    administration = team.measured()
    stranger = make_person(team.file.centre, name="Marta Exemple")
    acts: list[Callable[[Actor], object]] = [
        lambda by: administrations.hand_over(administration, by=by),
        lambda by: administrations.note_reformulations(administration, words={}, by=by),
        lambda by: answering.enter(administration, {}, on=administration.started_on, by=by),
    ]
    for act in acts:
        with stranger.at_work(team.file) as by, pytest.raises(Refused):
            act(by)
