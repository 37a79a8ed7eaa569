"""A spreadsheet of measures is read whatever wrote it, and each wrong cell is named."""

import shutil
import subprocess
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from miriam.measures.domain.intake import checking, columns, reading
from miriam.measures.domain.intake.checking import Fault
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.exchange.sheets import UnreadableFile

NADIA, ROSA = uuid4(), uuid4()
NAMES = {NADIA: "Nadia", ROSA: "Rosa-Élise"}
INSTRUMENT = shipped_as("miriam-14-10", "1.0.0")
TABLE = (
    "Prénom;Moment;Ma vie est structurée;positive_future;Remarque\n"
    "Nadia;T0;2;3;à revoir\n"
    "ROSA-ELISE;début;4;;\n"
    "Nadia;fin;3,0;5;\n"
)


def checked(content: bytes, names: dict[UUID, str] = NAMES) -> checking.Checked:
    grid = reading.read(content)
    return checking.check(grid, columns.recognise(grid, INSTRUMENT), INSTRUMENT, names)


def by_libreoffice(folder: Path, kind: str) -> bytes:
    """The table as LibreOffice itself writes it."""
    office = shutil.which("soffice")
    assert office, "Install LibreOffice (libreoffice-calc) to run this test."
    (folder / "measures.csv").write_text(TABLE, encoding="utf-8")
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--infilter=CSV:59,34,76,1",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(folder / "measures.csv"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / f"measures.{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_written_by_libreoffice_says_the_same_as_the_text_file(
    kind: str, tmp_path: Path
) -> None:
    assert checked(by_libreoffice(tmp_path, kind)) == checked(TABLE.encode())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TABLE.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(TABLE.encode("cp1252"), id="Windows-1252"),
        pytest.param(TABLE.replace("3,0", "3").replace(";", ",").encode(), id="commas"),
        pytest.param(TABLE.replace(";", "\t").encode(), id="tabs"),
        pytest.param(TABLE.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(b"\n\n" + TABLE.encode(), id="empty lines above"),
    ],
)
def test_a_text_file_is_read_in_every_country(content: bytes) -> None:
    values = [measure.values for measure in checked(content).measures]

    assert values == [
        {"structured_life": 2, "positive_future": 3},
        {"structured_life": 4},
        {"structured_life": 3, "positive_future": 5},
    ]


def test_women_and_moments_are_recognised_as_people_write_them() -> None:
    found = [(measure.file, measure.moment.text) for measure in checked(TABLE.encode()).measures]

    assert found == [(NADIA, "T0"), (ROSA, "T0"), (NADIA, "T1")]


def test_a_column_that_is_no_question_is_left_aside_and_said_so() -> None:
    assert checked(TABLE.encode()).unknown == ("Remarque",)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param("Nora;T0;2;3;", Fault.NOBODY, id="a woman who is not hers"),
        pytest.param("Nadia;bientôt;2;3;", Fault.NO_MOMENT, id="no moment"),
        pytest.param("Nadia;T0;6;3;", Fault.NOT_A_CODE, id="outside the scale"),
        pytest.param("Nadia;T0;-1;3;", Fault.NOT_A_CODE, id="negative"),
        pytest.param("Nadia;T0;2,5;3;", Fault.NOT_A_CODE, id="between two answers"),
        pytest.param("Nadia;T0;deux;3;", Fault.NOT_A_CODE, id="a word"),
        pytest.param("Nadia;T0;;;", Fault.EMPTY, id="no answer at all"),
    ],
)
def test_a_wrong_cell_is_named_and_keeps_what_was_typed(row: str, fault: Fault) -> None:
    heading = TABLE.splitlines()[0]

    [measure] = checked(f"{heading}\n{row}\n".encode()).measures

    cells = [measure.person, measure.moment, *measure.answers.values()]
    assert [cell.fault for cell in cells if cell.fault] == [fault]
    assert measure.number == 2
    assert {cell.text for cell in cells} <= set(row.split(";"))


def test_the_same_woman_at_the_same_moment_stands_once() -> None:
    found = checked((TABLE + "nadia;T0;1;1;\n").encode())

    assert [measure.moment.fault for measure in found.measures] == [None, None, None, Fault.TWICE]


def test_two_women_of_one_name_are_for_the_case_manager_to_tell_apart() -> None:
    found = checked(TABLE.encode(), {NADIA: "Nadia", uuid4(): "NADIA", ROSA: "Rosa-Élise"})

    assert found.measures[0].person.fault is Fault.SEVERAL


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x03\x04 not a workbook", id="a broken workbook"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", id="a picture"),
        pytest.param("Prénom;Moment\n".encode(), id="a heading alone"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        reading.read(content)
