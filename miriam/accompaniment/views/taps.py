"""One tap that writes about her: done, said with its way back, and back to a page of hers."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.functional import Promise

from miriam.access.http import Request
from miriam.accompaniment.models import Appointment, Aspiration, Encounter, Note, Step
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts

Hers = Appointment | Aspiration | Encounter | Note | Step


def tap_on(
    request: Request,
    row: Hers,
    act: Callable[..., object],
    done: str | Promise,
    *,
    to: str,
    undo: str = "",
    lasts: Lasts = Lasts.MINUTES,
) -> HttpResponse:
    """Do it to what is hers, say so, and go to a page of her file; `to` is that page and `undo` the
    one that takes it back, by their names in this room.
    """
    return tap(
        request,
        lambda: act(row, by=request.actor),
        done,
        f"accompaniment:{to}",
        row.file.public_id,
        undo=address(f"accompaniment:{undo}", row.public_id) if undo else "",
        lasts=lasts,
    )
