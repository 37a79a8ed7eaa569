"""A real browser for the tests: the Chromium of the system, as patient as a busy machine asks for,
and the inspection by axe.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect, sync_playwright

AXE = Path(__file__).parent / "journeys" / "axe" / "axe.min.js"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# How long anything may take before it is a fault, in milliseconds: nobody waits for it in vain.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)


@contextmanager
def driven() -> Iterator[BrowserType]:
    """What opens browsers; as long as it is there, only its own tests may run."""
    with sync_playwright() as playwright:
        yield playwright.chromium


def launch(browsers: BrowserType) -> Browser:
    return browsers.launch(executable_path=_program(), args=FLAGS)


# A colour on its way from one to another has no contrast that means anything.
CALM = {"reduced_motion": "reduce"}


def launch_with_memory(browsers: BrowserType, folder: Path, **seen: Any) -> BrowserContext:
    """A browser that finds again what it kept when it is opened another time."""
    options: dict[str, Any] = {"executable_path": _program(), "args": FLAGS, **CALM, **seen}
    return _patient(browsers.launch_persistent_context(folder, **options))


def context_of(browser: Browser, **seen: Any) -> BrowserContext:
    """A browser of one's own: nothing is kept from the one before."""
    return _patient(browser.new_context(**{**CALM, **seen}))


def findings_of_axe(page: Page) -> list[str]:
    """What axe finds on the page as it stands, one line per finding."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("async () => await axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']}: {node['html'][:160]}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def _patient(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


def _program() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")
