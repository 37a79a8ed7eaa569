"""Every page that one can reach by following links: axe finds nothing, nothing moves sideways; and
every address of the house is reached by somebody, or said here to be reached in another way.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browsers import context_of
from tests.journeys.atlas import Atlas, drawn, routes_with_a_page
from tests.journeys.conftest import DESK, PHONE, ServedCentre, served_copy
from tests.journeys.hands import Axe, sign_in

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
CookiesOf = Callable[[str], StorageState]
AtlasOf = Callable[[str], Atlas]

LOOKS = [
    (who, locale, size, scheme)
    for who, locale in (("claire", "fr-BE"), ("lieve", "nl-BE"))
    for size, scheme in ((PHONE, "light"), (DESK, "dark"))
] + [
    ("elena", "fr-BE", PHONE, "dark"),
    ("karim", "fr-BE", PHONE, "light"),
    ("luc", "fr-BE", DESK, "light"),
    ("greet", "nl-BE", PHONE, "dark"),
    ("paul", "fr-BE", PHONE, "light"),
    ("noor", "nl-BE", DESK, "light"),
    ("anne", "fr-BE", PHONE, "dark"),
    ("sam", "fr-BE", PHONE, "light"),
    ("", "nl-BE", PHONE, "dark"),
]
TABLET = "in her hands: test_tablet"
TYPED_TWICE = "a sheet that was typed twice: test_pages_of_measures"
PROPOSED = "a hat proposed by a second centre: test_proposals"
VOICE = "a voice, of which the fictional centre has none: test_voices"
# What nobody of the fictional centre comes to by a link, and where it is looked at instead.
ELSEWHERE = {
    "signin:arrive": "a first link: test_passkey",
    "signin:kept": "words that wait behind a new password: test_kept_words",
    "signin:link": "leads from a link to where it is used: test_passkey",
    "signin:lost_key": "the key of somebody with a new password: access/test_lost_password",
    "signin:offered": PROPOSED,
    "signin:proposed": PROPOSED,
    "signin:reset": "a link by mail: access/test_lost_password",
    "signin:second_factor": "between the password and the house: test_passkey",
    "measures:change_language": TABLET,
    "measures:differences": TYPED_TWICE,
    "questionnaire:draft_sound": VOICE,
    "measures:end": TABLET,
    "measures:paused": TABLET,
    "measures:question": TABLET,
    "questionnaire:sound": VOICE,
    "measures:tablet": TABLET,
    "measures:tablet_sound": VOICE,
    "measures:thanks": TABLET,
    "measures:typing_again": TYPED_TWICE,
}
# A button; whoever comes to the address itself is led back to the page that has it.
BUTTONS = {
    "signin:kept_forget",
    "signin:changes_seen",
    "signin:offered_decline",
    "signin:proposed_apart",
    "signin:proposed_withdraw",
    "signin:session_end",
    "accompaniment:aspiration_set_aside",
    "accompaniment:aspiration_take_up",
    "accompaniment:step_done",
    "accompaniment:step_let_go",
    "accompaniment:step_reopen",
    "accompaniment:theme_bring_back",
    "accompaniment:theme_retire",
    "accompaniment:themes_adopt",
    "questionnaire:draft_begin",
    "measures:hand_over",
    "questionnaire:keep",
    "measures:pause",
    "set_language",
}


@pytest.fixture(scope="module")
def centre(
    filled: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedCentre]:
    """One for all tests of this module, which only look."""
    with served_copy(filled, tmp_path_factory.mktemp("looked-at")) as centre:
        yield centre


@pytest.fixture(scope="module")
def cookies_of(centre: ServedCentre, browser: Browser) -> CookiesOf:
    """`cookies_of("claire")`: what her browser keeps once she is signed in; nothing for nobody.

    She signs in once: a code of the second factor is not taken twice.
    """

    @cache
    def of(who: str) -> StorageState:
        with context_of(browser, base_url=centre.address) as context:
            if who:
                sign_in(context.new_page(), centre, who)
            return context.storage_state()

    return of


@pytest.fixture(scope="module")
def atlas_of(centre: ServedCentre, browser: Browser, cookies_of: CookiesOf) -> AtlasOf:
    """`atlas_of("claire")`: her pages, found once for all tests. Without a name, those of somebody
    who is not signed in.
    """

    @cache
    def of(who: str) -> Atlas:
        kept = cookies_of(who)
        with context_of(browser, base_url=centre.address, storage_state=kept) as context:
            return drawn(context.request, context.request.get("/").url)

    return of


@pytest.mark.parametrize(
    ("who", "locale", "size", "scheme"),
    LOOKS,
    ids=[f"{who or 'nobody'}-{size[0]}-{scheme}" for who, _locale, size, scheme in LOOKS],
)
def test_axe_finds_nothing_on_any_page(
    open_page: Open,
    axe: Axe,
    cookies_of: CookiesOf,
    atlas_of: AtlasOf,
    who: str,
    locale: str,
    size: tuple[int, int],
    scheme: str,
) -> None:
    atlas = atlas_of(who)
    assert atlas.broken == []
    page = open_page(size, locale, color_scheme=scheme, storage_state=cookies_of(who))
    found: list[str] = []
    for kind, address in atlas.pages.items():
        page.goto(urlsplit(address).path)
        found += [f"{kind} {wrong}" for wrong in axe(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size[0]:
            found.append(f"{kind} is {width} pixels wide")
    assert found == [], "\n".join(found)


def test_every_address_is_reached_by_somebody_or_said_to_be_reached_otherwise(
    atlas_of: AtlasOf,
) -> None:
    reached: set[str] = set()
    for who in sorted({who for who, *_look in LOOKS}):
        reached |= atlas_of(who).routes
    left = routes_with_a_page() - reached
    named = BUTTONS | set(ELSEWHERE)
    assert left - named == set(), "nobody comes here"
    assert named - left == set(), "somebody comes here after all, or it is no more"
