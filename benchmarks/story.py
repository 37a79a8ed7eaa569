"""The life that the generator tells of every woman: plausible, plainly made up, and seeded.

Names, dates and texts follow the seed; keys, nonces and public names are random, as they must be.
"""

import random
from datetime import date, timedelta

from miriam.accompaniment.domain import Doer, EncounterKind
from miriam.lists.life_domains import LifeDomain

SEED = 2015
ENCOUNTERS = 20
WOMEN = (
    "Nadia Fatou Élodie Amina Sofia Marie-Claire Yasmina Blessing Katarzyna Zeynep Samira Anaïs "
    "Nour Joëlle Mireille Halima Oksana Rosa Lucía Mariam Sarah Vjosa Ikram Grâce Noëmi Latifa"
).split()
SURNAMES = "Exemple Inventée Fictive Verzonnen Imaginaire Voorbeeld".split()
SENTENCES = (
    "Elle a parlé de la recherche d’un logement et de ce qui presse le moins. ",
    "La garderie a une place en janvier ; nous téléphonons ensemble jeudi. ",
    "Fatiguée, mais contente de la promenade. Elle propose le parc la prochaine fois. ",
    "Le courrier de la mutuelle est rangé ; il reste une attestation à demander. ",
    "Elle a ri en racontant le spectacle de l’école. Rien d’autre n’était urgent. ",
)
WISHES = ("Un chez-nous avec une chambre pour les enfants.", "Oser dire ce que je pense.")
STEPS = (
    (Doer.HER, "appeler l’agence immobilière"),
    (Doer.TOGETHER, "visiter la crèche"),
    (Doer.CASE_MANAGER, "demander l’attestation"),
)


class Story:
    """One stream of chance; the same seed tells the same lives."""

    def __init__(self, today: date, seed: int = SEED) -> None:
        self.today = today
        self.chance = random.Random(seed)

    def name(self) -> str:
        """The name to call her by."""
        return f"{self.chance.choice(WOMEN)} {self.chance.choice(SURNAMES)[0]}."

    def day(self, back: int = 300) -> date:
        """A day of the past year."""
        return self.today - timedelta(days=self.chance.randrange(1, back))

    def encounter_days(self) -> list[date]:
        """Twenty days, the oldest first."""
        return sorted(self.day() for _ in range(ENCOUNTERS))

    def kind(self) -> EncounterKind:
        """How they met."""
        return self.chance.choice(list(EncounterKind))

    def domain(self) -> LifeDomain:
        """What it was about."""
        return self.chance.choice(list(LifeDomain))

    def note(self) -> str:
        """Some sentences, about 380 signs as in the floor."""
        return "".join(self.chance.choice(SENTENCES) for _ in range(5)).strip()

    def phone(self) -> str:
        """A number that nobody has."""
        return f"0400 00 {self.chance.randrange(100):02d} {self.chance.randrange(100):02d}"

    def children(self) -> list[dict[str, object]]:
        """One to three children."""
        years = sorted(
            self.chance.randrange(2010, 2026) for _ in range(self.chance.randrange(1, 4))
        )
        return [{"first_name": "", "birth_year": year, "custody": "always"} for year in years]
