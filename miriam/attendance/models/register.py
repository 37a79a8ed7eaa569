"""A register: everything that is known of who answers and who comes to one session."""

from django.db import models

from miriam.attendance.domain import BLOCK, Roll
from miriam.attendance.domain.lists import packed, unpacked
from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON


class Register(Record):
    """One sealed list for one group at one session: always as many bytes, whoever came.

    No version and no moment of change: how often somebody wrote would tell how many came. The
    moment it is made is the one at which the session begins.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="registers")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="registers")
    content = SealedJSON(depth=Depth.GROUP, block=BLOCK)

    sealed_by = "group"
    secrecy = classify(content="content", structure="session group")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "group"], name="attendance_register_once")
        ]

    @property
    def sheet(self) -> Roll:
        """The list, opened."""
        return unpacked(self.content)

    @sheet.setter
    def sheet(self, sheet: Roll) -> None:
        self.content = packed(sheet)
