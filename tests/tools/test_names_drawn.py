"""The names on a drawing: on no line of their own, whole on the sheet, and over their shape only
where they must.
"""

from collections.abc import Sequence
from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from miriam.look.charts.drawing import width_of, wrapped
from miriam.look.sheets.words import sheet_words
from miriam.tools.domain import MOST, Drawing, Tie
from miriam.tools.domain.places import at_hour
from miriam.tools.pages.drawing import LANDSCAPE, UPRIGHT, Frame, draw
from miriam.tools.pages.names import RADIUS, SIZE, NamedEnd, Piece, around, name_box, places

FRAMES = pytest.mark.parametrize("frame", [LANDSCAPE, UPRIGHT], ids=lambda frame: frame.name)
LONG = "une très longue façon de dire qui est tout près de moi"
NAMES = ("mon père", "docteur Claes", "la maison de quartier")


def texts_of(drawing: Drawing, frame: Frame) -> list[tuple[str, float, float]]:
    """Every piece of a name with where it stands."""
    soup = BeautifulSoup(draw(drawing, frame, sheet_words("fr").words), "html.parser")
    return [
        (text.get_text(), float(str(text["x"])), float(str(text["y"])))
        for text in soup.select("[data-tie] text")
    ]


@FRAMES
@given(angle=st.integers(0, 359), near=st.booleans(), name=st.sampled_from(NAMES))
def test_a_name_lies_on_no_line_of_its_own_and_is_not_cut(
    frame: Frame, angle: int, near: bool, name: str
) -> None:
    tie = Tie(1, name, angle=angle, near=near)
    end = NamedEnd(frame.point(tie), wrapped(name, frame.room))

    [place] = places([end], frame.sheet, frame.centre, [])

    box = name_box(end, place)
    assert not box.is_crossed(frame.centre, end.at)
    assert not box.is_cut_by(frame.sheet)


@FRAMES
@pytest.mark.parametrize("angle", [0, 45, 90, 135, 180, 225, 270, 315])
@pytest.mark.parametrize("name", ["x" * 60, LONG])
def test_what_is_long_is_broken_within_the_sheet(frame: Frame, angle: int, name: str) -> None:
    texts = texts_of(Drawing((Tie(1, name, near=False, angle=angle),), 2), frame)

    assert 1 < len(texts) <= 3
    for said, x, y in texts:
        # Words are measured rather too wide, so that a sign that tells of more has its place.
        half = width_of(said.removesuffix(" …"), 15) / 2
        assert x - half >= 0
        assert x + half <= frame.width
        assert 0 < y < frame.height
    whole = sum(len(said) for said, _x, _y in texts) >= len(name.replace(" ", ""))
    assert whole or texts[-1][0].endswith("…")


def test_under_its_shape_where_nothing_lies() -> None:
    [(_said, _x, down)] = texts_of(Drawing((Tie(1, "l’école", angle=180),), 2), UPRIGHT)

    assert down > UPRIGHT.point(Tie(1, "", angle=180))[1]


def test_two_names_do_not_lie_on_each_other() -> None:
    ends = [NamedEnd((100, 100), ["Samira"]), NamedEnd((120, 137), ["Leïla"])]

    one, other = places(ends, Piece(0, 0, 600, 400), (300, 120), [])

    assert not name_box(ends[0], one).overlaps(name_box(ends[1], other))


@FRAMES
def test_what_the_drawing_says_in_two_languages_has_a_line_for_each(frame: Frame) -> None:
    words = {"near": "tout près\ndichtbij", "farther": "plus loin · verder", "me": "moi\nik"}

    soup = BeautifulSoup(draw(Drawing(), frame, words), "html.parser")

    near = soup.select("text.ring-name")[:2]
    assert [line.text for line in near] == ["tout près", "dichtbij"]
    ring = frame.centre[1] - frame.near[1]
    assert ring - 40 < float(str(near[0]["y"])) < float(str(near[1]["y"])) < ring
    me, ik = (float(str(line["y"])) for line in soup.select("text.me-name"))
    assert me < frame.centre[1] + 5 < ik


AROUND_HER = (
    *(
        "Samira",
        "ma sœur Aïcha",
        "docteur Claes",
        "l’école",
        "Mme Peeters",
        "la maison de quartier",
    ),
    *("Nour", "mes voisines", "le guichet", "Fatoumata", "Jeanne-Marie", "groupe Miriam"),
)
ON_BOTH_RINGS = (True, False) * 6


def lie_on_something(
    frame: Frame, names: Sequence[str], rings: Sequence[bool], turned: int = 0
) -> bool:
    """Whether a name lies on another or on a shape, where one stands at each hour, or all a little
    later.
    """
    ties = [
        Tie(hour, name, near=near, angle=at_hour(hour) + turned)
        for hour, name, near in zip(range(MOST), names, rings, strict=True)
    ]
    ends = [NamedEnd(frame.point(tie), wrapped(tie.name, frame.room)) for tie in ties]
    found = zip(ends, places(ends, frame.sheet, frame.centre, []), strict=True)
    boxes, shapes = [name_box(*one) for one in found], [around(end.at, RADIUS) for end in ends]
    on_a_name = any(one.overlaps(other) for one, other in combinations(boxes, 2))
    return on_a_name or any(box.overlaps(shape) for box in boxes for shape in shapes)


@pytest.mark.parametrize("rings", [(True,) * MOST, (False,) * MOST, ON_BOTH_RINGS])
@pytest.mark.parametrize("turned", [0, 15])
@given(names=st.permutations(AROUND_HER))
def test_as_many_as_fit_are_drawn_without_a_name_on_another_or_on_a_shape(
    rings: tuple[bool, ...], turned: int, names: list[str]
) -> None:
    assert not lie_on_something(LANDSCAPE, names, rings, turned)


@FRAMES
@pytest.mark.parametrize("turned", [0, 15])
@pytest.mark.parametrize("rings", [(True,) * MOST, (False,) * MOST, ON_BOTH_RINGS])
def test_what_a_ring_is_called_lies_on_no_shape(
    frame: Frame, turned: int, rings: tuple[bool, ...]
) -> None:
    ties = [
        Tie(hour, "x", near=near, angle=at_hour(hour) + turned) for hour, near in enumerate(rings)
    ]
    drawn = draw(Drawing(tuple(ties), MOST), frame, sheet_words("fr").words)

    named = BeautifulSoup(drawn, "html.parser").select("text.ring-name")

    for text in named:
        x, y = float(str(text["x"])), float(str(text["y"]))
        box = name_box(NamedEnd((x, y), [text.text]), (x, y))
        assert not any(box.overlaps(around(frame.point(tie), RADIUS)) for tie in ties)
    assert len(named) == 2


@given(names=st.permutations(["la crèche" if "maison" in name else name for name in AROUND_HER]))
def test_upright_so_are_names_of_two_lines_on_both_rings(names: list[str]) -> None:
    assert not lie_on_something(UPRIGHT, names, ON_BOTH_RINGS)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Jeanne-Marie", ["Jeanne-", "Marie"]),
        ("Marie-Antoinette", ["Marie-", "Antoinette"]),
        ("tante Jeanne-Marie", ["tante", "Jeanne-", "Marie"]),
        ("Anne-Lise", ["Anne-Lise"]),
        ("Verhulstenbergen", ["Verhulst-", "enbergen"]),
    ],
)
def test_a_long_name_is_broken_at_its_hyphen_first(name: str, lines: list[str]) -> None:
    assert wrapped(name, UPRIGHT.room, SIZE) == lines
