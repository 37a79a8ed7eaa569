"""What the report says and draws is no more than the data bear: bounds, chance, pictures, names."""

import re
from typing import Any

import numpy as np
import pytest

from miriam.look.letters import printable
from miriam.statistics.benchmark_net import METHOD as CHANCE
from miriam.statistics.report import chart
from miriam.statistics.report.annex import methods
from miriam.statistics.report.document import Document
from miriam.statistics.report.numerals import signed
from miriam.statistics.report.pdf import pdf
from miriam.statistics.report.sentences import domain_sentences
from miriam.statistics.report.texts import TEXTS
from miriam.statistics.words import WORDS
from tests.statistics.studies import (
    LETTERS,
    ONE_SCORE,
    Pair,
    csv_of_pairs,
    evaluated,
    result,
    whole,
)

HEADS = ("Moyennes", "Changement")


def women(n: int, end: int) -> list[Pair]:
    return [(float(i % 5), float((3 * i) % 7) if i < end else None) for i in range(n)]


def flat(text: str) -> str:
    return text.replace("\u00a0", " ")


# ---------------------------------------------------------------------- who is missing
def test_of_few_women_the_bounds_are_said_in_numbers() -> None:
    figures = whole(result(csv_of_pairs(women(15, 9)), ungated=False))
    higher = figures["superiority"]["higher"]

    assert figures["sentences"][0].startswith("Attention")
    assert figures["sentences"][1] == (
        f"Même si l’on compte les absentes au pire ou au mieux, le score est plus haut "
        f"chez {higher} à {higher + 6} des 15 inscrites."
    )


def test_a_group_has_its_bounds_too() -> None:
    study = csv_of_pairs(women(20, 9), ["g"] * 20, ",group")

    said = result(study, ungated=False)["outcomes"]["score"]["contrasts"]["T1-T0"]["groups"]["g"]

    assert said["sentences"][1].startswith("Même si l’on compte les absentes au pire ou au mieux")


def test_bounds_that_are_not_given_are_not_announced() -> None:
    figures = whole(result(csv_of_pairs(women(15, 3)), ungated=False))

    assert figures["sentences"][0].endswith("3 seulement sur 15 inscrites.")
    assert not any("la phrase qui suit" in sentence for sentence in figures["sentences"])


def test_bounds_stand_before_the_first_result() -> None:
    blocks = Document(evaluated(csv_of_pairs(women(60, 30))), "fr").model()["blocks"]
    kinds = [block["kind"] for block in blocks]

    bounds = next(i for i, block in enumerate(blocks) if "inscrites dont le score" in str(block))

    assert kinds[0] == "banner"
    assert bounds < kinds.index("table")
    assert blocks[bounds]["items"][0].startswith("score, de T0 à T1")


def test_the_tipping_point_counts_every_woman_of_the_model() -> None:
    """Three moments: who was measured at the first alone is in the model of the last two too."""
    rng = np.random.default_rng(5)
    base = rng.normal(40, 8, 60)
    seen = [(b, b + rng.normal(6, 3), b + rng.normal(12, 3)) for b in base]
    rows = ["person,occasion,item,value"]
    for i, scores in enumerate(seen):
        kept = scores if i < 30 else scores[: 1 + i % 2]
        rows += [f"p{i},T{t},q,{round(value, 2)}" for t, value in enumerate(kept)]
    toml = ONE_SCORE.replace('"T1"]', '"T1", "T2"]')

    figures = whole(result("\n".join(rows), toml), contrast="T2-T1")

    tipping, low = figures["attrition"]["tipping_point"], figures["mmrm"]["ci95"][0]
    assert figures["mmrm"]["n"] == 60
    assert tipping["share_missing"] == 0.5
    assert tipping["delta"] == pytest.approx(low * 60 / 30)


def test_a_tipping_point_beyond_the_scale_says_so() -> None:
    pairs: list[Pair] = [(2.0 + i % 3, 7.0 + i % 4 if i else None) for i in range(40)]

    said = whole(result(csv_of_pairs(pairs), ONE_SCORE.replace("100", "10")))["sentences"]

    assert any("plus que toute l’échelle" in sentence for sentence in said)
    assert not any("plus bas que ce que le modèle" in sentence for sentence in said)


# ---------------------------------------------------------------------- chance
def domains(n: int, rises: int, lang: str = "fr") -> list[str]:
    pairs: list[Pair] = [(3.0, 4.0 if i < rises else 2.0) for i in range(n)]
    toml = ONE_SCORE + '[multi_domain]\noutcomes = ["score"]\nk = 1\n'
    return [flat(s) for s in domain_sentences(evaluated(csv_of_pairs(pairs), toml), lang)]


def test_few_women_are_counted_beside_chance_without_a_percentage() -> None:
    said = domains(12, 9)

    assert said[0].startswith("Sur 12 femmes, 9 montent dans au moins un domaine ; 3 descendent")
    assert "peut venir du seul hasard" in said[1]
    assert "%" not in " ".join(said)


def test_a_difference_beyond_chance_is_not_explained() -> None:
    """Turning signs does not undo the return to the mean of women who came in a bad patch."""
    said = domains(40, 36)

    assert "(différence : +80 points)" in said[0]
    assert "ne dit pas pourquoi" in said[1]
    assert "moment difficile" in said[1]
    assert "moyenne" in CHANCE.text_fr


def test_reliable_change_stands_beside_what_the_error_alone_would_give() -> None:
    figures = whole(
        result(csv_of_pairs(women(40, 40)), ONE_SCORE + "reliability = 0.8\n", ungated=False)
    )
    said = next(s for s in figures["sentences"] if "erreur de mesure" in s)

    assert figures["rci"]["by_chance"] == 1.0
    assert said.endswith("L’erreur de mesure seule en mettrait environ 1,0 de chaque côté.")


def test_equal_scores_written_otherwise_have_no_change() -> None:
    noise: list[Pair] = [(0.3, 0.1 + 0.2)] * 12

    figures = whole(result(csv_of_pairs(noise)))

    assert figures["change"]["mean"] == 0.0
    assert "Le changement moyen est de 0,00" in " ".join(figures["sentences"])
    assert signed(1e-17) == "0,00"
    assert signed(0.004, 3) == "+0,004"


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize(("goes_along", "given"), [(True, True), (False, False)])
def test_a_change_that_matters_is_only_named_where_women_say_what_was_measured(
    better: str, goes_along: bool, given: bool
) -> None:
    sign = 1 if better == "higher" else -1
    pairs: list[Pair] = [(50.0, 50.0 + sign * (i % 9 - 3)) for i in range(180)]
    felt = [(i % 9 + i // 9 % 4 if goes_along else i // 9 % 9) for i in range(180)]
    rows = csv_of_pairs(pairs) + "".join(f"p{i},T1,felt,{f}\n" for i, f in enumerate(felt))
    asked = '[transition]\nitem = "felt"\noutcome = "score"\nbetter_from = 5\n'
    toml = ONE_SCORE + f'better = "{better}"\n' + asked

    mic = result(rows, toml, ungated=False)["transition"]["mic"]

    assert ("withheld" not in mic) == given
    if not given:
        assert "trop peu avec le changement mesuré" in mic["withheld"]
        assert result(rows, toml)["transition"]["mic"]["r_anchor"] < 0.3


# ---------------------------------------------------------------------- pictures and names
def row(change: float, limits: tuple[float, float] | None, label: str = "vie") -> chart.Row:
    return chart.Row(label, 1.2, 1.7, change, limits)


@pytest.mark.parametrize(
    "rows",
    [
        [row(0.2, (-1.9, 2.3)), row(3.5, (3.0, 4.0))],
        [row(0.0, None)],
        [row(-0.02, (-0.03, -0.01))],
        [row(2500.0, (-1.0, 5001.0))],
    ],
)
def test_no_interval_is_cut(rows: list[chart.Row]) -> None:
    axis = chart.change_axis(rows)

    assert axis.low <= 0 <= axis.high
    assert 0 in axis.ticks
    assert 2 <= len(axis.ticks) <= 7
    for each in rows:
        for value in (each.change, *(each.limits or ())):
            assert axis.places[0] <= axis.x(value) <= axis.places[1]
    [(svg, _)] = chart.pictures(rows, (1, 5), HEADS)
    assert all(0 <= float(x) <= chart.WIDTH for x in re.findall(r' x[12]?="([-\d.]+)"', svg))


def test_a_long_list_of_outcomes_is_drawn_on_several_pages() -> None:
    rows = [row(0.1 * i, (0.1 * i - 1, 0.1 * i + 1), f"question {i}") for i in range(40)]

    drawn = chart.pictures(rows, (1, 5), HEADS)

    assert [len(part) for _, part in drawn] == [16, 16, 8]
    assert all(f"question {i}<" in drawn[i // 16][0] for i in range(40))
    heights = [int(re.findall(r'height="(\d+)"', svg)[0]) for svg, _ in drawn]
    assert max(heights) < 1.4 * chart.WIDTH


def test_the_picture_in_words_holds_the_change() -> None:
    assert chart.in_words([row(0.5, (0.1, 0.9))], "T0", "T1") == (
        "vie : 1,20 (T0), 1,70 (T1), +0,50 [+0,10 ; +0,90]"
    )


@pytest.mark.parametrize("name", ["<i>#let $a_b$ & *x*", "😀 หมู่บ้าน 漢字", "العربية", "a" * 300])
def test_whatever_a_result_is_called_the_report_is_made(name: str) -> None:
    toml = ONE_SCORE.replace('"score"', f'"{name}"')
    study = csv_of_pairs(women(12, 12), [name] * 12, ",group")

    made = pdf(evaluated(study, toml), "fr", LETTERS)

    assert made.startswith(b"%PDF")


def test_the_fonts_have_every_sign_of_the_report_itself() -> None:
    own = [text for both in (*TEXTS.values(), *WORDS.values()) for text in both]
    own += [text for method in methods() for text in vars(method).values()]

    assert [text for text in own if printable(text) != text] == []


# ---------------------------------------------------------------------- files of spreadsheets
PLAIN = csv_of_pairs(women(8, 8))


@pytest.mark.parametrize("above", ["sep=,\r\n", '"sep=,"\n', "\n\n", ",,,\n", "\ufeff\n"])
def test_rows_above_the_titles_are_let_pass(above: str) -> None:
    assert result(above + PLAIN)["outcomes"] == result(PLAIN)["outcomes"]


def test_a_row_is_still_named_by_its_place_in_the_file() -> None:
    from miriam.statistics.errors import BadInput

    with pytest.raises(BadInput) as caught:
        result("sep=,\n\n" + PLAIN.replace("p1,T0,q,1.0", "p1,T0,q,un"))

    assert caught.value.row == 6


@pytest.mark.parametrize("twin", ["P3", "p 3", "p3\u200b", "ｐ3", "p3\u00ad"])
def test_codes_that_look_alike_are_pointed_out(twin: str) -> None:
    study = PLAIN.replace("p3,T1", f"{twin},T1")

    warnings = [flat(w) for w in result(study)["meta"]["warnings"]]

    assert warnings[0].startswith("Dans « person », des codes ne diffèrent que")
    assert "(lignes 8 et 9 ; 1 en tout)" in warnings[0]


@pytest.mark.parametrize(("twin", "alike"), [("003", True), ("30", False), ("3.0", False)])
def test_a_zero_that_a_spreadsheet_took_away_is_pointed_out(twin: str, alike: bool) -> None:
    study = PLAIN.replace("p3,T0", "3,T0").replace("p3,T1", f"{twin},T1")

    warnings = " ".join(result(study)["meta"]["warnings"])

    assert ("ne diffèrent que" in warnings) == alike


def test_codes_apart_from_each_other_raise_no_warning() -> None:
    found: Any = result(csv_of_pairs(women(40, 40), [f"g{i % 3}" for i in range(40)], ",group"))

    assert found["meta"]["warnings"] == []
