"""The machine: Python, packages, room on the disk, the clock."""

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import timedelta
from importlib import metadata
from pathlib import Path

from config.doctor.finding import Finding, look, words
from config.start import ROOT

OLDEST = (3, 11)
ROOM = 1024**3
LOCKED = re.compile(r"^([a-z0-9-]+)==([^ ;]+)(?: ; (?P<marker>[^\\]+))?", re.MULTILINE)


def findings(data: Path) -> Iterator[Finding]:
    """Everything that needs no settings but the data folder."""
    yield python()
    yield packages()
    yield disk(data)
    yield clock()


def python() -> Finding:
    return look(
        f"Python {platform.python_version()}",
        sys.version_info >= OLDEST,
        words("Installez Python 3.11 ou plus récent.", "Installeer Python 3.11 of nieuwer."),
    )


def plain_name(name: str) -> str:
    """A package is written with dots, dashes or underscores; locks write dashes."""
    return re.sub(r"[-_.]+", "-", name).lower()


def other_versions(lock: str) -> list[str]:
    """Packages of the lock that are absent or of another version; those of other systems aside."""
    locked = [(name, version) for name, version, marker in LOCKED.findall(lock) if not marker]
    installed = {plain_name(it.name): it.version for it in metadata.distributions()}
    return [name for name, version in locked if installed.get(name) != version]


def packages() -> Finding:
    others = other_versions((ROOT / "requirements" / "base.txt").read_text(encoding="utf-8"))
    return look(
        words("paquets", "pakketten") + (f" : {', '.join(others)}" if others else ""),
        not others,
        words(
            "D’autres versions que celles du projet : relancez make run.",
            "Andere versies dan die van het project: start make run opnieuw.",
        ),
    )


def disk(data: Path) -> Finding:
    free = shutil.disk_usage(data if data.exists() else data.parent).free
    return look(
        words(f"place libre : {free // 1024**2} Mo", f"vrije ruimte: {free // 1024**2} MB"),
        free >= ROOM,
        words(
            "Moins d’un gigaoctet est libre : faites de la place, sinon rien ne pourra être gardé.",
            "Minder dan een gigabyte vrij: maak ruimte, anders kan niets meer worden bewaard.",
        ),
    )


def clock() -> Finding:
    """A clock that stands before the files of the product were written is wrong."""
    from miriam.core.clock import now

    written = (ROOT / "pyproject.toml").stat().st_mtime
    return look(
        words("horloge", "klok") + f" : {now():%Y-%m-%d %H:%M %Z}",
        now().timestamp() > written - timedelta(days=1).total_seconds(),
        words(
            "L’horloge retarde : réglez-la (timedatectl set-ntp true).",
            "De klok loopt achter: zet ze goed (timedatectl set-ntp true).",
        ),
    )
