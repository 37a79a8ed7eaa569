"""Two people who act at the same moment: what the one takes away, the other does not hand out."""

from collections.abc import Callable
from typing import Any

import pytest

from miriam.access.actor import Actor
from miriam.access.models import Capability, Mandate, StandIn
from miriam.access.services import admissions
from miriam.core import clock
from miriam.core.refusals import NotYours, Refused
from miriam.groups.domain import Meeting
from miriam.groups.models import Candidate, Group, Membership, Place
from miriam.groups.services import candidates, groups
from miriam.groups.services.candidates import ProposalFacts, YesFacts
from miriam.measures.domain.occasion import Helper, Mode
from miriam.measures.models import Administration, Answer
from miriam.measures.services import administrations, answering
from miriam.measures.services.administrations import HowItWent
from miriam.measures.services.refusals import AlreadyFinished
from miriam.people.domain import FileState
from miriam.people.models import File
from miriam.people.services import exclusions, files, pausing, stand_ins
from miriam.people.services.refusals import NotFromHere
from miriam.people.services.stand_ins import AlreadyReplaced
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given
from miriam.signin.services import mandates
from miriam.vault import keychain
from miriam.vault.models import Grant
from tests.attacks.overlapping import Act, again, at_work, overlapping
from tests.measures.measuring import Team
from tests.world import Person, World, digits_of, make_file, reread

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mandate_that_ends_while_a_colleague_lets_her_in_leaves_no_key(world: World) -> None:
    digits = digits_of(world.waiting)
    leaving = again(world.waiting.mandate)
    failure = overlapping(
        at_work(
            world.case_manager,
            lambda by: admissions.let_in(world.waiting.mandate, compared=digits, by=by),
        ),
        lambda: mandates.end(leaving, by=world.administrator.actor()),
    )
    assert failure is None
    ended = Mandate.objects.get(pk=leaving.pk)
    assert ended.ended_at
    assert ended.holder is None
    assert not Grant.objects.filter(holder__mandate=ended).exists()


def test_who_is_let_in_while_her_mandate_ends_gets_no_key(world: World) -> None:
    digits = digits_of(world.waiting)
    leaving = again(world.waiting.mandate)
    failure = overlapping(
        lambda: mandates.end(leaving, by=world.administrator.actor()),
        at_work(
            world.case_manager,
            lambda by: admissions.let_in(world.waiting.mandate, compared=digits, by=by),
        ),
    )
    assert isinstance(failure, NotYours)


def keys_of(person: Person, file: File) -> bool:
    own = Grant.objects.filter(ring__subject=file.ring_subject, holder__mandate=person.mandate)
    return own.exists()


@pytest.mark.parametrize("named_first", [True, False])
def test_whom_she_excludes_while_she_is_named_duo_reads_nothing(
    world: World, named_first: bool
) -> None:
    file, other = make_file(world.case_manager, "Rosa"), world.other_group
    name = at_work(
        world.case_manager,
        lambda by: files.name_duo(again(file), duo=other.mandate, by=by),
        file,
    )
    shut_out = at_work(
        world.case_manager,
        lambda by: exclusions.exclude(again(file), account=other.account, by=by),
        file,
    )
    failure = overlapping(*((name, shut_out) if named_first else (shut_out, name)))
    assert failure is None or isinstance(failure, Refused)
    assert again(file).duo != other.mandate
    assert not keys_of(other, file)


def test_a_name_corrected_while_the_accompaniment_stops_does_not_take_the_stop_back(
    world: World,
) -> None:
    before = again(world.file)
    with world.duo.at_work(world.file) as by:
        pausing.stop(again(world.file), by=by)
    with world.case_manager.at_work(world.file) as by:
        files.correct(
            before,
            call_name="Nadja",
            birth_date=None,
            languages=[],
            needs_interpreter=False,
            version=before.version,
            by=by,
        )
    assert again(world.file).state == FileState.CLOSED


def paused(file: File, by: Actor) -> None:
    pausing.pause(file, by=by)


def taken_up(file: File, by: Actor) -> None:
    pausing.resume(file, by=by)


def stop_beside(world: World, act: Callable[[File, Actor], None]) -> BaseException | None:
    """Her duo stops, and another page, which shows what stood before, does this."""
    if act is taken_up:
        with world.case_manager.at_work(world.file) as by:
            pausing.pause(again(world.file), by=by)
    stopping, other = again(world.file), again(world.file)
    return overlapping(
        at_work(world.duo, lambda by: pausing.stop(stopping, by=by), world.file),
        at_work(world.case_manager, lambda by: act(other, by), world.file),
    )


@pytest.mark.parametrize("act", [paused, taken_up])
def test_a_pause_or_its_end_at_the_moment_of_a_stop_does_not_take_the_stop_back(
    world: World, act: Callable[[File, Actor], None]
) -> None:
    assert isinstance(stop_beside(world, act), NotFromHere)
    file = again(world.file)
    assert (file.state, file.closed_on) == (FileState.CLOSED, clock.today())


@pytest.mark.parametrize("act", [paused, taken_up])
def test_without_waiting_it_would(
    world: World, act: Callable[[File, Actor], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pausing, "hold", lambda _file: None)
    assert stop_beside(world, act) is None
    assert again(world.file).state != FileState.CLOSED


@pytest.fixture
def carried(world: World) -> Group:
    """A group carried by two."""
    with world.case_manager.at_work() as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        groups.add_case_manager(group, mandate=world.duo.mandate, by=by)
    return group


def opened_group(person: Person, group: Group, act: Callable[[Any], object]) -> Act:
    def do() -> object:
        with person.at_work() as by:
            by.open([group.ring_subject], groups.DEPTHS)
            return act(by)

    return do


def test_two_who_end_each_other_leave_somebody_to_carry_the_group(
    world: World, carried: Group
) -> None:
    mine, hers = Membership.objects.filter(group=carried).order_by("pk")
    failure = overlapping(
        opened_group(world.case_manager, carried, lambda by: groups.end_membership(hers, by=by)),
        opened_group(world.duo, carried, lambda by: groups.end_membership(mine, by=by)),
    )
    assert isinstance(failure, Refused)
    assert Membership.objects.running().filter(group=carried).count() == 1


def test_her_yes_heard_by_two_opens_one_file(world: World, carried: Group) -> None:
    with world.case_manager.at_work() as by:
        candidate = candidates.propose(
            carried,
            ProposalFacts(first_name="Yasmina", channel=None, address="", she_knows=True),
            by=by,
        )
        candidates.note_meeting(candidate, Meeting.MET, by=by)

    read = [Candidate.objects.select_related("group__centre").get(pk=candidate.pk) for _ in "12"]

    def heard(person: Person, row: Candidate) -> Act:
        return opened_group(
            person,
            carried,
            lambda by: candidates.say_yes(
                row,
                YesFacts("fr", with_interpreter=False, tell_proposer=False, contact_is_right=True),
                by=by,
            ),
        )

    failure = overlapping(heard(world.case_manager, read[0]), heard(world.duo, read[1]))
    assert isinstance(failure, Refused)
    assert Place.objects.filter(group=carried).count() == 1


def with_tablet(administration: Administration, act: Callable[[Actor], object]) -> Act:
    """What she does with the tablet in her hands."""
    capability = Capability.objects.get(subject=administration.public_id)

    def do() -> object:
        actor = Actor(capability=capability)
        with keychain.using(actor.keychain):
            return act(actor)

    return do


@pytest.fixture
def begun(transactional_db: None) -> Administration:
    """A measure whose tablet is in her hands."""
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    return administration


def test_done_tapped_twice_ends_the_measure_once(begun: Administration) -> None:
    first, second = again(begun), again(begun)
    failure = overlapping(
        with_tablet(begun, lambda by: answering.finish(first, by=by)),
        with_tablet(begun, lambda by: answering.finish(second, by=by)),
    )
    assert isinstance(failure, NotYours)
    assert again(begun).is_finished


def test_an_answer_that_arrives_while_the_measure_ends_does_not_change_it(
    begun: Administration,
) -> None:
    asked = next(one for one in begun.questions if one.scale)
    late = again(begun)
    failure = overlapping(
        with_tablet(begun, lambda by: answering.finish(again(begun), by=by)),
        with_tablet(begun, lambda by: answering.answer(late, asked, Given(code=3), by=by)),
    )
    assert isinstance(failure, NotYours)
    kept = Answer.objects.get(administration=begun, item=asked.key)
    assert (kept.code, kept.missing_reason) == (None, MissingReason.NOT_ASKED)


def test_a_measure_entered_by_two_is_entered_once(begun: Administration) -> None:
    team_of = begun.file.case_manager
    person = reread(Person(team_of.account, team_of))
    given = {one.key: Given(code=3) for one in begun.questions if one.scale}
    on = begun.started_on
    first, second = again(begun), again(begun)
    failure = overlapping(
        at_work(person, lambda by: answering.enter(first, given, on=on, by=by), begun.file),
        at_work(person, lambda by: answering.enter(second, given, on=on, by=by), begun.file),
    )
    assert isinstance(failure, AlreadyFinished)


def test_how_it_went_written_while_the_measure_ends_does_not_open_it_again(
    begun: Administration,
) -> None:
    team_of = begun.file.case_manager
    person = reread(Person(team_of.account, team_of))
    before = again(begun)
    with_tablet(begun, lambda by: answering.finish(again(begun), by=by))()
    with person.at_work(begun.file) as by:
        administrations.describe(
            before,
            HowItWent(
                mode=Mode.READ_ALOUD,
                helper=Helper.CASE_MANAGER,
                talk_language="fr",
                present=[],
                place="office",
                meant="",
            ),
            version=1,
            by=by,
        )
    assert again(begun).is_finished


def test_a_stand_in_named_twice_at_the_same_moment_is_named_once(world: World) -> None:
    world.without_stand_ins()
    person, other, today = reread(world.case_manager), world.other_group.mandate, clock.today()

    def name(by: Actor) -> StandIn:
        return stand_ins.name(other, starts_on=today, ends_on=today, reason="other", by=by)

    failure = overlapping(at_work(person, name, world.file), at_work(person, name, world.file))
    assert isinstance(failure, AlreadyReplaced)
    assert StandIn.objects.filter(mandate=other).count() == 1


def test_her_case_manager_and_her_duo_do_not_both_hand_her_file_over_for_a_day(
    world: World,
) -> None:
    world.without_stand_ins()
    today = clock.today()

    def names(person: Person, colleague: Person) -> Act:
        chosen = {"starts_on": today, "ends_on": today, "reason": "other"}
        return at_work(
            person,
            lambda by: stand_ins.name(colleague.mandate, **chosen, by=by),
            world.file,
        )

    failure = overlapping(
        names(world.case_manager, world.stand_in), names(world.duo, world.other_group)
    )
    assert isinstance(failure, AlreadyReplaced)
    assert StandIn.objects.count() == 1
