"""Her words and the small steps."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import Doer
from miriam.accompaniment.forms.offering import PICTURES, offer
from miriam.accompaniment.models import Aspiration, Step
from miriam.accompaniment.pages.words import TOGETHER
from miriam.lists import languages
from miriam.lists.life_domain_words import LIFE_DOMAINS_IN_PLAIN_WORDS
from miriam.lists.life_domains import LifeDomain
from miriam.look.forms import ChipRadios, GrowingTextarea, TileRadios, VersionedForm
from miriam.look.language import page_language
from miriam.people.models import File

SHORT = 500


class PlanForm(VersionedForm):
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

    field_order = ["words", "language", "domain"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Dans mes mots")
        self.fields["words"].error_messages["required"] = _("Écrivez quelques mots.")
        self.fields["language"].initial = page_language()


def spoken_by(file: File) -> Mapping[str, Any]:
    """She is taken to say it in the language she likes best, when she told us."""
    return {"language": file.languages[0]} if file.languages else {}


def as_she_says_it(aspiration: Aspiration) -> Mapping[str, Any]:
    """An aspiration as the form shows it before it changes."""
    return {
        "words": aspiration.words,
        "language": aspiration.language,
        "domain": aspiration.domain,
        "version": aspiration.version,
    }


class StepForm(PlanForm):
    """The next small thing, and who does it. No date is asked."""

    who = forms.TypedChoiceField(
        label=_("Qui le fait"), initial=Doer.TOGETHER, coerce=Doer, widget=ChipRadios()
    )

    field_order = ["words", "who", "domain"]

    def __init__(self, *args: Any, her: str, me: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(Doer.HER, her), (Doer.TOGETHER, TOGETHER), (Doer.CASE_MANAGER, me)]
        offer(self, "who", named)
        self.fields["words"].label = _("Le petit pas")
        self.fields["words"].error_messages["required"] = _("Écrivez le petit pas.")


def as_it_stands(step: Step) -> Mapping[str, Any]:
    """A step as the form shows it before it changes."""
    return {
        "words": step.words,
        "who": step.who,
        "domain": step.domain,
        "version": step.version,
    }
