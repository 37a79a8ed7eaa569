"""A tool with what she laid out; one line at a time, each with its way back; and its paper."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed, telling
from miriam.look.taps import tap
from miriam.look.ways_back import said
from miriam.people.models import File
from miriam.people.selectors import fresh
from miriam.tools.acts import TO_LAY_LINES, TO_PRINT_TOOL, TO_SEE_TOOL
from miriam.tools.domain.lines import Tool
from miriam.tools.forms.lines import LineForm, as_it_is_laid
from miriam.tools.models import ToolLine
from miriam.tools.pages.tools import page_of_tool, paper_of_tool, title_of
from miriam.tools.permissions import (
    CHANGE_LINE,
    LAY_LINES,
    READ_TOOL,
    REMOVE_LINE,
    RETURN_LINE,
)
from miriam.tools.selectors.lines import lines_of, tool_of
from miriam.tools.services import lines
from miriam.vault.domain import Depth

HERS = at(Depth.IDENTITY, Depth.SHARED)
OF_FILE = at(Depth.IDENTITY, Depth.SHARED, of="file")


@requires(READ_TOOL, opens=HERS, purpose=TO_SEE_TOOL)
def tool(request: Request, file: File, tool: Tool) -> HttpResponse:
    """What she laid out with it, to be looked at by two."""
    context = {"file": file, "page": page_of_tool(tool, lines_of(file, tool))}
    return render(request, "tools/tool.html", context)


@requires(READ_TOOL, opens=HERS, purpose=TO_PRINT_TOOL)
def tool_paper(request: Request, file: File, tool: Tool) -> HttpResponse:
    """The same on paper, in her language; without what she keeps off it."""
    sheet = chosen(request.GET, file.languages)
    page = paper_of_tool(tool, lines_of(file, tool))
    context = {"file": file, "page": page, "telling": telling(sheet, page.texts)}
    return printed(request, "tools/tool_paper.html", sheet, **context)


@requires(LAY_LINES, opens=HERS, purpose=TO_LAY_LINES)
def line_new(request: Request, file: File, tool: Tool) -> HttpResponse:
    """Something more that she lays out."""
    by, initial = request.actor, {"column": request.GET.get("column", "")}
    others = lines_of(file, tool)
    form = LineForm(request.POST or None, initial=initial, tool=tool, others=others)
    if form.is_valid() and (made := form.makes(lambda: lines.lay(file, tool, form.line(), by=by))):
        may_go = REMOVE_LINE.holds(made, by=by)
        undo = address("tools:line_off", made.public_id) if may_go else ""
        said(request, _("C’est gardé."), undo=undo)
        return redirect("tools:tool", file.public_id, tool)
    context = {"file": file, "form": form, "tool": tool, "title": title_of(tool)}
    return render(request, "tools/line.html", context)


@requires(CHANGE_LINE, opens=OF_FILE, purpose=TO_LAY_LINES)
def line_change(request: Request, line: ToolLine) -> HttpResponse:
    """She says it otherwise, or somewhere else."""
    file, by, tool = line.file, request.actor, tool_of(line)
    every = lines_of(file, tool)
    initial = as_it_is_laid(line, every)
    others = [one for one in every if one != line]
    form = LineForm(request.POST or None, initial=initial, tool=tool, others=others)
    if form.is_valid() and form.keeps_or_shows(
        lambda: lines.change(line, form.line(), version=form.on_screen, by=by),
        fresh=lambda: as_it_is_laid(fresh(line), lines_of(file, tool)),
    ):
        said(request, _("C’est gardé."))
        return redirect("tools:tool", file.public_id, tool)
    may_go = REMOVE_LINE.holds(line, by=by)
    context = {"file": file, "form": form, "tool": tool, "title": title_of(tool)}
    return render(request, "tools/line.html", {**context, "line": line, "may_go": may_go})


@requires(REMOVE_LINE, opens=OF_FILE, purpose=TO_LAY_LINES)
@require_POST
def line_off(request: Request, line: ToolLine) -> HttpResponse:
    """She does not want it there."""
    return tap(
        request,
        lambda: lines.take_off(line, by=request.actor),
        _("C’est enlevé."),
        "tools:tool",
        line.file.public_id,
        tool_of(line),
        undo=address("tools:line_return", line.public_id),
    )


@requires(RETURN_LINE, opens=OF_FILE, purpose=TO_LAY_LINES)
@require_POST
def line_return(request: Request, line: ToolLine) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: lines.bring_back(line, by=request.actor),
        _("C’est de nouveau là."),
        "tools:tool",
        line.file.public_id,
        tool_of(line),
        undo=address("tools:line_off", line.public_id),
    )
