"""What is withheld, what is said, and what may never be said."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from miriam.statistics.declaring import parse
from miriam.statistics.evaluate import evaluate
from miriam.statistics.plain import as_json
from miriam.statistics.reading import read_text
from miriam.statistics.report import annex, numerals
from miriam.statistics.report.beside_texts import NAMES
from miriam.statistics.report.document import Document
from miriam.statistics.report.retained import retained, withheld
from miriam.statistics.report.texts import TEXTS
from miriam.statistics.words import LANGUAGES, WORDS, say, typeset
from tests.statistics.studies import ONE_SCORE, Pair, csv_of_pairs, evaluated, result, whole
from tests.statistics.test_programme import FULL, full_study

DOCS = Path(__file__).parents[2] / "docs" / "evaluation"
CAUSE = re.compile(
    r"grâce à|dankzij|a permis|a amélioré|effet du programme|thanks to", re.IGNORECASE
)


def women(n: int, end: int | None = None) -> list[Pair]:
    known = n if end is None else end
    return [(float(i % 5), float((3 * i) % 7) if i < known else None) for i in range(n)]


def study(n: int, *, ungated: bool = False, end: int | None = None, toml: str = ONE_SCORE) -> Any:
    return whole(result(csv_of_pairs(women(n, end)), toml, ungated=ungated))


@pytest.mark.parametrize(("n", "given"), [(4, False), (5, True)])
def test_no_mean_of_fewer_than_five_women(n: int, given: bool) -> None:
    figures = study(n)

    for name in ("change", "mean_first", "superiority", "hodges_lehmann", "cliff", "effect"):
        assert (figures[name] == {"withheld": say("few_pairs", "fr", n=n, needed=5)}) == (not given)
    assert figures["n_paired"] == n
    assert "mean" in study(n, ungated=True)["change"]


@pytest.mark.parametrize(("n", "given"), [(29, False), (30, True)])
def test_no_test_of_a_single_item_in_small_groups(n: int, given: bool) -> None:
    figures = study(n)

    assert isinstance(figures["change"]["p"], float) == given
    assert isinstance(figures["signed_rank"]["p_exact_pratt"], float) == given
    assert isinstance(figures["sign_flip"]["p_two"], float) == given
    assert figures["change"]["ci95"] is not None
    assert isinstance(study(n, ungated=True)["change"]["p"], float)


def test_no_test_of_a_single_item_hides_among_the_figures_of_all_women() -> None:
    cities = [f"c{i % 3}" for i in range(25)]
    study = csv_of_pairs(women(25), cities, ",cluster")

    assert p_values(whole(result(study, ungated=True)))["mmrm"] > 0
    assert not p_values(whole(result(study, ungated=False)))


def p_values(figures: Any) -> Counter[str]:
    """How many p-values stand under each figure, at whatever depth."""
    return Counter(
        name
        for name, figure in figures.items()
        for test in re.findall(r"'(?:p|p_\w+)': (\S+)", str(figure))
        if test[0].isdigit()
    )


def test_a_declared_item_keeps_its_test() -> None:
    figures = study(12, toml='confirmatory = ["score"]\n' + ONE_SCORE)

    assert figures["holm_p"] == figures["change"]["p"]


@pytest.mark.parametrize(("n", "given"), [(19, False), (20, True)])
def test_no_model_of_fewer_than_twenty_women(n: int, given: bool) -> None:
    assert ("estimate" in study(n)["mmrm"]) == given


@pytest.mark.parametrize(("n", "given"), [(29, False), (30, True)])
def test_no_share_of_fewer_than_thirty_women(n: int, given: bool) -> None:
    higher = study(n, end=n - 5)["bounds"]["higher"]

    assert isinstance(higher["low"], float) == given
    assert isinstance(higher["count"], int)


def test_reliability_is_never_computed_on_one_group() -> None:
    rows = ["person,occasion,item,value,group"]
    rows += [f"{i},T0,{q},{(i * k) % 5},g" for i in range(80) for k, q in enumerate("abc", 1)]
    toml = ONE_SCORE.replace('["q"]', '["a", "b", "c"]')

    assert result("\n".join(rows), toml, ungated=False)["reliability"]["score"] == {
        "withheld": say("one_group", "fr")
    }
    several = "\n".join(rows).replace("79,T0,a,4,g", "79,T0,a,4,h")
    several = re.sub(r"(?m)^79,(.*),g$", r"79,\1,h", several)
    assert "alpha" in result(several, toml, ungated=False)["reliability"]["score"]


def test_every_withheld_figure_has_its_reason() -> None:
    found = evaluated(csv_of_pairs(women(3)))

    reasons = [refused.sentence("fr") for _, refused in withheld(found)]

    assert reasons
    assert all(len(reason) > 15 for reason in reasons)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_cause_without_a_comparison_arm(lang: str) -> None:
    found = evaluated(csv_of_pairs(women(60)), lang=lang)

    texts = str(Document(found, lang).model()["blocks"])

    assert not CAUSE.search(texts)
    assert not CAUSE.search(" ".join(text for both in TEXTS.values() for text in both))


def test_attribution_is_only_said_with_an_arm_within_cities() -> None:
    with_arm = whole(result(full_study(), FULL, ungated=False))
    without = whole(result(csv_of_pairs(women(60)), ungated=False))

    said = with_arm["comparison"]["arms_differ_by_city"]

    assert ("peut être attribuée" in " ".join(with_arm["sentences"])) == (
        not said and with_arm["comparison"]["ci95"][0] > 0
    )
    assert "attribu" not in " ".join(without["sentences"])


def test_low_pairing_puts_the_bounds_first() -> None:
    figures = study(60, end=30)

    assert figures["attrition"]["flow"]["low_pairing"] is True
    assert figures["sentences"][0].startswith("Attention")
    assert figures["sentences"][1].startswith(
        "Même si l’on compte les absentes au pire ou au mieux"
    )


@pytest.mark.parametrize(
    ("pairs", "word"),
    [
        ([(1.0, 2.0 + i % 2) for i in range(12)], "monte"),
        ([(4.0, 2.0 + i % 2) for i in range(12)], "baisse"),
        ([(3.0, 2.0 + i % 3) for i in range(12)], "contient zéro"),
    ],
)
def test_the_verdict_follows_the_interval(pairs: list[Pair], word: str) -> None:
    said = " ".join(whole(result(csv_of_pairs(pairs), ungated=False))["sentences"])

    assert word in said


def test_the_order_of_display_is_counts_then_centre_then_interval_then_ranks() -> None:
    said = study(40)["sentences"]
    marks = ["Sur 40 femmes", "Médiane", "intervalle", "du milieu", "chances sur 100"]

    places = [next(i for i, s in enumerate(said) if mark in s) for mark in marks]

    assert places == sorted(places)


def test_moments_are_called_as_whoever_asks_calls_them() -> None:
    spec = parse(FULL)
    called = {"T0": "le début", "T1": "la fin"}

    found = evaluate(read_text(full_study(), spec), spec, labels=called)
    said = " ".join(found.outcomes["score"]["T1-T0"].all.sentences)
    pieces = Document(found, "fr").model()["blocks"]
    report = [piece for piece in pieces if piece["kind"] in {"heading", "text", "list", "figure"}]

    assert "Femmes mesurées à le début et à la fin" in said
    assert "sans mesure à la fin" in str(report)
    assert not re.search(r"\bT[01]\b", said + str(report))
    assert found.meta.occasions[0] == "T0"
    assert "labels" not in as_json(found)["meta"]


@pytest.mark.parametrize("texts", [WORDS, TEXTS], ids=["words", "texts"])
def test_both_languages_have_the_same_numbers(texts: dict[str, tuple[str, str]]) -> None:
    for key, (french, dutch) in texts.items():
        assert set(re.findall(r"{(\w+)}", french)) == set(re.findall(r"{(\w+)}", dutch)), key
        assert french
        assert dutch


def test_french_typography() -> None:
    assert (
        typeset("« oui » : 5 % ; non ?", "fr")
        == "«\u00a0oui\u00a0»\u00a0: 5\u00a0%\u00a0; non\u00a0?"
    )
    assert typeset("ja: 5 %", "nl") == "ja: 5\u00a0%"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_methods_annex_in_the_documentation_is_up_to_date(lang: str) -> None:
    assert (DOCS / f"methods.{lang}.md").read_text(encoding="utf-8") == annex.markdown(lang)


def names(value: Any, found: set[str]) -> set[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            found.add(key)
            names(inner, found)
    elif isinstance(value, list):
        for inner in value:
            names(inner, found)
    return found


def test_every_field_of_the_result_is_documented() -> None:
    found = result(full_study(), FULL)
    data = {"score", "life", "gp", "home", "T1-T0", "moved", "study", "spec"}
    data |= {f"g{i}" for i in range(12)}
    written = (DOCS / "fields.md").read_text(encoding="utf-8")

    missing = {name for name in names(found, set()) - data if f"`{name}`" not in written}

    assert missing == set()


@pytest.fixture(scope="module")
def told() -> Any:
    """The blocks of the report of a study with everything, as text, French and Dutch."""
    study = full_study()
    return {
        lang: str(Document(evaluated(study, FULL, lang=lang), lang).model()["blocks"])
        for lang in LANGUAGES
    }


@pytest.mark.parametrize(
    ("french", "dutch"),
    [
        ("les 20 femmes sans mesure à T1", "de 20 vrouwen zonder meting op T1"),
        ("mesures qui manquent à T1 : moved (20)", "metingen die ontbreken op T1: moved (20)"),
        ("Sans les réponses reformulées, chez", "Zonder de geherformuleerde antwoorden, bij"),
        ("la même façon aux deux moments : 36", "op dezelfde manier antwoordden: 36"),
        ("Questions le plus souvent reformulées : c (", "geherformuleerd zijn: c ("),
        ("jugent leur départ plus bas", "schatten de vrouwen hun begin lager in"),
        ("La mémoire, l’idée que", "Geheugen, het idee dat"),
        ("T1 moins le début revu", "T1 min het begin achteraf bekeken"),
        ("plus petit changement qui compte pour elles", "kleinste verandering die voor hen telt"),
        ("Non, puis oui", "Nee, dan ja"),
        ("Les covariables tenues égales, chez", "Bij gelijke covariabelen, bij"),
        ("retour vers la moyenne", "terugkeer naar het gemiddelde"),
        ("qu’il revienne vers la moyenne", "naar het gemiddelde terugkeert"),
        ("si chaque ville compte autant", "als elke stad even zwaar telt"),
        ("réponses reformulées tenue égale", "gelijk deel geherformuleerde antwoorden"),
        ("Cliff, entre femmes", "Cliff, tussen vrouwen"),
        ("p (Webb)", "p (Webb)"),
        ("180 femmes, 360 objectifs", "180 vrouwen, 360 doelen"),
        ("Changement visible dès", "Verandering zichtbaar vanaf"),
    ],
)
def test_the_report_says_what_stands_beside_the_results(told: Any, french: str, dutch: str) -> None:
    assert french in told["fr"].replace("\\xa0", " ")
    assert dutch in told["nl"].replace("\\xa0", " ")


def test_a_study_without_these_questions_has_none_of_these_sections() -> None:
    found = evaluated(csv_of_pairs(women(12)))
    headings = [
        b["text"] for b in Document(found, "fr").model()["blocks"] if b["kind"] == "heading"
    ]

    assert not {"Le regard qui change", "Les faits", "Les objectifs personnels"} & set(headings)


def test_what_is_withheld_is_named_in_words_with_its_place() -> None:
    groups = ["petit"] * 3 + ["grand"] * 20
    found = evaluated(csv_of_pairs(women(23), groups, ",group"))

    rows = {tuple(row[1:]) for row in retained(found, "fr")}

    assert ("p des tests", "partout") in rows
    assert ("fidélité", "partout") not in rows
    named = next(names for names, place in rows if place == "score · petit")
    assert named == "tous les chiffres du changement"
    assert "_" not in str(rows)


def test_every_withheld_figure_has_a_name_in_words() -> None:
    cities = [f"c{i % 2}" for i in range(8)]
    tiny = full_study(3)

    found = [
        evaluated(tiny, FULL),
        evaluated(csv_of_pairs(women(8), cities, ",cluster")),
    ]

    assert not [
        path for each in found for path, _ in withheld(each) if not set(path) & NAMES.keys()
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(7, "7"), (9999, "9999"), (144584, "144 584"), (1224000, "1 224 000")]
)
def test_large_counts_are_written_with_a_space(value: int, text: str) -> None:
    assert numerals.whole(value) == text.replace(" ", numerals.SPACE)


def test_a_narrow_interval_is_written_with_the_decimals_it_needs() -> None:
    many: list[Pair] = [(float(i % 2), float(i % 2) + 0.15 + 0.001 * (i % 3)) for i in range(300)]

    said = " ".join(whole(result(csv_of_pairs(many), ungated=False))["sentences"])

    assert (
        "monte de 0,1510 entre T0 et T1 (intervalle à 95\xa0% : +0,1509 à +0,1511)"
        in said.replace("95\xa0%\xa0:", "95\xa0% :")
    )
    assert "d’au moins 0,00" not in said.replace("0,000", "")


def test_annexes_are_numbered_without_a_gap() -> None:
    for study in (csv_of_pairs(women(6)), full_study()):
        toml = FULL if "arm" in study else ONE_SCORE
        blocks = Document(evaluated(study, toml), "nl").model()["blocks"]
        numbers = [
            int(found[1])
            for block in blocks
            if block["kind"] == "heading" and (found := re.match(r"Bijlage (\d):", block["text"]))
        ]

        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) == (5 if toml == FULL else 4)
