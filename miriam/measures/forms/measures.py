"""What is typed around a measure: how it begins, what is answered, how it went."""

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.lists.languages import choices as language_choices
from miriam.look.forms import ChipChecks, ChipRadios, Refusable, VersionedForm
from miriam.look.language import said
from miriam.look.typed import Wary
from miriam.measures.domain.occasion import Helper, Mode
from miriam.measures.models import Administration
from miriam.measures.pages import words
from miriam.questionnaire.domain.asked import Asked, withheld_keys
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import MissingReason, Status
from miriam.questionnaire.domain.given import Given
from miriam.questionnaire.pages.words import block_titles

ON_TABLET = (Mode.SELF_SCREEN, Mode.AUDIO, Mode.READ_ALOUD, Mode.INTERPRETER, Mode.PEER)
MOST_PLAYED = 99


class LanguageChips(ChipRadios):
    """The languages of a version; those that no native speaker has read are marked."""

    unread: Collection[str] = ()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-cautioned"] = value in self.unread
        return option


class StartForm(Refusable, forms.Form):
    """The two things to know before the tablet changes hands."""

    language = forms.ChoiceField(label=_("Langue des questions"), widget=LanguageChips)
    mode = forms.TypedChoiceField(
        label=_("Comment répond-elle ?"),
        coerce=Mode,
        choices=[(mode.value, words.MODES[mode]) for mode in ON_TABLET],
        widget=ChipRadios,
        initial=Mode.SELF_SCREEN,
    )

    def __init__(
        self, *args: Any, definition: Instrument, spoken: Collection[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.spoken = spoken
        language = self.fields["language"]
        language.choices = [(one.code, one.name) for one in definition.languages]  # type: ignore[attr-defined]
        language.widget.unread = {
            one.code for one in definition.languages if one.status is Status.UNREVIEWED
        }
        mode = self.fields["mode"]
        if spoken:
            names = [one.name for one in definition.languages if one.code in spoken]
            mode.help_text = gettext("Une voix lit les questions : %(names)s.") % {
                "names": ", ".join(names)
            }
        else:
            silent = [pair for pair in mode.choices if pair[0] != Mode.AUDIO]  # type: ignore[attr-defined]
            mode.choices = silent  # type: ignore[attr-defined]

    def clean(self) -> None:
        data = self.cleaned_data
        if data.get("mode") == Mode.AUDIO and data.get("language") not in self.spoken:
            self.add_error("mode", _("Aucune voix n’est enregistrée dans cette langue."))


class AnswerForm(forms.Form):
    """What one tap sends."""

    code = forms.IntegerField(required=False)
    missing = forms.TypedChoiceField(
        required=False,
        coerce=MissingReason,
        empty_value=None,
        choices=[(reason.value, reason.value) for reason in MissingReason],
    )
    choices = forms.MultipleChoiceField(required=False)
    helped = forms.BooleanField(required=False)
    played = forms.IntegerField(required=False, min_value=0, max_value=MOST_PLAYED)

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = asked.question.choices if asked.question else ()
        self.fields["choices"].choices = [(one.code, one.code) for one in known]  # type: ignore[attr-defined]

    def given(self) -> Given:
        data = self.cleaned_data
        return Given(
            code=data["code"],
            choices=tuple(data["choices"]),
            missing=data["missing"],
            help_asked=data["helped"],
            audio_played=data["played"] or 0,
        )

    @property
    def is_empty(self) -> bool:
        """Nothing was chosen: to be said in her language, not in that of the house."""
        data = self.cleaned_data
        return data["code"] is None and not data["choices"] and data["missing"] is None


class AfterwardsForm(Wary, VersionedForm):
    """How it went; nothing here is obligatory."""

    mode = forms.TypedChoiceField(
        label=_("Comment a-t-elle répondu ?"),
        coerce=Mode,
        choices=[(mode.value, said) for mode, said in words.MODES.items()],
        widget=ChipRadios,
    )
    helper = forms.TypedChoiceField(
        label=_("Qui l’a aidée ?"),
        coerce=Helper,
        choices=[(helper.value, said) for helper, said in words.HELPERS.items()],
        widget=ChipRadios,
    )
    present = forms.MultipleChoiceField(
        label=_("Qui était là ?"),
        required=False,
        choices=[(present.value, said) for present, said in words.PRESENT.items()],
        widget=ChipChecks,
    )
    place = forms.ChoiceField(
        label=_("Où ?"),
        required=False,
        choices=[(place.value, said) for place, said in words.PLACES.items()],
        widget=ChipRadios,
    )
    talk_language = forms.ChoiceField(
        label=_("Dans quelle langue avez-vous parlé ?"), required=False
    )
    meant = forms.CharField(
        label=_("De qui parle-t-elle quand elle répond sur « mon assistant social » ?"),
        help_text=_("Par exemple : vous, ou l’assistante sociale qui suit son dossier d’aide."),
        required=False,
        max_length=80,
    )

    def __init__(self, *args: Any, administration: Administration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["talk_language"].choices = [("", "—"), *language_choices()]  # type: ignore[attr-defined]
        # Only a questionnaire that closes questions asks about the centre and who works there.
        if not withheld_keys(administration.version.definition):
            del self.fields["meant"]

    def _show_beside(self, initial: Mapping[str, Any]) -> None:
        super()._show_beside(initial)
        self.kept = [*self.kept, (_("Questions dites autrement"), initial["otherwise"] or "—")]


def as_it_went(administration: Administration) -> dict[str, Any]:
    """How it went, as the form shows it."""
    return {
        "mode": administration.mode,
        "helper": administration.helper,
        "present": administration.present or [],
        "place": administration.place or "",
        "talk_language": administration.talk_language or administration.language,
        "meant": administration.meant or "",
        "version": administration.how_version,
    }


class ReformulationForm(Wary):
    """Which of the questions she met were put in other words; one tick and, if one likes, the
    words.
    """

    def __init__(
        self,
        *args: Any,
        administration: Administration,
        met: Collection[str],
        kept: dict[str, str],
        language: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.met = [asked for asked in administration.questions if asked.key in met]
        self.titles = block_titles(administration.version.definition)
        for asked in self.met:
            self._add(asked, kept, language)

    def _add(self, asked: Asked, kept: dict[str, str], language: str) -> None:
        self.fields[f"said_{asked.key}"] = forms.BooleanField(
            label=said(asked.wording, language),
            required=False,
            initial=asked.key in kept,
        )
        self.fields[f"words_{asked.key}"] = forms.CharField(
            label=_("Avec quels mots ?"),
            required=False,
            max_length=300,
            initial=kept.get(asked.key, ""),
        )

    def blocks(self) -> Iterator[tuple[str | Promise, bool, list[tuple[BoundField, BoundField]]]]:
        """Block by block under its heading, whether something stands in it, a tick and the words
        beside it: what is asked again about the start reads like the question of today.
        """
        for block, questions in groupby(self.met, key=lambda asked: asked.block):
            rows = [(self[f"said_{one.key}"], self[f"words_{one.key}"]) for one in questions]
            told = any(tick.value() or text.value() or text.errors for tick, text in rows)
            yield self.titles[block], told, rows

    def told(self, kept: Mapping[str, str]) -> str:
        """The questions that are kept as put otherwise, with their words, in one line."""
        return " · ".join(
            f"{self.fields[f'said_{one.key}'].label} {kept[one.key]}".strip()
            for one in self.met
            if one.key in kept
        )

    def words(self) -> dict[str, str]:
        """The questions that were put otherwise; words without a tick count as a tick."""
        data = self.cleaned_data
        return {
            one.key: data[f"words_{one.key}"]
            for one in self.met
            if data[f"said_{one.key}"] or data[f"words_{one.key}"]
        }
