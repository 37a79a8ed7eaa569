"""A small file that swells when it is read is refused before it is read."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from miriam.measures.domain.intake import reading
from miriam.questionnaire.domain.exchange import sheets
from miriam.questionnaire.domain.exchange.sheets import LARGEST_CONTENT, TooLarge, UnreadableFile


def far_cell(row: int, column: int) -> bytes:
    book, kept = Workbook(), BytesIO()
    assert book.active is not None
    book.active["A1"] = "code"
    book.active.cell(row, column, "x")
    book.save(kept)
    return kept.getvalue()


def repeated_cells() -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="a">'
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="16000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return kept.getvalue()


def lying_size() -> bytes:
    """Says that it holds ten bytes, and holds more than a questionnaire ever does."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (LARGEST_CONTENT + 1))
    said, true = (10).to_bytes(4, "little"), (LARGEST_CONTENT + 1).to_bytes(4, "little")
    return kept.getvalue().replace(true, said)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(far_cell(50_000, 16_384), id="a cell far away"),
        pytest.param(far_cell(2, 16_384), id="a column far away"),
        pytest.param(repeated_cells(), id="a cell repeated"),
        pytest.param(lying_size(), id="a size that lies"),
    ],
)
def test_a_small_file_that_swells_is_refused(content: bytes) -> None:
    assert len(content) < 100_000
    with pytest.raises((TooLarge, UnreadableFile)):
        sheets.read(content)


def test_an_endless_cell_of_text_is_refused_in_words() -> None:
    with pytest.raises(UnreadableFile):
        reading.read(b'code;moment\n1;"' + b"x" * 200_000 + b'"\n')


def test_a_sheet_that_comes_back_larger_than_any_that_was_read_is_refused() -> None:
    rows = ",".join('{"number":1,"cells":{}}' for _ in range(sheets.MOST_ROWS + 1))
    with pytest.raises(UnreadableFile):
        reading.unpack(f'{{"headings":["a"],"rows":[{rows}]}}')
