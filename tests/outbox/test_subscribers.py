"""Programs that subscribe to a calendar of the running server show the same instants: khal (by
vdirsyncer, over HTTP) and ical.js, which believes the zone that came along.
"""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from miriam.outbox.domain.entries import FeedEntry
from miriam.outbox.domain.writing import written
from tests.served import ELSEWHERE, environment_of, served

BIN = Path(sys.executable).parent
READER = Path(__file__).parent / "icaljs" / "read.cjs"
KHAL = """
[calendars]
[[subscribed]]
path = {kept}
[sqlite]
path = {folder}/khal.sqlite
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
"""
VDIRSYNCER = """
[general]
status_path = "{folder}/status"
[pair calendar]
a = "remote"
b = "local"
collections = null
conflict_resolution = "a wins"
[storage remote]
type = "http"
url = "http://127.0.0.1:{port}{address}"
[storage local]
type = "filesystem"
path = "{kept}"
fileext = ".ics"
"""


# When it begins, and whether it was dropped.
Shown = tuple[datetime, bool]


@dataclass
class Subscribed:
    """A running house, the address of one calendar, and what stands in it."""

    data: Path
    port: int
    address: str
    begins: dict[str, datetime]
    names: dict[str, str]
    folder: Path

    @property
    def kept(self) -> Path:
        return self.folder / "kept"

    def set_up(self) -> None:
        self.kept.mkdir()
        known = {"folder": self.folder, "kept": self.kept, "port": self.port}
        (self.folder / "khal").write_text(KHAL.format(**known))
        (self.folder / "vdirsyncer").write_text(VDIRSYNCER.format(**known, address=self.address))
        run("vdirsyncer", "-c", f"{self.folder}/vdirsyncer", "discover")

    def in_khal(self) -> list[Shown]:
        """Fetched by vdirsyncer (which gives names of its own), shown by khal in UTC."""
        run("vdirsyncer", "-c", f"{self.folder}/vdirsyncer", "sync")
        year = min(self.begins.values()).year
        said = run(
            *("khal", "-c", f"{self.folder}/khal", "list", "--once", "--day-format", ""),
            *("--format", "{start-long} {status}", f"{year}-01-01", f"{year}-12-31"),
        )
        lines = [line.split() for line in said.splitlines() if line.strip()]
        return sorted(
            (datetime.fromisoformat(begins).replace(tzinfo=UTC), "CANCELLED" in state)
            for begins, *state in lines
        )

    def in_ical_js(self) -> list[Shown]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as asked:
            asked.request("GET", self.address)
            shown = in_ical_js(asked.getresponse().read())
        assert {uid: begins for uid, (begins, _dropped) in shown.items()} == self.begins
        return sorted(shown.values())

    def move(self, name: str) -> None:
        moved = seeded(self.data, self.names[name])
        self.begins |= instants(moved["begins"])


def run(program: str, *words: str, **more: Any) -> str:
    done = subprocess.run(
        [BIN / program, *words], capture_output=True, text=True, timeout=120, **more
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def in_ical_js(calendar: bytes) -> dict[str, Shown]:
    node = shutil.which("node") or shutil.which("nodejs")
    assert node, "Install nodejs; scripts/test.py does it as root."
    read = subprocess.run(
        [node, READER], input=calendar, capture_output=True, timeout=60, check=True
    )
    return {
        one["uid"]: (datetime.fromtimestamp(one["begins"], UTC), one["state"] == "CANCELLED")
        for one in json.loads(read.stdout)
    }


def seeded(data: Path, *words: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.outbox.seeding", *words],
        cwd=ELSEWHERE,
        env=environment_of(data),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def instants(begins: dict[str, str]) -> dict[str, datetime]:
    return {uid: datetime.fromisoformat(moment) for uid, moment in begins.items()}


@pytest.fixture(scope="module")
def subscribed(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Subscribed]:
    folder = tmp_path_factory.mktemp("subscribed")
    data = shutil.copytree(prepared, folder / "var")
    made = seeded(data)
    with served(data) as port:
        house = Subscribed(
            data, port, made["address"], instants(made["begins"]), made["names"], folder
        )
        house.set_up()
        yield house


def test_a_moved_a_dropped_and_every_hour_of_the_year_are_the_same_instant(
    subscribed: Subscribed,
) -> None:
    def meant() -> list[Shown]:
        dropped = {subscribed.names[name] for name in ("dropped", "a dropped session")}
        return sorted((begins, uid in dropped) for uid, begins in subscribed.begins.items())

    before = meant()
    assert subscribed.in_khal() == subscribed.in_ical_js() == before
    subscribed.move("moved")
    assert meant() != before
    assert subscribed.in_khal() == subscribed.in_ical_js() == meant()


def test_vdirsyncer_keeps_each_appointment_and_session_with_the_zone(
    subscribed: Subscribed,
) -> None:
    subscribed.in_khal()
    kept = [Calendar.from_ical(path.read_bytes()) for path in subscribed.kept.glob("*.ics")]
    begins = sorted(one.events[0].start.astimezone(UTC) for one in kept)
    assert begins == sorted(subscribed.begins.values())


def test_what_asked_left_the_secret_in_no_file_of_the_installation(subscribed: Subscribed) -> None:
    subscribed.in_ical_js()
    secret = subscribed.address.split("/")[-1].removesuffix(".ics").encode()
    files = [path for path in subscribed.data.rglob("*") if path.is_file()]
    assert any(path.suffix == ".sqlite3" for path in files)
    assert not [path for path in files if secret in path.read_bytes()]
    assert hashlib.sha256(secret).hexdigest().encode() in whole(files)


def whole(files: list[Path]) -> bytes:
    """The control: of the database something is found."""
    return b"".join(path.read_bytes() for path in files if ".sqlite3" in path.name)


SUMMER = datetime(2031, 7, 15, 9, tzinfo=ZoneInfo("Europe/Brussels"))


def test_the_zone_that_a_library_writes_shows_the_summer_an_hour_early() -> None:
    """The control: what ical.js makes of a zone whose changes are listed one by one."""
    entry = FeedEntry("one", "Rendez-vous", SUMMER, SUMMER + timedelta(hours=1), SUMMER)
    calendar = Calendar.from_ical(written("Agenda", [entry]))
    assert in_ical_js(calendar.to_ical())["one"][0] == SUMMER
    calendar.subcomponents = list(calendar.events)
    calendar.add_missing_timezones()
    assert in_ical_js(calendar.to_ical())["one"][0] - SUMMER == timedelta(hours=1)
