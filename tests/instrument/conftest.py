"""A browser beside the database of the tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType

from tests.browsers import driven, launch


@pytest.fixture(scope="module")
def browsers() -> Iterator[BrowserType]:
    """One for the module; as long as it lives, the tests ask the database beside its loop."""
    with pytest.MonkeyPatch.context() as patch, driven() as kind:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield kind


@pytest.fixture(scope="module")
def chromium(browsers: BrowserType) -> Iterator[Browser]:
    with launch(browsers) as browser:
        yield browser
