"""The colours: readable in light and in dark, and named in one place only."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "miriam/look/static/look"
TOKENS = (STATIC / "tokens.css").read_text()
SHEETS = sorted(STATIC.glob("*.css"))
TONES = ("plain", "plum", "apricot", "sage", "sky", "brick")
Theme = dict[str, str]


def values(block: str) -> Theme:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", block))


def block_after(selector: str) -> str:
    _, _, rest = TOKENS.partition(selector + "{")
    return rest.partition("}")[0]


LIGHT = values(block_after("\n:root"))
DARK_OF_DEVICE = block_after(':root:not([data-theme="light"])')
DARK_BY_HAND = block_after('\n:root[data-theme="dark"]')
THEMES = {"light": LIGHT, "dark": {**LIGHT, **values(DARK_BY_HAND)}}

TEXT = [
    *[(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "card", "sunk")],
    *[(f"{tone}-ink", f"{tone}-soft") for tone in TONES],
    *[("ink", f"{tone}-soft") for tone in TONES],
    *[("soft", f"{tone}-soft") for tone in TONES],
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("brick-ink", "card"),
    ("brick-ink", "paper"),
]
SHAPES = [
    *[
        (line, ground)
        for line in ("edge", "focus", "accent")
        for ground in ("paper", "card", "sunk")
    ],
    *[(f"{tone}-mark", ground) for tone in TONES for ground in ("paper", "card")],
    ("focus", "plum-soft"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT, ids=lambda token: token)
def test_words_stand_out_from_what_they_lie_on(name: str, ink: str, ground: str) -> None:
    theme = THEMES[name]

    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES, ids=lambda token: token)
def test_edges_marks_and_focus_stand_out(name: str, shape: str, ground: str) -> None:
    theme = THEMES[name]

    assert contrast(theme[shape], theme[ground]) >= 3


# 44 pixels of a style sheet, for a finger that trembles or holds a child (WCAG 2.5.5).
FINGER = 44
ROOT_SIZE = 16
# Each rule that gives a height, on a wide screen or a narrow one: its selector and the height.
HEIGHTS = [
    (selector.strip(), height)
    for sheet in SHEETS
    for selectors, block in re.findall(
        r"([^{}@]+){([^{}]*)}", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    )
    for height in re.findall(r"min-block-size:\s*([^;}]+)", block)
    for selector in re.split(r",(?![^(]*\))", selectors)
]
# What is pressed, chosen or opened; the two halves of a name lie within the edge of a button.
TARGETS = [
    *(".btn", ".btn--small", ".nav a", ".tabs a", ".back", ".foot a", ".sheet a", ".sheet button"),
    *(".account>summary", ".fold>summary", ".foot .choice-line button"),
    *(".check", ".chip-check span", ".tile span", ".answer span", ".answer--aside span"),
    *("select", "textarea", 'input[type="file"]::file-selector-button'),
]


def pixels(length: str) -> float:
    """A length of a style sheet, with its tokens."""
    token = re.fullmatch(r"var\(--([\w-]+)\)", length)
    if token:
        found = re.search(rf"--{token[1]}:\s*([^;]+)", TOKENS)
        return pixels(found[1])
    number = re.fullmatch(r"([\d.]+)(rem|px)", length)
    return float(number[1]) * (ROOT_SIZE if number[2] == "rem" else 1)


@pytest.mark.parametrize("selector", TARGETS)
def test_a_finger_finds_what_is_pressed(selector: str) -> None:
    heights = [height for named, height in HEIGHTS if named == selector]

    assert heights
    assert min(map(pixels, heights)) >= FINGER


def test_a_height_is_computed_from_its_token() -> None:
    assert pixels("1.25rem") == 20
    assert pixels("20px") == 20
    assert pixels("var(--touch)") == pixels("2.75rem") == FINGER


def test_dark_is_the_same_by_hand_and_by_device() -> None:
    assert DARK_BY_HAND.split() == DARK_OF_DEVICE.split()


def test_dark_changes_every_colour_of_light() -> None:
    assert set(LIGHT) <= set(values(DARK_BY_HAND))


PHYSICAL = re.compile(
    r"(?<![\w-])(margin|padding|border)-(left|right|top|bottom)|(?<![\w-])(left|right)\s*:"
    r"|(?<![\w-])(min-|max-)?(width|height)\s*:|float\s*:|text-align\s*:\s*(left|right)"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sheets_read_in_both_directions(sheet: Path) -> None:
    rules = re.sub(r"@media[^{]+", "", sheet.read_text())

    assert [found[0] for found in PHYSICAL.finditer(rules)] == []


def test_a_physical_property_would_be_found() -> None:
    assert PHYSICAL.search("a{margin-left:1px}")
    assert PHYSICAL.search("a{left:0}")
    assert PHYSICAL.search("a{width:1px}")


@pytest.mark.parametrize(
    "sheet",
    [sheet for sheet in SHEETS if sheet.name not in {"tokens.css", "print.css"}],
    ids=lambda sheet: sheet.name,
)
def test_colours_are_named_by_their_token(sheet: Path) -> None:
    written = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet.read_text()))

    # The cover of the quick exit is white whatever the theme: it imitates an empty page.
    assert written <= {"#fff"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_token_that_is_used_exists(sheet: Path) -> None:
    used = set(re.findall(r"var\(--([\w-]+)", sheet.read_text()))

    assert used <= set(re.findall(r"--([\w-]+):", TOKENS))


def test_nothing_comes_from_elsewhere() -> None:
    for sheet in SHEETS:
        for address in re.findall(r"url\(\"?([^)\"]+)", sheet.read_text()):
            assert (STATIC / address).is_file()


def test_a_name_of_sixty_letters_breaks_where_names_stand() -> None:
    """Measured in a browser at 360: these are what a long name pushed out of the screen."""
    base = (STATIC / "base.css").read_text()
    rule = next(line for line in base.splitlines() if line.endswith("{overflow-wrap:anywhere}"))
    assert {"h1", "dd", ".row-title", ".over", ".back", ".who", ".page-head"} <= set(
        rule.partition("{")[0].split(",")
    )
