"""How she may be reached without danger."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.core import names
from miriam.look.forms import AskedField, ChipRadios, GrowingTextarea, TileRadios, VersionedForm
from miriam.look.typed import NameField
from miriam.people.domain import Channel
from miriam.people.models import SafeContact
from miriam.people.pages import words
from miriam.people.pages.ways import WayForm

Choices = list[tuple[str, Any]]
# In a name these say where a call comes from.
TELLING = frozenset({"cpas", "ocmw", "miriam", "mirjam"})


CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.SMS: "message-circle",
    Channel.WHATSAPP: "message-circle",
    Channel.EMAIL: "mail",
    Channel.LETTER: "mail",
    Channel.IN_PERSON: "users",
    Channel.THROUGH_SOMEBODY: "user-round",
}


def _channels() -> Choices:
    return [(channel.value, words.CHANNELS[channel]) for channel in Channel]


class ContactForm(WayForm, VersionedForm):
    """How she may be reached without danger: only what she has said."""

    channel = forms.TypedChoiceField(
        label=_("Par quel moyen ?"),
        choices=_channels,
        coerce=Channel,
        empty_value=None,
        widget=TileRadios(icons={channel.value: icon for channel, icon in CHANNEL_ICONS.items()}),
        required=False,
    )
    address = forms.CharField(
        label=_("Numéro ou adresse"),
        help_text=_("Celui qu’elle vous a donné pour cela, pas celui d’un autre dossier."),
        max_length=160,
        required=False,
    )
    hours = forms.CharField(
        label=_("À quels moments ?"),
        help_text=_("Par exemple : en semaine entre 9 h et 15 h."),
        max_length=120,
        required=False,
    )
    may_leave_message = AskedField(
        label=_("Peut-on laisser un message ?"),
        unasked=_("pas encore demandé"),
        yes=_("oui"),
        no=_("non, jamais"),
        widget=ChipRadios,
    )
    name_to_show = NameField(
        label=_("Sous quel nom vous présenter ?"),
        help_text=_(
            "Si quelqu’un d’autre décroche ou voit le message. "
            "Jamais « CPAS » ni « Miriam » sans son accord."
        ),
        max_length=80,
        required=False,
    )
    code_word = forms.CharField(
        label=_("Un mot convenu"),
        help_text=_("Un mot banal qui veut dire : je ne peux pas parler, ou rappelez plus tard."),
        max_length=60,
        required=False,
    )
    avoid = forms.CharField(
        label=_("Ce qu’il ne faut jamais faire"),
        help_text=_("Par exemple : jamais de lettre à la maison."),
        widget=GrowingTextarea(rows=2),
        max_length=300,
        required=False,
    )

    def clean_name_to_show(self) -> str:
        """A name that tells nobody who calls; one that does is asked about."""
        name: str = self.cleaned_data["name_to_show"]
        if set(names.fold(name).split()) & TELLING:
            self.ask("name_to_show", _("Ce nom dit d’où vous appelez. Est-elle d’accord ?"))
        return name

    @classmethod
    def of(cls, contact: SafeContact) -> dict[str, Any]:
        """What the form shows at first."""
        shown = ("channel", "hours", "name_to_show", "code_word", "avoid")
        return {
            **{name: getattr(contact, name) or "" for name in shown},
            "address": contact.way,
            "may_leave_message": contact.may_leave_message,
            "version": contact.version,
        }
