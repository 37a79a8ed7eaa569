"""What is asked beside the picture: the start seen again later, « compared with the start », facts.

Each answer is shown as she gave it, at its moment. Nothing is computed from it, and no withheld
question is among it: the look back never corrects an answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from miriam.look.components.tables import Table
from miriam.look.language import said
from miriam.measures.models import Administration, Answer
from miriam.measures.pages.picture import moment_name
from miriam.measures.selectors.beside import answers_to, facts_told
from miriam.measures.selectors.picture import comparable_measures
from miriam.people.models import File
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, THEN, Moment, withheld_keys
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item, Question, Scale
from miriam.questionnaire.pages.screen_words import ScreenWords, page_words

NOTHING = "–"

# The answers of each measure by the key of the question, in words.
Given = Mapping[int, Mapping[str, str]]


@dataclass(frozen=True)
class Beside:
    """Three tables, each there only when something of it was answered."""

    then: Table | None = None
    compared: Table | None = None
    facts: Table | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.then or self.compared or self.facts)


def beside(file: File, instrument: str = DEFAULT_INSTRUMENT) -> Beside:
    """What she answered beside the picture, in the language of the page; three questions to the
    database. Her facts are sealed: the page has opened them.
    """
    measures = comparable_measures(file, instrument)
    if not measures:
        return Beside()
    words, definition = page_words(), measures[0].version.definition
    given, facts = _answers(measures, words), _facts(measures, words)
    later = [one for one in measures if one.moment != Moment.START]
    return Beside(
        then=_then(definition, measures, given, words),
        compared=_table(
            words["compared"],
            _compared(definition),
            later,
            given,
            words,
        ),
        facts=_table(
            words["facts"],
            [(one.code, said(one.wording)) for one in definition.facts],
            measures,
            facts,
            words,
        ),
    )


def _compared(definition: Instrument) -> list[tuple[str, str]]:
    """« Compared with the start », but not about a question that stays closed."""
    closed = withheld_keys(definition)
    asked = [one for one in definition.transitions if one.code not in closed]
    return [(one.code, said(one.wording)) for one in asked]


def _answers(measures: Sequence[Administration], words: ScreenWords) -> Given:
    """Every answer on a scale that people other than herself may see one by one."""
    scales = _scales(measures[0].version.definition)
    return {
        pk: {answer.item: _answered(answer, scales[answer.item], words) for answer in answers}
        for pk, answers in answers_to(measures, scales).items()
    }


def _answered(answer: Answer, scale: Scale, words: ScreenWords) -> str:
    if answer.code is None:
        return words.words.get(answer.missing_reason, NOTHING)
    return said(scale.option(answer.code).label)


def _scales(definition: Instrument) -> dict[str, Scale]:
    """The scale of each question that these tables show."""
    scales = {one.code: definition.scale(one.scale) for one in definition.transitions}
    for item in _asked_again(definition):
        scales[item.code] = scales[THEN + item.code] = definition.scale_of(item)
    return scales


def _asked_again(definition: Instrument) -> list[Item]:
    test = definition.then_test
    items = [definition.item(code) for code in (*test.items, test.control)] if test else []
    return [item for item in items if not item.withheld]


def control(definition: Instrument) -> str:
    """For the team: which question is not expected to look different from further away."""
    test = definition.then_test
    if test is None or definition.item(test.control).withheld:
        return ""
    told = gettext("« %(question)s » sert de repère : d’habitude, ce regard-là ne change pas.")
    return told % {"question": said(definition.item(test.control).wording)}


def _then(
    definition: Instrument,
    measures: Sequence[Administration],
    given: Given,
    words: ScreenWords,
) -> Table | None:
    """What she said at the start, beside the same start as she saw it at each later moment."""
    start = next((one for one in measures if one.moment == Moment.START), None)
    again = [one for one in measures if any(key.startswith(THEN) for key in given.get(one.pk, {}))]
    if start is None or not again:
        return None
    heads = [words.said("seen_later", moment=moment_name(one, words)) for one in again]
    return Table(
        caption=words["then"],
        head=(words["question"], words["said_then"], *heads),
        rows=tuple(
            (
                said(item.wording),
                given[start.pk].get(item.code, NOTHING),
                *(given[one.pk].get(THEN + item.code, NOTHING) for one in again),
            )
            for item in _asked_again(definition)
        ),
        note=words["then_honest"],
    )


def _facts(measures: Sequence[Administration], words: ScreenWords) -> Given:
    questions = {one.pk: {it.code: it for it in one.version.definition.facts} for one in measures}
    return {
        pk: {code: _chosen(questions[pk][code], value, words) for code, value in facts.items()}
        for pk, facts in facts_told(measures).items()
    }


def _chosen(question: Question, value: Mapping[str, Any], words: ScreenWords) -> str:
    if missing := value.get("missing"):
        return words.words.get(str(missing), NOTHING)
    chosen = value.get("choices", ())
    labels = [said(one.label) for one in question.choices if one.code in chosen]
    return ", ".join(labels) or NOTHING


def _table(
    caption: str,
    questions: Sequence[tuple[str, str]],
    measures: Sequence[Administration],
    given: Given,
    words: ScreenWords,
) -> Table | None:
    """One row for each question, one column for each moment."""
    rows = [
        (wording, *(given.get(one.pk, {}).get(code, NOTHING) for one in measures))
        for code, wording in questions
    ]
    if not any(cell != NOTHING for _wording, *cells in rows for cell in cells):
        return None
    heads = [moment_name(one, words) for one in measures]
    return Table(caption=caption, head=(words["question"], *heads), rows=tuple(rows))
