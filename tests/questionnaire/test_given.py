"""Which answers a question about facts takes: one, several, or one that excludes the others."""

import pytest

from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.definition.parts import Choice, Question, QuestionKind
from miriam.questionnaire.domain.given import Given, is_possible
from miriam.questionnaire.pages.screen_words import screen_words


def asked(kind: QuestionKind) -> Asked:
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
        (QuestionKind.MULTIPLE, ("bus",), True),
        (QuestionKind.MULTIPLE, ("bus", "bike"), True),
        (QuestionKind.MULTIPLE, ("none",), True),
        (QuestionKind.MULTIPLE, ("bus", "none"), False),
        (QuestionKind.MULTIPLE, ("car",), False),
        (QuestionKind.MULTIPLE, (), False),
        (QuestionKind.SINGLE, ("bus",), True),
        (QuestionKind.SINGLE, ("bus", "bike"), False),
        (QuestionKind.SINGLE, ("none",), True),
    ],
)
def test_what_may_be_chosen_together(
    kind: QuestionKind, chosen: tuple[str, ...], possible: bool
) -> None:
    assert is_possible(asked(kind), Given(choices=chosen)) is possible


def test_a_regional_language_has_the_words_of_its_language() -> None:
    assert screen_words("ar-MA").language == "ar"
    assert screen_words("nl-BE").language == "nl"
    assert screen_words("fa").language == "fr", "nobody has written these yet"
