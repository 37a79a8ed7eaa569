"""What is said to somebody who holds a sheet and looks for where it belongs."""

from django.utils.translation import gettext_lazy as _

NO_SHEET = _(
    "Aucune de vos participantes n’a de feuille avec ce code. Comparez avec le haut de la page ; "
    "si le code est juste, la feuille est celle d’une femme que vous n’accompagnez pas."
)
SEVERAL_SHEETS = _(
    "Deux feuilles de vos participantes portent ce code. Ouvrez la mesure depuis le dossier de "
    "celle dont vous tenez la feuille."
)
TYPED_BEFORE = _(
    "Cette feuille est déjà recopiée. Ce que vous tapez maintenant vérifie la copie ; rien ne "
    "change sans que vous le disiez."
)
