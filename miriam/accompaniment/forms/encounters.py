"""A note with its readers, and the encounter it is about."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import NOTE_DEPTHS, BegunBy
from miriam.accompaniment.forms.meetings import MeetingForm
from miriam.accompaniment.models import Encounter, Theme
from miriam.accompaniment.pages import words
from miriam.core import clock
from miriam.look.forms import ChipRadios, GrowingTextarea, PastDayField, WrittenOnce
from miriam.look.typed import Wary
from miriam.people.domain import MIRIAM_BEGAN
from miriam.people.selectors.readers import Readers
from miriam.vault.domain import Depth

LONG = 20_000

Reading = Callable[[], Readers]


class NoteForm(Wary, WrittenOnce):
    """Some words, and who will read them; the readers are asked for when they are shown.

    The depth is the usual one unless the other was chosen: a page that says nothing of it changes
    nothing. Where the usual one is that of a working note, to share is what is chosen.
    """

    text = forms.CharField(
        label=_("Quelques mots"),
        max_length=LONG,
        widget=GrowingTextarea({"dir": "auto"}, rows=4),
        error_messages={"required": _("Écrivez quelques mots avant de garder.")},
        help_text=_("Ni numéro national, ni nom d’une autre personne, ni diagnostic."),
    )
    depth = forms.ChoiceField(
        label=_("Qui lira cette note"), required=False, choices=[(it, it) for it in NOTE_DEPTHS]
    )

    def __init__(
        self, *args: Any, her: str, readers: Reading, usual: Depth = Depth.SHARED, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.her, self.readers, self.usual = her, cache(readers), usual

    @property
    def other(self) -> Depth:
        """The depth that is chosen deliberately."""
        return Depth.SHARED if self.usual is Depth.WORKING else Depth.WORKING

    @property
    def is_other(self) -> bool:
        """Whether it was chosen."""
        return bool(self["depth"].value() == self.other)

    def clean_depth(self) -> Depth:
        """As the domain names it."""
        return Depth(self.cleaned_data["depth"] or self.usual)


class EncounterForm(MeetingForm, NoteForm):
    """How they met, and what is worth remembering; only the kind is asked."""

    on = PastDayField(label=_("Quel jour"), required=False, earliest=MIRIAM_BEGAN)
    begun_by = forms.TypedChoiceField(
        label=_("Qui a pris contact"),
        required=False,
        choices=[*words.BEGUN_BY.items(), ("", _("non noté"))],
        coerce=BegunBy,
        empty_value=None,
        widget=ChipRadios(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False
        self.fields["on"].widget.attrs["max"] = clock.today().isoformat()
        self.fields["on"].initial = clock.today()

    @property
    def details_changed(self) -> bool:
        """Whether day, length or contact need to be seen at once."""
        return self.is_bound and bool({"on", "minutes", "begun_by"} & set(self.changed_data))


def like(encounter: Encounter, offered: Iterable[Theme]) -> Mapping[str, Any]:
    """The same kind and themes as that encounter, as far as they are still offered."""
    themes = {theme.public_id for theme in encounter.about}
    about = [str(theme.public_id) for theme in offered if theme.public_id in themes]
    return {"kind": encounter.kind, "about": about}
