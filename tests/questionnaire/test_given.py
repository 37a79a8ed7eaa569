"""Which answers a question about facts takes: one, several, or one that excludes the others."""

import pytest

from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.definition.parts import Choice, Kind, Question
from miriam.questionnaire.domain.given import Given, is_possible
from miriam.questionnaire.pages.screen_words import screen_words


def asked(kind: Kind) -> Asked:
    """« Which of these do you have? », where « none » excludes the others."""
    choices = (
        Choice(code="bus", label={"fr": "Un abonnement de bus"}),
        Choice(code="bike", label={"fr": "Un vélo"}),
        Choice(code="none", label={"fr": "Rien de tout cela"}, alone=True),
    )
    question = Question(code="moves", wording={"fr": "Avez-vous…"}, kind=kind, choices=choices)
    return Asked("moves", "facts", question.wording, question.missing, question=question)


@pytest.mark.parametrize(
    ("kind", "chosen", "possible"),
    [
        (Kind.MULTIPLE, ("bus",), True),
        (Kind.MULTIPLE, ("bus", "bike"), True),
        (Kind.MULTIPLE, ("none",), True),
        (Kind.MULTIPLE, ("bus", "none"), False),
        (Kind.MULTIPLE, ("car",), False),
        (Kind.MULTIPLE, (), False),
        (Kind.SINGLE, ("bus",), True),
        (Kind.SINGLE, ("bus", "bike"), False),
        (Kind.SINGLE, ("none",), True),
    ],
)
def test_what_may_be_chosen_together(kind: Kind, chosen: tuple[str, ...], possible: bool) -> None:
    assert is_possible(asked(kind), Given(choices=chosen)) is possible


def test_a_regional_language_has_the_words_of_its_language() -> None:
    assert screen_words("ar-MA").language == "ar"
    assert screen_words("nl-BE").language == "nl"
    assert screen_words("fa").language == "fr", "nobody has written these yet"
