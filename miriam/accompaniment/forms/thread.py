"""Which part of the thread to show."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.forms.offering import offer
from miriam.accompaniment.models import Theme
from miriam.accompaniment.pages import words
from miriam.accompaniment.selectors.thread import SoughtInThread
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
from miriam.vault.domain import Depth


class ThreadFilter(forms.Form):
    """Which part of the thread to show."""

    kind = forms.ChoiceField(
        label=_("Rencontre"),
        required=False,
        choices=[("", _("de toute sorte")), *words.KINDS.items()],
    )
    about = forms.ChoiceField(label=_("Thème ou domaine"), required=False)
    depth = forms.ChoiceField(
        label=_("Notes"), required=False, choices=[("", _("toutes")), *words.DEPTHS.items()]
    )

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        domains = [(it.value, LIFE_DOMAINS[it]) for it in LifeDomain]
        named = [(str(theme.public_id), str(theme)) for theme in themes]
        grouped = [("", _("tous")), (_("Domaines de vie"), domains), (_("Thèmes"), named)]
        offer(self, "about", grouped)

    def wanted(self, sought: str = "") -> SoughtInThread:
        """What was asked; what cannot be understood asks for nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        kind, about, depth = (given.get(name) for name in ("kind", "about", "depth"))
        is_domain = about in set(LifeDomain)
        return SoughtInThread(
            kind=EncounterKind(kind) if kind else None,
            domain=LifeDomain(about) if about and is_domain else None,
            theme=UUID(about) if about and not is_domain else None,
            depth=Depth(depth) if depth else None,
            words=sought,
        )
