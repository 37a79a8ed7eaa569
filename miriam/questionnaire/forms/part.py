"""The form of one part of a draft: its fields, and a field per language for its words."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import GrowingTextarea
from miriam.look.language import page_language, said
from miriam.questionnaire.domain.editor import content

Json = dict[str, Any]
Choices = list[tuple[str, str | Promise]]

JOIN = "__"


def flat(part: Mapping[str, Any]) -> Json:
    """The first values of a form: `{"wording": {"fr": …}}` becomes `wording__fr`."""
    found: Json = {}
    for name, value in part.items():
        if isinstance(value, dict):
            found |= {f"{name}{JOIN}{code}": text for code, text in value.items()}
        else:
            found[name] = value
    return found


class PartForm(forms.Form):
    """A part of a draft; `texts` are its translated texts: name, label, asked for, long."""

    texts: ClassVar[tuple[tuple[str, str | Promise, bool, bool], ...]] = ()
    is_row: ClassVar[bool] = False

    def __init__(
        self, *args: Any, draft: Json, taken: Collection[str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.draft, self.taken = draft, taken or ()
        for name, label, needed, long in self.texts:
            self._add_words(name, label, needed=needed, long=long)
        self.choose()
        first = [name for name in self.fields if name == "code" or JOIN in name]
        self.order_fields([*first, *(name for name in self.fields if name not in first)])
        if taken is None and "code" in self.fields and not self.is_row:
            del self.fields["code"]

    def _add_words(self, name: str, label: str | Promise, *, needed: bool, long: bool) -> None:
        for language in self.draft["languages"]:
            spoken = {"lang": language["code"], "dir": language.get("direction", "ltr")}
            self.fields[f"{name}{JOIN}{language['code']}"] = forms.CharField(
                label=_("%(what)s – %(language)s") % {"what": label, "language": language["name"]},
                required=needed and language["code"] == self.draft["source_language"],
                max_length=4000,
                widget=GrowingTextarea(attrs=spoken, rows=2) if long else forms.TextInput(spoken),
            )

    def choose(self) -> None:
        """Offer what the draft has: its sections, scales, questions."""

    def offer(self, name: str, choices: Iterable[tuple[str, str | Promise]]) -> None:
        """What may be chosen in one field."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def clean_code(self) -> Any:
        code = self.cleaned_data["code"]
        if code in self.taken:
            raise forms.ValidationError(_("Ce code est déjà pris. Choisissez-en un autre."))
        return code

    def part(self, kept: Json) -> Json:
        """The part as typed; what the form does not show stays as it was."""
        data = dict(kept)
        for name in self.fields:
            if JOIN not in name and name not in ("ORDER", "DELETE"):
                _set(data, name, self._chosen(name, kept))
        for name, *_rest in self.texts:
            _set(data, name, self._said(name))
        return data

    def _chosen(self, name: str, kept: Json) -> object:
        """The value; of several that were ticked, those that were there keep their order."""
        if not isinstance(self.fields[name], forms.MultipleChoiceField):
            return self.cleaned_data.get(name)
        ticked: list[str] = self.cleaned_data[name]
        before = [one for one in kept.get(name, []) if one in ticked]
        return [*before, *(one for one in ticked if one not in before)]

    def _said(self, name: str) -> dict[str, str]:
        typed = {
            code: self.cleaned_data.get(f"{name}{JOIN}{code}") for code in codes_of(self.draft)
        }
        return {code: text for code, text in typed.items() if text}

    @property
    def is_wrong(self) -> bool:
        """Whether something in this row was refused."""
        return self.is_bound and bool(self.errors)

    @property
    def known_as(self) -> str:
        """How a row is called above its fields: its words, or nothing for one that is new."""
        language = page_language()
        kept = {code: self.initial.get(f"label{JOIN}{code}") for code in codes_of(self.draft)}
        return said({code: text for code, text in kept.items() if text}, language)

    def named(self, *kinds: str) -> Choices:
        """The parts of the draft with the words that one knows them by."""
        source = self.draft["source_language"]
        parts = [part for kind in kinds for part in self.draft.get(kind, [])]
        return [(part["code"], name_of(part, source)) for part in parts]


def codes_of(draft: Json) -> list[str]:
    return content.codes(draft, "languages")


def name_of(part: Mapping[str, Any], language: str) -> str:
    """The words of a part, or its code."""
    text = part.get("wording") or part.get("title") or {}
    return said(text, language) or part.get("name") or str(part["code"])


def _set(data: Json, name: str, value: object) -> None:
    """Nothing typed is nothing said; an empty list is (no reason for a missing answer)."""
    if value is None or value is False or value in ("", {}):
        data.pop(name, None)
    else:
        data[name] = value.isoformat() if isinstance(value, date) else value
