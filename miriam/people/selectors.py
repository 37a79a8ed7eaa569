"""What pages read about files; one query plan each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.gate import Opening
from miriam.access.models import Account, Centre, Mandate
from miriam.core import clock, names
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.look.language import page_language
from miriam.people import domain
from miriam.people.domain import Scope
from miriam.people.models import Commitment, Consent, Exclusion, File, Household, SafeContact
from miriam.people.permissions import NAME_TEAM, READ_FILE, accompanied
from miriam.people.texts.leaflets import SHELF, Leaflet, Translation
from miriam.vault import selectors as vault
from miriam.vault.domain import Depth
from miriam.vault.models import Grant


def my_names(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """What a list of one's files opens: the names one has a key for, and nothing deeper."""
    keys = _keys_of_names(files=accompanied(by), holder=by.holder.pk, now=clock.now())
    yield Opening.with_keys(keys, Depth.IDENTITY)


@prepared
def _keys_of_names(files: list[int], holder: int, now: datetime) -> QuerySet[Grant]:
    """The grants with which the names of these files open to this holder.

    Begun with what she holds, and each is looked up once: in two lists at a time a database tries
    every pair.
    """
    hers = File.objects.filter(pk__in=files).order_by().values("public_id")
    return vault.keys_of(holder, now=now).filter(ring__depth=Depth.IDENTITY, ring__subject__in=hers)


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
    return _running(files=accompanied(by))


@prepared
def _running(files: list[int]) -> QuerySet[File]:
    """Those of these files that are not closed, the oldest first."""
    return File.objects.running().filter(pk__in=files).order_by("opened_on", "pk")


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
    can_undo_stop: bool
    may_name_team: bool


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
        can_undo_stop=domain.can_undo_stop(file.closed_on, clock.today()),
        may_name_team=NAME_TEAM.holds(file, by=by),
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


def with_exclusions_to_decide(files: Iterable[File], *, by: Actor) -> list[File]:
    """Those of her own files where a stand-in wrote down somebody, and the team has to say yes."""
    hat = by.hat
    own = {file.pk: file for file in files if hat.pk in (file.case_manager_id, file.duo_id)}
    asked = set(_undecided(files=list(own), but=hat.account_id))
    return [file for pk, file in own.items() if pk in asked]


@prepared
def _undecided(files: list[int], but: int) -> QuerySet[Exclusion, int]:
    """The files among these on which a team has to decide, about anybody but this account."""
    undecided = Exclusion.objects.undecided().filter(file__in=files).exclude(account=but)
    return undecided.order_by().values_list("file", flat=True)


def professionals(file: File) -> QuerySet[Account]:
    """Whom she could name: everybody who works at the centre and is not yet named."""
    here = Mandate.objects.running().filter(centre=file.centre_id).values("account")
    return (
        Account.objects.filter(pk__in=here)
        .exclude(Q(excluded_from__file=file) | Q(pk=file.case_manager.account_id))
        .order_by("name", "pk")
    )


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
    return attach(_households(file=file.pk), "file", {file.pk: file})[0]


@prepared
def _households(file: int) -> QuerySet[Household]:
    """The household of this file."""
    return Household.objects.filter(file=file).order_by()


def contacts_to_confirm(files: Iterable[File]) -> list[SafeContact]:
    """The safe contacts that she should be asked about again."""
    today = clock.today()
    return [contact for contact in contacts_of(files) if contact.is_to_confirm(today)]


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


@dataclass(frozen=True)
class ConsentSheet:
    """The paper of a consent: the text, her language beside it, who, since when."""

    file: File
    scope: Scope
    leaflet: Leaflet
    language: str
    promise: CentrePromise
    consent: Consent | None = None

    @property
    def official(self) -> Translation:
        """The text in the language of the page."""
        return self.leaflet.official(page_language())

    @property
    def beside(self) -> Translation | None:
        """The text in her language, when it is another one and there is a translation."""
        return self.leaflet.beside(self.language)

    @property
    def promised(self) -> Translation:
        """The centre's word, in the language of the page."""
        return self.promise.leaflet.official(page_language())

    @property
    def promised_beside(self) -> Translation | None:
        """The centre's word in her language."""
        return self.promise.leaflet.beside(self.language)


def sheet_to_read(file: File, scope: Scope) -> ConsentSheet:
    """What is read with her before she says anything."""
    leaflet = SHELF.current(f"consent-{scope}")
    return ConsentSheet(file, scope, leaflet, preferred_language(file), promise_of(file.centre))


def sheet_of(consent: Consent) -> ConsentSheet:
    """What she said yes to, in the very version that was read with her."""
    scope, file = Scope(consent.scope), consent.file
    leaflet = SHELF.version(f"consent-{scope}", consent.text_version)
    return ConsentSheet(file, scope, leaflet, consent.language, promise_of(file.centre), consent)


def preferred_language(file: File) -> str:
    """The language she likes best to speak, if it is known."""
    return next(iter(file.languages or []), "")


def participation_text() -> Translation:
    """What is read with her before she says yes to Miriam."""
    return SHELF.current(f"consent-{Scope.PARTICIPATION}").official(page_language())
