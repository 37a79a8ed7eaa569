"""A measure begins with her yes, exists once per moment, and keeps the version of its start."""

from collections.abc import Callable

import pytest

from miriam.access.actor import Actor
from miriam.audit.models import Line
from miriam.core.refusals import NotYours, Refused
from miriam.measures.domain.occasion import Helper, Mode
from miriam.measures.models import Administration, Answer
from miriam.measures.selectors import measures
from miriam.measures.services import administrations, answering
from miriam.measures.services.administrations import HowItWent
from miriam.measures.services.refusals import (
    AlreadyFinished,
    NoConsent,
    NoFollowUpConsent,
    UnknownLanguage,
)
from miriam.people.domain import Scope
from miriam.people.services import pausing
from miriam.people.services.refusals import FileClosed
from miriam.questionnaire.domain.asked import Moment, asked_at, withheld_keys
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.given import Given
from miriam.questionnaire.models import InstrumentVersion
from miriam.questionnaire.services import versions
from miriam.questionnaire.services.refusals import OtherContent
from miriam.vault.keychain import Closed
from tests.measures.measuring import Team, say, tablet_actor
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
