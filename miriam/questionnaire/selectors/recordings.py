"""The voices that can be heard: of the recordings that a definition names, those that are here."""

from collections import Counter
from collections.abc import Collection

from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.editor import voices
from miriam.questionnaire.models import Recording


def heard(names: Collection[str]) -> frozenset[str]:
    """Those of these names that there is a recording for; nothing is asked when none is named."""
    if not names:
        return frozenset()
    found = Recording.objects.filter(name__in=names).order_by("name")
    return frozenset(found.values_list("name", flat=True))


def recording_in(named: Collection[str], name: str) -> Recording | None:
    """A recording, when it is one of those that are named there."""
    return Recording.objects.filter(name=name).first() if name in named else None


def named_in(definition: Instrument) -> frozenset[str]:
    """Every recording that a definition names."""
    return voices.names(as_data(definition))


def sounds_of(definition: Instrument) -> dict[str, bytes]:
    """The recordings that it names and that are here, by name."""
    found = Recording.objects.filter(name__in=named_in(definition)).order_by("name")
    return {name: bytes(content) for name, content in found.values_list("name", "content")}


def spoken(definition: Instrument) -> Counter[str]:
    """How many questions are read aloud, in each language that has a voice."""
    named = {name: code for item in definition.items for code, name in item.audio.items()}
    return Counter(named[name] for name in heard(named))
