"""What pages and higher modules read about measures. A withheld answer is returned by none of
them for one woman: only her score, or counts of a group, can contain it.
"""

from miriam.instrument.selectors.beside import Beside, beside
from miriam.instrument.selectors.chosen import (
    asked_next,
    definition_for,
    definitions_for,
    is_chosen,
)
from miriam.instrument.selectors.definitions import (
    all_definitions,
    definition,
    others_than,
    versions_of,
)
from miriam.instrument.selectors.drafts import definition_of, drafts_of, verdict_of
from miriam.instrument.selectors.how_answered import HowAnswered, how_answered
from miriam.instrument.selectors.measures import (
    MeasureOf,
    agrees_to,
    done_keys,
    due_of,
    measures_of,
    met_keys,
    reformulations,
    states_of,
)
from miriam.instrument.selectors.own_words import Told, comments_of, testimonies_of
from miriam.instrument.selectors.picture import Picture, picture_of, questions_of_picture
from miriam.instrument.selectors.received import (
    Received,
    Sittings,
    most_looked_up,
    most_reformulated,
    sittings_of,
)
from miriam.instrument.selectors.recordings import (
    heard,
    named_in,
    recording_in,
    sounds_of,
    spoken,
)
from miriam.instrument.selectors.study import StudyRow, study_rows
from miriam.instrument.selectors.typings import Copy, copy_of, given_to, sheets_with

__all__ = [
    "Beside",
    "Copy",
    "HowAnswered",
    "MeasureOf",
    "Picture",
    "Received",
    "Sittings",
    "StudyRow",
    "Told",
    "agrees_to",
    "all_definitions",
    "asked_next",
    "beside",
    "comments_of",
    "copy_of",
    "definition",
    "definition_for",
    "definition_of",
    "definitions_for",
    "done_keys",
    "drafts_of",
    "due_of",
    "given_to",
    "heard",
    "how_answered",
    "is_chosen",
    "measures_of",
    "met_keys",
    "most_looked_up",
    "most_reformulated",
    "named_in",
    "others_than",
    "picture_of",
    "questions_of_picture",
    "recording_in",
    "reformulations",
    "sheets_with",
    "sittings_of",
    "sounds_of",
    "spoken",
    "states_of",
    "study_rows",
    "testimonies_of",
    "verdict_of",
    "versions_of",
]
