"""What is laid on a card: a layer, a use, a demand of whoever reads it over, a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import READ_WITHOUT_KEY, GrowingTextarea, WrittenOnce
from miriam.look.typed import NameField, Wary
from miriam.practices.data.pictograms import drawings
from miriam.practices.domain.exchange import LARGEST_FILE, BadCard, brought
from miriam.practices.forms.card import StepsField
from miriam.practices.pages.words import FAULTS
from miriam.practices.services.adaptations import LayerFacts

NAMES_NOBODY = _("Ni prénom, ni groupe, ni centre : d’autres peuvent le lire.")


class LayerForm(Wary, WrittenOnce):
    """What was changed, and the steps if they are others."""

    changed = forms.CharField(
        label=_("Ce que nous avons changé"),
        help_text=READ_WITHOUT_KEY,
        max_length=600,
        widget=GrowingTextarea({"dir": "auto"}, rows=3),
        error_messages={"required": _("Dites en une phrase ce que vous avez changé.")},
    )
    steps = StepsField(
        label=_("Nos étapes, si elles sont autres"),
        help_text=_("Une par ligne, les minutes devant : « 10 Se dire bonjour »."),
        required=False,
    )
    signed = NameField(
        label=_("Signée, comme vous voulez être nommée"), max_length=80, required=False
    )
    is_shared = forms.BooleanField(
        label=_("Les autres centres peuvent la lire aussi"), required=False
    )

    def layer(self) -> LayerFacts:
        """What was said."""
        return LayerFacts(**self.facts())


class UseForm(Wary, WrittenOnce):
    """One tap says how it went; a few words if one likes."""

    words = forms.CharField(
        label=_("Quelques mots, si vous voulez"),
        help_text=NAMES_NOBODY,
        max_length=300,
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    worked = forms.TypedChoiceField(
        choices=[("yes", _("Ça a marché")), ("no", _("À changer"))],
        coerce=lambda typed: typed == "yes",
        error_messages={"required": _("Touchez l’un des deux boutons.")},
        widget=forms.HiddenInput,
    )


class RemarkForm(Wary, WrittenOnce):
    """What whoever reads it over asks for."""

    remark = forms.CharField(
        label=_("Ce que vous demandez"),
        help_text=_("Un nom à enlever, une prudence à ajouter, une source à dire."),
        max_length=300,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
        error_messages={"required": _("Dites en une phrase ce qui est à changer.")},
    )


class BringCardForm(WrittenOnce):
    """A card in a file; nothing of it is executed, and what is not a card is refused in words."""

    file = forms.FileField(
        label=_("Le fichier de la fiche"),
        help_text=_("JSON, 200 ko au plus : celui que donne « Emporter le fichier »."),
        error_messages={"required": _("Choisissez le fichier d’une fiche.")},
    )

    def clean_file(self) -> Any:
        """The card that it holds.

        Raises:
            ValidationError: with what is wrong, and where.
        """
        file: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            return brought(file.read(LARGEST_FILE + 1), drawings=drawings())
        except BadCard as bad:
            raise forms.ValidationError(FAULTS[bad.fault] % {"at": bad.at}) from bad
