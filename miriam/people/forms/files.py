"""Opening a file, and who she is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.lists import languages
from miriam.look.forms import PastDayField, VersionedForm, WrittenOnce
from miriam.look.typed import NameField, Wary
from miriam.people import domain
from miriam.people.models import File
from miriam.people.pages import words

Choices = list[tuple[str, Any]]


ANOTHER = "another"


def _languages() -> Choices:
    return [("", "—"), *languages.choices()]


class NewFileForm(Wary, WrittenOnce):
    """A name to call her by: nothing else is asked to begin."""

    call_name = NameField(
        label=_("Comment voulez-vous l’appeler ?"),
        help_text=_("Le prénom ou le nom qu’elle préfère. Rien d’autre n’est demandé."),
        max_length=80,
        error_messages={"required": _("Écrivez au moins un prénom.")},
    )


class SameWomanForm(forms.Form):
    """Whether she is one of the women one accompanies already."""

    def __init__(self, *args: Any, look_alikes: Iterable[File], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(look_alikes)
        self.running = {str(file.public_id) for file in known if not file.is_closed}
        field = forms.ChoiceField(
            label=_("Est-ce elle ?"),
            choices=[
                *((str(file.public_id), words.known_as(file)) for file in known),
                (ANOTHER, _("Non, c’est une autre femme")),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Dites si c’est elle, ou une autre femme.")},
        )
        self.fields["same"] = field

    @property
    def file(self) -> str | None:
        """The public name of the file in which her way goes on; none when a new one begins."""
        same: str = self.cleaned_data["same"]
        return same if same in self.running else None


class IdentityForm(Wary, VersionedForm):
    """Who she is, as she says it."""

    call_name = NameField(
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

    def clean_birth_date(self) -> date | None:
        """A day that makes her a mother of this work; another one is asked about."""
        born: date | None = self.cleaned_data["birth_date"]
        if born and domain.age_on(born, clock.today()) not in domain.MOTHERS:
            self.ask(
                "birth_date",
                gettext("Née en %(year)d : est-ce bien cela ?") % {"year": born.year},
            )
        return born

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
