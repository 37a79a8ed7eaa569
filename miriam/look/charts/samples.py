"""Charts for the gallery: every kind, with long words and missing answers."""

from miriam.look.charts.drawing import ChartScale
from miriam.look.charts.dumbbell import Dumbbell, Row
from miriam.look.charts.radar import Axis, Occasion, Radar
from miriam.look.charts.slope import Path, Slope
from miriam.look.charts.stacked import Bar, Diverging

FIVE = ChartScale(1, 5, (1, 2, 3, 4, 5))
DOMAINS = (
    "Activation sociale",
    "Logement",
    "Mobilité",
    "Santé physique",
    "Bien-être psychique",
    "Réseau social",
    "Temps libre",
    "Soin des enfants",
    "Vie dans son ensemble",
    "Situation financière",
)
THEMES = (
    ("Pouvoir sur ma vie", 5),
    ("Avec les autres", 5),
    ("Dans la société", 4),
)


def wheel() -> Radar:
    """Ten domains, three occasions, one answer missing."""
    return Radar(
        title="Ma satisfaction par domaine",
        axes=tuple(Axis(name) for name in DOMAINS),
        scale=FIVE,
        occasions=(
            Occasion("début", (2, 1, 3, 2, 2, 2, None, 4, 3, 1)),
            Occasion("fin", (3, 3, 3, 2, 4, 4, 4, 4, 4, 2)),
            Occasion("un an après", (4, 3, 4, 3, 4, 3, 4, 5, 4, 3)),
        ),
    )


def numbered_wheel() -> Radar:
    """Fourteen questions in three themes."""
    groups = [group for group, many in THEMES for _ in range(many)]
    return Radar(
        title="Mon pouvoir d’agir",
        axes=tuple(
            Axis(f"Question {place} sur ce que je peux faire ou dire", group)
            for place, group in enumerate(groups, start=1)
        ),
        scale=FIVE,
        occasions=(
            Occasion("début", (2, 3, 2, 2, 1, 3, 2, None, 2, 3, 1, 2, 2, 1)),
            Occasion("fin", (4, 3, 3, 4, 3, 4, 4, 3, 4, 3, 2, 3, 2, 2)),
        ),
    )


def change() -> Dumbbell:
    """A few domains with what may be the chance of the day."""
    return Dumbbell(
        title="Son chemin, de juin à novembre",
        occasions=("début", "aujourd’hui"),
        scale=FIVE,
        rows=(
            Row("Logement", (1.5, 2.5), no_change=0.9),
            Row("Réseau social", (1.3, 3.5), no_change=0.9),
            Row("Temps libre et participation aux activités de loisirs", (2, None), no_change=0.9),
            Row("Situation financière", (1.8, 1.9), interval=(1.6, 2.3)),
        ),
    )


def answers() -> Diverging:
    """Five answers of a group."""
    return Diverging(
        title="Avec les autres",
        answers=("pas du tout", "plutôt pas", "ni l’un ni l’autre", "plutôt oui", "tout à fait"),
        bars=(
            Bar("Je connais des femmes sur qui compter", (3, 6, 5, 14, 8)),
            Bar("J’ose parler dans un groupe", (8, 9, 6, 9, 4)),
        ),
    )


def slopes() -> Slope:
    """Some lines that end close together."""
    return Slope(
        title="Confiance, par femme",
        occasions=("début", "fin"),
        scale=FIVE,
        paths=(
            Path("Nadia", (2, 4)),
            Path("Rosa", (3, 4)),
            Path("Irina", (2, 3.5)),
            Path("Fatou", (4, 3)),
            Path("Elena", (1, None)),
        ),
    )


def all_charts() -> list[Radar | Dumbbell | Diverging | Slope]:
    """One of each kind, and the wheel in both ways."""
    return [change(), wheel(), numbered_wheel(), answers(), slopes()]
