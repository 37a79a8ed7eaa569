"""The questions of a FHIR Questionnaire that follows the standard, read into a draft."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from miriam.questionnaire.domain.definition.problems import gettext_noop
from miriam.questionnaire.domain.exchange import fhir_names as names
from miriam.questionnaire.domain.exchange import rest
from miriam.questionnaire.domain.exchange.fhir_media import contents_of, is_voice, name_of
from miriam.questionnaire.domain.exchange.imported import Draft, Json
from miriam.questionnaire.domain.exchange.shape import misshapen
from miriam.questionnaire.domain.exchange.texts import put, simple_code, slug

GROUPS = {names.PROFILE: "profile", names.FACTS: "facts"}
WHOLE = re.compile(r"-?\d{1,9}")
WEIGHT = re.compile(r"-?[0-9]{1,9}(\.0{1,9})?")


class Reader:
    """Reads one resource that follows the standard into a draft."""

    def __init__(self, draft: Draft, resource: Json) -> None:
        self.draft = draft
        self.resource = resource
        self.language = str(resource.get("language") or "fr").lower()
        self.scales: dict[str, str] = {}

    def read(self) -> None:
        self._head()
        for where, item in self._numbered(self.resource.get("item", []), "Questionnaire.item"):
            self._group_or_question(where, item, section=None)
        self._rest()
        list(self._media(self.resource, names.MEDIA))

    def _numbered(self, items: list[Json], where: str) -> list[tuple[str, Json]]:
        return [(f"{where}[{number}]", item) for number, item in enumerate(items)]

    def _head(self) -> None:
        if not self.resource.get("language"):
            what = gettext_noop("la langue n’est pas dite ; supposé : « %(value)s »")
            self.draft.assume("Questionnaire.language", what, value=self.language)
        url = str(self.resource.get("url") or "")
        name = url.removeprefix(names.QUESTIONNAIRE) if url.startswith(names.QUESTIONNAIRE) else ""
        put(
            self.draft.data,
            "id",
            name or slug(str(self.resource.get("name") or self.resource.get("id") or "")),
        )
        version = str(self.resource.get("version") or "")
        put(self.draft.data, "version", self.draft.version("Questionnaire.version", version))
        put(self.draft.data, "title", self._words(self.resource, "title"))
        put(self.draft.data, "rights", self._words(self.resource, "copyright"))
        self.draft.data["source_language"] = self.language

    def _words(self, part: Json, name: str) -> dict[str, str]:
        found = (
            {self.language: str(part[name]).strip()} if str(part.get(name) or "").strip() else {}
        )
        for extension in (part.get(f"_{name}") or {}).get("extension", []):
            if extension.get("url") == names.TRANSLATION:
                inner = {each.get("url"): each for each in extension.get("extension", [])}
                language = inner.get("lang", {}).get("valueCode")
                content = inner.get("content", {})
                words = content.get("valueString") or content.get("valueMarkdown")
                if language and words:
                    found[str(language)] = words
        return found

    def _group_or_question(
        self, where: str, item: Json, section: str | None, kind: str = "items"
    ) -> None:
        if item["type"] == "group":
            self._group(where, item)
        elif item["type"] in ("choice", "open-choice"):
            self._choice_item(where, item, section, kind)
        elif item["type"] != "display":
            what = gettext_noop(
                "une question de type « %(kind)s » n’est pas reprise : seules les questions à "
                "choix le sont"
            )
            self.draft.assume(where, what, kind=item["type"])
        if item["type"] != "group":
            for inner_where, inner in self._numbered(item.get("item", []), f"{where}.item"):
                self._group_or_question(inner_where, inner, section, kind)

    def _group(self, where: str, item: Json) -> None:
        link = item["linkId"]
        kind = GROUPS.get(link, "items")
        section = None
        if kind == "items":
            section = simple_code(link.removeprefix(names.SECTION))
            title = self._words(item, "text") or {self.language: link}
            self.draft.data["sections"].append({"code": section, "title": title})
            self.draft.places[f"sections[{section}]"] = where
        for inner_where, inner in self._numbered(item.get("item", []), f"{where}.item"):
            self._group_or_question(inner_where, inner, section, kind)

    def _choice_item(self, where: str, item: Json, section: str | None, kind: str) -> None:
        if item.get("enableWhen"):
            what = gettext_noop(
                "la condition d’affichage n’est pas reprise : chaque question est toujours posée"
            )
            self.draft.assume(f"{where}.enableWhen", what)
        options = [
            option["valueCoding"]
            for option in item.get("answerOption", [])
            if "valueCoding" in option
        ]
        if not options:
            what = gettext_noop(
                "une question sans réponses écrites dans le fichier (answerOption) n’est pas "
                "reprise"
            )
            self.draft.assume(where, what)
            return
        part: Json = {
            "code": self.draft.code(where, item["linkId"]),
            "wording": self._words(item, "text"),
        }
        if not part["wording"]:
            part["wording"] = {self.language: item["linkId"]}
            what = gettext_noop("pas de libellé : le code « %(code)s » est repris")
            self.draft.assume(f"{where}.text", what, code=item["linkId"])
        self._put_media(part, item, names.ITEM_MEDIA)
        marks = [_mark(option) for option in options]
        if (
            kind == "items"
            and not item.get("repeats")
            and None not in marks
            and len(set(marks)) == len(marks)
        ):
            self._item(where, item, part, section, [mark for mark in marks if mark is not None])
        else:
            self._question(where, item, part, options, "profile" if kind == "items" else kind)

    def _item(
        self, where: str, item: Json, part: Json, section: str | None, marks: list[int]
    ) -> None:
        part["scale"] = self._scale(where, item, marks)
        put(part, "section", section)
        self.draft.data["items"].append(part)
        self.draft.places[f"items[{part['code']}]"] = where

    def _question(self, where: str, item: Json, part: Json, options: list[Json], kind: str) -> None:
        if not item["linkId"] or (
            kind == "profile" and not where.startswith(self._profile_place())
        ):
            what = gettext_noop(
                "« %(code)s » n’a pas de réponses chiffrées à choix unique : reprise comme "
                "question de profil"
            )
            self.draft.assume(where, what, code=part["code"])
        if item.get("repeats"):
            part["kind"] = "multiple"
        part["choices"] = [
            {
                "code": self.draft.code(
                    where, str(option.get("code") or option.get("display") or "")
                ),
                "label": self._words(option, "display") or {self.language: str(option.get("code"))},
            }
            for option in options
        ]
        self.draft.data.setdefault(kind, []).append(part)
        self.draft.places[f"{kind}[{part['code']}]"] = where

    def _profile_place(self) -> str:
        for where, item in self._numbered(self.resource.get("item", []), "Questionnaire.item"):
            if item.get("linkId") == names.PROFILE:
                return f"{where}."
        return "-"

    def _scale(self, where: str, item: Json, marks: list[int]) -> str:
        """The same answers make the same scale, under the name the file gives it or a number."""
        options = [
            self._option(option, mark)
            for option, mark in zip(item["answerOption"], marks, strict=True)
        ]
        written = json.dumps(options, sort_keys=True)
        if written not in self.scales:
            system = str(item["answerOption"][0]["valueCoding"].get("system") or "")
            named = (
                simple_code(system.removeprefix(names.SCALE))
                if system.startswith(names.SCALE)
                else ""
            )
            self.scales[written] = named or f"scale_{len(self.scales) + 1}"
            self.draft.data["scales"].append({"code": self.scales[written], "options": options})
            self.draft.places[f"scales[{self.scales[written]}]"] = f"{where}.answerOption"
            self._say_replaced_codes(where, item, marks)
        return self.scales[written]

    def _option(self, option: Json, mark: int) -> Json:
        coding = option["valueCoding"]
        found: Json = {
            "code": mark,
            "label": self._words(coding, "display") or {self.language: str(mark)},
        }
        self._put_media(found, option, names.ANSWER_MEDIA)
        return found

    def _say_replaced_codes(self, where: str, item: Json, marks: list[int]) -> None:
        codes = [str(option["valueCoding"].get("code")) for option in item["answerOption"]]
        if codes != [str(mark) for mark in marks]:
            what = gettext_noop("les codes « %(codes)s » deviennent les valeurs « %(marks)s »")
            self.draft.assume(
                f"{where}.answerOption",
                what,
                codes=", ".join(codes),
                marks=", ".join(map(str, marks)),
            )

    def _put_media(self, part: Json, written: Json, url: str) -> None:
        """The files beside a text: its picture, and voices, in the language of the resource
        where they do not say theirs.
        """
        for name, attachment in self._media(written, url):
            if is_voice(name, attachment):
                language = str(attachment.get("language") or self.language)
                part.setdefault("audio", {})[language] = name
            else:
                put(part, "picture", name)

    def _media(self, part: Json, url: str) -> Iterator[tuple[str, Json]]:
        """The files there, each with its name; their bytes are taken along."""
        for extension in part.get("extension", []):
            if extension.get("url") != url:
                continue
            attachment = extension.get("valueAttachment") or {}
            if name := name_of(attachment):
                if content := contents_of(attachment):
                    self.draft.media[name] = content
                yield name, attachment
            elif address := attachment.get("url"):
                what = gettext_noop("l’image « %(picture)s » est à ajouter à la main")
                self.draft.assume(url, what, picture=address)

    def _rest(self) -> None:
        found: list[tuple[str, str]] = []
        for extension in self.resource.get("extension", []):
            if extension.get("url") == names.REST:
                inner = {
                    each.get("url"): str(each.get("valueString", ""))
                    for each in extension.get("extension", [])
                }
                found.append((inner.get("path", ""), inner.get("value", "")))
        orders = [value for path, value in found if path == "scales.order"]
        for path in rest.restore(
            self.draft.data, [row for row in found if row[0] != "scales.order"]
        ):
            self.draft.refuse(
                "Questionnaire.extension",
                gettext_noop("le chemin « %(path)s » n’est pas compris"),
                path=path,
            )
        if orders and not any(misshapen(self.draft.data)):
            known = {code: place for place, code in enumerate(_codes(orders[0]))}
            self.draft.data["scales"].sort(key=lambda scale: known.get(scale["code"], len(known)))


def _codes(written: str) -> list[str]:
    """The codes in the order that the file asks for; none when it cannot be read."""
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return []
    return [code for code in found if isinstance(code, str)] if isinstance(found, list) else []


def _mark(coding: Json) -> int | None:
    """The whole number that an answer counts for: its weight, or else its code."""
    for extension in coding.get("extension", []):
        weight: Any = extension.get("valueDecimal", extension.get("valueInteger"))
        if extension.get("url") == names.ORDINAL and WEIGHT.fullmatch(str(weight)):
            return int(Decimal(str(weight)))
    code = str(coding.get("code") or "")
    return int(code) if WHOLE.fullmatch(code) else None
