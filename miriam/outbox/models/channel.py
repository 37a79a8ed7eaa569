"""A channel: her separate yes to reminders, with the number or address that a machine may read."""

from django.db import models
from django.db.models import F, Q

from miriam.core import clock
from miriam.core.models import Leaving, Record, Staying, Versioned
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.outbox.domain import agreed as way
from miriam.outbox.domain.agreed import AgreedWay
from miriam.people.domain import CONFIRM_EVERY, FileState
from miriam.people.models import File
from miriam.vault import machine
from miriam.vault.crypto import Unreadable


class ChannelQuerySet(models.QuerySet["MessageChannel"]):
    """What a channel can be."""

    def in_force(self) -> "ChannelQuerySet":
        """Those by which something may leave today: what she says is safe has not changed since,
        she was asked again lately, and her accompaniment is neither paused nor over.
        """
        return self.filter(
            file__state=FileState.OPEN,
            file__safe_contact__changes=F("of_changes"),
            file__safe_contact__confirmed_on__gte=clock.today() - CONFIRM_EVERY,
        )


class MessageChannel(Record, Versioned, Leaving):
    """Her yes, copied from her safe contact while that was open, as it was then (`of_changes`).

    Sealed under the key of the installation and not under hers: at night nobody is there to open
    it. Taken back it is found nowhere, and destroyed some minutes later.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="message_channels")
    kept = models.BinaryField()
    of_changes = models.PositiveIntegerField()
    agreed_on = TodayField()

    objects = Staying.from_queryset(ChannelQuerySet)()  # type: ignore[misc]
    secrecy = classify(machine="kept", structure="file of_changes agreed_on")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=Q(leaving_since=None), name="outbox_channel_one_yes"
            )
        ]

    @property
    def agreed(self) -> AgreedWay | None:
        """What she said yes to; nothing when it can no longer be read."""
        try:
            return way.unpacked(machine.unseal(bytes(self.kept), self._place))
        except Unreadable:
            return None

    @agreed.setter
    def agreed(self, agreed: AgreedWay) -> None:
        self.kept = machine.seal(way.packed(agreed), self._place)

    @property
    def _place(self) -> str:
        return f"{self._meta.label_lower}.kept|{self.public_id}"
