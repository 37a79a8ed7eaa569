"""A theme of the centre."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.forms.offering import PICTURES
from miriam.accompaniment.models import Theme
from miriam.accompaniment.services.themes import HOW_IT_READS
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
from miriam.look.forms import TileChecks, VersionedForm
from miriam.look.typed import NameField


class ThemeForm(VersionedForm):
    """A theme of the centre: a thing, in one language or both, and the domains it touches."""

    name_fr = NameField(label=_("En français"), max_length=60, required=False)
    name_nl = NameField(label=_("En néerlandais"), max_length=60, required=False)
    domains = forms.TypedMultipleChoiceField(
        label=_("Domaines de vie qu’il touche"),
        choices=[(it.value, LIFE_DOMAINS[it]) for it in LifeDomain],
        coerce=LifeDomain,
        widget=TileChecks(pictures=PICTURES),
        error_messages={"required": _("Choisissez au moins un domaine de vie.")},
    )


def as_it_reads(theme: Theme) -> dict[str, Any]:
    """A theme as the form shows it before it changes."""
    return {name: getattr(theme, name) for name in (*HOW_IT_READS, "version")}
