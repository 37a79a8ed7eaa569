"""Opening a file, and who she is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.lists import languages
from miriam.look.forms import PastDayField, VersionedForm, WrittenOnce
from miriam.people.models import File

Choices = list[tuple[str, Any]]


ANOTHER = "another"


def _languages() -> Choices:
    return [("", "—"), *languages.choices()]


class NewFileForm(WrittenOnce):
    """A name to call her by: nothing else is asked to begin."""

    call_name = forms.CharField(
        label=_("Comment voulez-vous l’appeler ?"),
        help_text=_("Le prénom ou le nom qu’elle préfère. Rien d’autre n’est demandé."),
        max_length=80,
        error_messages={"required": _("Écrivez au moins un prénom.")},
    )


class SameWomanForm(forms.Form):
    """Whether she is one of the women one accompanies already."""

    def __init__(self, *args: Any, look_alikes: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = forms.ChoiceField(
            label=_("Est-ce elle ?"),
            choices=[*look_alikes, (ANOTHER, _("Non, c’est une autre femme"))],
            widget=forms.RadioSelect,
            error_messages={"required": _("Dites si c’est elle, ou une autre femme.")},
        )
        self.fields["same"] = field


class IdentityForm(VersionedForm):
    """Who she is, as she says it."""

    call_name = forms.CharField(
        label=_("Son nom, comme elle veut être appelée"),
        max_length=80,
        error_messages={"required": _("Écrivez au moins un prénom.")},
    )
    birth_date = PastDayField(
        label=_("Sa date de naissance"), required=False, earliest=date(1900, 1, 1)
    )
    first_language = forms.ChoiceField(
        label=_("La langue qu’elle préfère parler"), choices=_languages, required=False
    )
    second_language = forms.ChoiceField(
        label=_("Une autre langue"), choices=_languages, required=False
    )
    third_language = forms.ChoiceField(
        label=_("Encore une langue"), choices=_languages, required=False
    )
    needs_interpreter = forms.BooleanField(
        label=_("Un ou une interprète l’aide quand c’est important"), required=False
    )

    @classmethod
    def of(cls, file: File) -> dict[str, Any]:
        """What the form shows at first."""
        spoken = [*(file.languages or []), "", "", ""]
        return {
            "version": file.version,
            "call_name": file.call_name,
            "birth_date": file.birth_date,
            "first_language": spoken[0],
            "second_language": spoken[1],
            "third_language": spoken[2],
            "needs_interpreter": bool(file.needs_interpreter),
        }

    def facts(self) -> dict[str, Any]:
        """What the service wants to know."""
        typed = super().facts()
        ranks = ("first_language", "second_language", "third_language")
        spoken = [typed.pop(rank) for rank in ranks]
        return {**typed, "languages": list(dict.fromkeys(code for code in spoken if code))}
