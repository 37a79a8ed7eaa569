"""What is refused around what leaves, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused
from miriam.people.services.refusals import ForHerTeam


class CalendarIsForHerTeam(ForHerTeam):
    """An address outlives a loan of some days."""

    sentence = _(
        "Vous remplacez pour quelques jours, et une adresse d’agenda dure plus longtemps : elle se "
        "fait avec sa case manager ou sa collègue en duo. L’arrêter, vous le pouvez."
    )


class RemindersAreForHerTeam(ForHerTeam):
    """Her yes outlives a loan of some days."""

    sentence = _(
        "Vous remplacez pour quelques jours, et les rappels durent plus longtemps : son oui se "
        "note avec sa case manager ou sa collègue en duo. Les arrêter, vous le pouvez."
    )


class NoWayForMessages(Refused):
    """What she says is safe is neither an SMS nor an e-mail, or not known."""

    sentence = _(
        "Son contact sûr n’est ni un SMS ni un e-mail. Voyez avec elle si l’un des deux est sûr, "
        "notez-le dans son contact, puis revenez ici."
    )


class NoMessageMayBeLeft(Refused):
    """She said that nobody may leave a message."""

    sentence = _(
        "Elle a dit qu’on ne peut jamais laisser de message : aucun rappel ne part. Si cela a "
        "changé, notez-le d’abord dans son contact."
    )


class ContactToConfirm(Refused):
    """Nobody has asked her lately whether it is still safe."""

    sentence = _(
        "Son contact n’a pas été confirmé depuis deux mois. Demandez-lui s’il est toujours sûr, "
        "confirmez-le sur sa fiche, puis revenez ici."
    )


class NotAWholeNumber(Refused):
    """No network would know whom to bring it to."""

    sentence = _(
        "Son numéro n’est pas complet : aucun SMS n’y arriverait. Corrigez-le dans son contact, "
        "puis revenez ici."
    )


class SaysYesAgain(Refused):
    """She said another yes meanwhile: the one before does not come back beside it."""

    sentence = _("Elle a dit oui autrement entre-temps : c’est ce oui-là qui compte.")
