"""A theme of the centre."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.forms.offering import PICTURES
from miriam.accompaniment.models import Theme
from miriam.core.once import FIELD as ONCE
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
from miriam.look.forms import TileChecks, WrittenOnce


class ThemeForm(WrittenOnce):
    """A theme of the centre: a thing, in one language or both, and the domains it touches."""

    name_fr = forms.CharField(label=_("En français"), max_length=60, required=False)
    name_nl = forms.CharField(label=_("En néerlandais"), max_length=60, required=False)
    domains = forms.TypedMultipleChoiceField(
        label=_("Domaines de vie qu’il touche"),
        choices=[(it.value, LIFE_DOMAINS[it]) for it in LifeDomain],
        coerce=LifeDomain,
        widget=TileChecks(pictures=PICTURES),
        error_messages={"required": _("Choisissez au moins un domaine de vie.")},
    )

    def facts(self) -> dict[str, Any]:
        """What the service asks for."""
        return {name: value for name, value in self.cleaned_data.items() if name != ONCE}


def as_it_reads(theme: Theme) -> dict[str, Any]:
    """A theme as the form shows it before it changes."""
    return {"name_fr": theme.name_fr, "name_nl": theme.name_nl, "domains": theme.domains}
