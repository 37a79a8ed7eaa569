"""A definition as it reads in one language, for the pages that show it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language

from miriam.instrument import selectors, words
from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.presenting import said


def as_it_reads(
    found: Instrument, asked: str | None, *, address: Callable[[str], str]
) -> dict[str, Any]:
    """Its texts, questions, voices and scores in the language asked for, or that of the page.

    `address` says where a recording is heard.
    """
    wanted = asked or get_language() or found.source_language
    language = wanted if wanted in found.language_codes else found.source_language
    heard = selectors.heard(selectors.named_in(found))

    def voice(audio: Mapping[str, str]) -> str:
        name = audio.get(language, "")
        return address(name) if name in heard else ""

    return {
        "definition": found,
        "language": found.language(language),
        "languages": [(one, words.STATUSES[one.status]) for one in found.languages],
        "title": said(found.title, language),
        "origin": said(found.origin, language),
        "rights": said(found.rights, language),
        "prompt": said(found.prompt, language),
        "prompt_voice": voice(found.prompt_audio),
        "items": [
            {
                "item": item,
                "wording": said(item.wording, language),
                "plain": (item.plain or {}).get(language, ""),
                "voice": voice(item.audio),
                "answers": [
                    said(option.label, language) for option in found.scale_of(item).options
                ],
            }
            for item in found.items
        ],
        "questions": [
            (
                said(one.wording, language),
                [said(choice.label, language) for choice in one.choices],
                voice(one.audio),
            )
            for one in (*found.facts, *found.profile)
        ],
        "scores": [(said(one.title, language), one) for one in found.scores],
    }
