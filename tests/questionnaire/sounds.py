"""Recordings for tests: real sound where a browser plays it, the bones of the other formats."""

import io
import math
import struct
import wave

from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.editor import voices
from miriam.questionnaire.models import InstrumentVersion
from miriam.questionnaire.services import choosing, recordings, versions
from tests.world import Person

# No sound, whatever its name says.
PROGRAM = b"MZ\x90\x00" + bytes(2000) + b"This program cannot be run in DOS mode."


def tone(seconds: float = 0.4, pitch: int = 440) -> bytes:
    """A sound that is heard and measured: 8000 numbers a second."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        numbers = (
            int(9000 * math.sin(2 * math.pi * pitch * at / 8000))
            for at in range(int(8000 * seconds))
        )
        sound.writeframes(b"".join(struct.pack("<h", number) for number in numbers))
    return made.getvalue()


def ogg(coding: bytes = b"OpusHead") -> bytes:
    """A first page with the name of the coding, and a second one."""
    page = b"OggS\x00\x02" + bytes(20) + b"\x01"
    return page + bytes([len(coding)]) + coding + b"OggS\x00\x00" + bytes(21)


def mp3(*, labelled: bool = False) -> bytes:
    """Three frames of 128 kbit/s at 44.1 kHz, perhaps behind a title."""
    label = b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128) if labelled else b""
    return label + (b"\xff\xfb\x90\x00" + bytes(413)) * 3


def aac() -> bytes:
    """Three frames that stand by themselves."""
    size = 64
    head = bytes([0xFF, 0xF1, 0x50, 0x80 | size >> 11, size >> 3 & 0xFF, (size & 7) << 5, 0xFC])
    return (head + bytes(size - len(head))) * 3


def m4a(handler: bytes = b"soun") -> bytes:
    """The boxes of an ISO media file."""
    boxes = ((b"ftyp", b"M4A \x00\x00\x00\x00"), (b"moov", b"....hdlr" + handler), (b"mdat", b"x"))
    return b"".join(struct.pack(">I", 8 + len(body)) + name + body for name, body in boxes)


def spoken_version(
    voiced: dict[str, bytes], *, language: str = "fr", name: str = "miriam-14-10"
) -> InstrumentVersion:
    """The next version of a shipped questionnaire, in which these texts are read aloud."""
    data = as_data(shipped_as(name, "1.0.0")) | {"version": "1.0.1"}
    for key, content in voiced.items():
        data = voices.put(data, key, language, recordings.keep(key, language, content))
    return versions.keep(load(data))


def ask_from_now_on(version: InstrumentVersion, person: Person) -> None:
    """The centre asks this version of those who begin."""
    assert person.mandate
    with person.at_work() as by:
        choosing.choose(person.mandate, version.definition, by=by)
