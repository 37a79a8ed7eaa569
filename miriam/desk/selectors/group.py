"""« Mon groupe »: the women by group, with what each wants and when one met her last."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.access.gate import Opening
from miriam.access.models import Mandate, StandIn
from miriam.access.selectors import standing_in_today
from miriam.accompaniment import selectors as accompaniment
from miriam.accompaniment.models import Aspiration, Encounter
from miriam.attendance.selectors.day import Gathering, next_gatherings, opens_titles
from miriam.core.prepared import prepared
from miriam.desk.selectors.mine import works_with
from miriam.groups.models import Group, Place
from miriam.groups.selectors import my_groups
from miriam.measures.selectors.measures import due_among, states_of
from miriam.people import selectors as people
from miriam.people.models import File, Household
from miriam.people.selectors import Waiting
from miriam.questionnaire.domain.asked import Moment
from miriam.vault.domain import Depth


@dataclass(frozen=True)
class Woman:
    """One of those she works with: who lives with her, what she wants, when they met last.

    `wish` and `household` are nothing where she has no key of what was confided.
    """

    file: File
    household: Household | None
    wish: Aspiration | None
    met: Encounter | None
    # The questionnaire that may be proposed now, or was begun and can be taken up again.
    due: Moment | None
    is_begun: bool


@dataclass(frozen=True)
class GroupAtWork:
    """A group, those of its women with whom one works, and its next session."""

    group: Group
    women: list[Woman]
    following: Gathering | None


@dataclass(frozen=True)
class MyGroup:
    """Everything of the page."""

    groups: list[GroupAtWork]
    outside: list[Woman]
    standing_in: list[Woman]
    replaced: list[StandIn]
    waiting: Waiting | None
    # How many she is the duo for: their names stand on a page of their own.
    as_duo: int


def opened_for_the_group(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """The names of those she works with and of those that ended; what the first confided, said
    once a day; what the next session of each group is called. Those she is only ready for stay
    closed.
    """
    hers, ended = _at_work(by), people.my_ended_files(by)
    confided = [file.pk for file in hers]
    yield from people.names_and_confided([*confided, *(file.pk for file in ended)], confided, by)
    yield from opens_titles(next_gatherings(by).values())


def my_group(by: Actor) -> MyGroup:
    """In a fixed number of queries, however many groups and women."""
    files = _at_work(by)
    named = people.named(files, by=by)
    own = [file for file in named if file.case_manager_id == by.hat.pk]
    standing_in = [file for file in named if file.case_manager_id != by.hat.pk]
    groups, following = my_groups(by), next_gatherings(by)
    women = _women(named, by)
    seats = dict(_seats(groups=[group.pk for group in groups], files=list(women)))
    seated: dict[int, list[Woman]] = defaultdict(list)
    for pk, woman in women.items():
        if pk in seats:
            seated[seats[pk]].append(woman)

    def unseated(some: list[File]) -> list[Woman]:
        return [women[file.pk] for file in some if file.pk not in seats]

    return MyGroup(
        groups=[GroupAtWork(group, seated[group.pk], following.get(group.pk)) for group in groups],
        outside=unseated(own),
        standing_in=unseated(standing_in),
        replaced=standing_in_today(by) if standing_in else [],
        waiting=people.waiting_for_key(files, by=by),
        as_duo=len(people.my_running_files(by)) - len(files),
    )


def _at_work(by: Actor) -> list[File]:
    """The running files of those she works with."""
    return [file for file in people.my_running_files(by) if works_with(file, by)]


def _women(files: list[File], by: Actor) -> dict[int, Woman]:
    """By the key of the file, in the order of their names."""
    open_ones = [file for file in files if by.keychain.is_open(file.ring_subject, Depth.SHARED)]
    wishes, households = (
        accompaniment.first_wishes(open_ones),
        people.households_of(open_ones),
    )
    met, states = accompaniment.latest_by_file(files), states_of(files)
    due = due_among(files, states)
    return {
        file.pk: Woman(
            file=file,
            household=households.get(file.pk),
            wish=wishes.get(file.pk),
            met=met.get(file.pk),
            due=due.get(file.pk),
            is_begun=any(one.is_begun for one in states[file.pk]),
        )
        for file in files
    }


@prepared
def _seats(groups: list[int], files: list[int]) -> QuerySet[Place, tuple[int, int]]:
    """Which of these files sits in which of these groups."""
    taken = Place.objects.taken().filter(group__in=groups, file__in=files)
    return taken.order_by("pk").values_list("file", "group")
