"""PDF that a screen reader can read: Typst templates that receive their words as data.

What people wrote never becomes part of a template's source: it travels as JSON and is placed as
text, so there is nothing to escape and nothing to forget. No network, no system fonts.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs
from django.utils.functional import Promise

from miriam.core import clock
from miriam.look.letters import printable

if TYPE_CHECKING:
    import typst

HOUSE = Path(__file__).resolve().parent.parent
FONTS = Path(__file__).resolve().parent / "fonts"


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _find(name: str) -> Path:
    """The template of that name in the templates of the modules."""
    for folder in get_app_template_dirs("templates"):
        found = Path(folder) / name
        if found.is_file():
            return found
    raise TemplateDoesNotExist(name)


def _shown(value: Any) -> Any:
    """The context with only signs that the fonts have."""
    if isinstance(value, str | Promise):
        return printable(str(value))
    if isinstance(value, Mapping):
        return {name: _shown(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(inner) for inner in value]
    return value


def render(
    template_name: str, context: Mapping[str, Any], *, language: str, title: object
) -> bytes:
    """A tagged PDF (PDF/UA-1) from `<module>/<name>.typ`, which reads the context as `data`."""
    # Loaded by whoever makes a document: its program is as large as all the rest.
    import typst

    inputs = {
        "data": json.dumps(_shown(context), cls=DjangoJSONEncoder),
        "language": language,
        "title": printable(str(title)),
    }
    return typst.compile(
        str(_find(template_name)),
        root=str(HOUSE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        timestamp=int(clock.now().timestamp()),
    )
