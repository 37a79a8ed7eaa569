"""Reading a file in bulk and row by row: the same study, the same words for a fault."""

import io
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miriam.statistics import reading, scanning
from miriam.statistics.building import StudyBuilder
from miriam.statistics.declaring import parse
from miriam.statistics.errors import BadInput
from miriam.statistics.scanning import Place, Sheet
from miriam.statistics.study import Partition, Study
from tests.statistics.studies import csv_of_pairs

SPEC = parse(
    """
occasions = ["T0", "T1"]
covariates = ["age"]
[[outcome]]
name = "score"
items = ["q", "été"]
min = 0
max = 10
"""
)
TITLES = "person,occasion,item,value,group,age,reformulated,missing_reason,remark"
EVERY = [
    (f"p{i}", moment, item) for i in range(6) for moment in ("T0", "T1") for item in ("q", "été")
]
QUOTED = ('"{}"', '"{}" ', '"{},"', '"a\n{}"', '"{}""', '{}"', "{}\r", " {}", "{},", "{}\0")
ODD = ("", '"4"', '" 4 "', "3,5", "x", '"', "12", "p0", "p1", "T9", "\0", "31", "oui", 70 * "z")
WHOLE = ("", ",,,,,,,,", "p9", '"p1,T0,q', "{},", "{}\r{}")


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Plain rows; now and then a cell, a quote or a line end that nobody expects."""
    drawn = st.tuples(
        st.sampled_from(["1", "2.5", "10", ""]),
        st.sampled_from(["0", "1", "oui", ""]),
        st.sampled_from(["", "not_applicable", "moved"]),
        st.sampled_from(["", "un mot", "« non »"]),
    )
    rows = [
        [*key, value, "g1", "30", again, why, remark]
        for key, (value, again, why, remark) in zip(
            draw(st.permutations(EVERY)),
            draw(st.lists(drawn, min_size=24, max_size=24)),
            strict=True,
        )
    ]
    if draw(st.booleans()):
        rows = [[f'"{cell}"' if cell else cell for cell in row] for row in rows]
    for _ in range(draw(st.integers(0, 2))):
        row = draw(st.sampled_from(rows))
        at = draw(st.integers(0, 8))
        row[at] = draw(st.sampled_from((*(each.format(row[at]) for each in QUOTED), *ODD)))
    lines = [TITLES, *(",".join(row) for row in rows)]
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(1, len(lines) - 1))
        lines[at] = draw(st.sampled_from(WHOLE)).replace("{}", lines[at])
    return _written(draw, lines)


def _written(draw: st.DrawFn, lines: list[str]) -> bytes:
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    text = draw(st.sampled_from(["", "\ufeff"])) + end.join(lines)
    text += draw(st.sampled_from(["", end, end + end]))
    if draw(st.integers(0, 3)) == 0:
        text = text.replace(",", ";")
    return text.encode()


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several blocks and several portions in a file of a few rows."""
    monkeypatch.setattr(scanning, "BLOCK", 150)
    monkeypatch.setattr(reading, "AT_ONCE", 3)


def read(content: bytes, *, in_bulk: bool) -> Any:
    """The study, or what is said of the fault."""
    try:
        return reading.read_study(io.BytesIO(content), SPEC, in_bulk=in_bulk)
    except BadInput as fault:
        return fault.key, fault.row, fault.column, fault.sentence("fr"), fault.sentence("nl")


def same(one: Any, other: Any) -> None:
    assert type(one) is type(other)
    if isinstance(one, Study | Partition):
        for field in fields(one):
            same(getattr(one, field.name), getattr(other, field.name))
    elif isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            same(one[key], other[key])
    elif isinstance(one, np.ndarray):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)
    else:
        assert one == other


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_both_ways_of_reading_give_the_same(content: bytes) -> None:
    same(read(content, in_bulk=True), read(content, in_bulk=False))


def plain(content: bytes) -> int:
    """How many rows were read in bulk, the titles counted."""
    titles = tuple(content.decode().splitlines()[0].split(","))
    sheet, place = Sheet(titles, ","), Place(content.index(b"\n") + 1, rows=1)
    spec = parse('occasions = ["T0", "T1"]\n[[outcome]]\nname = "score"\nitems = ["q"]\n')
    return scanning.scan(
        io.BytesIO(content), sheet, place, StudyBuilder(spec, titles, decimal_comma=False)
    ).rows


PAIRS: list[Any] = [(float(i % 7), float(i % 5)) for i in range(20)]
PLAIN = csv_of_pairs(PAIRS)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param(PLAIN.rstrip("\n"), id="without a last line end"),
        pytest.param(PLAIN.replace("\n", "\r\n"), id="windows lines"),
        pytest.param(PLAIN.replace("T0", '"T0"').replace("q", '"q"'), id="texts in quotes"),
        pytest.param(PLAIN.replace("q", "été"), id="accents"),
    ],
)
def test_what_programs_write_is_read_in_bulk(written: str) -> None:
    assert plain(written.encode()) == 41


@pytest.mark.parametrize(
    "odd",
    [
        'p9,T0,"q, or not",1',
        'p9,T0,"q ""r""",1',
        'p9,T0,"q"r","',
        "p9,T0\nq,1",
        "p9,T0,q\r,1",
        "p9,T0,q",
        "p9,T0,q,1,",
        "p9,T0,q\0,1",
        f"{'p' * 65},T0,q,1",
        "",
        ",,,",
        "p9,T0,q,one",
        "p9,T9,q,1",
    ],
)
def test_what_is_unusual_is_left_to_the_careful_reader(odd: str) -> None:
    """The rows before its block have been taken, and none of its own."""
    lines = PLAIN.splitlines()
    content = "\n".join([*lines[:30], odd, *lines[30:], ""]).encode()

    assert 1 < plain(content) <= 30


def test_of_several_faults_the_first_row_is_named() -> None:
    lines = PLAIN.splitlines()
    lines[8], lines[9], lines[20] = "p9,T0,q,one", "p9,T9,q,1", "p9"

    for in_bulk in (True, False):
        with pytest.raises(BadInput) as caught:
            reading.read_study(
                io.BytesIO("\n".join(lines).encode()),
                parse('occasions = ["T0", "T1"]\n[[outcome]]\nname = "score"\nitems = ["q"]\n'),
                in_bulk=in_bulk,
            )

        assert (caught.value.row, caught.value.column) == (9, "value")
