"""What stands on the sheet that she fills in by hand, in her language: the page that a browser
prints and the accessible document show the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from miriam.look import pdf
from miriam.look.components.html import NOTHING
from miriam.look.language import said
from miriam.look.letters import UNKNOWN_LETTER, printable
from miriam.measures.domain import paper
from miriam.measures.domain.way import ways_out
from miriam.measures.models import Administration
from miriam.measures.pages.block_titles import block_title
from miriam.measures.pages.marks import mark_labels, mark_symbols
from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.definition.parts import Presentation, QuestionKind
from miriam.questionnaire.pages.drawings import alone, drawing_of
from miriam.questionnaire.pages.presenting import is_reviewed, pictogram_of
from miriam.questionnaire.pages.screen_words import ScreenWords, screen_words


@dataclass(frozen=True)
class Box:
    """A box to put a cross in: the sign it carries, what it means, its picture if it has one."""

    key: str
    label: str
    symbol: SafeString = NOTHING


@dataclass(frozen=True)
class PrintedQuestion:
    """A question as it stands on the sheet."""

    number: int
    wording: str
    plain: str
    picture: str
    boxes: tuple[Box, ...]
    beside: tuple[Box, ...]
    several: str
    is_line: bool = False


@dataclass(frozen=True)
class PrintedBlock:
    """Questions under one title, with the sentence above them."""

    title: str
    lead: str
    questions: tuple[PrintedQuestion, ...]


@dataclass(frozen=True)
class PrintedSheet:
    """A whole sheet: a code in the place of a name, and what she is told before she begins."""

    words: ScreenWords
    code: str
    moment: str
    version: str
    prompt: str
    unreviewed: str
    has_simple_words: bool
    blocks: tuple[PrintedBlock, ...]

    @property
    def has_letters(self) -> bool:
        """Whether the fonts of the documents can write this language."""
        questions = [question for block in self.blocks for question in block.questions]
        labels = [box.label for question in questions for box in question.boxes]
        text = "".join([self.prompt, *(question.wording for question in questions), *labels])
        return UNKNOWN_LETTER not in printable(text)


def sheet(administration: Administration, *, simple: bool) -> PrintedSheet:
    """The sheet of a measure; `simple` adds the official plain words under each question."""
    definition, language = administration.version.definition, administration.language
    words = screen_words(language)
    return PrintedSheet(
        words=words,
        code=administration.code,
        moment=words[f"moment_{administration.moment}"],
        version=f"{definition.id} {definition.version}",
        prompt=said(definition.prompt, language),
        unreviewed="" if is_reviewed(definition, language) else words["not_reviewed"],
        has_simple_words=any(
            language in (asked.plain or {}) and not asked.withheld
            for asked in administration.questions
        ),
        blocks=tuple(
            PrintedBlock(
                title=block_title(definition, block.name, language),
                lead=said(block.questions[0].lead, language),
                questions=tuple(
                    _question(asked, number, language, simple=simple)
                    for number, asked in block.numbered()
                ),
            )
            for block in paper.blocks(administration.questions)
        ),
    )


def document(administration: Administration, *, simple: bool, large: bool) -> bytes:
    """The sheet as a tagged PDF; `large` for eyes that need eighteen points and more."""
    shown = sheet(administration, simple=simple)
    words = shown.words
    context = {
        "large": large,
        "code": words.said("sheet_code", code=shown.code),
        "moment": shown.moment,
        "version": shown.version,
        "page_of": words["page_of"],
        "intro": [text for text in (shown.prompt, words["cross_one"], words["who_reads"]) if text],
        "unreviewed": shown.unreviewed,
        "blocks": [_drawn(block) for block in shown.blocks],
    }
    return pdf.render(
        "measures/sheet.typ",
        context,
        # « ar-MA » is written like « ar »: a document knows languages, not regions.
        language=administration.language.partition("-")[0],
        title=words["title"],
    )


def _question(asked: Asked, number: int, language: str, *, simple: bool) -> PrintedQuestion:
    words = screen_words(language)
    several = asked.question is not None and asked.question.kind is QuestionKind.MULTIPLE
    symbols = mark_symbols(asked)
    return PrintedQuestion(
        number=number,
        wording=said(asked.wording, language),
        plain=(asked.plain or {}).get(language, "") if simple else "",
        picture=pictogram_of(asked.picture),
        boxes=tuple(Box(key, label, symbols[key]) for key, label in mark_labels(asked, language)),
        beside=tuple(_reasons(asked, words)),
        several=words["several"] if several else "",
        is_line=asked.scale is not None and asked.scale.presentation is Presentation.NUMBER_LINE,
    )


def _reasons(asked: Asked, words: ScreenWords) -> Iterator[Box]:
    """The reasons not to answer that this question offers."""
    for key, reason in paper.REASONS.items():
        if reason in ways_out(asked):
            yield Box(key, words[reason.value])


def _drawn(block: PrintedBlock) -> dict[str, object]:
    """A block as data of the document."""
    return {
        "title": block.title,
        "lead": block.lead,
        "questions": [
            {
                "number": str(one.number),
                "wording": one.wording,
                "plain": one.plain,
                "several": one.several,
                "line": one.is_line,
                "picture": drawing_of(one.picture),
                "boxes": [_box(box) for box in one.boxes],
                "beside": [_box(box) for box in one.beside],
            }
            for one in block.questions
        ],
    }


def _box(box: Box) -> dict[str, str]:
    return {"key": box.key, "label": box.label, "symbol": alone(box.symbol)}
