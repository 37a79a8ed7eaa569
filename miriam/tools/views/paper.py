"""Her drawing on paper, to take along: as it is now, or beside the start."""

from django.http import HttpResponse

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed, telling
from miriam.people.models import File
from miriam.tools.acts import TO_PRINT_NETWORK
from miriam.tools.pages.paper import A5, SIZES, paper_of
from miriam.tools.permissions import READ_NETWORK
from miriam.tools.selectors.network import drawn_of
from miriam.vault.domain import Depth


@requires(READ_NETWORK, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_PRINT_NETWORK)
def network_paper(request: Request, file: File) -> HttpResponse:
    """One drawing a sheet, or both side by side; what lies apart is on none."""
    sheet, drawn = chosen(request.GET, file.languages), drawn_of(file)
    size = A5 if request.GET.get("size") == A5 else SIZES[0]
    paper = paper_of(drawn, sheet, size=size, both="both" in request.GET) if drawn else None
    context = {
        "file": file,
        "paper": paper,
        "size": size,
        "sizes": SIZES,
        "has_start": bool(drawn and drawn.start),
        "telling": telling(sheet, paper.texts if paper else []),
    }
    return printed(request, "tools/network_paper.html", sheet, **context)
