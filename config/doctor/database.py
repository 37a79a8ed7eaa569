"""The database: it answers, survives a power cut, is up to date and tells an unbroken journal."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from config.doctor.finding import Finding, look, words
from config.start import CannotStart, database_name, reach_database

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

FULL = 2
OLDEST_POSTGRESQL = 150000


def findings() -> Iterator[Finding]:
    """What can be said; when it does not answer or is empty, only that."""
    answers = answering()
    yield answers
    if answers.is_problem:
        return
    yield from sqlite() if is_sqlite() else postgresql()
    migrated = up_to_date()
    yield migrated
    if not migrated.is_problem:
        yield unbroken_journal()
        yield guarded_journal()
        yield journal_before_now()


def is_sqlite() -> bool:
    from django.db import connection

    return connection.vendor == "sqlite"


def asked(sql: str, by: "BaseDatabaseWrapper | None" = None) -> str:
    """The single answer to a question about the database itself."""
    from django.db import connection

    with (by or connection).cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def answering() -> Finding:
    from django.conf import settings

    kept = Path(str(settings.DATABASES["default"]["NAME"]))
    what = words("base de données", "databank") + f" {database_name()}"
    if is_sqlite() and not kept.exists():
        never = words(
            "Elle n’existe pas encore : lancez miriam serve.",
            "Ze bestaat nog niet: start miriam serve.",
        )
        return Finding(what, never)
    try:
        reach_database()
    except CannotStart as reason:
        return Finding(what, str(reason).splitlines()[0])
    return Finding(what)


def sqlite() -> Iterator[Finding]:
    mode, flush = asked("PRAGMA journal_mode"), int(asked("PRAGMA synchronous"))
    yield look(
        words(
            f"écritures : {mode}, synchronous={flush}", f"schrijven: {mode}, synchronous={flush}"
        ),
        mode == "wal" and flush == FULL,
        words(
            "Ce qui est gardé pourrait se perdre à une panne de courant : placez les données sur "
            "un disque local et laissez les réglages de config/settings.py.",
            "Wat bewaard is, kan bij een stroompanne verloren gaan: zet de gegevens op een lokale "
            "schijf en laat de instellingen van config/settings.py staan.",
        ),
    )
    sound = asked("PRAGMA quick_check")
    yield look(
        words("fichier de la base", "bestand van de databank"),
        sound == "ok",
        words(
            "Le fichier est abîmé : arrêtez, gardez-en une copie, reprenez la dernière sauvegarde.",
            "Het bestand is beschadigd: stop, bewaar een kopie, zet de laatste back-up terug.",
        ),
    )


def postgresql() -> Iterator[Finding]:
    version = int(asked("SHOW server_version_num"))
    yield look(
        f"PostgreSQL {version // 10000}",
        version >= OLDEST_POSTGRESQL,
        words("Passez à PostgreSQL 15 ou plus récent.", "Ga over op PostgreSQL 15 of nieuwer."),
    )
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        value = asked(f"SHOW {name}")
        yield look(
            f"{name} = {value}",
            value not in {"off", "local"} if name == "synchronous_commit" else value == "on",
            words(
                f"Ce qui est gardé pourrait se perdre à une panne : ALTER SYSTEM SET {name} = on.",
                f"Wat bewaard is, kan bij een panne verloren gaan: ALTER SYSTEM SET {name} = on.",
            ),
        )
    yield own_connections()


def own_connections() -> Finding:
    """What is prepared on a connection must be found there again at the next transaction."""
    from django.db import connection

    beside = connection.copy()
    try:
        lent = is_lent(beside)
    finally:
        beside.close()
    return look(
        words("une connexion reste la même", "een verbinding blijft dezelfde"),
        not lent,
        words(
            "Un intermédiaire (pgbouncer ?) prête les connexions le temps d’une transaction et des "
            "pages échoueront : réglez-y pool_mode = session pour cette base, ou mettez dans DB "
            "l’adresse de PostgreSQL lui-même.",
            "Een tussenschakel (pgbouncer?) leent verbindingen uit per transactie en pagina’s "
            "zullen mislukken: zet daar pool_mode = session voor deze databank, of zet in DB het "
            "adres van PostgreSQL zelf.",
        ),
    )


def is_lent(beside: "BaseDatabaseWrapper") -> bool:
    """Whether one process of the server answers two connections that are open at once."""
    return asked("SELECT pg_backend_pid()") == asked("SELECT pg_backend_pid()", beside)


def up_to_date() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return look(
        words("tables à jour", "tabellen bijgewerkt"),
        not waiting,
        words(
            f"{len(waiting)} migrations attendent : lancez miriam serve.",
            f"{len(waiting)} migraties wachten: start miriam serve.",
        ),
    )


def unbroken_journal() -> Finding:
    from miriam.audit import journal

    faults = journal.verify()
    return look(
        words("journal enchaîné", "ononderbroken logboek"),
        not faults,
        words(
            f"Le journal a été modifié à {len(faults)} endroits : comparez-le à une sauvegarde et "
            "prévenez le délégué à la protection des données.",
            f"Het logboek is op {len(faults)} plaatsen gewijzigd: vergelijk met een back-up en "
            "verwittig de functionaris voor gegevensbescherming.",
        ),
    )


def guarded_journal() -> Finding:
    from django.db import connection

    from miriam.audit import append_only

    return look(
        words("journal sans retouche possible", "logboek zonder wijziging mogelijk"),
        append_only.is_installed(connection),
        words(
            "La base de données accepte qu’on le change : "
            "lancez django-admin migrate audit 0001, puis miriam serve.",
            "De databank laat toe dat het gewijzigd wordt: "
            "start django-admin migrate audit 0001, en daarna miriam serve.",
        ),
    )


def journal_before_now() -> Finding:
    """A line written tomorrow means that the clock was moved."""
    from miriam.audit.models import Line
    from miriam.core.clock import now

    later = Line.objects.filter(at__gt=now() + timedelta(minutes=5)).exists()
    return look(
        words("dates du journal", "data van het logboek"),
        not later,
        words(
            "Des lignes portent une date à venir : l’horloge a été déplacée, vérifiez-la.",
            "Er zijn regels met een datum in de toekomst: de klok is verzet, kijk ze na.",
        ),
    )
