"""A questionnaire or a sheet that somebody made up: refused in words, soon, and nothing breaks.

Two thousand files, each changed somewhere by chance; without the look at their shape, some break
the importer.
"""

import base64
import copy
import json
import random
import time
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from miriam.access.domain import Role
from miriam.measures.domain.intake import checking, reading
from miriam.measures.domain.intake.columns import recognise
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import DEEPEST, MOST_PROBLEMS, load
from miriam.questionnaire.domain.definition.problems import Faulty
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.exchange import (
    any_file,
    fhir_out,
    imported,
    sheets,
    xlsform_in,
    xlsform_out,
)
from miriam.questionnaire.pages.presenting import symbol_of
from tests.world import make_centre, make_person, sign_in

EXAMPLE = shipped_as("example", "1.0.0")
OWN: dict[str, Any] = as_data(EXAMPLE)
FHIR: dict[str, Any] = json.loads(fhir_out.as_json(EXAMPLE, "fr"))
STRANGE: list[Any] = [
    *(None, 0, -1, 10**30, 1.5, True, "", "x", "x" * 5_000, "٣", "9" * 5_000),
    *([], {}, [None], [[]], {"a": 1}, [1, 2], "[1]", "[[]]", '{"a": []}'),
]
CELLS = [
    *("", "x", "-", "5", "1e999", "NaN", "٣", "--5", "null", "true", "9" * 5_000),
    *("[1]", "{}", "[]", "[[[]]]", "[null]", "[{}]", '[{"code": []}]', '"x"'),
    *("items", "languages", "scales", "sections", "scores", "then_test", "label::"),
    *("items[a].wording", "languages[fr]", "scales[answers].options", "a." * 3_000 + "b"),
    *("begin_group", "end_group", "select_one zz", "select_multiple street"),
]
Rows = list[list[str]]


def changed(chance: random.Random, data: Any) -> Any:
    """The same, with one value somewhere replaced, renamed or gone."""
    data = copy.deepcopy(data)
    places = list(_places(data))
    here, key = chance.choice(places)
    act = chance.random()
    if act < 0.6:
        here[key] = chance.choice(STRANGE)
    elif act < 0.8 and isinstance(here, dict):
        here[chance.choice(["code", "item", "type", "x", "extension"])] = here.pop(key)
    else:
        del here[key]
    return data


def _places(value: Any) -> Any:
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        yield value, key
        yield from _places(value[key])


@pytest.mark.parametrize(("data", "times"), [(OWN, 1_500), (FHIR, 200)], ids=["own", "fhir"])
def test_no_changed_file_breaks_the_importer(data: Any, times: int) -> None:
    chance = random.Random(20261121)
    for _ in range(times):
        strange = changed(chance, changed(chance, data))
        found = any_file.definition(json.dumps(strange).encode())
        assert found.instrument or found.problems


def workbook() -> dict[str, Rows]:
    book = load_workbook(BytesIO(xlsform_out.workbook(EXAMPLE)))
    return {
        sheet.title: [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
        for sheet in book
    }


def read_changed(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Read as many workbooks, each with some cells replaced, most often those of our own sheet."""
    chance, whole = random.Random(20261121), workbook()
    for _ in range(times):
        book = copy.deepcopy(whole)
        for _change in range(3):
            rows = book["miriam" if chance.random() < 0.5 else chance.choice(list(book))]
            row = chance.choice(rows)
            row[chance.randrange(len(row))] = chance.choice(CELLS)
        lines = {name: list(sheets._lines(name, rows)) for name, rows in book.items()}
        monkeypatch.setattr(sheets, "read", lambda content, found=lines: found)
        xlsform_in.definition(b"")


def test_no_changed_workbook_breaks_the_importer(monkeypatch: pytest.MonkeyPatch) -> None:
    read_changed(monkeypatch, 400)


def test_without_the_look_at_their_shape_some_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "misshapen", lambda data: ())
    with pytest.raises((TypeError, AttributeError, KeyError)):
        read_changed(monkeypatch, 400)


@pytest.mark.parametrize("depth", [DEEPEST, 400, 900, 5_000, 100_000])
@pytest.mark.parametrize("start", ['{"id":', '{"resourceType":"Questionnaire","item":'])
def test_what_is_nested_without_end_is_refused(start: str, depth: int) -> None:
    for opening, closing in (("[", "]"), ('{"item":', "}"), ('[{"item":', "}]")):
        inside = "1" if opening.endswith(":") else ""
        content = start + opening * depth + inside + closing * depth + "}"
        assert any_file.definition(content.encode()).problems


@pytest.mark.parametrize("data", [OWN, FHIR], ids=["own", "fhir"])
def test_what_is_wrong_a_million_times_is_said_soon_and_briefly(data: Any) -> None:
    content = json.dumps({**data, "items": [1] * 300_000, "item": [1] * 300_000}).encode()
    began = time.process_time()
    assert len(any_file.definition(content).problems) <= MOST_PROBLEMS + 1
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "change",
    [
        {"version": "100000.0.0"},
        {"version": "1.٣.0"},
        {"source_language": "fr-abcdefgh-abcdefgh"},
        {"scales": [{**OWN["scales"][0], "options": [{"code": 10**6, "label": {"fr": "x"}}] * 2}]},
        {"scores": [{**OWN["scores"][0], "factor": 10**40}]},
    ],
    ids=["number", "digits", "language", "code", "factor"],
)
def test_what_no_page_or_column_could_hold_is_no_definition(change: dict[str, Any]) -> None:
    with pytest.raises(Faulty):
        load({**OWN, **change})


@pytest.mark.django_db
def test_a_number_without_an_address_does_not_close_the_shelf(client: Client) -> None:
    page = sign_in(client, make_person(make_centre(), Role.RESEARCHER, "Elena Exemple"))
    definition = json.dumps({**OWN, "id": "elsewhere", "version": "1234567.0.0"})
    content = base64.urlsafe_b64encode(definition.encode()).decode()
    assert page.post(reverse("questionnaire:keep"), {"content": content, "once": uuid4()})
    assert page.get(reverse("questionnaire:definitions")).status_code == 200


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_definition_in_any_encoding_is_the_definition(encoding: str) -> None:
    written = json.dumps(OWN, ensure_ascii=False).encode(encoding)
    assert any_file.definition(written).instrument == EXAMPLE


@pytest.mark.parametrize("data", [OWN, FHIR], ids=["own", "fhir"])
def test_what_is_said_twice_is_refused_by_its_name(data: dict[str, Any]) -> None:
    written = json.dumps(data)
    for name in ("version", "title"):
        twice = f'{written[:-1]}, "{name}": "another"}}'
        found = any_file.definition(twice.encode())
        assert found.instrument is None
        assert [problem.where for problem in found.problems] == [name]


def test_a_million_names_in_one_place_are_counted_soon() -> None:
    names = ", ".join(f'"n{number}": 1' for number in range(300_000))
    began = time.perf_counter()
    assert any_file.definition(f"{{{names}}}".encode()).problems
    assert time.perf_counter() - began < 20


BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "laugh">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY x SYSTEM "file:///etc/passwd">]>"""


def test_entities_in_a_workbook_neither_swell_nor_read_a_file() -> None:
    strange = BytesIO()
    with (
        ZipFile(BytesIO(xlsform_out.workbook(EXAMPLE))) as book,
        ZipFile(strange, "w", ZIP_DEFLATED) as target,
    ):
        for name in book.namelist():
            content = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b">Ma rue<" in content
                content = BILLION_LAUGHS + content.replace(b">Ma rue<", b">&e;&x;<")
            target.writestr(name, content)
    found = any_file.definition(strange.getvalue())
    text = str(found.instrument) + "".join(map(str, found.problems))
    assert "laugh" not in text
    assert "root:" not in text


def test_a_picture_asks_for_no_million_of_bars() -> None:
    assert symbol_of("bar-3.svg", 5)
    for name in ("bar-99999999.svg", "glass-" + "9" * 90, "bar-²", "bar-100.svg"):
        assert not symbol_of(name, 10**9), name


MEASURED = shipped_as("miriam-14-10", "1.0.0")
CODE = MEASURED.items[0].code


def check(content: str, women: int = 1) -> checking.Checked:
    grid = reading.read(content.encode())
    names = {uuid4(): f"Nadia {number}" for number in range(women)}
    return checking.check(grid, recognise(grid, MEASURED), MEASURED, names)


@pytest.mark.parametrize("typed", ["--5", "-", "9" * 5_000, "-" * 3_000 + "1", "²", "1e3", "0x1"])
def test_a_cell_that_is_no_number_is_named(typed: str) -> None:
    [measure] = check(f"personne;moment;{CODE}\nNadia 0;T0;{typed}\n").measures
    assert measure.answers[CODE].fault is checking.Fault.NOT_A_CODE


def test_a_number_in_other_digits_is_the_number() -> None:
    [measure] = check(f"personne;moment;{CODE}\nNadia 0;T0;٣\n").measures
    assert measure.values == {CODE: 3}


def test_a_sheet_full_of_swelling_names_is_looked_at_soon() -> None:
    """One sign becomes eighteen when it is compared, and each row was compared with each woman."""
    rows = "\n".join("\ufdfa" * 300 + f";T0;{number}" for number in range(4_900))
    began = time.process_time()
    check(f"personne;moment;{CODE}\n{rows}\n", women=30)
    assert time.process_time() - began < 60
