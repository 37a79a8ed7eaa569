"""What is being typed, kept as it is typed."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.access.permissions import KEEP_DRAFT
from miriam.access.services import drafts
from miriam.core import clock
from miriam.look import dates


@requires(KEEP_DRAFT)
@require_POST
def draft(request: Request, mandate: Mandate) -> HttpResponse:
    """Sealed for whoever types it; says at what hour, and nothing if it was not kept."""
    is_kept = drafts.keep(request, request.actor)
    return JsonResponse({"at": dates.hour(clock.now()) if is_kept else ""})
