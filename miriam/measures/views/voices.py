"""The voices that she hears on the tablet."""

from django.http import HttpResponse

from miriam.access.gate import capability_only
from miriam.access.http import Request
from miriam.measures.models import Administration
from miriam.measures.permissions import ANSWER
from miriam.questionnaire.pages.sounds import recording_or_404
from miriam.questionnaire.selectors import recordings


@capability_only(ANSWER)
def on_tablet(request: Request, administration: Administration, recording: str) -> HttpResponse:
    """A recording of the questionnaire that she answers, and of no other."""
    named = recordings.named_in(administration.version.definition)
    return recording_or_404(request, named, recording)
