"""One line of a tool: only the words are asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import ChipRadios, GrowingTextarea, VersionedForm
from miriam.look.typed import Wary
from miriam.tools.domain.lines import COLUMNS, Tool
from miriam.tools.models import ToolLine
from miriam.tools.pages.tools import column_titles
from miriam.tools.services.lines import AT_THE_END, AT_THE_START, LineFacts, place_of

LONGEST, SHORT = 300, 60
FIRST_WORDS = 30


class LineForm(Wary, VersionedForm):
    """Which fields are shown depends on the tool: a column, or when it was and what carried her."""

    column = forms.ChoiceField(label=_("Où"), widget=ChipRadios())
    words = forms.CharField(
        label=_("Avec mes mots"),
        max_length=LONGEST,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    when = forms.CharField(
        label=_("Quand, si j’ai envie de le dire"),
        help_text=_("Une année, « avant d’arriver », « après la naissance » : comme je le dis."),
        max_length=SHORT,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    carried = forms.CharField(
        label=_("Ce qui m’a portée"),
        max_length=LONGEST,
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    after = forms.ChoiceField(label=_("Sa place sur la ligne"), required=False)
    off_paper = forms.BooleanField(
        label=_("Pas sur le papier"),
        help_text=_("Cette ligne reste ici, et ne s’imprime pas."),
        required=False,
    )

    field_order = ["column", "words", "when", "carried", "after", "off_paper"]

    def __init__(self, *args: Any, tool: Tool, others: list[ToolLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = _("Écrivez quelques mots.")
        self._columns_of(tool, others)
        if tool is Tool.LIFE_LINE:
            self.fields["after"].choices = _places(others)  # type: ignore[attr-defined]
        else:
            for name in ("when", "carried", "after"):
                del self.fields[name]

    def line(self) -> LineFacts:
        """What was said."""
        return LineFacts(**self.facts())

    def _columns_of(self, tool: Tool, others: list[ToolLine]) -> None:
        if tool is Tool.TABLE:
            self.fields["column"] = _own_column(others)
        elif COLUMNS[tool]:
            titles = column_titles(tool)
            self.fields["column"].choices = list(titles.items())  # type: ignore[attr-defined]
            self.fields["column"].initial = COLUMNS[tool][0]
        else:
            del self.fields["column"]


def _own_column(others: list[ToolLine]) -> forms.CharField:
    named = list(dict.fromkeys(laid.column for one in others if (laid := one.laid)))
    said = ", ".join(f"« {name} »" for name in named)
    return forms.CharField(
        label=_("Dans quelle colonne"),
        help_text=_("Celles qui existent : %(columns)s.") % {"columns": said} if named else "",
        max_length=SHORT,
        initial=named[-1] if named else "",
        widget=forms.TextInput({"dir": "auto"}),
        error_messages={"required": _("Donnez un nom à la colonne.")},
    )


def _places(others: list[ToolLine]) -> list[tuple[str, Any]]:
    named = [(str(one.public_id), laid.words) for one in others if (laid := one.laid)]
    return [
        (AT_THE_END, _("à la fin")),
        (AT_THE_START, _("tout au début")),
        *((key, _("après : %(words)s") % {"words": words[:FIRST_WORDS]}) for key, words in named),
    ]


def as_it_is_laid(line: ToolLine, lines: list[ToolLine]) -> dict[str, Any]:
    """A line as the form shows it before it changes."""
    laid = line.laid
    if laid is None:
        return {"version": line.version}
    return {
        "column": laid.column,
        "words": laid.words,
        "when": laid.when,
        "carried": laid.carried,
        "off_paper": laid.off_paper,
        "after": place_of(line, lines),
        "version": line.version,
    }
