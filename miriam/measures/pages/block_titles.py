"""What stands above the questions of one block, in her language."""

from miriam.look.language import said
from miriam.questionnaire.domain.asked import COMPARED, FACTS, LOOKING_BACK, PROFILE
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.pages.screen_words import screen_words

BLOCK_WORDS = {
    FACTS: "my_life_today",
    PROFILE: "about_me",
    LOOKING_BACK: "then",
    COMPARED: "compared",
}


def block_title(definition: Instrument, block: str, language: str) -> str:
    """The title of a section, or the words for what the definition asks beside its sections."""
    own = {one.code: one.title for one in definition.sections}
    if block in own:
        return said(own[block], language)
    return screen_words(language)[BLOCK_WORDS[block]]
