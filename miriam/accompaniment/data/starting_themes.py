"""The themes a centre begins with, as data: the subjects that the method's documents name.

Each centre changes its own list afterwards. Themes are things, never women.
"""

from dataclasses import dataclass

from miriam.lists.life_domains import LifeDomain as D


@dataclass(frozen=True)
class StartingTheme:
    """A theme in both languages and the life domains it touches."""

    code: str
    name_fr: str
    name_nl: str
    domains: tuple[D, ...]


STARTING_THEMES = (
    StartingTheme("rights", "droits et papiers", "rechten en papieren", (D.MONEY, D.LIFE)),
    StartingTheme("budget", "budget et dettes", "budget en schulden", (D.MONEY,)),
    StartingTheme("housing_search", "recherche de logement", "een woning zoeken", (D.HOUSING,)),
    StartingTheme("moving", "déménager, s’installer", "verhuizen en inrichten", (D.HOUSING,)),
    StartingTheme("upbringing", "éducation des enfants", "opvoeding", (D.CHILDREN,)),
    StartingTheme("childcare", "garde des enfants", "kinderopvang", (D.CHILDREN, D.ACTIVATION)),
    StartingTheme("school", "école des enfants", "school van de kinderen", (D.CHILDREN,)),
    StartingTheme("safety", "crise et sécurité", "crisis en veiligheid", (D.WELLBEING, D.LIFE)),
    StartingTheme("health", "santé", "gezondheid", (D.HEALTH,)),
    StartingTheme("strain", "ce qui pèse sur le moral", "wat zwaar weegt", (D.WELLBEING,)),
    StartingTheme("self_care", "prendre soin de soi", "zelfzorg", (D.WELLBEING, D.LEISURE)),
    StartingTheme("speaking_up", "oser dire", "voor zichzelf opkomen", (D.WELLBEING, D.NETWORK)),
    StartingTheme("language", "langue", "taal", (D.NETWORK, D.ACTIVATION)),
    StartingTheme("digital", "numérique", "digitaal", (D.ACTIVATION, D.LIFE)),
    StartingTheme("job_search", "recherche d’emploi", "werk zoeken", (D.ACTIVATION,)),
    StartingTheme("training", "formation", "opleiding", (D.ACTIVATION,)),
    StartingTheme("ties", "famille et entourage", "familie en omgeving", (D.NETWORK,)),
    StartingTheme("leisure", "sorties et loisirs", "uitstappen en vrije tijd", (D.LEISURE,)),
    StartingTheme("mobility", "se déplacer", "zich verplaatsen", (D.MOBILITY,)),
)
