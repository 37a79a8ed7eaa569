"""The report as an accessible PDF (PDF/UA-1): tagged, titled, in its language, fonts embedded."""

import json
from pathlib import Path
from typing import Any

from miriam.statistics.report.document import Document
from miriam.statistics.report.letters import NO_FONTS, Letters
from miriam.statistics.result import Result

TEMPLATE = Path(__file__).with_name("report.typ")


def pdf(result: Result, lang: str, letters: Letters = NO_FONTS) -> bytes:
    """The report of a result, set in the letters that are given."""
    import typst

    data = json.dumps(_shown(Document(result, lang).model(), letters), ensure_ascii=False)
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(letters.fonts)] if letters.fonts else [],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
    )
    return made


def _shown(value: Any, letters: Letters) -> Any:
    if isinstance(value, str):
        return letters.printable(value)
    if isinstance(value, dict):
        return {name: _shown(inner, letters) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shown(inner, letters) for inner in value]
    return value
