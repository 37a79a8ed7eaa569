"""How the answers to a question stand on paper: their keys, words and pictures."""

from django.utils.safestring import SafeString

from miriam.look.components.html import NOTHING
from miriam.look.language import said
from miriam.measures.domain import paper
from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.given import Given
from miriam.questionnaire.pages.presenting import levels_of, symbol_of
from miriam.questionnaire.pages.words import REASONS


def mark_labels(asked: Asked, language: str) -> list[tuple[str, str]]:
    """The key of each answer on paper, and its words."""
    if asked.question is not None:
        labels = [said(choice.label, language) for choice in asked.question.choices]
    else:
        assert asked.scale is not None
        labels = [said(option.label, language) for option in asked.scale.options]
    return list(zip(paper.marks(asked), labels, strict=True))


def answer_words(asked: Asked, given: Given, language: str) -> str:
    """An answer as it stands on the sheet: the sign of its box and its words."""
    keys = paper.keys_of(asked, given)
    if given.missing is not None:
        return f"{keys} {REASONS[given.missing]}".strip()
    labels = dict(mark_labels(asked, language))
    return f"{keys} {', '.join(labels[key] for key in paper.crossed(asked, given))}"


def mark_symbols(asked: Asked) -> dict[str, SafeString]:
    """The picture of each answer on paper, by its key; many have none."""
    keys = paper.marks(asked)
    if asked.scale is None:
        return dict.fromkeys(keys, NOTHING)
    levels = levels_of(asked.scale)
    symbols = [symbol_of(option.picture, levels) for option in asked.scale.options]
    return dict(zip(keys, symbols, strict=True))
