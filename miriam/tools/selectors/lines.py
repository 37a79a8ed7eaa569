"""What she laid out with a tool, in its order."""

from miriam.core.rows import attach
from miriam.people.models import File
from miriam.tools.domain.lines import Tool
from miriam.tools.models import ToolLine


def lines_of(file: File, tool: Tool) -> list[ToolLine]:
    """The lines of this tool; those that somebody changed outside the program are left out."""
    rows = list(ToolLine.objects.filter(file=file))
    found = [(row.laid, row) for row in attach(rows, "file", {file.pk: file})]
    hers = [(laid, row) for laid, row in found if laid and laid.tool is tool]
    return [row for laid, row in sorted(hers, key=lambda one: (one[0].position, one[1].pk))]


def tool_of(line: ToolLine) -> Tool:
    """The tool that a line belongs to; the first where nobody can read it any more."""
    return line.laid.tool if line.laid else Tool.LIFE_LINE
