"""Reading the thread of a file."""

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_READ_THREAD
from miriam.accompaniment.forms.thread import ThreadFilter
from miriam.accompaniment.models import Encounter, Trace
from miriam.accompaniment.pages import words
from miriam.accompaniment.pages.components import May
from miriam.accompaniment.permissions import READ_THREAD, may_mend
from miriam.accompaniment.selectors.gone import between, traces_of
from miriam.accompaniment.selectors.themes import themes_of
from miriam.accompaniment.selectors.thread import SoughtInThread, length_of_thread, told_of
from miriam.accompaniment.selectors.thread import thread as thread_of
from miriam.accompaniment.selectors.turns import TurnTold, turns_of
from miriam.people.models import File
from miriam.people.selectors.readers import readers
from miriam.vault.domain import Depth

PAGE = 20


@requires(
    READ_THREAD,
    opens=at(Depth.IDENTITY, Depth.SHARED, Depth.WORKING),
    purpose=TO_READ_THREAD,
    only_asks=True,
)
def thread(request: Request, file: File) -> HttpResponse:
    """What happened, newest first.

    The words one looks for are sent with the form: an address is remembered by browsers.
    """
    chosen, wanted = _asked(request, file)
    found = thread_of(file, wanted)
    pages = Paginator(found, max(len(found), 1) if wanted.words else PAGE)
    page = pages.get_page(request.GET.get("page"))
    met = told_of(file, page.object_list)
    context = {
        "file": file,
        "form": chosen,
        "wanted": wanted,
        "may": May(follow=not file.is_closed, mend=may_mend(file, request.actor)),
        "is_searching": "chercher" in request.GET or wanted != SoughtInThread(),
        "page": page,
        "met": met,
        "beside": _beside(file, page, met) if wanted == SoughtInThread() else [],
        "total": pages.count if wanted == SoughtInThread() else length_of_thread(file),
        "kept": any(str(one.public_id) == request.GET.get("apres") for one in met),
        "readers": words.thread_readers(file.call_name, readers(file, request.actor)),
    }
    return render(request, "accompaniment/thread.html", context)


def _asked(request: Request, file: File) -> tuple[ThreadFilter | None, SoughtInThread]:
    """The filter, where one looks for something, and what is looked for."""
    if request.GET.keys() <= {"page", "apres"} and not request.POST:
        return None, SoughtInThread()
    chosen = ThreadFilter(request.GET, themes=themes_of(file.centre))
    return chosen, chosen.wanted(request.POST.get("words", "").strip())


def _beside(file: File, page: Page[int], met: list[Encounter]) -> list[Trace | TurnTold]:
    """What is gone of the days that this page shows, and where she changed direction."""
    newest = met[0].on if page.has_previous() and met else None
    oldest = met[-1].on if page.has_next() and met else None
    return [*between(traces_of(file), newest, oldest), *between(turns_of(file), newest, oldest)]
