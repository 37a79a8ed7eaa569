"""What pages read about files; one query plan each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.gate import Opening
from miriam.access.models import Account, Centre, Mandate, StandIn
from miriam.core import clock, names
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.people.domain import Scope
from miriam.people.models import Commitment, Consent, Exclusion, File, Household, SafeContact
from miriam.people.permissions import NAME_TEAM, READ_FILE, accompanied, accompanied_files
from miriam.people.texts.leaflets import SHELF, Leaflet
from miriam.vault import selectors as vault
from miriam.vault.domain import Depth
from miriam.vault.models import Grant


def my_names(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """What a list opens of all files one may read, those that have ended too."""
    yield from names_of(accompanied(by), by)


def my_running_names(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """What a list opens that shows the running ones alone: nobody else's key is touched for it."""
    yield from names_of([file.pk for file in my_running_files(by)], by)


def names_of(files: list[int], by: Actor) -> Iterable[Opening]:
    """What a list of these files opens: the names one has a key for, and nothing deeper."""
    keys = _keys(files=files, holder=by.holder.pk, now=clock.now())
    yield Opening.with_keys(keys, Depth.IDENTITY, in_a_list=True)


def names_and_confided(named: list[int], confided: list[int], by: Actor) -> Iterable[Opening]:
    """What a list opens that shows more than names: of some of these files also what is shared with
    her team. One question asks for the keys of both.
    """
    if not confided:
        yield from names_of(named, by)
        return
    keys = _keys_of_both(files=named, confided=confided, holder=by.holder.pk, now=clock.now())
    for depth in (Depth.IDENTITY, Depth.SHARED):
        yield Opening.with_keys(keys, depth, in_a_list=True)


@prepared
def _keys(files: list[int], holder: int, now: datetime) -> QuerySet[Grant]:
    """The grants with which the names of these files open to this holder.

    Begun with what she holds, and each is looked up once: in two lists at a time a database tries
    every pair.
    """
    return vault.keys_of(holder, now=now).filter(_opens(files, Depth.IDENTITY))


@prepared
def _keys_of_both(
    files: list[int], confided: list[int], holder: int, now: datetime
) -> QuerySet[Grant]:
    """The same, with those that open what was shared in some of them."""
    either = _opens(files, Depth.IDENTITY) | _opens(confided, Depth.SHARED)
    return vault.keys_of(holder, now=now).filter(either)


def _opens(files: list[int], depth: Depth) -> Q:
    hers = File.objects.filter(pk__in=files).order_by().values("public_id")
    return Q(ring__depth=depth, ring__subject__in=hers)


def with_key(files: QuerySet[File], by: Actor) -> QuerySet[File]:
    """Those whose name one holds the key of; the others wait, and nobody is said to read them."""
    return files.filter(public_id__in=vault.subjects_of(by.holder.pk, depth=Depth.IDENTITY))


def my_files(by: Actor) -> list[File]:
    """The running files that one accompanies, by name; the gate has opened the names."""
    return named(my_running_files(by), by=by)


def my_running_files(by: Actor) -> list[File]:
    """Those whose name is open and those that wait for their key, the oldest first.

    Names and nothing else are shown, so nobody of the teams is loaded.
    """
    return [file for file in accompanied_files(by) if not file.is_closed]


def my_ended_files(by: Actor) -> list[File]:
    """Those whose accompaniment has ended; the question is the one that finds the others."""
    return [file for file in accompanied_files(by) if file.is_closed]


def named(files: Iterable[File], *, by: Actor) -> list[File]:
    """Those whose name is open, by name; a file that waits for its key is left out."""
    opened = [file for file in files if by.keychain.is_open(file.ring_subject, Depth.IDENTITY)]
    return sorted(opened, key=lambda file: names.fold(file.call_name))


@dataclass(frozen=True)
class Waiting:
    """Files one may read and has no key of yet: how many, and who can give it, by first name."""

    many: int
    holders: list[str]


def waiting_for_key(files: Iterable[File], *, by: Actor) -> Waiting | None:
    """What a list leaves out, to be said beside it; nothing when every name is open."""
    closed = [file for file in files if not by.keychain.is_open(file.ring_subject, Depth.IDENTITY)]
    return Waiting(len(closed), _key_holders(closed, by)) if closed else None


def _key_holders(files: Iterable[File], by: Actor) -> list[str]:
    """Those of the teams who can hand the key on: each does so when she next opens her vault."""
    teams = {file.case_manager_id for file in files} | {
        file.duo_id for file in files if file.duo_id
    }
    subjects = [file.ring_subject for file in files]
    having = Mandate.objects.running().filter(
        pk__in=teams - {by.hat.pk}, holder__in=vault.holders_of(subjects, depth=Depth.IDENTITY)
    )
    having = having.select_related("account").order_by("account__name", "pk")
    return [mandate.account.first_name for mandate in having]


R = TypeVar("R", bound=Model)


def fresh(row: R) -> R:
    """The row as it is kept now: somebody else may have saved since it was read."""
    row.refresh_from_db()
    return row


def look_alikes(call_name: str, *, by: Actor) -> list[File]:
    """Those of one's own files whose name may be the same woman's; closed ones too.

    Compared in memory: nothing tells whether a name is known elsewhere.
    """
    files = named(READ_FILE.within(by).order_by("opened_on", "pk"), by=by)
    return [file for file in files if names.alike(call_name, file.call_name)]


def has_consent(file: File, scope: Scope) -> bool:
    """Whether her yes to this scope is in force."""
    return file.consents.running().filter(scope=scope).exists()


def has_taken_back(file: File) -> bool:
    """Whether she took her yes to Miriam back, and has given no other."""
    ends = _ends_of_taking_part(file=file.pk)
    return bool(ends) and None not in ends


@prepared
def _ends_of_taking_part(file: int) -> QuerySet[Consent, date | None]:
    """When each yes of hers to Miriam ended; nothing for the one in force."""
    said = Consent.objects.filter(file=file, scope=Scope.PARTICIPATION).order_by()
    return said.values_list("withdrawn_on", flat=True)


@dataclass(frozen=True)
class Said:
    """What she has said about one scope: her yes in force, and how it was before."""

    scope: Scope
    running: Consent | None
    earlier: list[Consent]


def consents_of(file: File) -> list[Said]:
    """What she has said, scope by scope."""
    given = _given(file=file.pk)
    return [_said(scope, [one for one in given if one.scope == scope]) for scope in Scope]


@prepared
def _given(file: int) -> QuerySet[Consent]:
    """Every yes of hers, with who explained it."""
    return Consent.objects.filter(file=file).select_related("explained_by__account")


def _said(scope: Scope, given: list[Consent]) -> Said:
    running = next((one for one in given if one.is_running), None)
    return Said(scope, running, [one for one in given if not one.is_running])


@dataclass(frozen=True)
class Card:
    """What belongs to her, on one page."""

    file: File
    contact: SafeContact
    household: Household
    consents: list[Said]
    exclusions: int
    has_undecided: bool
    may_name_team: bool
    standing_in: list[StandIn]


def card_of(file: File, *, by: Actor) -> Card:
    """Her card; the gate has opened identity and shared."""
    named = list(exclusions_of(file, by=by))
    return Card(
        file=file,
        contact=file.safe_contact,
        household=file.household,
        consents=consents_of(file),
        exclusions=len(named),
        has_undecided=any(one.is_undecided for one in named),
        may_name_team=NAME_TEAM.holds(file, by=by),
        standing_in=standing_in_for(file),
    )


def colleagues(file: File) -> QuerySet[Mandate]:
    """Those who could be her duo: case managers of the centre whom she did not exclude."""
    return (
        Mandate.objects.running()
        .filter(centre=file.centre_id, role=Role.CASE_MANAGER)
        .exclude(Q(pk=file.case_manager_id) | Q(account__in=_shut_out(file)))
        .select_related("account__holder", "holder")
        .order_by("account__name", "pk")
    )


def _shut_out(file: File) -> QuerySet[Exclusion, int]:
    return file.exclusions.in_force().order_by().values_list("account", flat=True)


def is_excluded(file: File, account_id: int) -> bool:
    """Whether this person is shut out of her file, because she said so."""
    return file.exclusions.in_force().filter(account=account_id).exists()


def closed_to(account: Account, subjects: Iterable[UUID]) -> set[UUID]:
    """Those of these files whose mother excluded this person: deny beats every allow."""
    in_force = Exclusion.objects.in_force()
    named = in_force.filter(account=account, file__public_id__in=list(subjects))
    return set(named.order_by().values_list("file__public_id", flat=True))


def exclusions_of(file: File, *, by: Actor) -> QuerySet[Exclusion]:
    """Who must never see her file, in the order she named them; nobody reads that it is herself."""
    named = file.exclusions.exclude(account=by.hat.account_id).select_related("account")
    return named.order_by("created_at", "pk")


def professionals(file: File) -> QuerySet[Account]:
    """Whom she could name: everybody who works at the centre and is not yet named."""
    here = Mandate.objects.running().filter(centre=file.centre_id).values("account")
    return (
        Account.objects.filter(pk__in=here)
        .exclude(Q(pk__in=_named(file)) | Q(pk=file.case_manager.account_id))
        .order_by("name", "pk")
    )


def _named(file: File | int) -> QuerySet[Exclusion, int]:
    # A join would find those that leave too.
    return Exclusion.objects.filter(file=file).order_by().values_list("account", flat=True)


def contacts_of(files: Iterable[File]) -> list[SafeContact]:
    """How each of these women can be reached, longest unasked first; the files are at hand."""
    by_pk = {file.pk: file for file in files}
    return attach(_contacts(files=list(by_pk)), "file", by_pk)


@prepared
def _contacts(files: list[int]) -> QuerySet[SafeContact]:
    """The safe contacts of these files, the longest unasked first."""
    return SafeContact.objects.filter(file__in=files).order_by("confirmed_on", "pk")


def contact_of(file: File) -> SafeContact:
    """How she can be reached; the file is at hand."""
    return contacts_of([file])[0]


def household_of(file: File) -> Household:
    """Her children and those around them; the file is at hand."""
    return households_of([file])[file.pk]


def households_of(files: Iterable[File]) -> dict[int, Household]:
    """The household of each of these files, by the key of the file; the files are at hand."""
    by_pk = {file.pk: file for file in files}
    return {one.file_id: one for one in attach(_households(files=list(by_pk)), "file", by_pk)}


@prepared
def _households(files: list[int]) -> QuerySet[Household]:
    """The households of these files."""
    return Household.objects.filter(file__in=files).defer("created_at").order_by()


def standing_in_for(file: File) -> list[StandIn]:
    """Who reads her file for a colleague today; never somebody she excluded."""
    return _standing_in(subject=file.ring_subject, file=file.pk, today=clock.today())


@prepared
def _standing_in(subject: UUID, file: int, today: date) -> QuerySet[StandIn]:
    """The loans of that day that name this file, who has them, and for whom."""
    return (
        StandIn.objects.running(today)
        .filter(scope__subject=subject)
        .exclude(mandate__account__in=_named(file))
        .select_related("mandate__account", "replaces__account")
        .order_by("ends_on", "pk")
    )


@dataclass(frozen=True)
class SafetyAsked:
    """The files in which something about her safety is asked today."""

    contacts: list[File]
    exclusions: list[File]


def asked_for_safety(files: Iterable[File], *, by: Actor) -> SafetyAsked:
    """Whose safe contact she should be asked about again, and where a stand-in wrote down somebody
    on whom the team has to decide: that only in files of one's own, and about nobody oneself.
    """
    by_pk, today, hat = {file.pk: file for file in files}, clock.today(), by.hat
    asked = attach(_safety(files=list(by_pk), but=hat.account_id), "file", by_pk)
    own = [one for one in asked if hat.pk in (one.file.case_manager_id, one.file.duo_id)]
    return SafetyAsked(
        contacts=[one.file for one in asked if one.is_to_confirm(today)],
        exclusions=[one.file for one in own if getattr(one, "is_undecided", False)],
    )


@prepared
def _safety(files: list[int], but: int) -> QuerySet[SafeContact]:
    """The safe contacts of these files, the longest unasked first, and whether a team has to decide
    about anybody but this account.
    """
    undecided = Exclusion.objects.undecided().filter(file=OuterRef("file")).exclude(account=but)
    contacts = SafeContact.objects.filter(file__in=files).annotate(is_undecided=Exists(undecided))
    return contacts.order_by("confirmed_on", "pk")


@dataclass(frozen=True)
class CentrePromise:
    """The centre's commitment: its text, and since when it holds, if it does."""

    leaflet: Leaflet
    made_on: date | None


def promise_of(centre: Centre) -> CentrePromise:
    """What the centre has committed itself to, or what it could."""
    made = Commitment.objects.filter(centre=centre).first()
    if made is None:
        return CentrePromise(SHELF.current("commitment"), None)
    return CentrePromise(SHELF.version("commitment", made.text_version), made.made_on)


def preferred_language(file: File) -> str:
    """The language she likes best to speak, if it is known."""
    return next(iter(file.languages or []), "")


def participation_text() -> Leaflet:
    """What is read with her before she says yes to Miriam."""
    return SHELF.current(f"consent-{Scope.PARTICIPATION}")
