"""To which file a note moves."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import WrittenOnce
from miriam.people.models import File


class MoveForm(WrittenOnce):
    """The woman whom it is about."""

    to = forms.TypedChoiceField(
        label=_("De qui parle cette note ?"),
        error_messages={"required": _("Choisissez son dossier.")},
    )

    def __init__(self, *args: Any, files: Iterable[File], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_name = {str(file.public_id): file for file in files}
        field = self.fields["to"]
        assert isinstance(field, forms.TypedChoiceField)
        names = [(key, file.call_name) for key, file in by_name.items()]
        field.choices = [("", _("choisissez")), *names]
        field.coerce = by_name.__getitem__
