"""What a researcher types into a draft: one form for each kind of part, a field per language.

Only the words in the source language are asked for at once: what is missing in the others is
said on the page of the draft, and a part can be kept before it is complete.
"""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import ChipChecks, ChipRadios, DayField, Refusable
from miriam.look.typed import NameField
from miriam.questionnaire.domain.definition.parts import (
    Direction,
    ItemRole,
    Method,
    MissingReason,
    Presentation,
    QuestionKind,
)
from miriam.questionnaire.domain.editor import content
from miriam.questionnaire.domain.exchange.filling import NAMES
from miriam.questionnaire.forms.part import Choices, PartForm, codes_of
from miriam.questionnaire.pages import words
from miriam.questionnaire.pages.presenting import known_pictograms

FILLINGS = range(6)
WHOLE = re.compile(r"-?[0-9]{1,5}")
OFFERED_REASONS = (MissingReason.DONT_KNOW, MissingReason.NOT_APPLICABLE, MissingReason.REFUSED)
CODE = _("Lettres minuscules sans accent, chiffres et « _ », en commençant par une lettre.")
SLUG = _("Lettres minuscules sans accent, chiffres et traits d’union : « vie-de-quartier ».")


def code_field() -> forms.RegexField:
    """The short name of a part in files and figures."""
    return forms.RegexField(
        r"^[a-z][a-z0-9_]{0,39}$",
        label=_("Code"),
        help_text=_("Le nom de la variable dans les fichiers ; il ne changera plus."),
        error_messages={"invalid": CODE},
    )


def slug_field() -> forms.RegexField:
    """The short name of a questionnaire."""
    return forms.RegexField(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        label=_("Nom court"),
        help_text=SLUG,
        max_length=60,
        error_messages={"invalid": SLUG},
    )


def _pictures() -> Choices:
    return [("", "–"), *((f"{name}.svg", name) for name in sorted(known_pictograms()))]


def _fillings() -> Choices:
    drawn = [f"{kind}-{level}.svg" for kind in ("glass", "bar") for level in FILLINGS]
    return [("", "–"), *((name, name.removesuffix(".svg")) for name in drawn)]


def _with_kept(choices: Choices, kept: object) -> Choices:
    """A picture from elsewhere stays what it is."""
    known = {value for value, _label in choices}
    return choices if not kept or kept in known else [*choices, (str(kept), str(kept))]


class HeadForm(PartForm):
    """What stands on the cover."""

    texts = (
        ("title", _("Titre"), True, False),
        ("origin", _("Origine"), True, True),
        ("rights", _("Droits"), True, True),
        ("prompt", _("La phrase dite avant de commencer"), False, True),
    )
    id = slug_field()
    licence = forms.CharField(
        label=_("Licence"),
        help_text=_("Un sigle connu (CC-BY-4.0), « all-rights-reserved » ou « unknown »."),
        max_length=60,
    )
    source_language = forms.ChoiceField(label=_("Langue d’origine"))

    def choose(self) -> None:
        self.offer("source_language", self.named("languages"))


class LanguageForm(PartForm):
    """Who translated, who read again."""

    name = NameField(label=_("Comment elle s’appelle elle-même"), max_length=60)
    direction = forms.ChoiceField(
        label=_("Sens de lecture"),
        choices=[
            (Direction.LTR.value, _("de gauche à droite")),
            (Direction.RTL.value, _("de droite à gauche")),
        ],
        widget=ChipRadios,
        initial=Direction.LTR.value,
    )
    status = forms.ChoiceField(
        label=_("Où en est le texte"),
        help_text=_("« Relu » : par une personne dont c’est la langue."),
        choices=[(status.value, said) for status, said in words.STATUSES.items()],
        widget=ChipRadios,
    )
    translator = NameField(label=_("Traduit par"), required=False, max_length=200)
    on = DayField(label=_("Date de la traduction ou de la relecture"), required=False)
    note = forms.CharField(label=_("Remarque"), required=False, max_length=1000)


class NewLanguageForm(PartForm):
    """Which language to add; its name and direction are known."""

    code = forms.ChoiceField(label=_("Langue"))

    def choose(self) -> None:
        known = codes_of(self.draft)
        self.offer("code", [pair for pair in NAMES.items() if pair[0] not in known])


class TitledForm(PartForm):
    """A section or a theme."""

    texts = (
        ("title", _("Titre"), True, False),
        ("lead", _("La phrase au-dessus des questions"), False, True),
    )
    code = code_field()


class ScaleForm(PartForm):
    """How one answers; the answers themselves stand in rows."""

    texts = (("note", _("Remarque sur cette échelle"), False, True),)
    code = code_field()
    presentation = forms.ChoiceField(
        label=_("Comment elle se présente"),
        choices=[(one.value, said) for one, said in words.PRESENTATIONS.items()],
        widget=ChipRadios,
        initial=Presentation.CHOICES.value,
    )
    working = forms.BooleanField(
        label=_("Échelle de travail : les auteurs en emploient une autre"), required=False
    )


class OptionRow(PartForm):
    """One answer of a scale."""

    is_row = True
    texts = (
        ("label", _("La réponse"), True, False),
        ("step_label", _("En deuxième étape"), False, False),
    )
    code = forms.IntegerField(
        label=_("Valeur"), help_text=_("Un nombre entier, le même pour toujours.")
    )
    picture = forms.ChoiceField(label=_("Dessin"), required=False)

    def choose(self) -> None:
        self.offer("picture", _with_kept(_fillings(), self.initial.get("picture")))


class FirstStepRow(PartForm):
    """The first half of an answer in two steps."""

    is_row = True
    texts = (("label", _("La première étape"), True, False),)
    code = code_field()
    options = forms.CharField(
        label=_("Réponses qu’elle ouvre"),
        help_text=_("Les valeurs, séparées par des virgules : « 4, 5 »."),
    )
    picture = forms.ChoiceField(label=_("Dessin"), required=False)

    def choose(self) -> None:
        kept = self.initial.get("options")
        if isinstance(kept, list):
            self.initial["options"] = ", ".join(map(str, kept))
        self.offer("picture", _with_kept(_fillings(), self.initial.get("picture")))

    def clean_options(self) -> list[int]:
        typed = [piece.strip() for piece in self.cleaned_data["options"].split(",")]
        if not all(WHOLE.fullmatch(piece) for piece in typed):
            raise forms.ValidationError(
                _("Écrivez des nombres séparés par des virgules : « 4, 5 ».")
            )
        return [int(piece) for piece in typed]


class ItemForm(PartForm):
    """A question on a scale."""

    texts = (
        ("wording", _("La question"), True, True),
        ("plain", _("Variante simple"), False, True),
    )
    code = code_field()
    section = forms.ChoiceField(label=_("Partie"))
    scale = forms.ChoiceField(label=_("Échelle"))
    role = forms.ChoiceField(
        label=_("Ce qu’elle mesure"),
        choices=[(one.value, said) for one, said in words.ROLES.items()],
        widget=ChipRadios,
        initial=ItemRole.INDICATOR.value,
    )
    direction = forms.TypedChoiceField(
        label=_("Sens"),
        coerce=int,
        choices=[("1", _("plus haut est mieux")), ("-1", _("plus haut est moins bien"))],
        widget=ChipRadios,
        initial="1",
    )
    missing = forms.MultipleChoiceField(
        label=_("Elle peut aussi répondre"),
        required=False,
        choices=[(reason.value, words.REASONS[reason]) for reason in OFFERED_REASONS],
        widget=ChipChecks,
        initial=[MissingReason.DONT_KNOW.value, MissingReason.REFUSED.value],
    )
    withheld = forms.BooleanField(
        label=_("Réponse fermée à l’équipe"),
        help_text=_("Personne d’autre qu’elle ne la voit seule ; elle compte dans un score."),
        required=False,
    )
    theme = forms.ChoiceField(label=_("Thème"), required=False)
    picture = forms.ChoiceField(label=_("Image"), required=False)
    source_note = forms.CharField(label=_("D’où vient la question"), required=False, max_length=500)

    def choose(self) -> None:
        self.offer("section", self.named("sections"))
        self.offer("scale", self.named("scales"))
        self.offer("theme", [("", "–"), *self.named("themes")])
        self.offer("picture", _with_kept(_pictures(), self.initial.get("picture")))


class ScoreForm(PartForm):
    """Several questions that make one figure."""

    texts = (("title", _("Titre"), True, False),)
    code = code_field()
    method = forms.ChoiceField(
        label=_("Calcul"),
        choices=[(method.value, said) for method, said in words.METHODS.items()],
        widget=ChipRadios,
        initial=Method.MEAN.value,
    )
    items = forms.MultipleChoiceField(
        label=_("Questions"),
        help_text=_("Au moins deux, sur la même échelle ; jamais un domaine à une seule question."),
        widget=ChipChecks,
    )
    min_answered = forms.IntegerField(
        label=_("Réponses qu’il faut au moins"),
        help_text=_("Deux tiers des questions au moins ; sinon le score manque."),
        min_value=1,
    )
    factor = forms.IntegerField(label=_("Multiplié par"), min_value=1, max_value=1_000, initial=1)

    def choose(self) -> None:
        self.offer("items", self.named("items"))


class QuestionForm(PartForm):
    """A question of the profile or about facts; what may be chosen stands in rows."""

    texts = ItemForm.texts
    code = code_field()
    kind = forms.ChoiceField(
        label=_("Combien de réponses"),
        choices=[
            (QuestionKind.SINGLE.value, _("une seule")),
            (QuestionKind.MULTIPLE.value, _("plusieurs")),
        ],
        widget=ChipRadios,
        initial=QuestionKind.SINGLE.value,
    )
    missing = forms.MultipleChoiceField(
        label=_("Elle peut aussi répondre"),
        required=False,
        choices=[(reason.value, words.REASONS[reason]) for reason in OFFERED_REASONS],
        widget=ChipChecks,
        initial=[MissingReason.REFUSED.value],
    )
    picture = forms.ChoiceField(label=_("Image"), required=False)

    def choose(self) -> None:
        self.offer("picture", _with_kept(_pictures(), self.initial.get("picture")))


class ChoiceRow(PartForm):
    """One thing to choose."""

    is_row = True
    texts = (("label", _("La réponse"), True, False),)
    code = code_field()
    alone = forms.BooleanField(label=_("Exclut les autres réponses"), required=False)


class ThenTestForm(PartForm):
    """The look back at the start, asked at the end; without questions there is none."""

    texts = (("cue", _("La phrase qui aide à se souvenir"), False, True),)
    items = forms.MultipleChoiceField(
        label=_("Questions posées à nouveau"),
        help_text=_("Quatre à six ; aucune si l’on ne revient pas sur le début."),
        required=False,
        widget=ChipChecks,
    )
    control = forms.ChoiceField(
        label=_("Question témoin, qui ne devrait pas bouger"), required=False
    )

    def choose(self) -> None:
        self.offer("items", self.named("items"))
        self.offer("control", [("", "–"), *self.named("items")])

    def part(self, kept: dict[str, Any]) -> dict[str, Any]:
        """Nothing at all when no question is asked again."""
        return super().part(kept) if self.cleaned_data.get("items") else {}


class TransitionForm(PartForm):
    """« Compared with the start… », one question about a score or a question."""

    texts = (("wording", _("La question"), True, True),)
    code = code_field()
    about = forms.ChoiceField(label=_("Sur quoi elle porte"))
    scale = forms.ChoiceField(label=_("Échelle"))

    def choose(self) -> None:
        self.offer("about", self.named("scores", "items"))
        self.offer("scale", self.named("scales"))


class NewDraftForm(Refusable, forms.Form):
    """The first words of a questionnaire that does not exist yet."""

    title = forms.CharField(label=_("Titre"), max_length=200)
    name = slug_field()
    language = forms.ChoiceField(
        label=_("Langue d’origine"),
        choices=[(code, NAMES[code]) for code in content.NO_AND_YES],
        widget=ChipRadios,
        initial="fr",
    )
