"""A questionnaire that is brought as a file."""

import base64
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

LARGEST_UPLOAD = 5_000_000
# What is larger than the server takes never arrives, as if nothing had been chosen.
NOT_THERE = _("Choisissez un fichier de 5 Mo au plus.")
# The page carries it from reading to keeping, a third longer: all that a request may hold.
LARGEST_QUESTIONNAIRE = 7_000_000
NO_QUESTIONNAIRE = _("Choisissez un fichier de 7 Mo au plus.")


class BringForm(forms.Form):
    """A questionnaire in a file that somebody edited elsewhere, alone or with its recordings."""

    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_(
            "XLSForm (.xlsx), FHIR R4 (.json) ou définition de Miriam (.json), ou une archive "
            "(.zip) d’un de ces fichiers avec ses enregistrements. 7 Mo au plus."
        ),
        error_messages={"required": NO_QUESTIONNAIRE},
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_QUESTIONNAIRE:
            raise forms.ValidationError(NO_QUESTIONNAIRE)
        return file


class CarriedFile(forms.CharField):
    """A file that a page shows and sends back: nothing of it is kept on the server meanwhile."""

    widget = forms.HiddenInput

    def prepare_value(self, value: Any) -> Any:
        return base64.urlsafe_b64encode(value).decode() if isinstance(value, bytes) else value

    def to_python(self, value: Any) -> Any:
        try:
            return base64.urlsafe_b64decode(super().to_python(value) or "")
        except ValueError as error:
            raise forms.ValidationError(NO_QUESTIONNAIRE) from error


class KeepForm(forms.Form):
    """The file that was read, sent back to be kept."""

    content = CarriedFile()
