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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.acts import (
    Done,
    again,
    at_another_hour,
    begun,
    by_tab,
    dropped,
    finished,
    kept,
    looks_back,
    meeting,
    moved,
    note,
    noted,
    step,
    step_of_another,
    tie,
    turn,
    week_on_paper,
    wish,
)
from benchmarks.counting import Counted, CountingHands
from tests.browsers import context_of, driven, launch
from tests.served import served

SIZES = {"phone": (360, 780), "desk": (1440, 900)}
HOME, WHO = "/journee", "claire"
# Actions from « Ma journée », text apart; and for what else is counted, none.
A_NOTE, A_FINISHED_STEP = 4, 2


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
