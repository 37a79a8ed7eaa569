"""Who may see that a file exists, read it, and write in it."""

from datetime import date
from typing import TypedDict, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission, via
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.people.models import Consent, Exclusion, File


def accompanied_by(by: Actor) -> Q:
    """Her case manager, her named duo, and whoever stands in today; never somebody she excluded."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER):
        return NONE
    return Q(pk__in=_accompanied(**_asking(by)))


def accompanied(by: Actor) -> list[int]:
    """The keys of the files that a case manager accompanies today; nobody else has any."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER):
        return []
    return by.remember("people.accompanied", lambda: _accompanied_on(**_asking(by)))


def accompanied_files(by: Actor) -> list[File]:
    """The same files themselves, the oldest first; asked before their keys it answers both."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER):
        return []
    files = by.remember("people.files", lambda: _accompanied_files_on(**_asking(by)))
    by.remember("people.accompanied", lambda: [file.pk for file in files])
    return files


# Short lists put together, less the women who excluded her. It stands in the words of the database:
# every page asks it, and asked with OR a database reads every file there is.
ACCOMPANIED = """
    SELECT id FROM people_file WHERE case_manager_id = %s
    UNION
    SELECT id FROM people_file WHERE duo_id = %s
    UNION
    SELECT file.id
      FROM people_file file
      JOIN access_standinscope scope ON scope.subject = file.public_id
      JOIN access_standin stand_in ON stand_in.id = scope.stand_in_id
     WHERE stand_in.mandate_id = %s AND %s BETWEEN stand_in.starts_on AND stand_in.ends_on
    EXCEPT
    SELECT file_id FROM people_exclusion
     WHERE account_id = %s AND state <> 'asked' AND leaving_since IS NULL
"""


class _Asking(TypedDict):
    hat: int
    account: int | None
    today: date


def _asking(by: Actor) -> _Asking:
    account = by.account.pk if by.account else None
    return {"hat": by.hat.pk, "account": account, "today": clock.today()}


def _files(hat: int, account: int | None, today: date) -> QuerySet[File]:
    # Only keys and a day go in, as parameters.
    return File.objects.filter(pk__in=RawSQL(ACCOMPANIED, (hat, hat, hat, today, account)))  # noqa: S611


def _accompanied(hat: int, account: int | None, today: date) -> QuerySet[File, int]:
    return _files(hat, account, today).order_by().values_list("pk", flat=True)


@prepared
def _accompanied_on(hat: int, account: int | None, today: date) -> QuerySet[File, int]:
    """The files that this hat accompanies on that day."""
    return _accompanied(hat, account, today)


@prepared
def _accompanied_files_on(hat: int, account: int | None, today: date) -> QuerySet[File]:
    """The same, with what a list shows of them."""
    return _files(hat, account, today).defer("created_at").order_by("opened_on", "pk")


def team_of(by: Actor) -> Q:
    """Her case manager and her named duo; whoever stands in decides nothing that lasts longer."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER):
        return NONE
    return _of_her_team(by) & ~Q(_excluded(by))


def _of_her_team(by: Actor) -> Q:
    return Q(case_manager=by.mandate) | Q(duo=by.mandate)


def _excluded(by: Actor) -> Exists:
    named = Exclusion.objects.in_force().filter(file=OuterRef("pk"), account=by.account)
    return Exists(named)


def decided_by(by: Actor) -> Q:
    """Her case manager and her named duo, never about herself."""
    return via("file", NAME_TEAM)(by) & ~Q(account=by.account)


TEAM = ("centre", "case_manager__account", "duo__account")
WITH_FILE = ("file", *(f"file__{relation}" for relation in TEAM))
M = TypeVar("M", bound=Model)


def for_those_who_accompany(name: str) -> Permission[File]:
    """A right of her case manager, her duo and a stand-in of today; it brings her team along."""
    return Permission(name, File, accompanied_by, related=TEAM, keys=accompanied)


def on_what_is_in(
    right: Permission[File], name: str, of: type[M], *, finds_leaving: bool = False
) -> Permission[M]:
    """The right `name` of whoever has that right on the file, on what stands in it."""
    rows = via("file", right)
    return Permission(name, of, rows, related=WITH_FILE, finds_leaving=finds_leaving)


READ_FILE = for_those_who_accompany("people.file.read")
WRITE_FILE = for_those_who_accompany("people.file.write")
NAME_TEAM = Permission("people.team.name", File, team_of, related=TEAM)
CREATE_FILE = Hat("people.file.create", Role.CASE_MANAGER)
READ_CONSENT = Permission(
    "people.consent.read",
    Consent,
    via("file", READ_FILE),
    related=(*(f"file__{path}" for path in TEAM), "explained_by__account"),
)
WITHDRAW_CONSENT = Permission(
    "people.consent.withdraw",
    Consent,
    via("file", WRITE_FILE),
    related=("file", "explained_by__account"),
)
DECIDE_EXCLUSION = Permission(
    "people.exclusion.decide",
    Exclusion,
    decided_by,
    related=("account", *(f"file__{path}" for path in TEAM)),
)
RETURN_EXCLUSION = Permission(
    "people.exclusion.return",
    Exclusion,
    decided_by,
    related=("account", "file"),
    finds_leaving=True,
)
COMMIT_CENTRE = Hat("people.commitment.record", Role.COORDINATOR)
