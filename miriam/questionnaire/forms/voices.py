"""What is chosen to let a voice read a questionnaire: one recording, or many by their names."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import Refusable
from miriam.questionnaire.forms.bringing import LARGEST_UPLOAD, NOT_THERE

TYPES = {"accept": "audio/*"}
# What a request may hold; what is larger never arrives.
TOO_MUCH = _("Choisissez des fichiers de 5 Mo au plus, 100 fichiers et 10 Mo au plus à la fois.")


class VoiceForm(Refusable, forms.Form):
    """A human voice that reads one text."""

    file = forms.FileField(
        label=_("L’enregistrement"),
        help_text=_("Ogg (Opus), MP3, M4A, AAC ou WAV, 5 Mo au plus."),
        error_messages={"required": NOT_THERE},
        widget=forms.FileInput(attrs=TYPES),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_UPLOAD:
            raise forms.ValidationError(NOT_THERE)
        return file

    @property
    def sound(self) -> bytes:
        """What the recording holds."""
        return bytes(self.cleaned_data["file"].read())


class ManyFiles(forms.ClearableFileInput):
    """The browser lets several files be chosen."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files."""

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        files = data if isinstance(data, list | tuple) else [data]
        cleaned: list[UploadedFile[Any]] = [
            super(FilesField, self).clean(one, initial) for one in files
        ]
        return cleaned


class VoicesForm(Refusable, forms.Form):
    """Many recordings, each with the name of what it reads."""

    recordings = FilesField(
        label=_("Plusieurs à la fois"),
        help_text=_(
            "Donnez à chaque fichier le nom écrit sous son texte (« items-trees.ogg »), ou celui "
            "que la définition lui donne. 100 fichiers et 10 Mo au plus à la fois."
        ),
        error_messages={"required": TOO_MUCH},
        widget=ManyFiles(attrs=TYPES),
    )

    def clean_recordings(self) -> list["UploadedFile[Any]"]:
        files: list[UploadedFile[Any]] = self.cleaned_data["recordings"]
        if any((one.size or 0) > LARGEST_UPLOAD for one in files):
            raise forms.ValidationError(TOO_MUCH)
        return files

    @property
    def sounds(self) -> list[tuple[str, bytes]]:
        """The name of each file and what it holds."""
        return [(one.name or "", one.read()) for one in self.cleaned_data["recordings"]]
