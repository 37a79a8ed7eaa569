"""A definition as it reads in one language, for the pages that show it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404

from miriam.look.language import page_language, said
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item, Question, Scale, Titled
from miriam.questionnaire.pages import words
from miriam.questionnaire.pages.presenting import pictogram_of
from miriam.questionnaire.selectors import definitions, recordings

Shown = dict[str, Any]


def as_it_reads(
    found: Instrument, asked: str | None, *, address: Callable[[str], str]
) -> dict[str, Any]:
    """Its texts, questions, voices and scores in the language asked for, or that of the page.

    `address` says where a recording is heard.
    """
    wanted = asked or page_language()
    language = wanted if wanted in found.language_codes else found.source_language
    return {
        "definition": found,
        "language": found.language(language),
        "languages": [(one, words.STATUSES[one.status]) for one in found.languages],
        "title": said(found.title, language),
        "origin": said(found.origin, language),
        "rights": said(found.rights, language),
        **_Reading(found, language, address).everything(),
        "scores": [
            (said(one.title, language), words.METHODS[one.method], one) for one in found.scores
        ],
    }


class _Reading:
    """The parts of a definition in one language."""

    def __init__(self, found: Instrument, language: str, address: Callable[[str], str]) -> None:
        self.found, self.language, self.address = found, language, address
        self.heard = recordings.heard(recordings.named_in(found))

    def everything(self) -> dict[str, Any]:
        """What is read before, section by section, and beside."""
        found = self.found
        return {
            "prompt": said(found.prompt, self.language),
            "prompt_voice": self.voice(found.prompt_audio),
            "sections": [self.section(section) for section in found.sections],
            "questions": [self.question(one) for one in (*found.facts, *found.profile)],
            "look_back": self.look_back(),
            "transitions": [
                {
                    "wording": said(one.wording, self.language),
                    "voice": self.voice(one.audio),
                    "answers": self.answers(found.scale(one.scale)),
                }
                for one in found.transitions
            ],
        }

    def section(self, section: Titled) -> Shown:
        """A heading, the sentence above, and its questions with the place of the first."""
        items = [item for item in self.found.items if item.section == section.code]
        return {
            "title": said(section.title, self.language),
            "lead": said(section.lead, self.language),
            "voice": self.voice(section.lead_audio),
            "items": [self.item(item) for item in items],
        }

    def item(self, item: Item) -> Shown:
        """A question with everything that decides how it is asked and counted."""
        return {
            "item": item,
            "wording": said(item.wording, self.language),
            "plain": (item.plain or {}).get(self.language, ""),
            "picture": pictogram_of(item.picture),
            "voice": self.voice(item.audio),
            "answers": self.answers(self.found.scale_of(item)),
            "role": words.ROLES[item.role],
            "beside": [words.REASONS[reason] for reason in item.missing],
        }

    def question(self, one: Question) -> Shown:
        """A question of the profile or about facts."""
        return {
            "wording": said(one.wording, self.language),
            "answers": [said(choice.label, self.language) for choice in one.choices],
            "voice": self.voice(one.audio),
        }

    def look_back(self) -> Shown:
        """What is asked again at the end, if anything."""
        test = self.found.then_test
        if test is None:
            return {}
        again = (self.found.item(code) for code in test.items)
        return {
            "cue": said(test.cue, self.language),
            "voice": self.voice(test.cue_audio),
            "items": [said(item.wording, self.language) for item in again],
            "control": said(self.found.item(test.control).wording, self.language),
        }

    def answers(self, scale: Scale) -> list[str]:
        """The words of a scale, from the first answer to the last."""
        return [said(option.label, self.language) for option in scale.options]

    def voice(self, audio: Mapping[str, str]) -> str:
        """Where the recording is heard, when there is one."""
        name = audio.get(self.language, "")
        return self.address(name) if name in self.heard else ""


def found_or_404(questionnaire: str, version: str) -> Instrument:
    found = definitions.definition(questionnaire, version)
    if found is None:
        raise Http404
    return found
