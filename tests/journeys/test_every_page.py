"""Every page that one can reach by following links: axe finds nothing, nothing moves sideways; and
every address of the house is reached by somebody, or said here to be reached in another way.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browsers import context_of
from tests.journeys.atlas import Atlas, drawn, routes_with_a_page
from tests.journeys.conftest import DESK, PHONE, Filled, ServedCentre, served_copy
from tests.journeys.hands import Axe, through_the_door

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
CookiesOf = Callable[[str], StorageState]
AtlasOf = Callable[[str], Atlas]

Look = tuple[tuple[int, int], Literal["light", "dark"]]
AT_NIGHT: Look = (PHONE, "dark")
BY_DAY: Look = (PHONE, "light")
AT_A_DESK: Look = (DESK, "light")
BOTH: list[Look] = [BY_DAY, (DESK, "dark")]
# Who goes through her pages, in which language, and how each of them is looked at.
VISITS: list[tuple[str, str, list[Look]]] = [
    ("claire", "fr-BE", BOTH),
    ("lieve", "nl-BE", BOTH),
    ("elena", "fr-BE", [AT_NIGHT]),
    ("karim", "fr-BE", [BY_DAY]),
    ("luc", "fr-BE", [AT_A_DESK]),
    ("greet", "nl-BE", [AT_NIGHT]),
    ("paul", "fr-BE", [BY_DAY]),
    ("noor", "nl-BE", [AT_A_DESK]),
    ("anne", "fr-BE", [AT_NIGHT]),
    ("sam", "fr-BE", [BY_DAY]),
    ("", "nl-BE", [AT_NIGHT]),
]
TABLET = "in her hands: test_tablet"
TYPED_TWICE = "a sheet that was typed twice: test_pages_of_measures"
BEGUN = "a questionnaire begun and not ended: test_pages_of_measures"
PROPOSED = "a hat proposed by a second centre: test_proposals"
VOICE = "a voice, of which the fictional centre has none: test_voices"
# What nobody of the fictional centre comes to by a link, and where it is looked at instead.
ELSEWHERE = {
    "attendance:one_to_one": "from a session that is over: attendance/test_presence_page",
    "attendance:close": "from a group in its last phase: attendance/test_closing_page",
    "accompaniment:aspiration_came_true": "the page of a wish, where words began: desk/test_day",
    "accompaniment:aspiration_set_aside": "the page of a wish, where words began: desk/test_day",
    "desk:calendar": "a telephone comes to it, and no browser: outbox/test_subscribers",
    "desk:duo": "for whoever is somebody’s duo: test_taps",
    "practices:use_give": "sent from the card itself: practices/test_bank_pages",
    "signin:arrive": "a first link: test_passkey",
    "signin:hats": "for whoever has several functions: signin/test_sign_in",
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
    "measures:paper": BEGUN,
    "measures:paper_document": "the document behind that page: measures/test_paper_document",
    "measures:paused": TABLET,
    "measures:question": TABLET,
    "measures:rest": TABLET,
    "questionnaire:sound": VOICE,
    "measures:tablet": TABLET,
    "measures:tablet_sound": VOICE,
    "measures:thanks": TABLET,
    "measures:typing": BEGUN,
    "measures:typing_again": TYPED_TWICE,
}
# A button; whoever comes to the address itself is led back to the page that has it.
BUTTONS = {
    "signin:draft",
    "signin:kept_forget",
    "signin:changes_seen",
    "signin:offered_decline",
    "signin:proposed_apart",
    "signin:proposed_withdraw",
    "signin:session_end",
    "accompaniment:appointment_drop",
    "accompaniment:appointment_put_back",
    "accompaniment:appointment_take_up",
    "accompaniment:aspiration_return",
    "accompaniment:aspiration_take_back",
    "accompaniment:aspiration_take_up",
    "accompaniment:step_done",
    "accompaniment:step_let_go",
    "accompaniment:step_pause",
    "accompaniment:step_reopen",
    "accompaniment:step_return",
    "accompaniment:step_take_back",
    "accompaniment:step_under_way",
    "accompaniment:theme_bring_back",
    "accompaniment:theme_retire",
    "accompaniment:themes_adopt",
    "questionnaire:draft_begin",
    "measures:hand_over",
    "questionnaire:keep",
    "measures:pause",
    "set_language",
    "tools:line_off",
    "tools:line_return",
    "tools:network_begin",
    "tools:network_remove",
    "tools:network_return",
    "tools:network_stands",
    "tools:network_take_up",
    "tools:network_undo",
    "tools:tie_move",
    "tools:tie_off",
}


@pytest.fixture(scope="module")
def centre(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedCentre]:
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
                through_the_door(context.new_page(), centre, who)
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


def wrong_on(page: Page, looks: list[Look], axe: Axe) -> Iterator[str]:
    """What axe finds on this page and what does not fit, each way that it is looked at."""
    for (width, height), scheme in looks:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        yield from axe(page)
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            yield f"is {needed} pixels wide"


@pytest.mark.parametrize(
    ("who", "locale", "looks"), VISITS, ids=[who or "nobody" for who, *_ in VISITS]
)
def test_axe_finds_nothing_on_any_page(
    open_page: Open,
    axe: Axe,
    cookies_of: CookiesOf,
    atlas_of: AtlasOf,
    who: str,
    locale: str,
    looks: list[Look],
) -> None:
    atlas = atlas_of(who)
    assert atlas.broken == []
    (size, scheme), *_ = looks
    page = open_page(size, locale, color_scheme=scheme, storage_state=cookies_of(who))
    found: list[str] = []
    for kind, address in atlas.pages.items():
        page.goto(urlsplit(address).path)
        found += [f"{kind} {wrong}" for wrong in wrong_on(page, looks, axe)]
    assert found == [], "\n".join(found)


def test_every_address_is_reached_by_somebody_or_said_to_be_reached_otherwise(
    atlas_of: AtlasOf,
) -> None:
    reached: set[str] = set()
    for who, *_ in VISITS:
        reached |= atlas_of(who).routes
    left = routes_with_a_page() - reached
    named = BUTTONS | set(ELSEWHERE)
    assert left - named == set(), "nobody comes here"
    assert named - left == set(), "somebody comes here after all, or it is no more"
