"""The report as an accessible PDF (PDF/UA-1): tagged, titled, in its language, fonts embedded."""

import json
from pathlib import Path
from typing import Any

from miriam.evaluation.engine.report.document import Document

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(__file__).parents[3] / "core" / "fonts"


def pdf(result: dict[str, Any], lang: str) -> bytes:
    """The report of a result."""
    import typst

    data = json.dumps(Document(result, lang).model(), ensure_ascii=False)
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=[str(FONTS)] if FONTS.is_dir() else [],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
    )
    return made
