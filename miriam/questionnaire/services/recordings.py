"""Keeping the voices that drafts and versions name, and letting go of those that none names."""

from collections.abc import Collection

from miriam.questionnaire.domain.editor import voices
from miriam.questionnaire.domain.sounds import Sound, sound_of
from miriam.questionnaire.models import DefinitionDraft, InstrumentVersion, Recording
from miriam.questionnaire.services.refusals import NotASound


def keep(key: str, language: str, content: bytes) -> str:
    """The name of the recording, under which these bytes are found from now on.

    Raises:
        NotASound: when the bytes are no recording that browsers play.
    """
    sound = sound_of(content)
    if sound is None:
        raise NotASound
    name = voices.name_for(key, language, content, sound)
    _keep(name, sound, content)
    return name


def keep_as(name: str, content: bytes) -> None:
    """Keep a recording that has its name already, from here or from elsewhere.

    Raises:
        NotASound: when the bytes are none, or not those that the name was made of.
    """
    sound = sound_of(content)
    if sound is None or not voices.is_name_of(name, content):
        raise NotASound
    _keep(name, sound, content)


def _keep(name: str, sound: Sound, content: bytes) -> None:
    Recording.objects.get_or_create(name=name, defaults={"kind": sound, "content": content})


def forget_unused(names: Collection[str]) -> None:
    """Erase those of these recordings that no draft and no version names any more."""
    if not names:
        return
    drafts = DefinitionDraft.objects.order_by("pk").values_list("content", flat=True)
    used = frozenset[str]().union(*(voices.names(content) for content in drafts))
    for name in sorted(set(names) - used):
        if not InstrumentVersion.objects.filter(content__contains=name).exists():
            Recording.objects.filter(name=name).delete()
