"""A voice in a real browser: one large button that plays a real sound, again, more slowly; how
often is kept; the browser's own player without JavaScript.
"""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from miriam.access.domain import Role
from miriam.measures.domain.occasion import Mode
from miriam.measures.models import Administration, Answer
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.pages.screen_words import screen_words
from miriam.questionnaire.services import drafts
from tests.browsers import context_of, findings_of_axe
from tests.measures.measuring import Team, page
from tests.questionnaire.sounds import ask_from_now_on, spoken_version, tone
from tests.world import make_centre, make_person, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TABLET, PHONE = (820, 1180), (360, 780)
SHORT = 0.3
VOICED = (
    "prompt",
    "sections.domains",
    "items.housing",
    "scales.satisfaction.options.3",
    "scales.satisfaction.options.5",
)


def in_her_hands(
    browser: Browser,
    address: str,
    size: tuple[int, int],
    *,
    language: str = "fr",
    seconds: float = SHORT,
    **more: Any,
) -> tuple[BrowserContext, Administration]:
    """A tablet with a measure of which some texts are read aloud in this language."""
    team = Team()
    voices = {key: tone(seconds, pitch=200 + 40 * at) for at, key in enumerate(VOICED)}
    ask_from_now_on(spoken_version(voices, language=language), team.case_manager)
    administration = team.start(language=language)
    width, height = size
    context = context_of(
        browser, base_url=address, viewport={"width": width, "height": height}, **more
    )
    secret, path = team.hand_over(administration), f"{address}/tablette/"
    context.add_cookies([{"name": settings.TABLET_COOKIE, "value": secret, "url": path}])
    return context, administration


def expect_played(screen: Page, times: int) -> None:
    """A sound begins a moment after the tap, and is counted when it begins."""
    expect(screen.locator("input[name=played]")).to_have_value(str(times))


@pytest.mark.parametrize(
    ("language", "size"),
    [("fr", TABLET), ("nl", PHONE), ("ar", PHONE)],
    ids=["fr-tablet", "nl-phone", "ar-phone"],
)
def test_she_listens_twice_and_answers(
    browser: Browser, live_server: Any, language: str, size: tuple[int, int]
) -> None:
    context, administration = in_her_hands(browser, live_server.url, size, language=language)
    words, wrong = screen_words(language), []
    screen = context.new_page()
    screen.on("console", lambda message: wrong.append(message.text))
    screen.on("pageerror", lambda error: wrong.append(str(error)))
    screen.goto(reverse("measures:tablet", args=[administration.public_id]))
    screen.get_by_role("button", name=words["listen"], exact=True).click()
    expect(screen.get_by_role("button", name=words["listen_again"])).to_be_visible()
    assert findings_of_axe(screen) == []

    screen.goto(page(administration, "housing"))
    button = screen.locator("[data-voice=question] .voice-play")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 56
    assert findings_of_axe(screen) == []
    expect(button).to_have_accessible_name(words["listen_question"])
    button.click()
    expect(button).to_have_accessible_name(words["listen_stop"])
    expect(button).to_have_accessible_name(words["listen_again"])
    button.click()
    expect(button).to_have_accessible_name(words["listen_again"])
    expect_played(screen, 2)

    # An answer is heard too, and that is not the question once more.
    screen.locator("[data-voice=answer] .voice-play").first.click()
    expect_played(screen, 2)
    assert findings_of_axe(screen) == []
    screen.locator("[data-voice=question] .voice-play").click()
    expect_played(screen, 3)
    screen.locator("button.answer").last.click()
    screen.wait_for_url(f"**{page(administration, 'mobility')}")
    kept = Answer.objects.get()
    assert (kept.item, kept.code, kept.audio_played) == ("housing", 5, 3)

    # Nothing is recorded for the next question: nothing is offered.
    assert screen.locator("[data-voice=question]").count() == 0
    screen.goto(reverse("measures:end", args=[administration.public_id]))
    screen.get_by_role("button", name=words["finish"]).click()
    screen.wait_for_url("**/tablette/merci/**")
    administration.refresh_from_db()
    assert administration.mode == Mode.AUDIO
    assert wrong == []


def test_she_stops_it_and_hears_it_more_slowly(browser: Browser, live_server: Any) -> None:
    context, administration = in_her_hands(browser, live_server.url, TABLET, seconds=5)
    words, screen = screen_words("fr"), context.new_page()
    screen.goto(page(administration, "housing"))
    button = screen.locator("[data-voice=question] .voice-play")
    button.click()
    expect(button).to_have_accessible_name(words["listen_stop"])
    button.click()
    expect(button).to_have_accessible_name(words["listen_question"])
    slower = screen.get_by_role("button", name=words["listen_slower"])
    slower.click()
    expect(slower).to_have_attribute("aria-pressed", "true")
    rates = "() => [...document.querySelectorAll('audio')].map((sound) => sound.playbackRate)"
    assert screen.evaluate(rates)[:2] == [0.75, 0.75]
    # One voice at a time.
    button.click()
    screen.locator("[data-voice=answer] .voice-play").first.click()
    sounding = "() => [...document.querySelectorAll('audio')].filter((one) => !one.paused).length"
    assert screen.evaluate(sounding) == 1
    expect(button).to_have_accessible_name(words["listen_question"])
    slower.click()
    assert screen.evaluate(rates)[0] == 1


def test_by_keyboard_alone(browser: Browser, live_server: Any) -> None:
    context, administration = in_her_hands(browser, live_server.url, TABLET)
    screen = context.new_page()
    screen.goto(page(administration, "housing"))
    button = screen.locator("[data-voice=question] .voice-play")
    button.focus()
    screen.keyboard.press("Enter")
    expect(button).to_have_accessible_name(screen_words("fr")["listen_again"])
    expect_played(screen, 1)


def test_without_javascript_the_player_of_the_browser_is_there(
    browser: Browser, live_server: Any
) -> None:
    context, administration = in_her_hands(
        browser, live_server.url, PHONE, java_script_enabled=False
    )
    screen = context.new_page()
    screen.goto(page(administration, "housing"))
    shown = screen.locator("audio[controls]")
    assert shown.count() == 4
    assert all(one.is_visible() for one in shown.all())
    assert not any(one.is_visible() for one in screen.locator(".voice-play").all())
    screen.locator("button.answer").last.click()
    assert Answer.objects.get().code == 5


def test_without_network_it_waits_and_plays_when_it_is_back(
    browser: Browser, live_server: Any
) -> None:
    context, administration = in_her_hands(browser, live_server.url, TABLET)
    words, screen = screen_words("fr"), context.new_page()
    context.route("**/son/**", lambda route: route.abort("internetdisconnected"))
    screen.goto(page(administration, "housing"))
    button = screen.locator("[data-voice=question] .voice-play")
    with screen.expect_event("requestfailed"):
        button.click()
    expect(screen.locator("[data-voice=question]")).not_to_have_class(re.compile("voice--playing"))
    expect(button).to_have_accessible_name(words["listen_question"])
    context.unroute("**/son/**")
    button.click()
    expect(button).to_have_accessible_name(words["listen_again"])


def test_a_researcher_records_and_hears(
    browser: Browser, client: Client, live_server: Any, tmp_path: Any
) -> None:
    researcher = make_person(make_centre(), Role.RESEARCHER, "Elena Exemple")
    with researcher.at_work() as by:
        draft = drafts.begin_from(shipped_as("example", "1.0.0"), by=by)
    sign_in(client, researcher)
    voice = tmp_path / "voix.wav"
    voice.write_bytes(tone())
    context = context_of(browser, base_url=live_server.url, locale="fr-BE")
    context.add_cookies(
        [
            {"name": name, "value": morsel.value, "url": live_server.url}
            for name, morsel in client.cookies.items()
        ]
    )
    screen = context.new_page()
    screen.goto(reverse("questionnaire:draft", args=[draft.public_id]))
    screen.get_by_role("link", name="Les enregistrements").click()
    assert findings_of_axe(screen) == []
    screen.get_by_role("link", name="Il y a assez d’arbres dans ma rue").click()
    screen.set_input_files("input[type=file]", voice)
    screen.get_by_role("button", name="Garder").click()
    sound = screen.locator("audio")
    expect(sound).to_be_visible()
    assert findings_of_axe(screen) == []
    screen.evaluate("() => document.querySelector('audio').play()")
    expect(sound).to_have_js_property("ended", True)
