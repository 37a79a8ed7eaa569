"""What is refused around what leaves, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.people.services.refusals import ForHerTeam


class CalendarIsForHerTeam(ForHerTeam):
    """An address outlives a loan of some days."""

    sentence = _(
        "Vous remplacez pour quelques jours, et une adresse d’agenda dure plus longtemps : elle se "
        "fait avec sa case manager ou sa collègue en duo. L’arrêter, vous le pouvez."
    )
