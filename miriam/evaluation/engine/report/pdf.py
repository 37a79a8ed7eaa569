"""The report as an accessible PDF (PDF/UA-1): tagged, titled, in its language, fonts embedded."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from miriam.evaluation.engine.report.document import Document

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(__file__).parents[3] / "look" / "fonts"


def pdf(result: dict[str, Any], lang: str, printable: Callable[[str], str] = str) -> bytes:
    """The report of a result; `printable` keeps the signs that the fonts have."""
    import typst

    data = json.dumps(_shown(Document(result, lang).model(), printable), ensure_ascii=False)
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(FONTS)] if FONTS.is_dir() else [],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
    )
    return made


def _shown(value: Any, printable: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _shown(inner, printable) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shown(inner, printable) for inner in value]
    return value
