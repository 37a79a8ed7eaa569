"""How she may be reached without danger."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from miriam.look.forms import AskedField, ChipRadios, GrowingTextarea, TileRadios, VersionedForm
from miriam.people.domain import Channel
from miriam.people.models import SafeContact
from miriam.people.pages import words

Choices = list[tuple[str, Any]]


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


class ContactForm(VersionedForm):
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
    name_to_show = forms.CharField(
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

    @classmethod
    def of(cls, contact: SafeContact) -> dict[str, Any]:
        """What the form shows at first."""
        names = ("channel", "address", "hours", "name_to_show", "code_word", "avoid")
        return {
            **{name: getattr(contact, name) or "" for name in names},
            "may_leave_message": contact.may_leave_message,
            "version": contact.version,
        }
