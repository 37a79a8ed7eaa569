"""What pages read about groups; one query plan each, whatever the number of rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.gate import Opening
from miriam.access.models import Mandate
from miriam.core import names
from miriam.core.prepared import prepared
from miriam.groups import domain
from miriam.groups.domain import (
    AgreementState,
    ChildcarePlaces,
    ChildcareThatDay,
    LaunchState,
    Phase,
)
from miriam.groups.models import (
    Candidate,
    ChildcareArrangement,
    ChildcareNeed,
    Group,
    LaunchItem,
    Membership,
    Place,
    Reply,
)
from miriam.groups.permissions import OVERSEE_GROUP, PROPOSE_CANDIDATE, carried
from miriam.people import selectors as people
from miriam.people.models import File
from miriam.people.permissions import READ_FILE
from miriam.people.texts.leaflets import Shelf, Translation
from miriam.vault.domain import Depth

AGREED_FIRST = [AgreementState.AGREED, AgreementState.ASKED, AgreementState.FALLEN_AWAY]


def my_groups(by: Actor) -> list[Group]:
    """The groups one carries, with their free places; those that go on first."""
    groups = _counted(groups=carried(by))
    return sorted(groups, key=lambda group: group.phase == Phase.ENDED)


@prepared
def _counted(groups: list[int]) -> QuerySet[Group]:
    """These groups with what there is of places, the newest first."""
    return (
        Group.objects.filter(pk__in=groups)
        .counted()
        .select_related("centre")
        .order_by("-starts_on", "pk")
    )


def opens_group(group: Group, by: Actor) -> Iterable[Opening]:
    """What the page of a group opens: its own ring, and the names of one's own files in it."""
    yield Opening((group.ring_subject,), (Depth.GROUP,))
    yield Opening(tuple(sorted(_own_names(group, by))), (Depth.IDENTITY,))


def reads_notes(by: Actor) -> bool:
    """Whether she carries groups; the coordinator sees the launch list without its notes."""
    return by.wears(Role.CASE_MANAGER)


def opens_notes(group: Group, by: Actor) -> Iterable[Opening]:
    """What the launch list opens: the ring of the group, for those who carry it."""
    if reads_notes(by):
        yield Opening((group.ring_subject,), (Depth.GROUP,))


def opens_note(item: LaunchItem, by: Actor) -> Iterable[Opening]:
    """The same, for one point of the list."""
    return opens_notes(item.group, by)


def _own_names(group: Group, by: Actor) -> QuerySet[File, UUID]:
    seated = READ_FILE.within(by).filter(places__group=group, places__left_on=None)
    return people.with_key(seated, by).order_by().values_list("public_id", flat=True)


@dataclass(frozen=True)
class Seat:
    """A place that is taken; `file` is empty where a colleague accompanies her."""

    place: Place
    file: File | None


@dataclass(frozen=True)
class GroupPage:
    """Everything that the page of a group shows."""

    group: Group
    seats: list[Seat]
    free: int
    carriers: list[Membership]
    candidates: list[Candidate]
    launch_open: int
    childcare: ChildcareThatDay
    next_phases: list[Phase]


def group_page(group: Group, *, by: Actor) -> GroupPage:
    """The places with the names one may read, who carries the group, who may join."""
    seats = seats_of(group, by=by)
    return GroupPage(
        group=group,
        seats=seats,
        free=domain.free_places(group.places, len(seats)),
        carriers=carriers_of(group),
        candidates=candidates_of(group),
        launch_open=domain.still_open(LaunchState(item.state) for item in launch_list(group)),
        childcare=childcare_at_start(group),
        next_phases=next_phases(group),
    )


def groups_of(file: File) -> list[Group]:
    """The groups in which she has a place today; without anybody's right, for her own calendar."""
    places = Place.objects.taken().filter(file=file)
    return list(Group.objects.filter(seats__in=places).order_by("pk"))


def groups_carried(mandate: Mandate) -> list[Group]:
    """The groups that a mandate carries today; for her own calendar."""
    running = Membership.objects.running().filter(mandate=mandate)
    return list(Group.objects.filter(memberships__in=running).order_by("pk"))


def free_places_of(group: Group) -> int:
    """How many women can still join."""
    return domain.free_places(group.places, group.seats.taken().count())


def seats_of(group: Group, *, by: Actor) -> list[Seat]:
    """The places taken: one's own by name, then those of colleagues without one."""
    files = READ_FILE.within(by).filter(places__group=group).distinct().order_by("pk")
    mine = {file.pk: file for file in people.named(files, by=by)}
    places = group.seats.taken().order_by("taken_on", "pk")
    seats = [Seat(place, mine.get(place.file_id)) for place in places]
    return sorted(seats, key=_by_name)


def _by_name(seat: Seat) -> tuple[bool, str]:
    return seat.file is None, names.fold(seat.file.call_name) if seat.file else ""


def carriers_of(group: Group) -> list[Membership]:
    """The case managers of the group."""
    running = group.memberships.running().select_related("mandate__account", "mandate__holder")
    return list(running.order_by("since", "pk"))


def possible_carriers(group: Group) -> QuerySet[Mandate]:
    """Who could carry the group as well: other case managers of the centre."""
    already = group.memberships.running().values("mandate")
    return (
        Mandate.objects.running()
        .filter(centre=group.centre_id, role=Role.CASE_MANAGER)
        .exclude(pk__in=already)
        .select_related("account__holder", "holder")
        .order_by("account__name", "pk")
    )


def candidates_of(group: Group) -> list[Candidate]:
    """The women somebody thought of, in the order in which they were proposed: never by merit."""
    live = group.candidates.live().select_related("proposed_by__account")
    return list(live.order_by("created_at", "pk"))


def launch_list(group: Group) -> list[LaunchItem]:
    """The launch list in its order."""
    return list(
        group.launch_items.select_related("changed_by__account", "group").order_by("position")
    )


def need_of(group: Group) -> ChildcareNeed:
    """The places for children that it needs; of none where nobody said it (and not kept)."""
    return _need.sole(group=group.pk) or ChildcareNeed(group=group)


@prepared
def _need(group: int) -> QuerySet[ChildcareNeed]:
    """What was said of it, in one row at most."""
    return ChildcareNeed.objects.filter(group=group)


def arrangements_of(group: Group) -> list[ChildcareArrangement]:
    """Its arrangements: what is agreed, what is asked, what fell away; then by their first day."""
    every = group.childcare.select_related("group").order_by("since", "pk")
    return sorted(every, key=lambda it: AGREED_FIRST.index(AgreementState(it.state)))


def childcare_on(group: Group, day: date) -> ChildcareThatDay:
    """The places for children that the group needs, those agreed for this day, and with whom."""
    return childcare_through(group, [day])[0]


def childcare_through(group: Group, days: Sequence[date]) -> list[ChildcareThatDay]:
    """The same for each of these days, which stand in their order."""
    needed = need_of(group).by_age
    agreed = _agreed(group=group.pk, first=days[0], last=days[-1])
    return [_that_day(needed, [it for it in agreed if it.holds_on(day)]) for day in days]


@prepared
def _agreed(group: int, first: date, last: date) -> QuerySet[ChildcareArrangement]:
    """Its arrangements that are agreed for some of these days."""
    return (
        ChildcareArrangement.objects.agreed_between(first, last)
        .filter(group=group)
        .order_by("since", "pk")
    )


def _that_day(needed: ChildcarePlaces, holding: list[ChildcareArrangement]) -> ChildcareThatDay:
    given = sum((it.by_age for it in holding), start=ChildcarePlaces())
    return ChildcareThatDay(needed, given, tuple(dict.fromkeys(it.with_whom for it in holding)))


def childcare_at_start(group: Group) -> ChildcareThatDay:
    """The day of its first week on which the fewest places are missing; none without a start."""
    if group.starts_on is None:
        return ChildcareThatDay(need_of(group).by_age)
    days = childcare_through(group, domain.first_week(group.starts_on))
    return min(days, key=lambda it: it.missing.total)


def childcare_point_of(group: Group) -> LaunchState:
    """How far the point of the launch list on childcare is."""
    need = need_of(group)
    return domain.childcare_point(
        is_said=need.pk is not None,
        needed=need.by_age,
        has_asked=group.childcare.standing().exists(),
        is_covered=childcare_at_start(group).covers,
    )


@dataclass(frozen=True)
class ChildcarePage:
    """What the page on childcare shows of a group."""

    group: Group
    need: ChildcareNeed
    start: ChildcareThatDay
    arrangements: list[ChildcareArrangement]
    state: LaunchState

    @property
    def is_said(self) -> bool:
        """Whether somebody said what is needed."""
        return self.need.pk is not None

    @property
    def ends_early(self) -> bool:
        """Whether the last place agreed goes before the group does."""
        agreed = [it.until for it in self.arrangements if it.state == AgreementState.AGREED]
        end = self.group.ends_on
        return bool(agreed and end and max(agreed) < end)


def childcare_page(group: Group) -> ChildcarePage:
    """What it needs, what is missing at its start, and every arrangement."""
    return ChildcarePage(
        group=group,
        need=need_of(group),
        start=childcare_at_start(group),
        arrangements=arrangements_of(group),
        state=childcare_point_of(group),
    )


def next_phases(group: Group) -> list[Phase]:
    """Where the emphasis can go from here, in the order of the journey."""
    return [phase for phase in Phase if domain.may_become(Phase(group.phase), phase)]


def without_place(by: Actor) -> list[File]:
    """One's own running files that belong to no group, by name; the gate has opened the names."""
    seated = Exists(Place.objects.filter(file=OuterRef("pk"), left_on=None))
    files = File.objects.filter(READ_FILE.rows(by)).running().exclude(seated)
    return people.named(files.order_by("pk"), by=by)


@dataclass(frozen=True)
class Overview:
    """A group as the coordinator sees it: figures and the launch list, never a name."""

    group: Group
    launch_open: int


def overview(by: Actor) -> list[Overview]:
    """The groups of the coordinator's centre, those that go on first."""
    still_open = Q(launch_items__state__in=[LaunchState.TO_DO, LaunchState.UNDERWAY])
    groups = Group.objects.filter(OVERSEE_GROUP.rows(by)).counted()
    groups = groups.annotate(launch_open=Count("launch_items", filter=still_open, distinct=True))
    ordered = sorted(groups.order_by("-starts_on", "pk"), key=lambda it: it.phase == Phase.ENDED)
    return [Overview(group, getattr(group, "launch_open")) for group in ordered]  # noqa: B009


def open_to_proposals(by: Actor) -> list[Group]:
    """The groups to which one may propose a woman, with their free places."""
    groups = Group.objects.filter(PROPOSE_CANDIDATE.rows(by)).counted()
    return [group for group in groups.order_by("name_fr", "pk") if group.welcomes]


def replies_to(by: Actor) -> list[Reply]:
    """What women agreed that this colleague may know, newest first."""
    return list(Reply.objects.filter(to=by.hat).select_related("group").order_by("-on", "-pk"))


def opens_unplaced(group: Group, by: Actor) -> Iterable[Opening]:
    """The names of one's own files, to choose who joins."""
    return people.my_running_names(by.hat, by)


AUDIENCES = ("mothers", "colleagues")
ABOUT = Shelf(Path(__file__).parent / "texts")


def about_pages() -> dict[str, list[Translation]]:
    """The pages that explain Miriam, by whom they are for."""
    return {key: list(ABOUT.current(f"about-{key}").translations.values()) for key in AUDIENCES}


def about_text(audience: str, language: str) -> Translation | None:
    """One of those pages, when there is such a one."""
    pages = about_pages().get(audience, [])
    return next((page for page in pages if page.language.code == language), None)
