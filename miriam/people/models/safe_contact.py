"""A safe contact: how she can be reached without danger."""

from datetime import date

from django.db import models

from miriam.core import clock
from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.lists import phones
from miriam.people import domain
from miriam.people.models.file import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText


class SafeContact(Record, Versioned):
    """Only what she has said is safe, and when she last said so; `changes` counts how often she has
    said something else, so that what was built upon it is known to be of before.
    """

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="safe_contact")
    channel = SealedText(depth=Depth.IDENTITY, coded=True)
    address = SealedText(depth=Depth.IDENTITY, block=64)
    hours = SealedText(depth=Depth.IDENTITY, block=64)
    may_leave_message = SealedJSON(depth=Depth.IDENTITY)
    name_to_show = SealedText(depth=Depth.IDENTITY)
    code_word = SealedText(depth=Depth.IDENTITY)
    avoid = SealedText(depth=Depth.IDENTITY, block=128)
    confirmed_on = models.DateField(null=True)
    changes = models.PositiveIntegerField(default=0)

    sealed_by = "file"
    secrecy = classify(
        identity="channel address hours may_leave_message name_to_show code_word avoid",
        structure="file confirmed_on changes",
    )

    @property
    def way(self) -> str:
        """Her number as one dials it, or the address or the place."""
        return phones.shown(self.address or "")

    @property
    def is_known(self) -> bool:
        """Whether she has said anything yet."""
        return bool(self.channel or self.address)

    @property
    def needs_confirming(self) -> bool:
        """Whether to ask her again, gently."""
        return self.is_to_confirm(clock.today())

    def is_to_confirm(self, today: date) -> bool:
        """The same for whoever looks through many, and knows what day it is."""
        return domain.needs_confirming(self.confirmed_on, today) and self.is_known
