"""What she says of her own picture: of one domain, or of the whole."""

from django.db import models

from miriam.access.models import Mandate
from miriam.core.models import Leaving, Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class Comment(Record, Leaving):
    """Her words beside her picture: why she put a mark where it is. Never quoted by anybody."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="picture_comments")
    # The question it is about; nothing for the picture as a whole.
    item = models.CharField(max_length=60, blank=True)
    words = SealedText(depth=Depth.SHARED, block=64)
    language = models.CharField(max_length=12)
    said_on = TodayField()
    written_by = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, related_name="picture_comments"
    )

    sealed_by = "file"
    secrecy = classify(content="words", structure="file item language said_on written_by")

    class Meta:
        ordering = ["said_on", "pk"]
