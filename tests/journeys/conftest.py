"""A real browser before the real application, in which the fictional centre lives.

The centre is filled once; every journey gets a copy of its own and a server of its own, so that
journeys may write whatever they like. Where a journey needs no centre, the browser stands beside
the database of the tests.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserType, ConsoleMessage, Page

from tests.browsers import context_of, driven, findings_of_axe, launch
from tests.served import miriam, served, visiting

HERE = Path(__file__).parent
PHONE, DESK = (360, 780), (1440, 900)


Cookies = list[dict[str, str]]
# Whose browser already knows her when a journey begins.
BEFORE_HER_DAY = ("claire", "lieve")


@dataclass(frozen=True)
class Filled:
    """A data folder with the fictional centre, and what was kept by browsers in which one came in
    by the door.
    """

    data: Path
    kept_by: dict[str, Cookies]


@dataclass(frozen=True)
class ServedCentre:
    """Where the centre answers, where its data lies, and what browsers kept of it."""

    address: str
    data: Path
    kept_by: dict[str, Cookies]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: it stays with one worker, and shorter ones fill what is left."""
    items.sort(key=lambda item: item.path != HERE / "test_every_page.py")


def as_long_as_it_may(fixture_name: str, config: pytest.Config) -> Literal["session", "module"]:
    """While browsers are driven only their own tests may run: one browser serves them all when
    nothing else was asked for, and otherwise each module has its own.
    """
    alone = all(Path(asked.split("::")[0]).is_relative_to(HERE) for asked in asked_for(config))
    return "session" if alone else "module"


def asked_for(config: pytest.Config) -> list[str]:
    """What this run was told to test, from the root of the disk."""
    return [str(config.invocation_params.dir / asked) for asked in config.args]


@pytest.fixture(scope=as_long_as_it_may)
def browsers() -> Iterator[BrowserType]:
    """As long as it lives, the tests ask the database beside its loop."""
    with pytest.MonkeyPatch.context() as patch, driven() as kind:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield kind


@pytest.fixture(scope=as_long_as_it_may)
def browser(browsers: BrowserType) -> Iterator[Browser]:
    with launch(browsers) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    data = tmp_path_factory.mktemp("filled") / "var"
    done = miriam("demo", data=data)
    assert done.returncode == 0, done.stderr
    password = json.loads((data / "demonstration.json").read_text(encoding="utf-8"))["password"]
    with served(data, "--demo") as port:
        return Filled(data, {who: came_in(port, who, password) for who in BEFORE_HER_DAY})


def came_in(port: int, who: str, password: str) -> Cookies:
    """What her browser keeps when she comes in by the door."""
    with visiting(port) as visitor:
        visitor.go("/se-connecter", name=f"{who}@val-fictif.example", password=password)
        return [
            {"name": one.key, "value": one.value, "domain": "localhost", "path": one["path"]}
            for one in visitor.cookies.values()
        ]


@contextmanager
def served_copy(filled: Filled, folder: Path) -> Iterator[ServedCentre]:
    """The centre as it was filled, in this folder, with a server of its own."""
    own = folder / "var"
    shutil.copytree(filled.data, own)
    with served(own, "--demo") as port:
        yield ServedCentre(f"http://localhost:{port}", own, filled.kept_by)


@pytest.fixture
def centre(filled: Filled, tmp_path: Path) -> Iterator[ServedCentre]:
    """A centre of one's own."""
    with served_copy(filled, tmp_path) as centre:
        yield centre


@pytest.fixture
def open_page(browser: Browser, centre: ServedCentre) -> Iterator[Callable[..., Page]]:
    """`open_page(size=PHONE, locale="nl-BE")`: a browser of one's own; any error in it fails."""
    wrong: list[str] = []
    contexts = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(message.text)

    def opened(size: tuple[int, int] = DESK, locale: str = "fr-BE", **more: Any) -> Page:
        width, height = size
        context = context_of(
            browser,
            base_url=centre.address,
            viewport={"width": width, "height": height},
            locale=locale,
            timezone_id="Europe/Brussels",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`assert axe(page) == []`."""
    return findings_of_axe
