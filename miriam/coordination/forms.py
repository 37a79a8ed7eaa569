"""What is typed for those who answer for a group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.coordination.models import TeamWord
from miriam.look.forms import READ_WITHOUT_KEY, GrowingTextarea, VersionedForm
from miriam.look.typed import Wary


class TeamWordForm(Wary, VersionedForm):
    """A few sentences about the group."""

    words = forms.CharField(
        label=_("Un mot de l’équipe"),
        help_text=READ_WITHOUT_KEY,
        widget=GrowingTextarea(rows=3),
        max_length=600,
        required=False,
    )

    @classmethod
    def of(cls, word: TeamWord) -> dict[str, Any]:
        """What the form shows at first."""
        return {"words": word.words, "version": word.version}
