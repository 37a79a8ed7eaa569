"""Recordings and pictures inside a FHIR resource: beside what they belong to where the standard has
room for one, and those that are left on the resource itself.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import mimetypes
import re
from collections.abc import Iterable, Mapping
from typing import Any

from miriam.questionnaire.domain.exchange import fhir_names as names
from miriam.questionnaire.domain.sounds import MEDIA_TYPES, media_type_of

Json = dict[str, Any]
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class Media:
    """What is put into one resource, and what of it has found a place."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self.contents = contents
        self.placed: set[str] = set()

    def beside(self, url: str, name: str | None, words: str, language: str = "") -> list[Json]:
        """A file beside its text: who cannot hear or see it reads the words."""
        if name is None:
            return []
        about = {"language": language} if language else {}
        attachment = {**_attachment(name), **about, **self._content(name), "title": words}
        return [{"url": url, "valueAttachment": attachment}]

    def left(self) -> Iterable[Json]:
        """The files that stand nowhere else, on the resource."""
        for name in sorted(self.contents.keys() - self.placed):
            attachment = {**_attachment(name), **self._content(name)}
            yield {"url": names.MEDIA, "valueAttachment": attachment}

    def _content(self, name: str) -> Json:
        if name not in self.contents:
            return {}
        self.placed.add(name)
        return {"data": base64.b64encode(self.contents[name]).decode()}


def _attachment(name: str) -> Json:
    kind = media_type_of(name) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {"contentType": kind, "url": name}


def name_of(attachment: Json) -> str:
    """How a file is called here: the end of its path beside the resource, else after its content;
    nothing for one that lies elsewhere.
    """
    address = str(attachment.get("url") or "")
    name = address.rpartition("/")[2]
    if NAME.fullmatch(name) and "//" not in address:
        return name
    content = contents_of(attachment)
    return f"{hashlib.sha256(content).hexdigest()[:16]}{_ending(attachment)}" if content else ""


def _ending(attachment: Json) -> str:
    kind = str(attachment.get("contentType") or "")
    sounds = {said: f".{sound}" for sound, said in MEDIA_TYPES.items()}
    return sounds.get(kind) or mimetypes.guess_extension(kind) or ""


def is_voice(name: str, attachment: Json) -> bool:
    """Whether it is there to be heard."""
    return bool(media_type_of(name)) or str(attachment.get("contentType")).startswith("audio/")


def contents_of(attachment: Json) -> bytes:
    """The bytes of a file; none where it is only named."""
    try:
        return base64.b64decode(str(attachment.get("data") or ""))
    except binascii.Error:
        return b""
