"""Journey 4 in a real browser, in three languages on a tablet and on a phone: the tablet changes
hands, loses the network, is closed in the middle, goes on, and is read by axe on every screen.
"""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserType, Route, expect

from miriam.measures.domain.occasion import Mode
from miriam.measures.models import Administration, Answer
from miriam.questionnaire.pages.screen_words import offered, screen_words
from tests.browsers import context_of, findings_of_axe, launch_with_memory
from tests.journeys.in_her_hands import (
    PHONE,
    TABLET,
    InHerHands,
    as_case_manager,
    as_seen,
    kept,
    measures_of,
    where_she_is,
    with_tablet,
)
from tests.measures.measuring import Team, page

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Look = tuple[str, tuple[int, int], str]
# Each language, each width and each colour scheme at least once.
LOOKS: list[Look] = [
    ("fr", TABLET, "light"),
    ("nl", PHONE, "light"),
    ("ar", PHONE, "dark"),
]
ON_A_PHONE: list[Look] = [("fr", PHONE, "dark"), *LOOKS[1:]]
# Every screen that she can meet between taking the tablet and giving it back.
SCREENS = {
    "welcome",
    "question",
    "rest",
    "waiting",
    "choices",
    "nothing chosen",
    "several choices",
    "closed to the team",
    "pause",
    "welcome back",
    "answered before",
    "end",
    "thanks",
}


def named(look: Look) -> str:
    language, size, scheme = look
    return f"{language}-{size[0]}-{scheme}"


@pytest.mark.parametrize(("language", "size", "scheme"), LOOKS, ids=map(named, LOOKS))
def test_journey_4(
    browsers: BrowserType,
    browser: Browser,
    client: Client,
    live_server: Any,
    tmp_path: Path,
    language: str,
    size: tuple[int, int],
    scheme: str,
) -> None:
    team, address, seen = Team(), live_server.url, as_seen(size, scheme)

    def browser_of_the_tablet() -> Any:
        """The same one each time it is opened: what it keeps lies in its folder."""
        return launch_with_memory(browsers, tmp_path / "browser", base_url=address, **seen)

    # The tablet changes hands, and the case manager's session is over: here and elsewhere.
    tablet = browser_of_the_tablet()
    hers = InHerHands(as_case_manager(tablet, client, team, address), language)
    hers.screen.goto(measures_of(team))
    hers.screen.locator(f"label:has(input[name=language][value={language}])").click()
    hers.tap(hers.screen.get_by_role("button", name="Donner la tablette"))
    welcome = hers.screen.url
    hers.look("welcome")
    hers.screen.goto(measures_of(team))
    assert "/se-connecter" in hers.screen.url
    assert "/se-connecter" in client.get(measures_of(team)).headers["Location"]

    # She answers: with one tap, by passing, and sealed.
    hers.screen.goto(welcome)
    administration = Administration.objects.get()
    hers.tap_link("begin")
    hers.look("question")
    hers.tap(hers.answers(-1))
    hers.tap(hers.answers(2))
    hers.tap_button("skip")
    expected = {"structured_life": 5, "positive_future": 3, "share_experience": "no_answer"}
    assert kept(team, administration) == expected

    # The network is cut in the middle of an answer: what she tapped waits on the screen.
    with hers.network_cut():
        hers.answers(1).click()
        hers.expect_to_wait()
        hers.look("waiting")
        assert kept(team, administration) == expected
        hers.answers(0).click()
    expected |= {"satisfaction_from_good": 1}
    assert kept(team, administration) == expected
    assert where_she_is(hers, administration).key == "stronger_together"

    # Her answer arrives and the network goes before she knows it: it counts once.
    with hers.answers_that_get_lost():
        hers.tap_in_vain(hers.answers(2))
        assert kept(team, administration) == expected | {"stronger_together": 3}
    expected |= {"stronger_together": 3}
    # … also when she then taps another one.
    with hers.answers_that_get_lost():
        hers.tap_in_vain(hers.answers(0))
        hers.tap_in_vain(hers.answers(-1))
    expected |= {"say_what_i_think": 5}
    assert kept(team, administration) == expected
    assert Answer.objects.count() == len(expected)
    assert not Answer.objects.exclude(item="say_what_i_think").filter(changed=True).exists()

    # What only she may read, and what nobody but her team may.
    hers.look("closed to the team")
    hers.tap(hers.answers(2))
    hers.go_to(administration, "has_gp")
    hers.look("choices")
    hers.tap(hers.answers(0))
    hers.go_to(administration, "children_ages")
    hers.look("several choices")
    hers.tap_button("next")
    hers.look("nothing chosen")
    ages = hers.screen.locator("input[name=choices]")
    first, last = ages.first.get_attribute("value"), ages.last.get_attribute("value")
    ages.first.check(force=True)
    ages.last.check(force=True)
    hers.tap_button("next")
    gp = administration.questions[24].question
    assert gp is not None
    expected |= {
        "good_collaboration": 3,
        "has_gp": [gp.choices[0].code],
        "children_ages": sorted([str(first), str(last)]),
    }
    assert kept(team, administration) == expected

    # The browser is closed in the middle, and opened again on the same tablet.
    tablet.close()
    tablet = browser_of_the_tablet()
    hers.screen = tablet.pages[0]
    hers.screen.goto(welcome)
    hers.look("welcome back")
    hers.tap_link("go_on")
    assert where_she_is(hers, administration).key == "cpas_help_meets_needs"
    hers.go_to(administration, "structured_life")
    hers.look("answered before")
    hers.tap(hers.screen.get_by_role("link", name=hers.words["keep"]))
    hers.go_to(administration, "cpas_help_meets_needs")
    hers.tap_button("pause")
    hers.look("pause")
    assert kept(team, administration) == expected

    # Another day her case manager gives it again, on another tablet; the first one is over.
    another = context_of(browser, base_url=address, **seen)
    on_the_first, hers.screen = hers.screen, as_case_manager(another, client, team, address)
    hers.screen.goto(measures_of(team))
    hers.tap(hers.screen.get_by_role("button", name="Donner la tablette pour continuer"))
    on_the_first.goto(welcome)
    for one in offered():
        expect(on_the_first.get_by_text(screen_words(one)["shut"])).to_be_visible()
    assert findings_of_axe(on_the_first) == []
    tablet.close()
    hers.tap_link("go_on")
    assert where_she_is(hers, administration).key == "cpas_help_meets_needs"
    hers.tap(hers.answers(2))
    hers.screen.goto(reverse("measures:rest", args=[administration.public_id, 15]))
    hers.look("rest")
    hers.screen.goto(reverse("measures:end", args=[administration.public_id]))
    hers.look("end")
    with hers.network_cut():
        hers.screen.get_by_role("button", name=hers.words["finish"]).click()
        hers.expect_to_wait()
    hers.screen.get_by_role("heading", name=hers.words["thanks"]).wait_for()
    hers.look("thanks")

    # She is done: everything is there, and nothing of it can be seen on the tablet.
    expected |= {"cpas_help_meets_needs": 3}
    answered = kept(team, administration)
    assert {name: answered[name] for name in expected} == expected
    administration.refresh_from_db()
    assert administration.is_finished
    assert administration.interruptions == 1
    hers.screen.go_back()
    assert hers.screen.locator("button.answer").count() == 0
    assert hers.seen == SCREENS
    another.close()


@pytest.mark.parametrize("fate", ["arrives", "is lost"])
def test_what_she_taps_last_counts_also_while_the_first_is_on_its_way(
    browser: Browser, live_server: Any, fate: str
) -> None:
    team = Team()
    administration = team.start(language="fr")
    secret = team.hand_over(administration)
    hers = InHerHands(with_tablet(browser, live_server.url, secret, **as_seen(PHONE)), "fr")
    hers.go_to(administration, "stronger_together")
    on_its_way: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if route.request.method == "POST" and not on_its_way:
            on_its_way.append(route)
        else:
            route.continue_()

    hers.screen.route("**/tablette/**", hold_the_first)
    with hers.screen.expect_request(lambda request: request.method == "POST"):
        hers.answers(0).click()
    hers.answers(-1).click()
    with hers.screen.expect_navigation():
        on_its_way[0].continue_() if fate == "arrives" else on_its_way[0].abort()
    answer = Answer.objects.get(item="stronger_together")
    assert (answer.code, answer.changed) == (5, fate == "arrives")
    hers.screen.context.close()


@pytest.mark.parametrize(("language", "size", "scheme"), ON_A_PHONE, ids=map(named, ON_A_PHONE))
def test_she_goes_on_in_another_language_also_when_the_network_was_cut(
    browser: Browser, live_server: Any, language: str, size: tuple[int, int], scheme: str
) -> None:
    team = Team()
    administration = team.start(language=language)
    secret = team.hand_over(administration)
    hers = InHerHands(
        with_tablet(browser, live_server.url, secret, **as_seen(size, scheme)), language
    )
    hers.go_to(administration, "housing")
    hers.look("question")
    hers.tap_link("change_language")
    hers.look("languages")
    other = next(one for one in ("ar", "fr") if one != language)
    with hers.network_cut():
        hers.screen.locator(f"button[value={other}]").click()
        hers.expect_to_wait()
    assert where_she_is(hers, administration).key == "housing"
    hers.words = screen_words(other)
    hers.look("the same question")
    hers.tap(hers.answers(0))
    assert Answer.objects.get(item="housing").language == other

    # With an interpreter: what may be said to help, and a question that is hers alone.
    Administration.objects.update(mode=Mode.INTERPRETER)
    hers.screen.goto(reverse("measures:tablet", args=[administration.public_id]))
    expect(hers.screen.get_by_text(hers.words["for_who_helps"])).to_be_visible()
    hers.look("welcome with somebody who helps")
    hers.go_to(administration, "safe_at_home")
    expect(hers.screen.get_by_text(hers.words["closed_with_help"])).to_be_visible()
    hers.look("closed to who helps")
    hers.screen.context.close()


@pytest.mark.parametrize(
    ("language", "size"), [("fr", PHONE), ("nl", TABLET), ("ar", PHONE)], ids=["fr", "nl", "ar"]
)
def test_without_scripts_the_browser_says_it_and_nothing_is_lost_or_doubled(
    browser: Browser, live_server: Any, language: str, size: tuple[int, int]
) -> None:
    team = Team()
    administration = team.start(language=language)
    seen = as_seen(size, java_script_enabled=False)
    secret = team.hand_over(administration)
    hers = InHerHands(with_tablet(browser, live_server.url, secret, **seen), language)
    hers.screen.goto(reverse("measures:tablet", args=[administration.public_id]))
    hers.tap_link("begin")
    hers.tap(hers.answers(3))
    hers.screen.context.set_offline(True)
    with hers.screen.expect_event("requestfailed"):
        hers.answers(2).click()
    assert kept(team, administration) == {"structured_life": 4}

    hers.screen.context.set_offline(False)
    hers.screen.reload()
    assert where_she_is(hers, administration).key == "share_experience"
    assert kept(team, administration) == {"structured_life": 4, "positive_future": 3}
    hers.screen.close()
    hers.screen = with_tablet(browser, live_server.url, secret, **seen)
    hers.screen.goto(reverse("measures:tablet", args=[administration.public_id]))
    hers.tap_link("go_on")
    assert where_she_is(hers, administration).key == "share_experience"
    hers.go_to(administration, "children_ages")
    hers.screen.locator("input[name=choices]").last.check(force=True)
    hers.tap_button("next")
    hers.screen.goto(reverse("measures:end", args=[administration.public_id]))
    hers.tap_button("finish")
    hers.screen.get_by_role("heading", name=hers.words["thanks"]).wait_for()
    answered = kept(team, administration)
    assert (answered["structured_life"], answered["positive_future"]) == (4, 3)
    assert len(answered["children_ages"]) == 1  # type: ignore[arg-type]


def test_no_answer_moves_out_of_the_screen_of_a_phone(browser: Browser, live_server: Any) -> None:
    team = Team()
    administration = team.start(language="fr")
    secret = team.hand_over(administration)
    screen = with_tablet(browser, live_server.url, secret, **as_seen(PHONE))
    for asked in administration.questions:
        screen.goto(page(administration, asked.key))
        assert screen.evaluate("document.documentElement.scrollWidth") <= PHONE[0], asked.key


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_nothing_on_a_tablet_is_written_small(
    browser: Browser, live_server: Any, language: str
) -> None:
    team = Team()
    administration = team.start(language=language)
    secret = team.hand_over(administration)
    screen = with_tablet(browser, live_server.url, secret, **as_seen(TABLET))
    for address in (
        reverse("measures:tablet", args=[administration.public_id]),
        page(administration, "say_what_i_think"),
        reverse("measures:rest", args=[administration.public_id, 15]),
        reverse("measures:end", args=[administration.public_id]),
    ):
        screen.goto(address)
        small = screen.locator("main :is(p,li,span,a,button,summary,h1):visible").evaluate_all(
            "all => all.filter(one => parseFloat(getComputedStyle(one).fontSize) < 16)"
            ".map(one => one.outerHTML)"
        )
        assert small == [], address
