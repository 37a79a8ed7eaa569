"""One page of the editor: the form of a part, its rows of answers, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseFormSet, Form, formset_factory
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel

from miriam.questionnaire.domain.definition import parts
from miriam.questionnaire.domain.definition.loader import faults
from miriam.questionnaire.domain.editor import content
from miriam.questionnaire.domain.exchange.filling import language
from miriam.questionnaire.forms import parts as typed
from miriam.questionnaire.forms.part import JOIN, PartForm, flat
from miriam.questionnaire.pages.places import sentence

Json = dict[str, Any]
SPARE_ROWS = 2


@dataclass(frozen=True)
class PartRows:
    """A list inside a part: its name in the data, its heading, the form of a row."""

    name: str
    title: str | Promise
    form: type[PartForm]


@dataclass(frozen=True)
class PartKind:
    """A kind of part: what the pages call it, its form, its rows, the model that it must be."""

    title: str | Promise
    one: str | Promise
    form: type[PartForm]
    model: type[BaseModel] | None
    rows: tuple[PartRows, ...] = ()
    ordered: bool = True


OPTIONS = PartRows(
    "options", gettext_lazy("Les réponses, de la première à la dernière"), typed.OptionRow
)
FIRST_STEPS = PartRows("first_steps", gettext_lazy("Les premières étapes"), typed.FirstStepRow)
CHOICES = PartRows("choices", gettext_lazy("Ce qu’elle peut choisir"), typed.ChoiceRow)

KINDS = {
    content.HEAD: PartKind(
        gettext_lazy("La couverture"), gettext_lazy("Titre, origine, droits"), typed.HeadForm, None
    ),
    "languages": PartKind(
        gettext_lazy("Les langues"), gettext_lazy("Langue"), typed.LanguageForm, parts.AskedLanguage
    ),
    "sections": PartKind(
        gettext_lazy("Les parties"), gettext_lazy("Partie"), typed.TitledForm, parts.Titled
    ),
    "themes": PartKind(
        gettext_lazy("Les thèmes"), gettext_lazy("Thème"), typed.TitledForm, parts.Titled
    ),
    "scales": PartKind(
        gettext_lazy("Les échelles"),
        gettext_lazy("Échelle"),
        typed.ScaleForm,
        parts.Scale,
        (OPTIONS, FIRST_STEPS),
    ),
    "items": PartKind(
        gettext_lazy("Les questions"), gettext_lazy("Question"), typed.ItemForm, parts.Item
    ),
    "scores": PartKind(
        gettext_lazy("Les scores"), gettext_lazy("Score"), typed.ScoreForm, parts.ScoreRule
    ),
    "profile": PartKind(
        gettext_lazy("Le profil"),
        gettext_lazy("Question du profil"),
        typed.QuestionForm,
        parts.Question,
        (CHOICES,),
    ),
    "facts": PartKind(
        gettext_lazy("Les faits"),
        gettext_lazy("Question sur les faits"),
        typed.QuestionForm,
        parts.Question,
        (CHOICES,),
    ),
    content.THEN_TEST: PartKind(
        gettext_lazy("Le regard en arrière"),
        gettext_lazy("Revoir le début, à la fin"),
        typed.ThenTestForm,
        None,
    ),
    "transitions": PartKind(
        gettext_lazy("Par rapport au début"),
        gettext_lazy("Question de comparaison"),
        typed.TransitionForm,
        parts.Transition,
    ),
}
SINGLE = (content.HEAD, content.THEN_TEST)
SHARED_CODES = ("items", "profile", "facts")


class Editing:
    """A part on the page: shown, or as it was sent back."""

    def __init__(
        self, sent: QueryDict | None, *, draft: Json, kind: str, part: Json | None = None
    ) -> None:
        self.kind, self.kept, self.is_new = kind, part or {}, part is None
        form = typed.NewLanguageForm if self.is_new and kind == "languages" else KINDS[kind].form
        taken = _taken(draft, kind) if self.is_new else None
        self.form: PartForm = form(sent, draft=draft, taken=taken, initial=flat(self.kept))
        self.rows = [
            (one, _formset(one, sent, draft, self.kept.get(one.name, [])))
            for one in KINDS[kind].rows
        ]

    def is_valid(self) -> bool:
        """Whether it can be kept; what is wrong stands at its field."""
        valid = [self.form.is_valid(), *(rows.is_valid() for _one, rows in self.rows)]
        if self.form.is_valid() and not all(valid):
            self.form.add_error(None, _("Une ligne est à corriger plus bas."))
        if all(valid):
            self._check()
        return self.form.is_valid() and all(valid)

    def _check(self) -> None:
        """The rules of the part itself; those between parts are said on the page of the draft."""
        model = KINDS[self.kind].model
        for fault in faults(model, self.part()) if model else ():
            name = fault.where.replace(".", JOIN, 1)
            known = name in self.form.fields
            self.form.add_error(name if known else None, sentence(fault, with_place=not known))

    def part(self) -> Json:
        """The part as it was typed."""
        if isinstance(self.form, typed.NewLanguageForm):
            return language(self.form.cleaned_data["code"])
        data = self.form.part(self.kept)
        for one, rows in self.rows:
            if found := _typed_rows(rows, self.kept.get(one.name, [])):
                data[one.name] = found
            else:
                data.pop(one.name, None)
        return data


def _taken(draft: Json, kind: str) -> list[str]:
    return content.codes(draft, *(SHARED_CODES if kind in SHARED_CODES else (kind,)))


def _formset(
    rows: PartRows, sent: QueryDict | None, draft: Json, kept: Sequence[Json]
) -> BaseFormSet[PartForm]:
    made = formset_factory(rows.form, extra=SPARE_ROWS, can_order=True, can_delete=True)
    return made(
        sent,
        prefix=rows.name,
        initial=[flat(one) for one in kept],
        form_kwargs={"draft": draft},
    )


def _typed_rows(rows: BaseFormSet[PartForm], kept: Sequence[Json]) -> list[Json]:
    """The rows in the order that was asked for; a row that was left empty is none."""
    before = {one["code"]: one for one in kept}
    ordered: list[Form] = list(rows.ordered_forms)
    found = [form for form in ordered if form.cleaned_data.get("code") is not None]
    return [
        form.part(before.get(form.cleaned_data["code"], {}))  # type: ignore[attr-defined]
        for form in found
    ]
