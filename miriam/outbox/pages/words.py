"""The words for ways, for where a message stands, and for why it did not leave."""

from django.utils.translation import gettext_lazy as _

from miriam.outbox.domain.queue import MessageState, MessageWay, NotLeft

WAYS = {MessageWay.SMS: _("SMS"), MessageWay.EMAIL: _("E-mail")}
STATES = {
    MessageState.WAITING: _("attend"),
    MessageState.CLAIMED: _("part maintenant"),
    MessageState.SENDING: _("part maintenant"),
    MessageState.SENT: _("parti"),
    MessageState.PERHAPS: _("peut-être parti"),
    MessageState.GIVEN_UP: _("pas parti"),
    MessageState.CANCELLED: _("annulé"),
}
LEAVES_NO_MORE = _("ne part plus")
REASONS = {
    NotLeft.TOO_LATE: _("ses heures ne laissaient plus de place avant ce jour-là"),
    NotLeft.ENOUGH: _("elle avait déjà reçu assez de messages"),
    NotLeft.UNREACHED: _("le réseau n’a pas répondu"),
    NotLeft.REFUSED: _("le réseau a refusé ce numéro ou cette adresse"),
    NotLeft.CHANGED: _("son contact a changé"),
    NotLeft.UNCONFIRMED: _("son contact n’était plus confirmé"),
    NotLeft.WITHDRAWN: _("elle ne voulait plus de rappels"),
    NotLeft.NOT_OPEN: _("son accompagnement était en pause ou arrêté"),
    NotLeft.TAKEN_BACK: _("elle avait retiré son accord de participer"),
    NotLeft.MOVED: _("le rendez-vous a changé"),
}
EXPLAINED = {
    MessageState.PERHAPS: _(
        "rien n’a confirmé qu’il est arrivé ; il ne part pas une deuxième fois"
    ),
}
