"""What is typed from a sheet of paper: its code, its answers, once more to check, what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import ChipRadios, PastDayField, Refusable
from miriam.look.language import said
from miriam.measures.domain import paper
from miriam.measures.domain.paper import Block
from miriam.measures.models import Administration, Difference
from miriam.measures.pages.marks import answer_words
from miriam.people.domain import MIRIAM_BEGAN
from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.given import Given, from_data
from miriam.questionnaire.pages import words

FIRST, SECOND = "first", "second"
MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
KEYS = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class SheetCodeForm(Refusable, forms.Form):
    """The code on the sheet, as somebody reads it."""

    code = forms.CharField(
        label=_("Le code de la feuille"),
        help_text=_("Six signes, en haut de chaque page."),
        max_length=20,
        widget=forms.TextInput(attrs={**KEYS, "autofocus": True}),
    )

    def clean_code(self) -> str:
        """Six signs of 0 to 9 and A to F; an O is a zero, an I or an L is a one."""
        typed: str = self.cleaned_data["code"]
        code = "".join(typed.upper().split()).translate(MISREAD)
        if len(code) != Administration.CODE_LENGTH or set(code) - set("0123456789ABCDEF"):
            raise forms.ValidationError(
                _(
                    "Ce n’est pas le code d’une feuille : il a six signes, des chiffres et des "
                    "lettres de A à F. Regardez en haut de la page."
                )
            )
        return code


class LinesForm(Refusable, forms.Form):
    """One line of keys for each block of the sheet."""

    def __init__(
        self, data: QueryDict | None, *, administration: Administration, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.administration = administration
        self.blocks = paper.blocks(administration.questions)
        self.answers: dict[str, Given] = {}
        titles = words.block_titles(administration.version.definition)
        for block in self.blocks:
            self._add(block, titles[block.name])
        if self.blocks and not self.is_bound:
            self._begin_at(self.blocks[0])

    def _add(self, block: Block, title: str | Promise) -> None:
        reach = {"title": title, "first": block.first, "last": block.last}
        self.fields[_line(block)] = forms.CharField(
            label=_("%(title)s (questions %(first)s à %(last)s)") % reach,
            # 3 keys more than questions: a choice of several stands in brackets.
            max_length=4 * len(block.questions),
            widget=forms.TextInput(attrs=KEYS),
        )

    def _begin_at(self, block: Block) -> None:
        """The hands stay on the keyboard: one types where the first thing is to be typed."""
        self.fields[_line(block)].widget.attrs["autofocus"] = True

    def lines(self) -> list[forms.BoundField]:
        """The lines, block by block."""
        return [self[_line(block)] for block in self.blocks]

    def clean(self) -> None:
        for block in self.blocks:
            self._read(block)
        wrong = [block for block in self.blocks if _line(block) in self.errors]
        if wrong:
            self._begin_at(wrong[0])

    def _read(self, block: Block) -> None:
        text = self.cleaned_data.get(_line(block))
        typed = paper.read(block, text or "")
        if text and typed.problems:
            for problem in typed.problems:
                self.add_error(_line(block), gettext(problem.what) % problem.details)
            if not typed.answers:
                self.add_error(_line(block), self._other_sheet())
        self.answers.update(typed.answers)

    def _other_sheet(self) -> str:
        """A number of answers that cannot be: the wrong page, or a sheet of another version."""
        definition = self.administration.version.definition
        text = gettext(
            "Si tout est tapé, comparez le bas de la feuille : celle-ci porte le code %(code)s et "
            "la version %(name)s %(version)s."
        )
        facts = {
            "code": self.administration.code,
            "name": definition.id,
            "version": definition.version,
        }
        return text % facts


def _line(block: Block) -> str:
    return f"line_{block.name}"


class TypingForm(LinesForm):
    """A sheet that is typed over for the first time."""

    on = PastDayField(label=_("Quel jour a-t-elle répondu ?"), earliest=MIRIAM_BEGAN)

    def __init__(self, data: QueryDict | None, *, administration: Administration) -> None:
        first = {"on": administration.started_on}
        super().__init__(data, administration=administration, initial=first)


@dataclass(frozen=True)
class TypedAnswer:
    """A question that was typed in two ways, in words: the number on the sheet, both readings."""

    number: int
    asked: Asked
    wording: str
    first: str
    second: str


def told(
    administration: Administration, differences: Sequence[Difference], language: str
) -> Iterator[tuple[Difference, TypedAnswer]]:
    """Each difference with its question as it stands on the sheet."""
    numbered = {
        asked.key: (number, asked)
        for block in paper.blocks(administration.questions)
        for number, asked in block.numbered()
    }
    for one in differences:
        number, asked = numbered[one.question]
        yield (
            one,
            TypedAnswer(
                number=number,
                asked=asked,
                wording=said(asked.wording, language),
                first=answer_words(asked, from_data(one.first), language),
                second=answer_words(asked, from_data(one.second), language),
            ),
        )


class SettleForm(Refusable, forms.Form):
    """What the sheet really says, one choice a question; a question may stay open."""

    def __init__(
        self, data: QueryDict | None, *, differences: Sequence[tuple[Difference, TypedAnswer]]
    ) -> None:
        super().__init__(data)
        self.differences = differences
        self.chosen: dict[str, Given] = {}
        for _one, shown in differences:
            self._add(shown)

    def _add(self, shown: TypedAnswer) -> None:
        self.fields[f"keep_{shown.number}"] = forms.ChoiceField(
            label=f"{shown.number}. {shown.wording}",
            required=False,
            widget=ChipRadios,
            choices=[
                (FIRST, _("La première fois : %(answer)s") % {"answer": shown.first}),
                (SECOND, _("La deuxième fois : %(answer)s") % {"answer": shown.second}),
            ],
        )
        self.fields[f"other_{shown.number}"] = forms.CharField(
            label=_("Ni l’une ni l’autre : le signe de la case, sur la feuille"),
            required=False,
            max_length=40,
            widget=forms.TextInput(attrs=KEYS),
        )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The choice and the sign, question by question."""
        numbers = [shown.number for _one, shown in self.differences]
        return [(self[f"keep_{number}"], self[f"other_{number}"]) for number in numbers]

    def clean(self) -> None:
        for one, shown in self.differences:
            self._read(one, shown)
        if not self.chosen and not self.errors:
            raise forms.ValidationError(_("Choisissez pour une question au moins."))

    def _read(self, one: Difference, shown: TypedAnswer) -> None:
        chosen = self.cleaned_data.get(f"keep_{shown.number}")
        sign = self.cleaned_data.get(f"other_{shown.number}")
        if chosen and sign:
            text = _("Choisissez une des deux lectures, ou tapez un signe : l’un exclut l’autre.")
            self.add_error(f"other_{shown.number}", text)
        elif chosen:
            self.chosen[one.question] = from_data(one.first if chosen == FIRST else one.second)
        elif sign:
            self._read_sign(one, shown, sign)

    def _read_sign(self, one: Difference, shown: TypedAnswer, sign: str) -> None:
        given = paper.read_one(shown.asked, sign)
        if given is None:
            text = _("Tapez un des signes de cette question sur la feuille : %(signs)s.")
            signs = " ".join([*paper.marks(shown.asked), *_reasons(shown.asked)])
            self.add_error(f"other_{shown.number}", text % {"signs": signs})
        else:
            self.chosen[one.question] = given


def _reasons(asked: Asked) -> list[str]:
    return [key for key, reason in paper.REASONS.items() if paper.offers(asked, reason)]
