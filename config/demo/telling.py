"""What is printed at each start: who can sign in, with which password, and what each shows."""

from config.demo import story
from config.demo.keeping import Kept

REFUSED = (
    "Le centre fictif ne se crée ni à côté de vrais comptes, ni hors de cette machine.\n"
    "Het fictieve centrum komt niet naast echte accounts, en niet buiten deze machine."
)
NO_LONGER_THERE = (
    "Le mot de passe du centre fictif n’est plus là. Effacez le dossier des données pour en créer "
    "un autre.\n"
    "Het wachtwoord van het fictieve centrum is er niet meer. Wis de gegevensmap om een nieuw te "
    "maken."
)


def who_can_sign_in(kept: Kept) -> str:
    """One line per person, in that person’s language."""
    people = story.people()
    width = max(len(person.email) for person in people)
    lines = [f"    {person.email:<{width}}  {person.shows}" for person in people]
    return "\n".join(
        [
            "",
            "  Centre fictif / fictief centrum",
            f"  Mot de passe pour tous / wachtwoord voor iedereen : {kept.password}",
            "",
            *lines,
            "",
            f"  Second facteur / tweede factor (sam) : {kept.second_factor_secret}",
        ]
    )
