"""Her own words: about her way, and who may read them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.lists import languages
from miriam.look.forms import ChipRadios, GrowingTextarea, VersionedForm, WrittenOnce
from miriam.look.typed import Wary
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.measures.models import Testimony
from miriam.measures.pages import words
from miriam.measures.pages.own_words import audiences
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.pages.screen_words import ScreenWords

LONGEST = 4000


class OwnWordsForm(Wary, VersionedForm):
    """Words of hers that two may write down."""

    words = forms.CharField(
        max_length=LONGEST,
        label=_("Ses mots, exactement"),
        widget=GrowingTextarea({"dir": "auto"}, rows=4),
    )
    language = forms.ChoiceField(label=_("Dans quelle langue"), choices=languages.choices)


class TestimonyForm(OwnWordsForm):
    """What she says about her way."""

    telling = forms.TypedChoiceField(
        label=_("Comment ces mots sont-ils arrivés ici\u00a0?"),
        coerce=Telling,
        choices=[(one.value, said) for one, said in words.TELLINGS.items()],
        initial=Telling.DICTATED,
        widget=ChipRadios,
    )
    moment = forms.TypedChoiceField(
        label=_("À quel moment\u00a0?"),
        required=False,
        coerce=Moment,
        empty_value=None,
        choices=[*((one.value, said) for one, said in words.MOMENTS.items()), ("", _("un autre"))],
        widget=ChipRadios,
    )

    field_order = ["words", "telling", "language", "moment"]


def as_it_stands(testimony: Testimony) -> dict[str, Any]:
    """Her words as the form shows them before they are corrected."""
    names = ("words", "language", "telling", "moment", "version")
    return {name: getattr(testimony, name) for name in names}


class AudienceForm(VersionedForm):
    """Who may read her words: nothing is ticked for her."""

    read_back = forms.TypedChoiceField(coerce=ReadBack, widget=forms.RadioSelect)
    audience = forms.TypedChoiceField(coerce=Audience, widget=forms.RadioSelect)

    def __init__(self, *args: Any, words: ScreenWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asks("read_back", words["how_read"], {name: words[key] for name, key in READ.items()})
        self._asks("audience", words["who_may_read"], audiences(words))

    def _asks(self, name: str, label: str, choices: Mapping[Any, str]) -> None:
        field = self.fields[name]
        field.label, field.choices = label, list(choices.items())  # type: ignore[attr-defined]


def as_she_chose(testimony: Testimony) -> dict[str, Any]:
    """Who may read her words, as the screen turned to her shows it; nothing before she chose."""
    names = ("audience", "read_back") if testimony.is_hers else ()
    return {name: getattr(testimony, name) for name in (*names, "version")}


class QuotedForm(forms.Form):
    """Which words the frozen report has: those that were on the screen."""

    version = forms.IntegerField()


READ = {ReadBack.READ: "i_read", ReadBack.HEARD: "i_heard"}


class CommentForm(Wary, WrittenOnce):
    """What she says of her picture, about one question or the whole of it."""

    item = forms.ChoiceField(label=_("De quoi parle-t-elle\u00a0?"), required=False)
    words = forms.CharField(
        max_length=LONGEST,
        label=_("Ses mots, exactement"),
        widget=GrowingTextarea({"dir": "auto"}, rows=3),
    )
    language = forms.ChoiceField(label=_("Dans quelle langue"), choices=languages.choices)

    def __init__(self, *args: Any, questions: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = [("", _("De tout le dessin"))]
        self.fields["item"].choices = [*whole, *questions.items()]  # type: ignore[attr-defined]
