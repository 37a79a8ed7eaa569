"""A map of those around her drawn with the keys alone: what is drawn and what is listed are one."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from miriam.look.sheets.words import sheet_words
from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import Axe, Hands, sign_in
from tests.journeys.keys import Keys

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
FEARED = "Hamid"
# Name, kind, bond, help and ring of every tie of the drawing that is seen, in words of the program.
DRAWN = """() => {
  const map = [...document.querySelectorAll('svg[data-map]')].find(it => it.clientWidth)
  const [x, y, nearX, nearY] = map.dataset.map.split(',').map(Number)
  const lines = []
  for (const one of map.querySelectorAll('.tie, .arrow')) {
    if (one.matches('.tie')) lines.push({ bond: one.classList[1].slice(5), ways: [] })
    else {
      const [tipX, tipY] = one.getAttribute('d').slice(1).split(' ').map(Number)
      lines.at(-1).ways.push(Math.hypot(tipX - x, tipY - y) < 45 ? 'to_her' : 'from_her')
    }
  }
  const help = ways => ways.length > 1 ? 'both' : ways[0] ?? 'none'
  return [...map.querySelectorAll('[data-tie]')].map((tie, index) => {
    const box = tie.querySelector('.end').getBBox()
    const [right, down] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y]
    return {
      name: [...tie.querySelectorAll('text')].map(it => it.textContent).join(' '),
      kind: tie.querySelector('.end').classList[1].slice(5),
      bond: lines[index].bond,
      help: help(lines[index].ways),
      near: Math.hypot(right / nearX, down / nearY) < 1.05,
      hour: Math.round(Math.atan2(right / nearX, -down / nearY) * 6 / Math.PI + 12) % 12 || 12,
    }
  })
}"""
LISTED = """() => [...document.querySelectorAll('.ties > li')].map(line => [
  line.querySelector('b').textContent.trim(),
  line.querySelector('small').textContent.trim().split(/\\s+/).join(' '),
])"""


@dataclass(frozen=True)
class Said:
    """What stands on the screen of one language."""

    language: str
    woman: str
    network: str
    begin: str
    add: str
    keep: str
    change: str
    off: str
    undo: str
    stands: str
    stood: str
    apart: str
    kinds: tuple[str, str, str]
    bonds: tuple[str, str, str]


FR = Said(
    "fr",
    "Carmen",
    "Son entourage",
    "Commencer le dessin",
    "Ajouter",
    "Garder",
    "Changer : {}",
    "Enlever ce lien",
    "Annuler",
    "C’est bien ça",
    "Ce dessin est gardé comme il est.",
    "Ce qui est à part",
    ("une personne", "un groupe", "un service"),
    ("fort", "léger", "difficile"),
)
NL = Said(
    "nl",
    "Els",
    "Haar omgeving",
    "De tekening beginnen",
    "Toevoegen",
    "Bewaren",
    "Wijzigen: {}",
    "Deze band weghalen",
    "Ongedaan maken",
    "Zo is het",
    "Deze tekening wordt bewaard zoals ze is.",
    "Wat apart staat",
    ("een persoon", "een groep", "een dienst"),
    ("sterk", "los", "moeilijk"),
)
BOTH = pytest.mark.parametrize(
    ("who", "locale", "size", "said"),
    [("claire", "fr-BE", PHONE, FR), ("lieve", "nl-BE", DESK, NL)],
    ids=["fr-360", "nl-1440"],
)


@BOTH
def test_a_map_is_drawn_with_the_keys_alone(
    centre: ServedCentre,
    open_page: Open,
    axe: Axe,
    who: str,
    locale: str,
    size: tuple[int, int],
    said: Said,
) -> None:
    her = sign_in(open_page(size, locale), centre, who)
    keys, words = Keys(her.page), sheet_words(said.language).words
    keys.press_on(said.woman)
    keys.press_on(said.network)
    drawing = her.page.url
    keys.press_on(said.begin)

    # Three ties of three kinds; the list of bonds goes round with the arrows.
    names = ("Ana", "Capoeira", "Guichet")
    helps = ("help_both", "help_from_her", "help_to_her")
    for name, kind, bond, way in zip(names, said.kinds, said.bonds, helps, strict=True):
        keys.press_on(said.add)
        keys.types("name", name)
        keys.chooses("kind", kind)
        keys.chooses("bond", bond)
        keys.chooses("help", words[way])
        assert axe(her.page) == []
        keys.press_on(said.keep)
    assert axe(her.page) == []
    assert_both_say(
        her,
        said,
        ("Ana", "person", "strong", "both", True),
        ("Capoeira", "group", "weak", "from_her", True),
        ("Guichet", "service", "hard", "to_her", True),
    )

    # One is another now, one moves outwards to three o'clock.
    keys.press_on(said.change.format("Ana"))
    keys.types("name", "Ana et Lou")
    keys.chooses("bond", said.bonds[1])
    keys.press_on(said.keep)
    keys.press_on(said.change.format("Guichet"))
    keys.chooses("near", words["farther"])
    keys.turns_to("hour", "3")
    keys.press_on(said.keep)
    changed = (
        ("Ana et Lou", "person", "weak", "both", True),
        ("Capoeira", "group", "weak", "from_her", True),
        ("Guichet", "service", "hard", "to_her", False),
    )
    assert_both_say(her, said, *changed)
    assert hour_of(her, "Guichet") == 3

    # What frightens is said with the space bar, and stands on nothing that is shown or printed.
    keys.press_on(said.add)
    keys.types("name", FEARED)
    keys.go_to_field("apart")
    her.page.keyboard.press("Space")
    keys.press_on(said.keep)
    assert_both_say(her, said, *changed)
    for paper in ("", "/papier", "/papier?size=a5", "/papier?language=both"):
        her.page.goto(drawing + paper)
        assert FEARED not in her.page.content(), paper
        assert "Capoeira" in her.page.content(), "the control: what does not frighten is there"
    her.page.goto(drawing)
    keys.press_on(said.apart)
    expect(her.page.get_by_text(FEARED)).to_be_visible()
    assert axe(her.page) == []

    # One is taken off, and comes back as it was.
    her.page.goto(drawing)
    keys.press_on(said.change.format("Capoeira"))
    keys.press_on(said.off)
    assert_both_say(her, said, changed[0], changed[2])
    keys.press_on(said.undo)
    assert_both_say(her, said, *changed)

    keys.press_on(said.stands)
    expect(her.page.get_by_role("status")).to_contain_text(said.stood)
    assert_both_say(her, said, *changed)
    expect(her.page.locator(".ties a")).to_have_count(0)
    assert axe(her.page) == []


def assert_both_say(her: Hands, said: Said, *ties: tuple[str, str, str, str, bool]) -> None:
    """The drawing that is seen and the list show these ties and no other."""
    words = sheet_words(said.language).words
    drawn = [
        (it["name"], it["kind"], it["bond"], it["help"], it["near"])
        for it in her.page.evaluate(DRAWN)
    ]
    assert drawn == list(ties)
    in_words = {
        name: f"{kind_in_words(kind, said)} · {words[f'help_{way}']} · {words[f'bond_{bond}']} · "
        f"{words['near' if near else 'farther']}"
        for name, kind, bond, way, near in ties
    }
    assert dict(her.page.evaluate(LISTED)) == in_words


def kind_in_words(kind: str, said: Said) -> str:
    return said.kinds[("person", "group", "service").index(kind)]


def hour_of(her: Hands, name: str) -> int:
    return int(next(it["hour"] for it in her.page.evaluate(DRAWN) if it["name"] == name))
