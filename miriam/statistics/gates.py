"""Gates for small numbers: what is withheld, and why.

The figures of 1.10 of the specification; the defaults are those of the team that knows the women.
A withheld figure stays in the result as {"withheld": reason}.
"""

from dataclasses import dataclass

from miriam.statistics.methods import Method
from miriam.statistics.words import say

METHOD = Method(
    formula="n ≥ 5 · n ≥ 20 · n ≥ 30 · n ≥ 50",
    source="COSMIN; NHS England",
    title_fr="Ce qui est retenu, et pourquoi",
    text_fr=(
        "Un chiffre qui reposerait sur trop peu de femmes n’est pas donné : il tromperait, ou il "
        "dirait ce qu’une femme a répondu. Sa place reste visible, avec la raison. Une chercheuse "
        "peut lever ces limites sur sa propre machine."
    ),
    title_nl="Wat achtergehouden wordt, en waarom",
    text_nl=(
        "Een cijfer dat op te weinig vrouwen zou steunen wordt niet gegeven: het zou misleiden, of "
        "zeggen wat één vrouw antwoordde. Zijn plaats blijft zichtbaar, met de reden. Een "
        "onderzoeker kan deze grenzen op haar eigen machine opheffen."
    ),
)


@dataclass(frozen=True)
class Gates:
    """The smallest number of women (or cities) each kind of figure needs."""

    pairs: int = 5
    share: int = 30
    item_p: int = 30
    reliability: int = 50
    mmrm: int = 20
    cities: int = 3
    heterogeneity: int = 6
    cell: int = 10
    leavers: int = 5
    mic: int = 150


TEAM = Gates()
OPEN = Gates(*[0] * 10)


@dataclass(frozen=True)
class Withheld:
    """A figure that is not given, with the reason as a word and its numbers."""

    reason: str
    n: int | None = None
    needed: int | None = None
    limit: int | None = None
    share: int | None = None

    def sentence(self, lang: str) -> str:
        """The reason in the reader's language."""
        return say(
            self.reason, lang, n=self.n, needed=self.needed, limit=self.limit, share=self.share
        )


Probability = float | Withheld
"""A p-value, or why it is not given."""


def below(n: int, needed: int, reason: str) -> Withheld | None:
    """The refusal when n is below what is needed."""
    return Withheld(reason, n=n, needed=needed) if n < needed else None
