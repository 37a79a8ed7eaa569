"""The words people read for the ten life domains: the method's own, and short ones for chips."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from miriam.lists.life_domains import LifeDomain

LIFE_DOMAINS = {
    LifeDomain.ACTIVATION: _("activation sociale"),
    LifeDomain.HOUSING: _("logement"),
    LifeDomain.MOBILITY: _("mobilité"),
    LifeDomain.HEALTH: _("santé physique"),
    LifeDomain.WELLBEING: _("bien-être psychique"),
    LifeDomain.NETWORK: _("réseau social"),
    LifeDomain.LEISURE: _("temps libre"),
    LifeDomain.CHILDREN: _("soin des enfants"),
    LifeDomain.LIFE: _("vie dans son ensemble"),
    LifeDomain.MONEY: _("situation financière"),
}

# Said to her, under a picture.
LIFE_DOMAINS_IN_PLAIN_WORDS = {
    LifeDomain.ACTIVATION: pgettext_lazy("domaine de vie", "travail, formation"),
    LifeDomain.HOUSING: pgettext_lazy("domaine de vie", "logement"),
    LifeDomain.MOBILITY: pgettext_lazy("domaine de vie", "se déplacer"),
    LifeDomain.HEALTH: pgettext_lazy("domaine de vie", "santé"),
    LifeDomain.WELLBEING: pgettext_lazy("domaine de vie", "moral"),
    LifeDomain.NETWORK: pgettext_lazy("domaine de vie", "entourage"),
    LifeDomain.LEISURE: pgettext_lazy("domaine de vie", "loisirs"),
    LifeDomain.CHILDREN: pgettext_lazy("domaine de vie", "enfants"),
    LifeDomain.LIFE: pgettext_lazy("domaine de vie", "ma vie"),
    LifeDomain.MONEY: pgettext_lazy("domaine de vie", "argent"),
}
