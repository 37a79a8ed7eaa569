"""What the journal keeps of « Rendre compte »."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act

TEAM_WORD_SAID = Act("coordination.team_word", _("a écrit un mot de l’équipe pour la coordination"))
