"""A month of one mother, done in the browser by her case manager: what does each act take?

    python -m benchmarks.month

In the fictional centre, on a phone of 360 px and at a desk of 1440 px. Every act begins at « Ma
journée »; taps, typed fields and page loads are counted by the hands that make them. A tap into a
field is one where the page has not put the cursor there. Goals are those of the design; most acts
have none.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from benchmarks.counting import Counted, CountingHands
from tests.browsers import context_of, driven, launch
from tests.served import served

SIZES = {"phone": (360, 780), "desk": (1440, 900)}
BRUSSELS = ZoneInfo("Europe/Brussels")
HOME, WHO, WOMAN = "/journee", "claire", "Aurélie"
# Actions from « Ma journée », text apart; and for what else is counted, none.
A_NOTE, A_FINISHED_STEP = 4, 2
Hands = CountingHands
Done = Callable[[Hands], None]


@dataclass(frozen=True)
class Act:
    """Something of that month: what it is called, how it is done, how many taps it may take."""

    name: str
    done: Done
    goal: int | None = None


@dataclass(frozen=True)
class Told:
    """An act, and what it took at each size."""

    act: Act
    took: dict[str, Counted]

    @property
    def holds(self) -> bool | None:
        """Whether its goal does; nothing where there is none."""
        if self.act.goal is None:
            return None
        return all(it.taps <= self.act.goal for it in self.took.values())


def month() -> list[Act]:
    """As it goes: a note now and then, the plan with her, days that are fixed and change."""
    return [
        Act("a note: a café", note("Café", "Elle a parlé du cours du soir."), A_NOTE),
        Act("a note: a walk", note("Promenade", "Le long du canal, deux heures."), A_NOTE),
        Act("a note: at her home", note("Chez elle", "Les enveloppes sont triées."), A_NOTE),
        Act("a note: a call", note("Téléphone", "Le rendez-vous est confirmé."), A_NOTE),
        Act("a note: with her at a counter", note("Au guichet", "Attestation reçue."), A_NOTE),
        Act("a note: at school, by the tab « Noter »", by_tab("À l’école", "Il lit."), A_NOTE),
        Act("a note: as last time, « Comme … »", again("La suite de l’autre jour."), A_NOTE),
        Act("a wish", wish("Ajouter un souhait", "Apprendre à nager avec mon fils.")),
        Act("a second wish", wish("Ajouter un souhait", "Un atelier photo à moi.")),
        Act("what presses", wish("Quelque chose qui presse", "La chaudière ne marche plus.")),
        Act("a small step of hers", step("Choisir les trois photos", 0)),
        Act("a small step together", step("Appeler la piscine")),
        Act("a small step that I promise", step("Écrire au propriétaire", 2)),
        Act("a small step of somebody else", step_of_another("Prêter un agrandisseur", "Rosa")),
        Act("a small step lent", step("Un appareil photo", kind="un prêt")),
        Act("a step under way", moved("Appeler la piscine", "En route")),
        Act("a step paused", moved("Un appareil photo", "Mettre en pause")),
        Act("a step let go", moved("Prêter un agrandisseur", "Laisser de côté")),
        Act("a step of hers done", finished("Choisir les trois photos"), A_FINISHED_STEP),
        Act("what I promised done", kept("Écrire au propriétaire"), A_FINISHED_STEP),
        Act("a change of direction, with her words for it", turn("Un atelier photo à moi")),
        Act("an appointment of today", meeting(0, "10:00", "Promenade", "Au parc")),
        Act("an appointment of tomorrow", meeting(1, "11:00", "Café", "Parler de nager")),
        Act("an appointment of next week", meeting(7, "15:00", "Chez elle", "Les factures")),
        Act("an appointment moved", at_another_hour("Parler de nager", "16:30")),
        Act("an appointment dropped", dropped("Les factures")),
        Act("an appointment become a note", noted("Au parc", "Il faisait doux."), A_NOTE),
        Act("her surroundings begun, with a first tie", begun("ma sœur")),
        Act("a tie more", tie("l’école de mon fils")),
        Act("another tie", tie("le club photo")),
        Act("a fourth tie", tie("docteur Claes")),
        Act("« Où j’en étais »", looks_back),
        Act("the week on paper", week_on_paper),
    ]


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


def main() -> int:
    """Do it at both sizes, in a centre of its own each, and print what it took."""
    took = {size: dict(_lived(size)) for size in SIZES}
    told = [Told(act, {size: took[size][act.name] for size in SIZES}) for act in month()]
    for line in lines(told):
        print(line)
    return 0


def _lived(size: str) -> Iterator[tuple[str, Counted]]:
    width, height = SIZES[size]
    with (
        tempfile.TemporaryDirectory(prefix="miriam-month-") as folder,
        served(Path(folder) / "var", "--demo") as port,
        driven() as browsers,
    ):
        browser = launch(browsers)
        context = context_of(
            browser,
            base_url=f"http://localhost:{port}",
            viewport={"width": width, "height": height},
            locale="fr-BE",
            timezone_id="Europe/Brussels",
        )
        page = context.new_page()
        _comes_in(page, Path(folder) / "var")
        hands = CountingHands(page)
        for act in month():
            yield act.name, hands.counts(act.done, HOME)
        browser.close()


def _comes_in(page: Page, data: Path) -> None:
    kept = json.loads((data / "demonstration.json").read_text(encoding="utf-8"))
    page.goto("/se-connecter")
    page.locator("input[name=name]").fill(f"{WHO}@val-fictif.example")
    page.locator("input[type=password]").fill(kept["password"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HOME}")


def lines(told: list[Told]) -> Iterator[str]:
    """The table, and the sum of the month."""
    yield "| act | taps | fields typed | pages loaded | goal | holds |"
    yield "|---|--:|--:|--:|--:|---|"
    for one in told:
        goal = "-" if one.act.goal is None else one.act.goal
        holds = {None: "-", True: "yes", False: "**no**"}[one.holds]
        yield _line(one.act.name, list(one.took.values()), goal, holds)
    for size in SIZES:
        every = [one.took[size] for one in told]
        whole = Counted(*(sum(getattr(it, what) for it in every) for what in vars(every[0])))
        yield _line(f"the month, {size}", [whole], "-", "-")


def _line(name: str, took: list[Counted], goal: object, holds: str) -> str:
    cells = (_both([getattr(it, what) for it in took]) for what in ("taps", "fields", "loads"))
    return f"| {name} | {' | '.join(cells)} | {goal} | {holds} |"


def _both(figures: list[int]) -> str:
    """One figure where phone and desk agree, else both in that order."""
    return ", ".join(str(it) for it in (figures if len(set(figures)) > 1 else figures[:1]))


if __name__ == "__main__":
    sys.exit(main())
