"""A card that a centre wrote; those that come with the product are data and have no row."""

from django.db import models

from miriam.access.models import Account, Centre
from miriam.core.models import Record, Versioned
from miriam.core.models.leaving import Leaving
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.practices.domain.kinds import PracticeState


class Practice(Record, Versioned, Leaving):
    """Its content lies as the file of a card says it (`domain/exchange.py`), in clear: it is made
    to be read by other centres. `before` is the state that it came from, to go back there;
    `remark` what somebody who read it over asks for.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="practices")
    author = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="practices"
    )
    state = models.CharField(
        max_length=12, default=PracticeState.DRAFT, choices=[(it, it) for it in PracticeState]
    )
    before = models.CharField(
        max_length=12, default=PracticeState.DRAFT, choices=[(it, it) for it in PracticeState]
    )
    content = models.JSONField()
    remark = models.CharField(max_length=300, blank=True)
    changed_on = TodayField()

    secrecy = classify(structure="centre author state before content remark changed_on")

    class Meta:
        ordering = ["created_at", "pk"]

    @property
    def code(self) -> str:
        """Its key in the bank."""
        return str(self.public_id)
