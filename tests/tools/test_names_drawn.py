"""The names on a drawing: on no line of their own, whole on the sheet, and over their shape only
where they must.
"""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from miriam.look.charts.drawing import width_of, wrapped
from miriam.look.sheets.words import sheet_words
from miriam.tools.domain import Drawing, Tie
from miriam.tools.pages.drawing import LANDSCAPE, UPRIGHT, Frame, draw
from miriam.tools.pages.names import NamedEnd, Piece, name_box, places

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
