"""The ten life domains of the method: all of a life at once, never employment alone (no Django)."""

from enum import StrEnum


class LifeDomain(StrEnum):
    """What runs through plan, encounters, steps, partners, rights and measures.

    Encounters and the measuring instrument speak of the same ten.
    """

    ACTIVATION = "activation"
    HOUSING = "housing"
    MOBILITY = "mobility"
    HEALTH = "health"
    WELLBEING = "wellbeing"
    NETWORK = "network"
    LEISURE = "leisure"
    CHILDREN = "children"
    LIFE = "life"
    MONEY = "money"

    @property
    def picture(self) -> str:
        """The pictogram that stands for it where words are not enough."""
        return str(self.value)
