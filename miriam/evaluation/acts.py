"""Why the figures of a group were read, in words that the journal shows."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Purpose

TO_READ_FIGURES = Purpose("evaluation.group", _("lire les chiffres du groupe"))
