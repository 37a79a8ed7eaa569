"""A centre: a CPAS or OCMW, or a consortium of small ones."""

from django.db import models
from django.utils.translation import get_language

from miriam.core.models import Record
from miriam.core.secrecy import classify


class Centre(Record):
    """A public social welfare centre that runs Miriam groups."""

    name_fr = models.CharField(max_length=120)
    name_nl = models.CharField(max_length=120)
    # Municipality code of the Belgian statistical office.
    nis5 = models.CharField(max_length=5, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    is_fictional = models.BooleanField(default=False)

    secrecy = classify(structure="name_fr name_nl nis5 phone is_fictional")

    class Meta:
        ordering = ["name_fr", "pk"]

    def __str__(self) -> str:
        return self.name_nl if get_language() == "nl" else self.name_fr
