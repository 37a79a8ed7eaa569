"""A card that somebody writes, in one language; a name and steps are enough."""

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import ChipChecks, ChipRadios, GrowingTextarea, VersionedForm
from miriam.look.language import page_language
from miriam.look.typed import NameField, Wary
from miriam.practices.data.pictograms import drawings
from miriam.practices.domain.card import (
    FEWEST,
    MOST,
    CardShape,
    CardStep,
    CardWords,
    PracticeCard,
    fit_a_session,
)
from miriam.practices.domain.exchange import LONGEST, LONGEST_STEP_MINUTES, MOST_LINES
from miriam.practices.domain.kinds import (
    CardPhase,
    ChildrenHere,
    PracticeKind,
    PracticeTheme,
    ReadingNeeded,
    SharedLanguage,
)
from miriam.practices.models import Practice
from miriam.practices.pages import words
from miriam.practices.selectors.cards import as_card

# « 10 », « 10 min », « 10' », « 10 minutes : », then the words.
STEP = re.compile(r"^\s*(?:(\d{1,3})\s*(?:min(?:utes|uten|\.)?|'|’)?\s*[:.)–-]?\s+)?(\S.*)$")


def chosen_from(names: Any) -> Any:
    """The choices of a list of words, made when they are shown."""
    return lambda: [(kind.value, said) for kind, said in names.items()]


class StepsField(forms.CharField):
    """Steps, one a line, each with its minutes in front; shown as they are typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=GrowingTextarea({"dir": "auto"}, rows=6), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return as_lines(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """The steps that the lines say.

        Raises:
            ValidationError: with the line that is too long, or how many are too many, or that a
                session could not take them.
        """
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Trente étapes au plus : rassemblez-en."))
        steps = [self._step(line) for line in lines]
        if not fit_a_session(steps):
            raise forms.ValidationError(
                _(
                    "Ces étapes sont trop longues ensemble : une séance n’en prend que "
                    "4 000 signes. Raccourcissez-les."
                )
            )
        return steps

    def _step(self, line: str) -> CardStep:
        said = STEP.match(line)
        assert said, "a line that is not empty is a step"
        minutes, title = int(said[1] or 0), said[2].strip()
        if minutes > LONGEST_STEP_MINUTES or len(title) > LONGEST["steps"]:
            raise forms.ValidationError(
                _("Cette étape est trop longue : « %(line)s… ». Coupez-la en deux.")
                % {"line": line[:40]}
            )
        return CardStep(title, minutes)


class LinesField(forms.CharField):
    """Short texts, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=GrowingTextarea({"dir": "auto"}, rows=2), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """The lines that hold something.

        Raises:
            ValidationError: when one is too long, or there are too many.
        """
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_LINES or any(len(line) > LONGEST["materials"] for line in lines):
            raise forms.ValidationError(_("Des lignes courtes, trente au plus."))
        return lines


def as_lines(steps: Any) -> str:
    """Steps as they are typed: « 10 Se dire bonjour »."""
    return "\n".join(
        f"{step.minutes} {step.title}" if step.minutes else step.title for step in steps
    )


class CardForm(Wary, VersionedForm):
    """Its words in the language of the page, and for whom it is."""

    title = NameField(label=_("Son nom"), max_length=LONGEST["title"])
    steps = StepsField(
        label=_("Les étapes"),
        help_text=_("Une par ligne, les minutes devant : « 10 Se dire bonjour »."),
        error_messages={"required": _("Écrivez au moins une étape.")},
    )
    aim = forms.CharField(
        label=_("À quoi elle sert, en une phrase"),
        max_length=LONGEST["aim"],
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    theme = forms.TypedChoiceField(
        label=_("Thème"), choices=chosen_from(words.THEMES), coerce=PracticeTheme
    )
    kind = forms.TypedChoiceField(
        label=_("Ce qu’on y fait"), choices=chosen_from(words.KINDS), coerce=PracticeKind
    )
    phases = forms.TypedMultipleChoiceField(
        label=_("Quand"),
        choices=chosen_from(words.PHASES),
        coerce=CardPhase,
        required=False,
        widget=ChipChecks,
    )
    fewest = forms.IntegerField(label=_("De combien"), min_value=FEWEST, max_value=MOST)
    most = forms.IntegerField(label=_("à combien de personnes"), min_value=FEWEST, max_value=MOST)
    children = forms.TypedChoiceField(
        label=_("Enfants"),
        choices=chosen_from(words.CHILDREN),
        coerce=ChildrenHere,
        widget=ChipRadios,
    )
    language = forms.TypedChoiceField(
        label=_("Langue"), choices=chosen_from(words.LANGUAGES), coerce=SharedLanguage
    )
    reading = forms.TypedChoiceField(
        label=_("Lecture"),
        choices=chosen_from(words.READINGS),
        coerce=ReadingNeeded,
        widget=ChipRadios,
    )
    materials = LinesField(label=_("Matériel"), help_text=_("Une chose par ligne."), required=False)
    preparation = forms.CharField(
        label=_("À préparer"),
        max_length=LONGEST["preparation"],
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    watch = forms.CharField(
        label=_("Prudence : ce que cela peut réveiller, et que faire alors"),
        max_length=LONGEST["watch"],
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    variants = forms.CharField(
        label=_("Variantes"),
        max_length=LONGEST["variants"],
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    pictograms = forms.MultipleChoiceField(
        label=_("Pictogrammes"),
        choices=lambda: [(one.code, one.name(page_language())) for one in drawings().values()],
        required=False,
        widget=ChipChecks,
    )
    signed = NameField(
        label=_("Signée, comme vous voulez être nommée"),
        max_length=LONGEST["signed"],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The most is not fewer than the fewest."""
        typed = super().clean() or {}
        if typed.get("fewest", 0) > typed.get("most", MOST):
            self.add_error("most", _("Le plus grand nombre vient en second."))
        return typed

    def words(self) -> CardWords:
        """What it says."""
        typed = self.cleaned_data
        texts = {name: typed[name] for name in ("title", "aim", "preparation", "watch", "variants")}
        return CardWords(**texts, steps=tuple(typed["steps"]), materials=tuple(typed["materials"]))

    def shape(self, known: CardShape) -> CardShape:
        """For whom it is; what the form does not ask stays."""
        typed = self.cleaned_data
        named = ("theme", "kind", "children", "language", "reading")
        return replace(
            known,
            **{name: typed[name] for name in named},
            phases=tuple(typed["phases"]),
            people=(typed["fewest"], typed["most"]),
            pictograms=tuple(typed["pictograms"]),
        )

    def card(self, language: str) -> PracticeCard:
        """A card of its own."""
        return self.revised(PracticeCard("", CardShape()), language)

    def revised(self, known: PracticeCard, language: str) -> PracticeCard:
        """The card with what was typed; its words in another language stay as they are."""
        return replace(
            known,
            shape=self.shape(known.shape),
            words={**known.words, language: self.words()},
            signed=self.cleaned_data["signed"],
        )


def begun(card: PracticeCard, language: str) -> dict[str, Any]:
    """What the form shows of a card before it changes."""
    fewest, most = card.shape.people
    shape = {**vars(card.shape), "phases": list(card.shape.phases), "fewest": fewest, "most": most}
    return {**shape, **vars(card.said(language)), "signed": card.signed}


def as_it_stands(row: Practice, language: str) -> dict[str, Any]:
    """What the form shows of a row, with its version."""
    return {**begun(as_card(row), language), "version": row.version}
