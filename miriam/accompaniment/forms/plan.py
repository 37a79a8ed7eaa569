"""Her words and the small steps."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from miriam.access.models import Mandate
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


def _her_words(label: Any, help_text: Any = "", **attrs: str) -> forms.CharField:
    """Some words of hers, if she likes."""
    widget = GrowingTextarea({"dir": "auto", **attrs}, rows=2)
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=SHORT, widget=widget
    )


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

    why = _her_words(WHAT_CHANGED, _("Si je veux. C’est une ligne de mon histoire, rien de plus."))

    field_order = ["words", "language", "why", "presses", "domain"]


class AsideForm(Wary, WrittenOnce):
    """Her words for setting a wish aside, if she likes."""

    why = _her_words(WHAT_CHANGED, id="aside-why")


class CameTrueForm(Wary, WrittenOnce):
    """Her words for a wish that came true, if she likes."""

    why = _her_words(_("Ce que j’en dis, avec mes mots"), id="came-true-why")


class TurnForm(Wary, VersionedForm):
    """Her words for a change of direction that stands in the story."""

    words = _her_words(WHAT_CHANGED, _("Sans mots, la ligne reste, et rien ne manque."))
    language = forms.ChoiceField(label=_("Dans quelle langue"), choices=languages.choices)


def as_told(turn: Turn) -> Mapping[str, Any]:
    """Her words for a change as the form shows them."""
    return {"words": turn.words or "", "language": turn.language, "version": turn.version}


def spoken_by(file: File) -> Mapping[str, Any]:
    """She is taken to say it in the language she likes best, when she told us."""
    return {"language": file.languages[0]} if file.languages else {}


def as_she_says_it(aspiration: Aspiration) -> Mapping[str, Any]:
    """An aspiration as the form shows it before it changes."""
    shown = ("words", "language", "presses", "domain", "version")
    return {name: getattr(aspiration, name) for name in shown}


# Among those who can do a step: whoever writes, in the place of whoever promised it.
TAKES_OVER = "takes_over"


class StepForm(PlanForm):
    """The next small thing, and who does it. No date is asked."""

    who = forms.ChoiceField(label=_("Qui le fait"), initial=Doer.TOGETHER, widget=ChipRadios())
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
    takes_over = False

    def __init__(
        self, *args: Any, her: str, me: Mandate, of: Step | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._her, self._me = her, me
        self._offer_doers(of)
        self.fields["words"].label = _("Le petit pas")
        self.fields["words"].error_messages["required"] = _("Écrivez le petit pas.")

    def _offer_doers(self, of: Step | None) -> None:
        """Whoever promised it keeps to it, unless whoever writes takes it over."""
        giver = of.whose_promise(self._me) if of else self._me
        names: list[Any] = [(Doer.HER, self._her), (Doer.TOGETHER, TOGETHER)]
        names.append((Doer.CASE_MANAGER, giver.account.first_name))
        self._mine = Doer.CASE_MANAGER if giver == self._me else TAKES_OVER
        if self._mine == TAKES_OVER:
            takes_over = _("%(name)s prend le relais") % {"name": self._me.account.first_name}
            names.append((TAKES_OVER, takes_over))
        offer(self, "who", [*names, (Doer.SOMEBODY, SOMEBODY)])

    def as_it_stands_now(self, step: Step) -> Mapping[str, Any]:
        """The step that somebody wrote meanwhile, as the form shows it; whose promise it is by now
        is offered, and who chose herself stays chosen.
        """
        is_mine = self["who"].value() == self._mine
        self._offer_doers(step)
        if is_mine:
            typed = cast("QueryDict", self.data).copy()
            typed["who"] = self._mine
            self.data = typed
        return as_it_stands(step)

    def clean_who(self) -> Doer:
        """As the domain names it; what she takes over is said beside it."""
        typed = self.cleaned_data["who"]
        self.takes_over = typed == TAKES_OVER
        return Doer.CASE_MANAGER if self.takes_over else Doer(typed)

    def clean(self) -> dict[str, Any]:
        """Somebody else is named, as she calls her."""
        told = super().clean()
        is_named = self.cleaned_data.get("name") or "name" in self.errors
        if self.cleaned_data.get("who") is Doer.SOMEBODY and not is_named:
            asked = _("Écrivez qui c’est : un prénom, « ma sœur », un service.")
            self.add_error("name", forms.ValidationError(asked, "required"))
        return told

    def facts(self) -> dict[str, Any]:
        """The step and who does it, and beside them what else was said."""
        facts = super().facts()
        beside = {name: facts.pop(name) for name in ("kind", "name", "domain")}
        return {**facts, "more": MoreOfStep(**beside, takes_over=self.takes_over)}


def as_it_stands(step: Step) -> Mapping[str, Any]:
    """A step as the form shows it before it changes."""
    shown = ("words", "who", "kind", "domain", "version")
    return {**{name: getattr(step, name) for name in shown}, "name": step.doer_name or ""}
