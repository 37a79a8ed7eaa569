"""Charts: the table says what the picture says, words stay inside, right to left is a mirror."""

import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from django.utils import translation

from miriam.look.charts import drawing, samples
from miriam.look.charts.drawing import ChartScale, wrapped
from miriam.look.charts.dumbbell import Dumbbell, Row
from miriam.look.charts.radar import Axis, Occasion, Radar
from miriam.look.charts.slope import Path, Slope
from miriam.look.charts.stacked import Bar, Diverging

Chart = Radar | Dumbbell | Diverging | Slope
SVG = "{http://www.w3.org/2000/svg}"
FIVE = ChartScale(1, 5, (1, 2, 3, 4, 5))
LONG = "Vrijetijdsbestedingsmogelijkheden en participatie"
CHARTS = {
    "wheel": samples.wheel(),
    "numbered wheel": samples.numbered_wheel(),
    "dumbbell": samples.change(),
    "diverging": samples.answers(),
    "slope": samples.slopes(),
}
each_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


def wheel(*occasions: tuple[float | None, ...], label: str = "Logement") -> Radar:
    axes = tuple(Axis(f"{label} {place}") for place in range(len(occasions[0])))
    named = tuple(Occasion(f"T{place}", values) for place, values in enumerate(occasions))
    return Radar("Mon chemin", axes, FIVE, named)


def tree(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg)


def words(chart: Chart) -> list[str]:
    return [
        "".join(text.itertext()).strip("\u2067\u2069") for text in tree(chart).iter(f"{SVG}text")
    ]


@each_chart
def test_a_picture_is_one_image_with_words_and_silent_marks(chart: Chart) -> None:
    svg = tree(chart)

    ids = {part.get("id") for part in svg}
    assert svg.get("role") == "img"
    assert set(str(svg.get("aria-labelledby")).split()) <= ids
    assert svg.findtext(f"{SVG}title") == chart.title
    assert str(svg.findtext(f"{SVG}desc")) == chart.description()
    assert [group.get("aria-hidden") for group in svg.findall(f"{SVG}g")] == ["true"]


@each_chart
def test_a_picture_passes_the_content_policy(chart: Chart) -> None:
    assert [part for part in tree(chart).iter() if "style" in part.attrib] == []
    assert "<script" not in chart.svg


@each_chart
def test_numbers_have_a_dot_whatever_the_language(chart: Chart) -> None:
    french, dutch = chart.svg, ""
    with translation.override("nl"):
        dutch = replace(chart).svg

    numeric = re.compile(r' (?:x|y|x1|y1|x2|y2|cx|cy|r|width|height|font-size)="([^"]*)"')
    for svg in (french, dutch):
        assert [
            value for value in numeric.findall(svg) if not re.fullmatch(r"-?\d+(\.\d)?", value)
        ] == []


@each_chart
def test_words_are_large_enough(chart: Chart) -> None:
    sizes = [float(str(text.get("font-size"))) for text in tree(chart).iter(f"{SVG}text")]

    # Inside a card on a phone of 360 pixels a picture is 296 wide.
    assert min(sizes) * 296 / drawing.WIDTH >= 13


def extent(text: ElementTree.Element) -> tuple[float, float]:
    """How far the words of a text reach, by a cautious measure."""
    size = float(str(text.get("font-size")))
    lines = [line.strip("\u2067\u2069") for line in text.itertext()]
    widest = max(drawing.width_of(line, size) for line in lines) * 0.93
    x = float(str(text.get("x")))
    return {
        None: (x, x + widest),
        "middle": (x - widest / 2, x + widest / 2),
        "end": (x - widest, x),
    }[text.get("text-anchor")]


@pytest.mark.parametrize("rtl", [False, True], ids=["left to right", "right to left"])
@pytest.mark.parametrize("label", ["Logement", LONG, "Activation sociale et bénévolat"])
@pytest.mark.parametrize(
    "make",
    [
        lambda label: wheel((1, 2, 3, 4, 5, 1, 2, 3, 4, 5), label=label),
        lambda label: wheel(tuple(range(1, 5)) * 3, label=label),
        lambda label: Dumbbell("t", ("début", "fin"), FIVE, (Row(label, (1, 5)),)),
        lambda label: Diverging("t", (label, "oui"), (Bar(label, (3, 9)),)),
        lambda label: Slope("t", ("début", "fin"), FIVE, (Path(label, (1, 5)),)),
    ],
    ids=["wheel", "numbered wheel", "dumbbell", "diverging", "slope"],
)
def test_words_never_leave_the_picture(make: object, label: str, rtl: bool) -> None:
    chart = replace(make(label), rtl=rtl)  # type: ignore[operator]

    svg = tree(chart)
    _x, _y, width, height = map(float, str(svg.get("viewBox")).split())
    for text in svg.iter(f"{SVG}text"):
        left, right = extent(text)
        lines = len(list(text.itertext()))
        assert left >= -1
        assert right <= width + 1
        assert float(str(text.get("y"))) >= 8
        assert float(str(text.get("y"))) + (lines - 1) * drawing.LINE <= height + 1


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Réseau social", 200, ["Réseau social"]),
        ("Réseau social", 60, ["Réseau", "social"]),
        ("Vrijetijds\u00adbesteding", 110, ["Vrijetijds-", "besteding"]),
        ("Vrijetijds\u00adbesteding", 300, ["Vrijetijdsbesteding"]),
        ("", 100, [""]),
    ],
    ids=["fits", "two lines", "soft hyphen", "soft hyphen not needed", "nothing"],
)
def test_words_are_wrapped(text: str, room: float, lines: list[str]) -> None:
    assert wrapped(text, room) == lines


def test_a_word_without_a_good_place_is_cut_and_loses_nothing() -> None:
    lines = wrapped("Vrijetijdsbestedingsmogelijkheden", 90)

    assert "".join(line.removesuffix("-") for line in lines) == "Vrijetijdsbestedingsmogelijkheden"
    assert max(map(drawing.width_of, lines)) <= 90


# ---- the same in rows


def test_the_table_of_a_wheel_has_every_answer() -> None:
    table = wheel((1, None, 3.5), (2, 4, 5)).table

    assert table.head == ("Domaine", "T0", "T1")
    assert table.rows == (
        ("Logement 0", "1", "2"),
        ("Logement 1", "–", "4"),
        ("Logement 2", "3,5", "5"),
    )


def test_the_table_of_a_dumbbell_has_the_interval() -> None:
    rows = (Row("Logement", (1.5, 2.5), interval=(2.1, 2.9)), Row("Temps", (2, None)))

    table = Dumbbell("t", ("début", "fin"), FIVE, rows).table

    assert table.head == ("Domaine", "début", "fin", "Intervalle")
    assert table.rows == (("Logement", "1,5", "2,5", "2,1 à 2,9"), ("Temps", "2", "–", "–"))


def test_the_table_of_bars_says_how_many_answered() -> None:
    table = Diverging("t", ("non", "oui"), (Bar("Q", (3, 9)),)).table

    assert table.rows == (("Q", 3, 9, 12),)


def test_the_table_of_lines_has_every_line() -> None:
    table = Slope("t", ("début", "fin"), FIVE, (Path("Nadia", (2, None)),)).table

    assert table.rows == (("Nadia", "2", "–"),)


def test_the_words_of_a_picture_name_every_value() -> None:
    description = wheel((1, None), (2, 4.5)).description()

    assert description == "Logement 0\u00a0: T0 1, T1 2. Logement 1\u00a0: T0 –, T1 4,5."


# ---- what the shapes tell


def lines_of(chart: Chart, look: str) -> int:
    return sum(line.get("class") == f"c-{look}" for line in tree(chart).iter(f"{SVG}line"))


@pytest.mark.parametrize(
    ("values", "lines"),
    [((1, 2, 3, 4), 4), ((1, None, 3, 4), 2), ((1, None, 3, None), 0), ((None,) * 4, 0)],
    ids=["whole", "one missing", "two missing", "none answered"],
)
def test_the_line_of_a_wheel_breaks_where_an_answer_is_missing(
    values: tuple[float | None, ...], lines: int
) -> None:
    assert lines_of(wheel(values), "start") == lines


def test_a_wheel_never_fills_its_surface() -> None:
    fills = {part.get("fill") for part in tree(samples.wheel()).iter(f"{SVG}path")}
    polygons = [
        part.get("points", "").count(",") for part in tree(samples.wheel()).iter(f"{SVG}polygon")
    ]

    assert fills == {"none"}
    assert set(polygons) == {3}


def test_each_occasion_has_a_mark_and_a_dash_of_its_own() -> None:
    looks = [(look.name, look.dash) for look in drawing.LOOKS]

    assert len({dash for _name, dash in looks}) == 3
    marks = {drawing.mark(look, 0, 0).split()[0] for look in drawing.LOOKS}
    assert marks == {"<rect", "<circle", "<polygon"}


def test_the_whole_scale_is_drawn() -> None:
    chart = Dumbbell("t", ("début", "fin"), FIVE, (Row("Logement", (2, 3)),))

    assert [word for word in words(chart) if word.isdigit()] == ["1", "2", "3", "4", "5"]


def test_no_change_is_a_band_around_the_start_within_the_scale() -> None:
    chart = Dumbbell("t", ("début", "fin"), FIVE, (Row("Logement", (1.5, 3), no_change=1),))

    band = next(part for part in tree(chart).iter(f"{SVG}rect") if part.get("class") == "c-band")
    assert float(str(band.get("x"))) == 12
    assert float(str(band.get("width"))) == pytest.approx((2.5 - 1) / 4 * 336, abs=0.1)


def test_right_to_left_is_a_mirror() -> None:
    chart = Dumbbell("t", ("début", "fin"), FIVE, (Row("Logement", (2, 3)),))

    ends = [
        float(str(next(tree(it).iter(f"{SVG}circle")).get("cx")))
        for it in (chart, replace(chart, rtl=True))
    ]
    legend, mirrored = ends
    assert mirrored == pytest.approx(drawing.WIDTH - legend)


def test_numbers_are_read_in_the_direction_of_the_language() -> None:
    chart = Dumbbell("t", ("début", "fin"), FIVE, (Row("Logement", (2, 3)),))

    assert "2 → 3" in words(chart)
    assert "3 ← 2" in words(replace(chart, rtl=True))


@pytest.mark.parametrize(
    ("counts", "sides"),
    [
        ((5, 5), (0.5, 0.5)),
        ((2, 4, 2), (0.5, 0.5)),
        ((0, 0, 0, 4, 4), (0, 1)),
        ((0, 0), (0, 0)),
    ],
    ids=["two", "middle shared", "one side", "nobody"],
)
def test_bars_stand_on_either_side_of_the_middle(
    counts: tuple[int, ...], sides: tuple[float, float]
) -> None:
    chart = Diverging("t", tuple("abcde"[: len(counts)]), (Bar("Q", counts),))

    assert chart.sides(chart.bars[0]) == pytest.approx(sides)
    assert chart.svg


def test_names_that_end_at_the_same_height_stand_apart() -> None:
    chart = Slope(
        "t", ("a", "b"), FIVE, tuple(Path(name, (1, 3)) for name in ("Nadia", "Rosa", "Elena"))
    )

    heights = sorted(
        float(str(text.get("y")))
        for text in tree(chart).iter(f"{SVG}text")
        if "".join(text.itertext()) in {"Nadia", "Rosa", "Elena"}
    )
    assert [b - a >= drawing.LINE for a, b in itertools.pairwise(heights)] == [
        True,
        True,
    ]


def test_words_from_people_are_escaped() -> None:
    chart = Dumbbell("<b>", ("<i>", "fin"), FIVE, (Row("<script>a</script>", (1, 2)),))

    assert "<script" not in chart.svg
    assert "<script>a</script>" in " ".join(words(chart))


def test_marks_at_one_place_stay_visible() -> None:
    apart = tree(Dumbbell("t", ("début", "fin"), FIVE, (Row("Logement", (2, 3)),)))
    together = tree(Dumbbell("t", ("début", "fin"), FIVE, (Row("Logement", (3, 3)),)))

    radius = [float(str([*svg.iter(f"{SVG}circle")][-1].get("r"))) for svg in (apart, together)]
    side = float(str([*together.iter(f"{SVG}rect")][-1].get("width")))
    assert radius[0] > radius[1]
    assert 2 * radius[1] < side
