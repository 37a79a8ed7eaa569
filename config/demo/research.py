"""What the researcher wrote: a simpler variant published as a version, and a draft that goes on."""

from config.demo.cast import Cast
from miriam.access.actor import Actor
from miriam.questionnaire.domain.asked import EXAMPLE
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.models import DefinitionDraft
from miriam.questionnaire.services import drafts

NOISE = {
    "fr": "On entend trop de bruit dans ma rue.",
    "nl": "Er is te veel lawaai in mijn straat.",
    "en": "There is too much noise in my street.",
}
SHOPS = {"fr": "Les magasins sont assez près pour y aller à pied."}


def write(cast: Cast) -> None:
    """The neutral example in two versions to compare, and the next one not yet in Dutch."""
    with cast["researcher"].at_work() as by:
        first = shipped_as(EXAMPLE, "1.0.0")
        published = drafts.publish(_said_simply(first, "noise", NOISE, by), by=by)
        _said_simply(published.definition, "shops", SHOPS, by)


def _said_simply(
    definition: Instrument, code: str, plain: dict[str, str], by: Actor
) -> DefinitionDraft:
    draft = drafts.begin_from(definition, by=by)
    [item] = [one for one in as_data(definition)["items"] if one["code"] == code]
    drafts.put(draft, "items", {**item, "plain": plain}, by=by)
    return draft
