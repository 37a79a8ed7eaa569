"""What is said to somebody who holds a sheet and looks for where it belongs."""

from django.utils.translation import gettext_lazy as _

TYPED_BEFORE = _(
    "Cette feuille est déjà recopiée. Ce que vous tapez maintenant vérifie la copie ; rien ne "
    "change sans que vous le disiez."
)
