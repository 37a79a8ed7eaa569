"""What must be in order before the application is served, and how it is put in order.

Whatever cannot be put in order is said in one sentence per language, without a traceback.
"""

import errno
import hashlib
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from config.sentences import SENTENCES

ROOT = Path(__file__).resolve().parent.parent

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
HIGHEST_PORT = 65535
SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"


class CannotStart(Exception):
    """What is missing, in the languages of the country and in English."""

    def __init__(self, what: str, **facts: object) -> None:
        super().__init__("\n".join(it.format(**facts) for it in SENTENCES[what]))


def stating(step: Callable[[], int]) -> int:
    """Run a step; say in a sentence why it cannot be done."""
    try:
        return step()
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 1


def number_of(port: str) -> int:
    """The port that was named.

    Raises:
        CannotStart: when it is no number, or one that no port has.
    """
    if not (port.isascii() and port.isdigit()) or not 0 < int(port) <= HIGHEST_PORT:
        raise CannotStart("port-number", port=port)
    return int(port)


def refuse_taken_port(host: str, port: int) -> None:
    """Notice a taken port before anything else is prepared."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except PermissionError:
            raise CannotStart("port-forbidden", port=port, other=port + 8000) from None
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotStart("host", host=host) from None
            raise CannotStart("port", port=port, other=port + 1) from None


def load_settings() -> None:
    """Read the settings and wake Django; a folder or an address that cannot work is refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # The database, the secret and all that is kept are for this account alone.
    os.umask(0o077)
    import django
    from django.conf import settings

    try:
        engine = settings.DATABASES["default"]["ENGINE"]
    except OSError as error:
        raise CannotStart("folder", folder=error.filename) from None
    except ValueError:
        raise CannotStart("address") from None
    if engine != (POSTGRESQL if os.environ.get("DB") else SQLITE):
        raise CannotStart("address")
    refuse_locked_folder()
    django.setup()


def refuse_locked_folder() -> None:
    from django.conf import settings

    folder: Path = settings.DATA
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CannotStart("folder", folder=folder) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotStart("folder", folder=folder)


def database_name() -> str:
    """Where the data lives, without the password."""
    from django.db import connection

    given = connection.settings_dict
    place = f"{given['HOST']}:{given['PORT'] or 5432}/" if given["HOST"] else ""
    return f"{place}{given['NAME']}"


@contextmanager
def said_of_the_database(reason: str) -> Iterator[None]:
    """Turn an error of the database into its sentence."""
    from django.db import DatabaseError

    try:
        yield
    except DatabaseError as error:
        said = str(error).strip().splitlines() or [type(error).__name__]
        raise CannotStart(reason, database=database_name(), reason=said[0].strip()) from None


def reach_database() -> None:
    from django.db import connection

    # A machine that does not answer is told so in seconds, not in minutes.
    os.environ.setdefault("PGCONNECT_TIMEOUT", "5")
    with said_of_the_database("silent"):
        connection.ensure_connection()


def migrate() -> None:
    """Bring the tables up to date; a look is enough when they are."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with said_of_the_database("refusing"):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)


def static_sources() -> str:
    """One word for all static files as they are now: another file or date, another word."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            kept = Path(storage.path(path)).stat()
            digest.update(f"{path} {kept.st_size} {kept.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def static_stamp() -> Path:
    """Where the word is kept for those that were gathered: beside them, because all of that folder
    is served.
    """
    from django.conf import settings

    folder = Path(settings.STATIC_ROOT)
    return folder.with_name(f"{folder.name}-sources")


def gather_static_files() -> None:
    """Put static files where they are served from, when one of them changed."""
    from django.core.management import call_command

    stamp, now = static_stamp(), static_sources()
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(now)


def prepare() -> None:
    """Everything that stands between a fresh clone and a first page, each step only when needed.

    Raises:
        CannotStart: with the sentence to show.
    """
    from config.messages import compile_all

    compile_all()
    load_settings()
    reach_database()
    migrate()
    gather_static_files()
