"""A tie is put elsewhere on the drawing, by a mouse and by a finger: it stands there, and the list
says so.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from miriam.look.sheets.words import sheet_words
from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import Hands, sign_in

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
Point = tuple[float, float]
WHO = "mon père"
# Where a place of the drawing that is seen lies on the screen: the share of each ring, and an hour.
ON_SCREEN = """([share, hour]) => {
  const map = [...document.querySelectorAll('svg[data-map]')].find(it => it.clientWidth)
  const [x, y, , , farX, farY] = map.dataset.map.split(',').map(Number)
  const turn = hour * Math.PI / 6
  const at = new DOMPoint(x + farX * share * Math.sin(turn), y - farY * share * Math.cos(turn))
    .matrixTransform(map.getScreenCTM())
  return [at.x, at.y]
}"""
NEAR, FAR = 0.5, 0.84
FINGER = {"has_touch": True, "is_mobile": True}


def at_her_drawing(page: Page, centre: ServedCentre) -> Hands:
    her = sign_in(page, centre, "claire")
    link = her.page.locator("#women").get_by_role("link", name="Nadia", exact=True)
    her.page.goto(f"{link.get_attribute('href')}/entourage")
    return her


def shape(her: Hands) -> Any:
    named = her.page.locator("[data-tie]:visible").filter(has_text=WHO)
    return named.locator(".end")


def middle(her: Hands) -> Point:
    box = shape(her).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def place(her: Hands, share: float, hour: int) -> Point:
    x, y = her.page.evaluate(ON_SCREEN, [share, hour])
    return x, y


def assert_it_stands(her: Hands, share: float, hour: int, where: str) -> None:
    """Drawn within a finger of where it was put, and said in the list."""
    line = her.page.locator(".ties > li").filter(has_text=WHO)
    expect(line).to_contain_text(sheet_words("fr").words[where])
    (x, y), (to_x, to_y) = middle(her), place(her, share, hour)
    assert abs(x - to_x) < 24
    assert abs(y - to_y) < 24


def drag(finger: CDPSession, path: list[Point]) -> None:
    def touch(kind: str, *points: Point) -> None:
        at = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    touch("touchStart", path[0])
    for point in path[1:]:
        touch("touchMove", point)
    touch("touchEnd")


def test_a_mouse_draws_a_tie_nearer_and_away_again(centre: ServedCentre, open_page: Open) -> None:
    her = at_her_drawing(open_page(DESK), centre)
    mouse = her.page.mouse

    for share, hour, where in ((NEAR, 12, "near"), (FAR, 4, "farther")):
        shape(her).scroll_into_view_if_needed()
        mouse.move(*middle(her))
        mouse.down()
        mouse.move(*place(her, share, hour), steps=5)
        with her.page.expect_navigation():
            mouse.up()
        assert_it_stands(her, share, hour, where)


def test_a_finger_draws_a_tie_along_and_the_page_stays(
    centre: ServedCentre, open_page: Open
) -> None:
    her = at_her_drawing(open_page(PHONE, **FINGER), centre)
    finger = her.page.context.new_cdp_session(her.page)

    for share, hour, where in ((NEAR, 12, "near"), (FAR, 4, "farther")):
        shape(her).scroll_into_view_if_needed()
        (x, y), (to_x, to_y) = middle(her), place(her, share, hour)
        steps = [index / 6 for index in range(7)]
        with her.page.expect_navigation():
            drag(finger, [(x + (to_x - x) * step, y + (to_y - y) * step) for step in steps])
        assert_it_stands(her, share, hour, where)


def test_a_tap_on_a_tie_and_one_on_its_place_do_the_same(
    centre: ServedCentre, open_page: Open
) -> None:
    her = at_her_drawing(open_page(PHONE, **FINGER), centre)
    shape(her).tap()
    expect(her.page.locator(".is-held:visible")).to_contain_text(WHO)

    with her.page.expect_navigation():
        her.page.touchscreen.tap(*place(her, NEAR, 12))

    assert_it_stands(her, NEAR, 12, "near")
