"""The way to the database: sealed against whoever sits between, when it leaves the machine."""

from collections.abc import Iterator

from config.doctor.finding import Finding, look, words
from config.start import LOOPBACK

CHECKED = "verify-full"


def findings() -> Iterator[Finding]:
    """Nothing to say of a file, a socket or a database on this machine."""
    from django.db import connection

    given = connection.settings_dict
    host = str(given["HOST"] or "")
    if connection.vendor == "postgresql" and leaves_the_machine(host):
        yield encrypted(host, str(given["OPTIONS"].get("sslmode", "")))


def leaves_the_machine(host: str) -> bool:
    """Whether what is asked travels over a network; a path is a socket."""
    return bool(host) and not host.startswith("/") and host not in LOOPBACK


def encrypted(host: str, mode: str) -> Finding:
    """Without a mode PostgreSQL goes on in clear when the other side wants it so."""
    return look(
        words(f"liaison avec la base de {host}", f"verbinding met de databank op {host}"),
        mode == CHECKED,
        words(
            f"Elle peut être lue ou détournée en route : ajoutez ?sslmode={CHECKED} à DB.",
            f"Onderweg kan iemand meelezen of zich ertussen zetten: voeg ?sslmode={CHECKED} toe "
            "aan DB.",
        ),
    )
