"""An agreement of the group, an idea, a wished theme, as they are typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.groupwork.domain import Wished
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
from miriam.look.forms import ChipRadios, GrowingTextarea, VersionedForm, WrittenOnce
from miriam.look.typed import Wary

MOST = 300
KINDS = {Wished.IDEA: _("une idée"), Wished.THEME: _("un thème dont parler")}


def _own_words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=MOST,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
        error_messages={"required": _("Écrivez au moins un mot.")},
    )


class AgreementForm(Wary, VersionedForm):
    """One agreement, as the group says it."""

    words = _own_words(
        _("Les mots du groupe"), _("« On écoute jusqu’au bout », par exemple. Un accord à la fois.")
    )


class IdeaForm(Wary, WrittenOnce):
    """One line for the box; a theme may name its domain of life."""

    kind = forms.TypedChoiceField(
        label=_("C’est"),
        choices=list(KINDS.items()),
        coerce=Wished,
        initial=Wished.IDEA,
        widget=ChipRadios(),
    )
    words = _own_words(_("En quelques mots"), _("L’idée, sans dire de qui elle vient."))
    domain = forms.ChoiceField(
        label=_("De quoi l’on parlerait"),
        choices=[("", _("pas précisé")), *((it.value, LIFE_DOMAINS[it]) for it in LifeDomain)],
        required=False,
    )
