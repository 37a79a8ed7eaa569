"""A file of answers from elsewhere, and the form in which it is wanted."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import ChipRadios
from miriam.questionnaire.domain.exchange.any_answers import AnswerFormat
from miriam.questionnaire.forms.bringing import LARGEST_UPLOAD, NOT_THERE, CarriedFile

FORMS = [
    (AnswerFormat.LONG.value, _("CSV long : une ligne par réponse")),
    (AnswerFormat.WIDE.value, _("CSV large : une ligne par personne et moment")),
    (AnswerFormat.FHIR.value, _("FHIR R4 : un Bundle de QuestionnaireResponse")),
]


class AnswersForm(forms.Form):
    """What she brings, and what she wants of it."""

    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_(
            "FHIR R4 (.json : une QuestionnaireResponse, une liste ou un Bundle), ou CSV en UTF-8, "
            "long ou large. 5 Mo au plus."
        ),
        error_messages={"required": NOT_THERE},
    )
    wanted = forms.TypedChoiceField(
        label=_("La forme voulue"),
        coerce=AnswerFormat,
        choices=FORMS,
        widget=ChipRadios,
        initial=AnswerFormat.LONG.value,
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_UPLOAD:
            raise forms.ValidationError(NOT_THERE)
        return file


class CarriedAnswersForm(forms.Form):
    """The same file, sent back once what was assumed has been read."""

    content = CarriedFile()
    wanted = forms.TypedChoiceField(coerce=AnswerFormat, choices=FORMS, widget=forms.HiddenInput)
