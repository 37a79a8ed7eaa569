"""A definition as a FHIR R4 Questionnaire in one language, with the other languages as
translations; answers are inline, and so are recordings and pictures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import (
    Choice,
    Item,
    Option,
    Question,
    QuestionKind,
    Scale,
    Text,
)
from miriam.questionnaire.domain.exchange import fhir_names as names
from miriam.questionnaire.domain.exchange import rest
from miriam.questionnaire.domain.exchange.fhir_media import Media

Json = dict[str, Any]

CARRIED_OF_QUESTIONS = ("code", "wording", "kind", "picture", "choices[].code", "choices[].label")
CARRIED = (
    "id",
    "version",
    "title",
    "rights",
    "items[].code",
    "items[].section",
    "items[].wording",
    "items[].scale",
    "items[].picture",
    "sections[].code",
    "sections[].title",
    *(f"{kind}[].{path}" for kind in ("profile", "facts") for path in CARRIED_OF_QUESTIONS),
)
CARRIED_OF_SCALES = ("options[].code", "options[].label", "options[].picture")


def questionnaire(
    instrument: Instrument, language: str, media: Mapping[str, bytes] | None = None
) -> Json:
    """The resource; `language` is the one that its plain texts are in, `media` the recordings and
    pictures that are here, by name.
    """
    writer = _Writer(instrument, language, Media(media or {}))
    groups = writer.groups()
    return {
        "resourceType": "Questionnaire",
        "language": language,
        "extension": [*writer.rest(), *writer.media.left()],
        "url": names.QUESTIONNAIRE + instrument.id,
        "version": instrument.version,
        "name": "".join(word.capitalize() for word in instrument.id.split("-")),
        **writer.words("title", instrument.title),
        "status": "active",
        "subjectType": ["Patient"],
        **writer.words("copyright", instrument.rights),
        "item": groups,
    }


def as_json(instrument: Instrument, language: str, media: Mapping[str, bytes] | None = None) -> str:
    resource = questionnaire(instrument, language, media)
    return json.dumps(resource, ensure_ascii=False, indent=2) + "\n"


class _Writer:
    def __init__(self, instrument: Instrument, language: str, media: Media) -> None:
        self.instrument = instrument
        self.language = language
        self.media = media

    def words(self, name: str, text: Text) -> Json:
        """The value in this language, and beside it the same in the others."""
        others = [
            code
            for code in self.instrument.language_codes
            if code != self.language and code in text
        ]
        translations = [_translation(code, text[code]) for code in others]
        beside = {f"_{name}": {"extension": translations}} if translations else {}
        return {name: text[self.language], **beside}

    def groups(self) -> list[Json]:
        groups = [
            self._group(
                names.SECTION + section.code,
                self.words("text", section.title),
                [
                    self._item(item)
                    for item in self.instrument.items
                    if item.section == section.code
                ],
            )
            for section in self.instrument.sections
        ]
        for link, questions in (
            (names.PROFILE, self.instrument.profile),
            (names.FACTS, self.instrument.facts),
        ):
            if questions:
                groups.append(
                    self._group(link, {}, [self._question(question) for question in questions])
                )
        return groups

    def _group(self, link: str, text: Json, items: list[Json]) -> Json:
        inside = {"item": items} if items else {}
        return {"linkId": link, **text, "type": "group", **inside}

    def _item(self, item: Item) -> Json:
        scale = self.instrument.scale_of(item)
        return {
            "linkId": item.code,
            "extension": [_radio("radio-button"), *self._shown_or_heard(item)],
            **self.words("text", item.wording),
            "type": "choice",
            "required": False,
            "answerOption": [self._option(scale, option) for option in scale.options],
        }

    def _shown_or_heard(self, part: Item | Question) -> list[Json]:
        """The one file that the standard has room for beside a question: its picture, else the
        voice in the language of the resource; every voice is among the rest.
        """
        words = part.wording[self.language]
        if part.picture or self.language not in part.audio:
            return self.media.beside(names.ITEM_MEDIA, part.picture, words)
        voice = part.audio[self.language]
        return self.media.beside(names.ITEM_MEDIA, voice, words, self.language)

    def _option(self, scale: Scale, option: Option) -> Json:
        coding = {
            "extension": [{"url": names.ORDINAL, "valueDecimal": option.code}],
            "system": names.SCALE + scale.code,
            "code": str(option.code),
            **self.words("display", option.label),
        }
        words = option.label[self.language]
        media = self.media.beside(names.ANSWER_MEDIA, option.picture, words)
        return {**({"extension": media} if media else {}), "valueCoding": coding}

    def _question(self, question: Question) -> Json:
        many = question.kind is QuestionKind.MULTIPLE
        return {
            "linkId": question.code,
            "extension": [
                _radio("check-box" if many else "radio-button"),
                *self._shown_or_heard(question),
            ],
            **self.words("text", question.wording),
            "type": "choice",
            "required": False,
            "repeats": many,
            "answerOption": [self._choice(question, choice) for choice in question.choices],
        }

    def _choice(self, question: Question, choice: Choice) -> Json:
        system = names.CHOICES + question.code
        return {
            "valueCoding": {
                "system": system,
                "code": choice.code,
                **self.words("display", choice.label),
            }
        }

    def rest(self) -> list[Json]:
        used = {item.scale for item in self.instrument.items}
        carried = CARRIED + tuple(
            f"scales[{scale}].{path}" for scale in sorted(used) for path in CARRIED_OF_SCALES
        )
        data = as_data(self.instrument)
        order = ("scales.order", json.dumps([scale.code for scale in self.instrument.scales]))
        found = [*rest.rows(data, lambda path: _carried(path, carried)), order]
        return [_row(path, value) for path, value in found]


def _carried(path: str, carried: tuple[str, ...]) -> bool:
    """Scales are carried where an item shows them; the list says which, so their own code
    stays in the path.
    """
    if path.startswith("scales["):
        scale, _, inner = path.partition("].")
        path = f"{scale}].{rest.general(inner)}"
    else:
        path = rest.general(path)
    return any(path == known or path.startswith(f"{known}.") for known in carried)


def _translation(language: str, content: str) -> Json:
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": content}]
    return {"url": names.TRANSLATION, "extension": parts}


def _row(path: str, value: str) -> Json:
    parts = [{"url": "path", "valueString": path}, {"url": "value", "valueString": value}]
    return {"url": names.REST, "extension": parts}


def _radio(control: str) -> Json:
    coding = {"system": names.ITEM_CONTROLS, "code": control}
    return {"url": names.ITEM_CONTROL, "valueCodeableConcept": {"coding": [coding]}}
