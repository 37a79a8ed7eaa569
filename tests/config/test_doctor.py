"""The doctor: finds nothing in a sound installation, and names each thing that is not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.contrib.staticfiles.finders import get_finders
from django.db import connection
from pytest_django import Settings

from config import start
from config.doctor import database, installation, machine, people
from config.doctor.finding import Finding, look
from miriam.access.domain import Role
from miriam.audit import append_only, journal
from miriam.audit.models import Line
from miriam.core import clock
from miriam.people.acts import FILE_OPENED
from tests.served import miriam
from tests.world import make_account, make_centre, make_person


@pytest.fixture
def data(settings: Settings, tmp_path: Path) -> Path:
    """A data folder as the application leaves it."""
    tmp_path.chmod(0o700)
    kept = tmp_path / "secret"
    kept.write_text("s" * 64)
    kept.chmod(0o600)
    settings.DATA = tmp_path
    return tmp_path


def problems(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings if finding.is_problem]


def test_a_finding_says_how_to_mend_only_what_needs_it() -> None:
    assert str(look("clock", True, "Set it.")) == "  ok        clock"
    assert str(look("clock", False, "Set it.")).endswith("→ Set it.")


def test_the_doctor_speaks_the_language_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_BE.UTF-8")
    assert machine.packages().what.startswith("pakketten")
    monkeypatch.setenv("LANG", "fr_BE.UTF-8")
    assert machine.packages().what.startswith("paquets")


def test_the_packages_of_the_lock_are_those_installed() -> None:
    assert problems([machine.packages()]) == []


@pytest.mark.parametrize(
    ("lock", "others"),
    [
        ("polib==0.0.1 \\\n", ["polib"]),
        ("nowhere-to-be-found==1 \\\n", ["nowhere-to-be-found"]),
        ("tzdata==1 ; sys_platform == 'win32' \\\n", []),
    ],
    ids=["other version", "absent", "other system"],
)
def test_packages_that_differ_from_the_lock_are_named(lock: str, others: list[str]) -> None:
    assert machine.other_versions(lock) == others


def test_a_clock_that_stands_before_the_product_was_written_is_found() -> None:
    with time_machine.travel(datetime(2001, 1, 1, tzinfo=UTC)):
        assert machine.clock().is_problem


@pytest.mark.parametrize(
    ("address", "on_loopback", "is_in_order"),
    [
        ("https://miriam.example.be", False, True),
        ("http://miriam.example.be", False, False),
        ("https://autre.example.be", False, False),
        ("miriam.example.be", False, False),
        ("https://miriam.example.be/x", False, False),
        ("http://localhost:8080", True, True),
    ],
)
def test_an_address_to_which_no_link_leads_is_found(
    settings: Settings, address: str, on_loopback: bool, is_in_order: bool
) -> None:
    settings.ADDRESS, settings.ON_LOOPBACK = address, on_loopback
    settings.ALLOWED_HOSTS = ["localhost"] if on_loopback else ["miriam.example.be"]
    assert installation.own_address().is_problem is not is_in_order


def test_a_full_disk_is_found(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "ROOM", 10**18)
    assert machine.disk(data).is_problem


def test_a_private_folder_with_a_private_secret_is_in_order(data: Path) -> None:
    assert problems([installation.private("folder", data), installation.secret()]) == []


@pytest.mark.parametrize(
    ("open_it", "look_at"),
    [
        (lambda data: data.chmod(0o750), lambda data: installation.private("folder", data)),
        (lambda data: (data / "secret").chmod(0o644), lambda _: installation.secret()),
    ],
    ids=["folder", "secret"],
)
def test_what_other_accounts_can_read_is_found(
    data: Path, open_it: Callable[[Path], None], look_at: Callable[[Path], Finding]
) -> None:
    open_it(data)
    assert "chmod -R go-rwx" in look_at(data).mend


def test_a_short_secret_is_found(data: Path, settings: Settings) -> None:
    (data / "secret").unlink()
    settings.SECRET_KEY = "short"
    assert installation.secret().is_problem


def test_a_key_of_reminders_that_others_can_read_or_guess_is_found(
    data: Path, settings: Settings
) -> None:
    kept = data / "machine-key"
    kept.touch(mode=0o600)
    assert not installation.machine_key().is_problem
    kept.chmod(0o644)
    assert "chmod -R go-rwx" in installation.machine_key().mend
    kept.unlink()
    settings.MACHINE_SECRET = "short"
    assert installation.machine_key().is_problem


def test_development_mode_is_found(settings: Settings) -> None:
    settings.DEVELOPMENT = True
    assert installation.development_off().is_problem


def test_the_cheap_passwords_of_the_tests_are_found() -> None:
    assert installation.costly_passwords().is_problem


def test_passwords_at_their_real_cost_are_in_order(settings: Settings) -> None:
    settings.VAULT_ARGON2_MEMORY, settings.VAULT_ARGON2_PASSES = 19 * 1024 * 1024, 2
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert not installation.costly_passwords().is_problem


def test_static_files_that_were_never_gathered_are_found(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    assert installation.static_files().is_problem


def test_static_files_that_were_gathered_are_in_order_and_alone_where_they_are_served(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    start.gather_static_files()
    assert not installation.static_files().is_problem
    served = {path for path in settings.STATIC_ROOT.rglob("*") if path.is_file()}
    assert served == {
        settings.STATIC_ROOT / name for finder in get_finders() for name, _ in finder.list([])
    }


def test_a_deployment_without_redirection_to_https_is_found(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = False
    assert any("security.W008" in line for line in problems(list(installation.deployment())))


def test_an_installation_that_sends_no_mail_is_found(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = import_module("config.settings")
    monkeypatch.setattr(house, "ON_LOOPBACK", False)
    monkeypatch.delenv("MIRIAM_EMAIL_URL", raising=False)
    settings.EMAIL_BACKEND = house.mail()["EMAIL_BACKEND"]
    assert "console" not in settings.EMAIL_BACKEND, "no link is printed into a log"
    assert "MIRIAM_EMAIL_URL" in str(installation.mail())
    monkeypatch.setenv("MIRIAM_EMAIL_URL", "smtp://name:word@mail.example.be:587")
    settings.EMAIL_BACKEND = house.mail()["EMAIL_BACKEND"]
    assert not installation.mail().is_problem


@pytest.mark.django_db
def test_a_pooler_that_lends_connections_by_transaction_is_found() -> None:
    if database.is_sqlite():
        assert not any("pgbouncer" in finding.mend for finding in database.sqlite())
        return
    assert not database.own_connections().is_problem
    assert database.is_lent(connection), "one process of the server answers both"


def test_the_address_of_a_database_adds_to_how_it_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = import_module("config.settings")
    monkeypatch.setenv("DB", "postgres://name@db.example.be/miriam?sslmode=require")
    assert house.database()["OPTIONS"] == {
        "server_side_binding": True,
        "prepare_threshold": 3,
        "sslmode": "require",
    }


@pytest.mark.django_db
def test_a_whole_journal_is_in_order() -> None:
    journal.write(journal.Event(subject=uuid4(), act=FILE_OPENED))
    looked_at = [
        database.unbroken_journal(),
        database.guarded_journal(),
        database.journal_before_now(),
    ]
    assert problems(looked_at) == []


@pytest.mark.django_db
def test_a_journal_that_was_edited_is_found() -> None:
    journal.write(journal.Event(subject=uuid4(), act=FILE_OPENED))
    with append_only.lifted(connection):
        assert database.guarded_journal().is_problem
        Line.objects.update(act="file.closed")
    assert database.unbroken_journal().is_problem


@pytest.mark.django_db
def test_a_journal_written_tomorrow_is_found() -> None:
    with time_machine.travel(clock.now() + timedelta(days=1)):
        journal.write(journal.Event(subject=uuid4(), act=FILE_OPENED))
    assert database.journal_before_now().is_problem


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kinds", "wrong"),
    [([True], 0), ([False], 0), ([True, False], 1)],
    ids=["fictional", "real", "both"],
)
def test_fictional_people_beside_real_ones_are_found(kinds: list[bool], wrong: int) -> None:
    make_person(make_centre(), Role.ADMINISTRATOR, is_fictional=kinds[0])
    for is_fictional in kinds[1:]:
        make_account(is_fictional=is_fictional)
    assert len(problems(list(people.findings()))) == wrong


@pytest.mark.django_db
def test_a_fictional_centre_that_others_can_reach_is_found(settings: Settings) -> None:
    make_person(make_centre(), Role.ADMINISTRATOR, is_fictional=True)
    settings.ON_LOOPBACK = False
    assert len(problems(list(people.findings()))) == 1


@pytest.mark.django_db
def test_an_installation_without_a_centre_is_told_to_invite_somebody() -> None:
    [found] = problems(list(people.findings()))
    assert "miriam invite-administrator" in found


@pytest.mark.django_db
def test_a_centre_that_nobody_administers_is_named_with_the_way_to_mend_it() -> None:
    centre = make_centre("CPAS de Val", "OCMW Dal")
    make_person(centre)
    [found] = problems(list(people.findings()))
    assert 'miriam invite-administrator --centre "CPAS de Val"' in found


@pytest.mark.django_db
@pytest.mark.parametrize("missing", ["key", "time", "account"])
def test_an_administrator_who_cannot_come_in_is_none(missing: str) -> None:
    centre = make_centre()
    sam = make_person(centre, Role.ADMINISTRATOR)
    assert sam.mandate
    assert people.has_administrator(centre.pk)
    if missing == "key":
        sam.account.holder = None
    if missing == "account":
        sam.account.is_active = False
    if missing == "time":
        sam.mandate.ended_at = clock.now()
    sam.account.save()
    sam.mandate.save()
    assert not people.has_administrator(centre.pk)


def test_an_installation_that_was_never_started_is_told_to_start(tmp_path: Path) -> None:
    done = miriam("doctor", data=tmp_path, LC_ALL="fr_BE.UTF-8")
    assert done.returncode == 1
    assert "Elle n’existe pas encore : lancez miriam serve." in done.stdout
    assert not (tmp_path / "miriam.sqlite3").exists()


def test_a_database_that_does_not_answer_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = miriam("doctor", data=tmp_path, DB="postgres://nobody@127.0.0.1:1/none")
    assert done.returncode == 1
    assert "ne répond pas" in done.stdout
    assert "Traceback" not in done.stderr
