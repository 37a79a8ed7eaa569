"""What changed between two drawings: found by number, and said in words, in both languages."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from miriam.tools.domain import Bond, Drawing, Help, Kind, Tie
from miriam.tools.domain.changes import Changes, changes
from miriam.tools.domain.ties import pack, unpack
from miriam.tools.pages.change_words import first_sentence, the_rest

SAMIRA = Tie(1, "Samira", bond=Bond.SOME, help=Help.TO_HER)
SCHOOL = Tie(2, "l’école", Kind.SERVICE, Bond.HARD, Help.NONE, near=False, angle=180)
START = Drawing((SAMIRA, SCHOOL), 3)
NAMES = ("Ana", "Bea", "Cléo", "Dina", "Eva", "Fanny", "Gaia", "Hania", "Iris", "Jade")


def since(now: Drawing) -> Changes:
    return changes(START, now)


def said(changed: Changes, language: str) -> tuple[str, list[str]]:
    with translation.override(language):
        plain = [line.replace("\u00a0", " ") for line in the_rest(changed)]
        return first_sentence(changed), plain


def with_new(many: int) -> Changes:
    ties = tuple(Tie(3 + index, name) for index, name in enumerate(NAMES[:many]))
    return since(replace(START, ties=(*START.ties, *ties)))


def test_what_was_sealed_is_the_same_when_it_is_opened() -> None:
    assert unpack(pack(START)) == START
    assert unpack(None) == Drawing()


def test_the_same_drawing_has_no_changes_wherever_they_stand() -> None:
    elsewhere = replace(START, ties=tuple(replace(tie, angle=77, change=5) for tie in START.ties))

    assert since(elsewhere).are_none


def test_each_difference_is_found_once() -> None:
    now = replace(SAMIRA, bond=Bond.STRONG)
    assert since(START.with_one(now)) == Changes((), (), ((SAMIRA, now),), (), ())
    now = replace(SAMIRA, help=Help.BOTH)
    assert since(START.with_one(now)) == Changes((), (), (), ((SAMIRA, now),), ())
    now = replace(SAMIRA, near=False)
    assert since(START.with_one(now)) == Changes((), (), (), (), ((SAMIRA, now),))


@pytest.mark.parametrize(
    "now",
    [
        replace(SAMIRA, name="Samira et Nour"),
        replace(SAMIRA, kind=Kind.GROUP),
        replace(SAMIRA, words="On rit."),
    ],
)
def test_what_is_said_otherwise_is_a_change_and_nobody_new(now: Tie) -> None:
    changed = since(START.with_one(now))

    assert not changed.are_none
    assert (changed.new, changed.gone) == ((), ())
    assert said(changed, "fr") == ("Voici ce qui a bougé.", [f"Dit autrement : {now.name}."])
    assert said(changed, "nl") == ("Dit is er veranderd.", [f"Anders gezegd: {now.name}."])


@pytest.mark.parametrize("unsaid", [{"bond": Bond.UNSAID}, {"help": Help.UNSAID}])
def test_what_was_left_unsaid_and_is_said_is_no_other_quality_and_no_other_way(
    unsaid: dict[str, Any],
) -> None:
    before = replace(SAMIRA, **unsaid)

    changed = changes(Drawing((before,), 2), Drawing((SAMIRA,), 2))

    assert changed == Changes((), (), (), (), (), ((before, SAMIRA),))
    assert said(changed, "fr") == ("Voici ce qui a bougé.", ["Dit autrement : Samira."])


def test_whoever_has_the_name_of_somebody_who_left_is_somebody_new() -> None:
    another = replace(SAMIRA, number=3)

    changed = since(Drawing((SCHOOL, another), 4))

    assert (changed.new, changed.gone) == ((another,), (SAMIRA,))


def test_the_same_is_said_to_be_the_same() -> None:
    assert said(since(START), "fr") == ("Les deux dessins disent la même chose.", [])
    assert said(since(START), "nl") == ("Beide tekeningen zeggen hetzelfde.", [])


@pytest.mark.parametrize(
    ("language", "many", "first", "rest"),
    [
        ("fr", 1, "Un lien est nouveau.", "Nouveau : Ana."),
        ("fr", 2, "Deux liens sont nouveaux.", "Nouveaux : Ana et Bea."),
        ("fr", 9, "Neuf liens sont nouveaux.", "Nouveaux : "),
        ("fr", 10, "Beaucoup de liens sont nouveaux.", "Nouveaux : "),
        ("nl", 1, "Eén band is nieuw.", "Nieuw: Ana."),
        ("nl", 2, "Twee banden zijn nieuw.", "Nieuw: Ana en Bea."),
        ("nl", 9, "Negen banden zijn nieuw.", "Nieuw: "),
        ("nl", 10, "Veel banden zijn nieuw.", "Nieuw: "),
    ],
)
def test_how_many_are_new_is_a_word_for_one_and_for_several(
    language: str, many: int, first: str, rest: str
) -> None:
    sentence, [names] = said(with_new(many), language)

    assert sentence == first
    assert names.startswith(rest)
    assert names.count(",") == max(many - 2, 0)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_no_figure_is_in_what_is_said(language: str) -> None:
    for many in range(len(NAMES) + 1):
        sentence, rest = said(with_new(many), language)
        assert not any(sign.isdigit() for sign in " ".join([sentence, *rest]))


@pytest.mark.parametrize(
    ("language", "first", "rest"),
    [
        (
            "fr",
            "Avec Samira, l’aide va dans les deux sens.",
            [
                "Avec l’école, c’est maintenant moi qui aide.",
                "Avec l’école, le lien était difficile ; il est moyen.",
                "Plus loin maintenant : Samira.",
                "Plus près maintenant : l’école.",
            ],
        ),
        (
            "nl",
            "Met Samira gaat de hulp nu in beide richtingen.",
            [
                "Met l’école ben ik het nu die helpt.",
                "Met l’école was de band moeilijk; nu is die gewoon.",
                "Nu verder weg: Samira.",
                "Nu dichterbij: l’école.",
            ],
        ),
    ],
)
def test_help_both_ways_is_said_first_and_everything_else_once(
    language: str, first: str, rest: list[str]
) -> None:
    now = START.with_one(replace(SAMIRA, help=Help.BOTH, near=False)).with_one(
        replace(SCHOOL, help=Help.FROM_HER, bond=Bond.SOME, near=True)
    )

    assert said(since(now), language) == (first, rest)


def test_who_is_no_longer_drawn_is_named() -> None:
    assert said(since(START.without(2)), "fr")[1] == ["Plus sur le dessin : l’école."]
    assert said(since(Drawing((), 3)), "nl")[1] == ["Niet meer op de tekening: Samira en l’école."]


def test_of_two_that_became_mutual_both_are_said() -> None:
    now = START.with_one(replace(SAMIRA, help=Help.BOTH)).with_one(replace(SCHOOL, help=Help.BOTH))

    sentence, rest = said(since(now), "fr")

    assert sentence == "Avec Samira, l’aide va dans les deux sens."
    assert rest == ["Avec l’école, l’aide va dans les deux sens."]
