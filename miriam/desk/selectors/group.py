"""« Mon groupe »: the women by group with their measures, the free places, those one is duo for."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.core.prepared import prepared
from miriam.desk.selectors.mine import Mine, mine
from miriam.groups.models import Group, Place
from miriam.groups.selectors import my_groups
from miriam.measures.selectors.measures import MeasureOf, states_of
from miriam.people.models import File


@dataclass(frozen=True)
class Woman:
    """A file, and which measures are taken."""

    file: File
    measures: list[MeasureOf]


@dataclass(frozen=True)
class GroupAtWork:
    """A group and those of its women whose names one can read."""

    group: Group
    women: list[Woman]


@dataclass(frozen=True)
class MyGroup:
    """Everything of the page."""

    mine: Mine
    groups: list[GroupAtWork]
    outside: list[Woman]
    standing_in: list[Woman]
    duo: list[Woman]


def my_group(by: Actor) -> MyGroup:
    """In a fixed number of queries, however many groups and women."""
    files = mine(by)
    groups = my_groups(by)
    states = states_of(files.all)
    women = {file.pk: Woman(file, states[file.pk]) for file in files.all}
    seats = dict(_seats(groups=[group.pk for group in groups], files=list(women)))
    seated: dict[int, list[Woman]] = defaultdict(list)
    for file in files.all:
        if file.pk in seats:
            seated[seats[file.pk]].append(women[file.pk])

    def unseated(some: list[File]) -> list[Woman]:
        return [women[file.pk] for file in some if file.pk not in seats]

    return MyGroup(
        mine=files,
        groups=[GroupAtWork(group, seated[group.pk]) for group in groups],
        outside=unseated(files.own),
        standing_in=unseated(files.standing_in),
        duo=unseated(files.duo),
    )


@prepared
def _seats(groups: list[int], files: list[int]) -> QuerySet[Place, tuple[int, int]]:
    """Which of these files sits in which of these groups."""
    taken = Place.objects.taken().filter(group__in=groups, file__in=files)
    return taken.order_by("pk").values_list("file", "group")
