"""Her words and the small steps."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import Doer, StepKind
from miriam.accompaniment.forms.offering import PICTURES, offer
from miriam.accompaniment.models import Aspiration, Step, Turn
from miriam.accompaniment.pages.words import SOMEBODY, STEP_KINDS, TOGETHER
from miriam.accompaniment.services.aspirations import MoreOfWish
from miriam.accompaniment.services.steps import MoreOfStep
from miriam.lists import languages
from miriam.lists.life_domain_words import LIFE_DOMAINS_IN_PLAIN_WORDS
from miriam.lists.life_domains import LifeDomain
from miriam.look.forms import ChipRadios, GrowingTextarea, TileRadios, VersionedForm, WrittenOnce
from miriam.look.language import page_language
from miriam.look.typed import NameField, Wary
from miriam.people.models import File

SHORT = 500
WHAT_CHANGED = _("Ce qui a changé, avec mes mots")


class PlanForm(Wary, VersionedForm):
    """A few words in the plan, with a life domain as a picture if one likes."""

    words = forms.CharField(max_length=SHORT, widget=GrowingTextarea({"dir": "auto"}, rows=2))
    domain = forms.TypedChoiceField(
        label=_("Domaine de vie"),
        required=False,
        choices=[*LIFE_DOMAINS_IN_PLAIN_WORDS.items(), ("", _("sans image"))],
        coerce=LifeDomain,
        empty_value=None,
        widget=TileRadios(pictures=PICTURES),
    )


class AspirationForm(PlanForm):
    """What she wants, in her own words and language."""

    language = forms.ChoiceField(label=_("Dans quelle langue"), choices=languages.choices)
    presses = forms.BooleanField(
        label=_("Ça presse"),
        required=False,
        help_text=_("Vient en haut du plan, avant tout le reste. Sans date."),
    )

    field_order = ["words", "language", "presses", "domain"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Dans mes mots")
        self.fields["words"].error_messages["required"] = _("Écrivez quelques mots.")
        self.fields["language"].initial = page_language()

    def facts(self) -> dict[str, Any]:
        """Her words, and beside them what else was said."""
        facts = super().facts()
        beside = {name: facts.pop(name) for name in ("presses", "domain", "why") if name in facts}
        return {**facts, "more": MoreOfWish(**beside)}


class ChangedAspirationForm(AspirationForm):
    """The same once she says it otherwise, with her words for that if she likes."""

    why = forms.CharField(
        label=WHAT_CHANGED,
        help_text=_("Si je veux. C’est une ligne de mon histoire, rien de plus."),
        required=False,
        max_length=SHORT,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )

    field_order = ["words", "language", "why", "presses", "domain"]


def _why(label: Any, mark: str) -> forms.CharField:
    widget = GrowingTextarea({"dir": "auto", "id": mark}, rows=2)
    return forms.CharField(label=label, required=False, max_length=SHORT, widget=widget)


class AsideForm(Wary, WrittenOnce):
    """Her words for setting a wish aside, if she likes."""

    why = _why(WHAT_CHANGED, "aside-why")


class CameTrueForm(Wary, WrittenOnce):
    """Her words for a wish that came true, if she likes."""

    why = _why(_("Ce que j’en dis, avec mes mots"), "came-true-why")


class TurnForm(Wary, VersionedForm):
    """Her words for a change of direction that stands in the story."""

    words = forms.CharField(
        label=WHAT_CHANGED,
        help_text=_("Sans mots, la ligne reste, et rien ne manque."),
        required=False,
        max_length=SHORT,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    language = forms.ChoiceField(label=_("Dans quelle langue"), choices=languages.choices)


def as_told(turn: Turn) -> Mapping[str, Any]:
    """Her words for a change as the form shows them."""
    return {"words": turn.words or "", "language": turn.language, "version": turn.version}


def spoken_by(file: File) -> Mapping[str, Any]:
    """She is taken to say it in the language she likes best, when she told us."""
    return {"language": file.languages[0]} if file.languages else {}


def as_she_says_it(aspiration: Aspiration) -> Mapping[str, Any]:
    """An aspiration as the form shows it before it changes."""
    return {
        "words": aspiration.words,
        "language": aspiration.language,
        "presses": aspiration.presses,
        "domain": aspiration.domain,
        "version": aspiration.version,
    }


class StepForm(PlanForm):
    """The next small thing, and who does it. No date is asked."""

    who = forms.TypedChoiceField(
        label=_("Qui le fait"), initial=Doer.TOGETHER, coerce=Doer, widget=ChipRadios()
    )
    name = NameField(label=_("Si c’est quelqu’un d’autre, qui ?"), required=False, max_length=60)
    kind = forms.TypedChoiceField(
        label=_("C’est"),
        initial=StepKind.STEP,
        choices=list(STEP_KINDS.items()),
        coerce=StepKind,
        empty_value=StepKind.STEP,
        required=False,
        widget=ChipRadios(),
    )

    field_order = ["words", "who", "name", "kind", "domain"]

    def __init__(self, *args: Any, her: str, me: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(Doer.HER, her), (Doer.TOGETHER, TOGETHER), (Doer.CASE_MANAGER, me)]
        offer(self, "who", [*named, (Doer.SOMEBODY, SOMEBODY)])
        self.fields["words"].label = _("Le petit pas")
        self.fields["words"].error_messages["required"] = _("Écrivez le petit pas.")

    def clean(self) -> dict[str, Any]:
        """Somebody else is named, as she calls her."""
        told = super().clean()
        is_named = self.cleaned_data.get("name") or "name" in self.errors
        if self.cleaned_data.get("who") is Doer.SOMEBODY and not is_named:
            self.add_error("name", _("Écrivez qui c’est : un prénom, « ma sœur », un service."))
        return told

    def facts(self) -> dict[str, Any]:
        """The step and who does it, and beside them what else was said."""
        facts = super().facts()
        beside = {name: facts.pop(name) for name in ("kind", "name", "domain")}
        return {**facts, "more": MoreOfStep(**beside)}


def as_it_stands(step: Step) -> Mapping[str, Any]:
    """A step as the form shows it before it changes."""
    return {
        "words": step.words,
        "who": step.who,
        "name": step.doer_name or "",
        "kind": step.kind,
        "domain": step.domain,
        "version": step.version,
    }
