"""What stands around a session, as it is typed: its childcare, the budget, an early end."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.groupwork.domain import CareState
from miriam.groupwork.forms.when import SessionDayField
from miriam.groupwork.models import SessionCare
from miriam.look.forms import ChipRadios, Refusable, VersionedForm
from miriam.look.typed import Wary

CARE = {
    CareState.OF_THE_YEAR: _("celle de l’année"),
    CareState.CONFIRMED: _("confirmée"),
    CareState.ASKED: _("demandée"),
    CareState.LACKED: _("introuvable"),
    CareState.NOT_NEEDED: _("pas nécessaire"),
}
MOST_PLACES = 99


class CareForm(Wary, VersionedForm):
    """How the childcare of one session stands."""

    state = forms.TypedChoiceField(
        label=_("La garde des enfants est"),
        choices=list(CARE.items()),
        coerce=CareState,
        widget=ChipRadios(),
        error_messages={"required": _("Choisissez où en est la garde.")},
    )
    places = forms.IntegerField(
        label=_("Combien de places"),
        min_value=0,
        max_value=MOST_PLACES,
        required=False,
        widget=forms.NumberInput(attrs={"autocomplete": "off"}),
    )
    asked_of = forms.CharField(
        label=_("À qui c’est demandé"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=_("Une organisation, jamais le nom d’une personne."),
    )


def as_it_stands(care: SessionCare) -> Mapping[str, Any]:
    """The care as the form shows it; what nobody said yet has no version."""
    said = {"state": care.state, "places": care.places, "asked_of": care.asked_of}
    return {**said, "version": care.version if care.pk else 0}


class BudgetForm(VersionedForm):
    """An amount for the whole time of the group."""

    amount = forms.DecimalField(
        label=_("Le budget du groupe, en euros"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        widget=forms.NumberInput(attrs={"autocomplete": "off"}),
        help_text=_("Pour toutes ses séances. Vide : aucun budget n’est dit."),
    )


class EndForm(Refusable, forms.Form):
    """The last day on which a series is still held; shown first, as a series is, without a key."""

    last_on = SessionDayField(
        label=_("Le dernier jour de la série"),
        error_messages={"required": _("Choisissez le jour.")},
    )
