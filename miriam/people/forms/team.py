"""Who accompanies her, and who must never see her file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.access.models import Account, Mandate
from miriam.look.forms import WrittenOnce


class DuoForm(WrittenOnce):
    """The one colleague who also reads her file."""

    duo = forms.ModelChoiceField(
        label=_("La collègue qui lit aussi ce dossier"),
        queryset=Mandate.objects.none(),
        required=False,
        empty_label=_("personne pour le moment"),
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duo"].queryset = colleagues  # type: ignore[attr-defined]


class ExclusionForm(WrittenOnce):
    """Somebody who must never see her file."""

    account = forms.ModelChoiceField(
        label=_("La personne qui ne doit jamais voir ce dossier"),
        help_text=_("Un parent, une voisine, une connaissance qui travaille au centre."),
        queryset=Account.objects.none(),
        empty_label=_("choisissez"),
    )

    def __init__(self, *args: Any, professionals: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = professionals  # type: ignore[attr-defined]
