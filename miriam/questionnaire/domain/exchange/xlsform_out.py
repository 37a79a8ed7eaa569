"""A definition as an XLSForm workbook: survey, choices and settings as ODK and Kobo read them,
the rest beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import (
    Choice,
    Item,
    MissingReason,
    Option,
    Presentation,
    Question,
    QuestionKind,
    Text,
)
from miriam.questionnaire.domain.exchange import rest

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Row = dict[str, object]

CARRIED = (
    "id",
    "version",
    "source_language",
    "title.<source>",
    "items[].",
    "sections[].code",
    "sections[].title",
    "scales[].code",
    "scales[].options[].code",
    "scales[].options[].label",
    "scales[].options[].picture",
    "scales[].options[].audio",
    "profile[].",
    "facts[].",
)
BESIDE = (".alone",)
WIDEST = 60


def workbook(instrument: Instrument) -> bytes:
    """The .xlsx file."""
    # Loaded by whoever writes a workbook: it brings numpy along.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, "survey", _survey(instrument))
    _sheet(book, "choices", _choices(instrument))
    _sheet(book, "settings", [_settings(instrument)])
    _sheet(book, "miriam", [{"path": path, "value": value} for path, value in _rest(instrument)])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _survey(instrument: Instrument) -> Iterator[Row]:
    for section in instrument.sections:
        yield _begin(instrument, section.code, section.title)
        for item in instrument.items:
            if item.section == section.code:
                yield _item(instrument, item)
        yield {"type": "end_group"}
    for name, questions in (("profile", instrument.profile), ("facts", instrument.facts)):
        if questions:
            title = dict.fromkeys(instrument.language_codes, name)
            yield _begin(instrument, f"miriam_{name}", title)
            yield from (_question(instrument, question) for question in questions)
            yield {"type": "end_group"}


def _begin(instrument: Instrument, name: str, title: Text | Mapping[str, str]) -> Row:
    return {"type": "begin_group", "name": name, **_words(instrument, "label", title)}


def _item(instrument: Instrument, item: Item) -> Row:
    scale = instrument.scale_of(item)
    likert = scale.presentation is not Presentation.NUMBER_LINE
    return {
        "type": f"select_one {item.scale}",
        "name": item.code,
        **_words(instrument, "label", item.wording),
        **_words(instrument, "guidance_hint", item.plain),
        **_picture(instrument, item.picture),
        **_words(instrument, "audio", item.audio),
        "appearance": "likert" if likert else "columns-pack",
        "miriam::direction": item.direction,
        "miriam::role": item.role.value,
        "miriam::theme": item.theme,
        "miriam::missing": _missing(item.missing),
        "miriam::withheld": "yes" if item.withheld else None,
        "miriam::source_note": item.source_note or None,
    }


def _question(instrument: Instrument, question: Question) -> Row:
    many = question.kind is QuestionKind.MULTIPLE
    return {
        "type": f"{'select_multiple' if many else 'select_one'} list_{question.code}",
        "name": question.code,
        **_words(instrument, "label", question.wording),
        **_words(instrument, "guidance_hint", question.plain),
        **_picture(instrument, question.picture),
        **_words(instrument, "audio", question.audio),
        "miriam::missing": _missing(question.missing),
        "miriam::sealed": "yes" if question.sealed else "no",
    }


def _missing(reasons: Iterable[MissingReason]) -> str:
    return " ".join(reasons) or "-"


def _choices(instrument: Instrument) -> Iterator[Row]:
    for scale in instrument.scales:
        for option in scale.options:
            yield _option(instrument, scale.code, option)
    for question in (*instrument.profile, *instrument.facts):
        for choice in question.choices:
            yield _choice(instrument, question.code, choice)


def _option(instrument: Instrument, scale: str, option: Option) -> Row:
    return {
        "list_name": scale,
        "name": option.code,
        **_words(instrument, "label", option.label),
        **_picture(instrument, option.picture),
        **_words(instrument, "audio", option.audio),
    }


def _choice(instrument: Instrument, question: str, choice: Choice) -> Row:
    return {
        "list_name": f"list_{question}",
        "name": choice.code,
        **_words(instrument, "label", choice.label),
        **_words(instrument, "audio", choice.audio),
    }


def _settings(instrument: Instrument) -> Row:
    return {
        "form_title": instrument.title[instrument.source_language],
        "form_id": instrument.id,
        "version": instrument.version,
        "default_language": column_language(instrument, instrument.source_language),
    }


def _rest(instrument: Instrument) -> rest.Rows:
    source = f"title.{instrument.source_language}"
    carried = tuple(path.replace("title.<source>", source) for path in CARRIED)
    return rest.rows(as_data(instrument), lambda path: _is_carried(rest.general(path), carried))


def _is_carried(path: str, carried: tuple[str, ...]) -> bool:
    return path.startswith(carried) and not path.endswith(BESIDE)


def column_language(instrument: Instrument, code: str) -> str:
    return f"{instrument.language(code).name} ({code})"


def _words(instrument: Instrument, column: str, text: Text | Mapping[str, str] | None) -> Row:
    """A column per language; without a text the columns are absent from this row."""
    if not text:
        return {}
    return {
        f"{column}::{column_language(instrument, code)}": text[code]
        for code in instrument.language_codes
        if code in text
    }


def _picture(instrument: Instrument, picture: str | None) -> Row:
    return (
        _words(instrument, "image", dict.fromkeys(instrument.language_codes, picture))
        if picture
        else {}
    )


def _sheet(book: Workbook, title: str, found: Iterable[Row]) -> None:
    sheet = book.create_sheet(title)
    lines = list(found)
    columns = list(dict.fromkeys(name for line in lines for name in line))
    sheet.append(columns)
    for line in lines:
        sheet.append([_cell(line.get(column)) for column in columns])
    _make_readable(sheet)


def _cell(value: object) -> object:
    return str(value) if value is not None else None


def _make_readable(sheet: Worksheet) -> None:
    """Bold frozen heading, columns as wide as their text, and no cell that a spreadsheet takes
    for a formula.
    """
    from openpyxl.styles import Font

    sheet.freeze_panes = "A2"
    for column in sheet.iter_cols():
        widest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(widest + 2, WIDEST)
        column[0].font = Font(bold=True)
        for cell in column:
            cell.data_type = "s" if cell.value is not None else cell.data_type
