"""The groups: made, prepared, started, carried together; who might still join them."""

from collections.abc import Collection
from datetime import timedelta

from config.demo import story
from config.demo.cast import Cast, Player
from config.demo.year import Year
from miriam.access.actor import Actor
from miriam.coordination import services as coordination
from miriam.groups import selectors
from miriam.groups.domain import (
    AgreementState,
    ArrangementFacts,
    CareSource,
    ChildcarePlaces,
    LaunchPoint,
    LaunchState,
    Meeting,
    Phase,
)
from miriam.groups.models import Group
from miriam.groups.services import candidates, childcare, groups, launch
from miriam.groups.services.candidates import ProposalFacts
from miriam.people.domain import Channel
from miriam.vault.domain import Depth

PREPARED_BEFORE, CARED_FOR_BEFORE = 30, 10
# It follows from what is agreed; the others are said.
BUT_CHILDCARE = frozenset(LaunchPoint) - {LaunchPoint.CHILDCARE}


def begin(told: story.Group, year: Year, *, duo: Player, coordinator: Player, by: Actor) -> Group:
    """Made a month before its first day, with everything settled that should be."""
    facts = told.facts
    with year.day(-PREPARED_BEFORE):
        group = groups.create(
            groups.GroupFacts(
                edition_key=facts.get("edition", "4"),
                name_fr=facts["name_fr"],
                name_nl=facts["name_nl"],
                neighbourhood=facts["neighbourhood"],
                places=facts["places"],
                starts_on=year.on(0),
            ),
            by=by,
        )
        if duo.mandate != by.mandate:
            groups.add_case_manager(group, mandate=duo.mandate, by=by)
    if "childcare" in facts:
        with year.day(-CARED_FOR_BEFORE), coordinator.at_work() as karim:
            _arrange_childcare(group, told, year, by=karim)
    with year.day(-1):
        _prepare(group, facts.get("settled", BUT_CHILDCARE), by=by)
    return group


def _prepare(group: Group, settled: Collection[str], *, by: Actor) -> None:
    """These points of the launch list are settled; it was looked at once all are."""
    for item in selectors.launch_list(group):
        if item.point in settled:
            launch.settle(item, state=LaunchState.SETTLED, version=item.version, by=by)
    if set(settled) >= BUT_CHILDCARE:
        launch.see(group, by=by)


def _arrange_childcare(group: Group, told: story.Group, year: Year, *, by: Actor) -> None:
    """What the group needs, and with whom it is arranged."""
    childcare.say_need(group, ChildcarePlaces(**told.facts["childcare_needed"]), version=1, by=by)
    for facts in told.facts["childcare"]:
        arrangement = childcare.ask(
            group,
            ArrangementFacts(
                source=CareSource(facts["source"]),
                with_whom=facts["with_whom"],
                places=ChildcarePlaces(**facts["places"]),
                days=tuple(facts["days"]),
                since=year.on(0),
                until=year.on(0) + timedelta(days=facts["until"]),
            ),
            by=by,
        )
        childcare.stand(arrangement, AgreementState(facts["state"]), by=by)


def move(group: Group, told: story.Group, year: Year, *, by: Actor) -> None:
    """Phase after phase, on the days of the story; then the word of the team."""
    for phase, day in told.facts["phases"].items():
        with year.day(day):
            groups.move_to(group, Phase(phase), by=by)
    if "team_word" in told.facts:
        coordination.say(group, words=told.facts["team_word"], version=1, by=by)


def go_towards(group: Group, told: story.Group, year: Year, *, cast: Cast) -> None:
    """Women somebody thought of, who have said nothing yet."""
    for facts in told.facts["candidates"]:
        proposer = told.case_manager if facts["by"] == "case_manager" else facts["by"]
        with cast[proposer].at_work() as by, year.day(year.ago(facts["days_ago"])):
            candidate = candidates.propose(
                group,
                ProposalFacts(
                    first_name=facts["first_name"],
                    channel=Channel(facts["channel"]),
                    address=facts["address"],
                    she_knows=True,
                ),
                by=by,
            )
        if facts["meeting"] == "met":
            with cast[told.case_manager].at_work() as by:
                by.open([group.ring_subject], (Depth.GROUP,))
                candidates.note_meeting(candidate, Meeting.MET, by=by)
