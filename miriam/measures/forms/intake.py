"""What is chosen to take measures in: one file, kept in memory."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    """A spreadsheet of measures."""

    file = forms.FileField(
        label=_("Le tableur"),
        help_text=_(
            "Un fichier .xlsx, .ods ou .csv de 5 Mo au plus : une ligne par femme et par moment, "
            "une colonne par question (son code ou sa phrase)."
        ),
        error_messages={
            "required": _("Choisissez un fichier de 5 Mo au plus."),
            "empty": _("Ce fichier est vide. Choisissez-en un autre."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.xls"}),
    )
