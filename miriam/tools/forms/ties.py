"""One tie, as the list and the keyboard say it; and where a finger put it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import ChipRadios, GrowingTextarea, VersionedForm, WrittenOnce
from miriam.look.typed import NameField, Wary
from miriam.tools.domain import Bond, Help, Kind, Tie
from miriam.tools.domain.places import ALL_ROUND, at_hour, hour_of
from miriam.tools.pages import words as said
from miriam.tools.services.drawing import TieFacts

NEAR, FAR = "near", "farther"
WAYS = (Help.UNSAID, Help.BOTH, Help.TO_HER, Help.FROM_HER, Help.NONE)


def _choices(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(one), in_words) for one, in_words in words.items()]


class TieForm(Wary, VersionedForm):
    """A person, a group, a service or a place around her; only the name is asked for."""

    name = NameField(
        label=_("Qui, ou quoi"), max_length=60, widget=forms.TextInput({"dir": "auto"})
    )
    kind = forms.TypedChoiceField(
        label=_("C’est"),
        choices=_choices(said.KINDS),
        coerce=Kind,
        initial=Kind.PERSON,
        widget=ChipRadios(),
    )
    bond = forms.TypedChoiceField(
        label=_("Le lien est"),
        choices=_choices(said.BONDS),
        coerce=Bond,
        initial=Bond.UNSAID,
        widget=ChipRadios(),
    )
    help = forms.TypedChoiceField(
        label=_("L’aide"),
        choices=lambda: [(str(way), said.of_help(way)) for way in WAYS],
        coerce=Help,
        initial=Help.UNSAID,
        widget=ChipRadios(),
    )
    near = forms.ChoiceField(
        label=_("Sur le dessin"),
        choices=lambda: [(one, said.of_the_page()[one]) for one in (NEAR, FAR)],
        initial=NEAR,
        widget=ChipRadios(),
    )
    hour = forms.TypedChoiceField(
        label=_("Où, comme sur une horloge"),
        help_text=_("12 est en haut, 3 à droite, 6 en bas, 9 à gauche."),
        choices=[
            ("", _("là où il y a de la place")),
            *((str(hour), str(hour)) for hour in range(1, 13)),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = forms.CharField(
        label=_("Dans mes mots, si j’en ai envie"),
        max_length=120,
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=2),
    )
    apart = forms.BooleanField(
        label=_("Ce lien me fait peur"),
        help_text=_(
            "Il est gardé à part : sur aucun dessin, sur aucun papier. "
            "Si je veux qu’il soit dessiné, je ne coche pas."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = _(
            "Écrivez un nom, ou un mot pour le dire."
        )

    def is_gone(self) -> None:
        """Somebody took the tie off meanwhile: what was typed stays, and can be another tie."""
        self.full_clean()
        self.add_error(
            None,
            _(
                "Ce lien n’est plus sur le dessin : quelqu’un l’a enlevé entre-temps. Vos mots "
                "sont encore ici ; « Garder » en fait un nouveau lien."
            ),
        )

    def tie(self, before: Tie | None = None) -> TieFacts:
        """What was said; where the hour is the one that was shown, the place stays exactly."""
        facts = self.facts()
        angle = _angle(facts.pop("hour"), before)
        return TieFacts(**{**facts, "near": facts["near"] == NEAR, "angle": angle})


def _angle(hour: int | None, before: Tie | None) -> int | None:
    if hour is None:
        return None
    return before.angle if before and hour_of(before.angle) == hour else at_hour(hour)


def as_it_is(tie: Tie, apart: bool) -> dict[str, Any]:
    """A tie as the form shows it before it changes."""
    return {
        "name": tie.name,
        "kind": tie.kind,
        "bond": tie.bond,
        "help": tie.help,
        "near": NEAR if tie.near else FAR,
        "hour": str(hour_of(tie.angle)),
        "words": tie.words,
        "apart": apart,
        "version": tie.change,
    }


class PutForm(WrittenOnce):
    """Where a finger or a mouse put a tie down."""

    tie = forms.IntegerField(widget=forms.HiddenInput({"id": False}))
    near = forms.BooleanField(required=False, widget=forms.HiddenInput({"id": False}))
    angle = forms.IntegerField(
        min_value=0, max_value=ALL_ROUND - 1, widget=forms.HiddenInput({"id": False})
    )


class StandsForm(VersionedForm):
    """« C’est bien ça »: with the version that is on the screen."""
