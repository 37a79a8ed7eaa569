"""The acts of a month, as hands do them in the browser, each from « Ma journée »."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from benchmarks.counting import CountingHands

BRUSSELS = ZoneInfo("Europe/Brussels")
WOMAN = "Aurélie"
Hands = CountingHands
Done = Callable[[Hands], None]


def note(kind: str, words: str) -> Done:
    def done(hands: Hands) -> None:
        page = hands.page
        hands.goes(page.get_by_role("link", name=f"Noter une rencontre avec {WOMAN}").first)
        chooses(hands, kind)
        keeps(hands, words)

    return done


def by_tab(kind: str, words: str) -> Done:
    def done(hands: Hands) -> None:
        page = hands.page
        hands.goes(page.locator(".nav").get_by_role("link", name="Noter"))
        hands.goes(page.locator(".names").get_by_role("link", name=WOMAN))
        chooses(hands, kind)
        keeps(hands, words)

    return done


def again(words: str) -> Done:
    def done(hands: Hands) -> None:
        page = hands.page
        hands.goes(page.get_by_role("link", name=f"Noter une rencontre avec {WOMAN}").first)
        hands.goes(page.locator(".again a"))
        keeps(hands, words)

    return done


def chooses(hands: Hands, kind: str) -> None:
    """Six kinds are shown, the usual ones; the others stand behind « Autre »."""
    chosen = hands.page.locator(".kind", has_text=kind)
    if not chosen.is_visible():
        hands.tap(hands.page.locator(".kind-more > summary"))
    hands.tap(chosen)


def keeps(hands: Hands, words: str) -> None:
    """Some words, « Garder », and they stand in the thread."""
    hands.types(hands.page.locator("textarea[name=text]"), words)
    hands.goes(garder(hands.page))
    expect(hands.page.get_by_text(words)).to_be_visible()


def garder(page: Page) -> Locator:
    return page.get_by_role("button", name="Garder", exact=True).first


def opens(hands: Hands) -> None:
    hands.goes(hands.page.locator("#women").get_by_role("link", name=WOMAN, exact=True))


def opens_plan(hands: Hands) -> None:
    opens(hands)
    hands.goes(hands.page.get_by_role("link", name="Le plan, avec elle"))


def wish(button: str, words: str) -> Done:
    def done(hands: Hands) -> None:
        page = hands.page
        opens_plan(hands)
        hands.goes(page.get_by_role("link", name=button))
        hands.types(page.locator("[name=words]"), words)
        hands.goes(garder(page))
        expect(page.get_by_text(words).first).to_be_visible()

    return done


def step(words: str, who: int | None = None, kind: str = "") -> Done:
    def done(hands: Hands) -> None:
        writes_step(hands, words, who, kind)
        keeps_step(hands, words)

    return done


def step_of_another(words: str, name: str) -> Done:
    def done(hands: Hands) -> None:
        writes_step(hands, words, 3, "")
        hands.types(hands.page.locator("input[name=name]"), name)
        keeps_step(hands, words)

    return done


def writes_step(hands: Hands, words: str, who: int | None, kind: str) -> None:
    page = hands.page
    opens(hands)
    hands.goes(page.locator("#plan").get_by_role("link", name="Un petit pas"))
    hands.types(page.locator("[name=words]"), words)
    if who is not None:
        hands.tap(page.locator("label:has(input[name=who])").nth(who))
    if kind:
        hands.tap(page.locator("label:has(input[name=kind])", has_text=kind))


def keeps_step(hands: Hands, words: str) -> None:
    hands.goes(garder(hands.page))
    expect(hands.page.get_by_text(words).first).to_be_visible()


def found(hands: Hands, words: str) -> Locator:
    """Her step, on her page where it stands there, else in the plan."""
    page = hands.page
    opens(hands)
    steps = page.locator("#plan .tick", has_text=words)
    if not steps.count():
        hands.goes(page.get_by_role("link", name="Le plan, avec elle"))
        steps = page.locator(".tick", has_text=words)
    return steps.first


def moved(words: str, to: str) -> Done:
    def done(hands: Hands) -> None:
        hands.goes(found(hands, words).get_by_role("link"))
        hands.goes(hands.page.get_by_role("button", name=to))

    return done


def finished(words: str) -> Done:
    def done(hands: Hands) -> None:
        hands.goes(found(hands, words).locator("button.tick-box"))

    return done


def kept(words: str) -> Done:
    def done(hands: Hands) -> None:
        promised = hands.page.locator("#promised .tick", has_text=words)
        if promised.count():
            hands.goes(promised.locator("button.tick-box"))
        else:
            # A full day shows others first.
            finished(words)(hands)

    return done


def turn(before: str) -> Done:
    def done(hands: Hands) -> None:
        page = hands.page
        opens_plan(hands)
        hands.goes(page.locator(".card--picture", has_text=before).get_by_role("link"))
        hands.types(page.locator("[name=words]"), "Exposer, une fois, mes photos.")
        hands.types(page.locator("form [name=why]").first, "J’ai eu envie de montrer.")
        hands.goes(garder(page))
        expect(page.get_by_text("Les mots d’avant restent à côté")).to_be_visible()

    return done


def meeting(days: int, at: str, kind: str, what: str) -> Done:
    def done(hands: Hands) -> None:
        page = hands.page
        hands.goes(page.locator("#week").get_by_role("link", name="Un rendez-vous"))
        hands.goes(page.locator(".names").get_by_role("link", name=WOMAN))
        day = datetime.now(BRUSSELS).date() + timedelta(days=days)
        if page.locator("input[name=on]").input_value() != day.isoformat():
            hands.types(page.locator("input[name=on]"), day.isoformat())
        hands.types(page.locator("input[name=at]"), at)
        chooses(hands, kind)
        hands.types(page.locator("[name=what]"), what)
        hands.goes(garder(page))
        expect(page.get_by_text("Gardé.")).to_be_visible()

    return done


def opens_meeting(hands: Hands, what: str) -> None:
    """By « Ma journée » where it stands there, else by her page, else by the list behind it."""
    page = hands.page
    there = page.locator("#hours, #week").get_by_role("link", name=what)
    if not there.count():
        opens(hands)
        there = page.locator("#appointments").get_by_role("link", name=what)
    if not there.count():
        hands.goes(page.locator("#appointments").get_by_role("link", name="Tous"))
        there = page.locator("main").get_by_role("link", name=what)
    hands.goes(there.first)


def at_another_hour(what: str, at: str) -> Done:
    def done(hands: Hands) -> None:
        page = hands.page
        opens_meeting(hands, what)
        if not page.locator("input[name=at]").is_visible():
            hands.tap(page.get_by_text("Déplacer, préciser"))
        hands.types(page.locator("input[name=at]"), at)
        hands.goes(garder(page))

    return done


def dropped(what: str) -> Done:
    def done(hands: Hands) -> None:
        opens_meeting(hands, what)
        hands.goes(hands.page.get_by_role("button", name="N’a pas lieu"))

    return done


def noted(what: str, words: str) -> Done:
    def done(hands: Hands) -> None:
        pencil = hands.page.locator("#hours").get_by_role("link", name="Noter ce rendez-vous")
        hands.goes(pencil.and_(hands.page.locator(f"[aria-label*='{what}']")))
        keeps(hands, words)

    return done


def begun(name: str) -> Done:
    def done(hands: Hands) -> None:
        opens_surroundings(hands)
        hands.goes(hands.page.get_by_role("button", name="Commencer le dessin"))
        adds_tie(hands, name)

    return done


def tie(name: str) -> Done:
    def done(hands: Hands) -> None:
        opens_surroundings(hands)
        adds_tie(hands, name)

    return done


def opens_surroundings(hands: Hands) -> None:
    opens(hands)
    hands.goes(hands.page.get_by_role("link", name="Son entourage"))


def adds_tie(hands: Hands, name: str) -> None:
    page = hands.page
    hands.goes(page.get_by_role("link", name="Ajouter"))
    hands.types(page.locator("input[name=name]"), name)
    hands.goes(garder(page))
    expect(page.locator(".ties").get_by_text(name)).to_be_visible()


def looks_back(hands: Hands) -> None:
    opens_plan(hands)
    hands.goes(hands.page.get_by_role("link", name="Où j’en étais"))
    expect(hands.page.locator("main p", has_text="Depuis").first).to_be_visible()


def week_on_paper(hands: Hands) -> None:
    hands.goes(hands.page.locator("#week").get_by_role("link", name="Ma semaine"))
    hands.goes(hands.page.get_by_role("link", name="Pour mon sac"))
    expect(hands.page.locator(".days--paper")).to_be_visible()
