"""A word of the team to those who answer for its group: about the group, never about a woman."""

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.groups.models import Group


class TeamWord(Record, Versioned):
    """What the case managers of a group want its coordinator to read and to print; in clear."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="team_word")
    words = models.CharField(max_length=600, blank=True)

    secrecy = classify(structure="group words")

    class Meta:
        ordering = ["pk"]
