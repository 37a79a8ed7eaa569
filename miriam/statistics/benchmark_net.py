"""How many women progress in k domains or more, beside what chance alone would show.

    U_i = 1{domains up >= k} ;  L_i = 1{domains down >= k}
    up = mean U ;  down = mirror = mean L ;  benchmark = (up+down)/2 ;  NET = up - down
    exact binomial on b = #{U=1, L=0}, c = #{U=0, L=1}, p = ½

If nothing had changed, turning the sign of a woman's whole vector of changes would be as likely:
this keeps ties and the correlations between domains, and needs no simulation. k is fixed
beforehand. The argument is Fisher's sign flip (1935) applied to vectors; the test is McNemar's.
"""

from dataclasses import dataclass

from miriam.statistics.distributions import fair_coin_two_sided
from miriam.statistics.gates import Withheld
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats, rounded

METHOD = Method(
    formula="NET = Σ1{↑ ≥ k}/n − Σ1{↓ ≥ k}/n ; p : Bin(b+c, ½)",
    source="Fisher 1935; McNemar 1947",
    title_fr="« Trois femmes sur quatre progressent » : le repère du hasard",
    text_fr=(
        "Même sans aucun changement vrai, beaucoup de femmes montent dans plusieurs domaines, "
        "par le seul hasard des réponses. On compte donc aussi celles qui descendent dans autant "
        "de domaines. La différence (NET) est ce qui reste une fois ce hasard retiré ; elle ne "
        "retire pas le retour vers la moyenne de femmes entrées dans un moment difficile."
    ),
    title_nl="“Drie vrouwen op vier gaan vooruit”: de maatstaf van het toeval",
    text_nl=(
        "Ook zonder enige echte verandering gaan veel vrouwen in meerdere domeinen omhoog, door "
        "het toeval van de antwoorden alleen. We tellen daarom ook wie in evenveel domeinen daalt. "
        "Het verschil (NET) is wat overblijft zonder dat toeval; de terugkeer naar het gemiddelde "
        "van vrouwen die op een moeilijk moment begonnen, blijft erin."
    ),
)


@dataclass(frozen=True)
class MultiDomain:
    """Shares up and down, and their difference with its exact test."""

    k: int
    n: int
    up: float | Withheld
    down: float | Withheld
    net: float | Withheld
    mirror: float | Withheld
    benchmark: float | Withheld
    p: float
    n_up: int
    n_down: int
    only_up: int
    only_down: int
    domains: int


def net_benchmark(changes: Floats, k: int) -> MultiDomain | None:
    """The benchmark of a table women by domains (NaN: not measured twice).

    Women measured twice in fewer than k domains can be neither up nor down: they are left out.
    """
    with_k = changes[(changes == changes).sum(axis=1) >= k]
    n = with_k.shape[0]
    if n == 0:
        return None
    d = rounded(with_k)
    up, down = (d > 0).sum(axis=1) >= k, (d < 0).sum(axis=1) >= k
    b, c = int((up & ~down).sum()), int((down & ~up).sum())
    share_up, share_down = float(up.mean()), float(down.mean())
    return MultiDomain(
        k=k,
        n=n,
        up=share_up,
        down=share_down,
        net=share_up - share_down,
        mirror=share_down,
        benchmark=(share_up + share_down) / 2,
        p=fair_coin_two_sided(b, c),
        n_up=int(up.sum()),
        n_down=int(down.sum()),
        only_up=b,
        only_down=c,
        domains=changes.shape[1],
    )
