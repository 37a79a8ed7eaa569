"""A tool as its page and its paper show it: its words, its columns, her lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.tools.domain.lines import COLUMNS, Laid, Tool
from miriam.tools.models import ToolLine
from miriam.tools.pages.words import of_the_page

NAMES: Mapping[Tool, str] = {
    Tool.LIFE_LINE: "tool_life_line",
    Tool.STRENGTHS: "tool_strengths",
    Tool.TODAY: "tool_today",
    Tool.BALANCE: "tool_balance",
    Tool.TABLE: "tool_table",
    Tool.WORK: "tool_work",
}
ABOUT: Mapping[Tool, str | Promise] = {
    Tool.LIFE_LINE: _(
        "Ce que j’ai traversé, et ce qui m’a portée. Seulement ce que j’ai envie de poser ; une "
        "date n’est pas nécessaire."
    ),
    Tool.STRENGTHS: _(
        "Ce que j’ai en moi, ce qui m’entoure, ce que les services peuvent apporter."
    ),
    Tool.TODAY: _(
        "Les choses qui ne peuvent pas attendre. Pas de projet ici : d’abord respirer un peu."
    ),
    Tool.BALANCE: _("Ce qui me retient, ce qui ouvre un chemin. Sans chercher la faute."),
    Tool.TABLE: _("Un tableau dont nous choisissons les colonnes ensemble."),
    Tool.WORK: _("Ce que je sais faire, ce que j’aime, ce que je voudrais. À mon rythme."),
}


@dataclass(frozen=True)
class OfferedTool:
    """A tool as the page of all of them offers it."""

    tool: Tool
    title: str
    about: str | Promise

    @property
    def open_label(self) -> str:
        """What its button says to whoever listens."""
        return gettext("Ouvrir : %(what)s") % {"what": self.title}


@dataclass(frozen=True)
class LaidColumn:
    """A column and her lines in it. `name` is that of its words, where the tool brings the column;
    the title is theirs where the two named it.
    """

    key: str
    name: str
    title: str
    lines: list[tuple[ToolLine, Laid]]


@dataclass(frozen=True)
class ToolPage:
    """A tool with what she laid out."""

    tool: Tool
    name: str
    title: str
    about: str | Promise
    columns: list[LaidColumn]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is laid out yet."""
        return not any(column.lines for column in self.columns)

    @property
    def is_a_line_of_time(self) -> bool:
        """Whether its lines follow each other, with her word for what carried her."""
        return self.tool is Tool.LIFE_LINE

    @property
    def carried(self) -> str:
        """The words above hers for what carried her."""
        return of_the_page()["carried_me"]

    @property
    def texts(self) -> list[str]:
        """What she or others wrote on it."""
        every = [laid for column in self.columns for _row, laid in column.lines]
        return [text for laid in every for text in (laid.words, laid.when, laid.carried) if text]


def choices() -> list[OfferedTool]:
    """Every tool, none of them due."""
    return [OfferedTool(tool, title_of(tool), ABOUT[tool]) for tool in Tool]


def title_of(tool: Tool) -> str:
    """What a tool is called on the page."""
    return of_the_page()[NAMES[tool]]


def page_of_tool(tool: Tool, lines: Iterable[ToolLine]) -> ToolPage:
    """All that she laid out with it."""
    return _page(tool, [(row, said) for row in lines if (said := row.laid)])


def paper_of_tool(tool: Tool, lines: Iterable[ToolLine]) -> ToolPage:
    """What goes on paper: without what she keeps off it."""
    laid = [(row, said) for row in lines if (said := row.laid)]
    return _page(tool, [(row, said) for row, said in laid if not said.off_paper])


def column_titles(tool: Tool) -> dict[str, str]:
    """The columns that a tool brings, with their titles on the page."""
    words = of_the_page()
    return {key: words[f"column_{key}"] for key in COLUMNS[tool]}


def change_line_label(laid: Laid) -> str:
    """What the pencil of a line says to whoever listens."""
    return gettext("Changer : %(what)s") % {"what": laid.words}


def _page(tool: Tool, laid: list[tuple[ToolLine, Laid]]) -> ToolPage:
    return ToolPage(tool, NAMES[tool], title_of(tool), ABOUT[tool], _columns(tool, laid))


def _columns(tool: Tool, laid: list[tuple[ToolLine, Laid]]) -> list[LaidColumn]:
    brought = column_titles(tool)
    named = {said.column: said.column for _row, said in laid} or {"": ""}
    return [
        LaidColumn(
            key,
            f"column_{key}" if key in brought else "",
            title,
            [one for one in laid if one[1].column == key],
        )
        for key, title in (brought or named).items()
    ]
