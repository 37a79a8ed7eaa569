"""A recording of a voice, recognised by what it contains: its name may say anything (no Django)."""

from collections.abc import Callable, Iterator
from enum import StrEnum


class Sound(StrEnum):
    """The formats that browsers play; the value ends the name of the file."""

    OGG = "ogg"
    MP3 = "mp3"
    M4A = "m4a"
    AAC = "aac"
    WAV = "wav"


MEDIA_TYPES = {
    Sound.OGG: "audio/ogg",
    Sound.MP3: "audio/mpeg",
    Sound.M4A: "audio/mp4",
    Sound.AAC: "audio/aac",
    Sound.WAV: "audio/wav",
}
# PCM, floating point, and the form that names either in a longer header.
WAV_CODINGS = (1, 3, 0xFFFE)
OGG_CODINGS = (b"OpusHead", b"\x01vorbis")
# Bits per second of MPEG layer III in thousands, by index: version 1, then versions 2 and 2.5.
MP3_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
MP3_FREQUENCIES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
FRAMES_TO_BELIEVE = 2


def sound_of(content: bytes) -> Sound | None:
    """What the bytes are, or nothing when they are no recording that browsers play."""
    return next((sound for sound, is_one in RECOGNISED.items() if is_one(content)), None)


def media_type_of(name: str) -> str:
    """What a file with this name is sent as, when its ending is that of a recording."""
    ending = name.rpartition(".")[2].lower()
    return MEDIA_TYPES[Sound(ending)] if ending in set(Sound) else ""


def _is_ogg(content: bytes) -> bool:
    if content[:5] != b"OggS\x00" or len(content) < 28:
        return False
    payload = 27 + content[26]
    goes_on = content.find(b"OggS", payload) > 0
    return content[payload:].startswith(OGG_CODINGS) and goes_on


def _is_wav(content: bytes) -> bool:
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        return False
    chunks = dict(_wav_chunks(content))
    coding = int.from_bytes(chunks.get(b"fmt ", b"")[:2], "little")
    return coding in WAV_CODINGS and bool(chunks.get(b"data"))


def _wav_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        yield content[at : at + 4], content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _is_m4a(content: bytes) -> bool:
    boxes = dict(_boxes(content))
    if content[4:8] != b"ftyp" or b"mdat" not in boxes:
        return False
    described = boxes.get(b"moov", b"")
    return b"soun" in described and b"vide" not in described


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The outermost boxes of an ISO media file."""
    at = 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        head = 16 if size == 1 else 8
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        end = at + size if size else len(content)
        if end < at + head:
            return
        yield content[at + 4 : at + 8], content[at + head : end]
        at = end


def _is_mp3(content: bytes) -> bool:
    return _has_frames(content, _after_labels(content), _mp3_frame)


def _is_aac(content: bytes) -> bool:
    return _has_frames(content, _after_labels(content), _aac_frame)


def _after_labels(content: bytes) -> int:
    """Where the sound begins: behind the title and the like, when there are any (ID3)."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _has_frames(content: bytes, at: int, size_of: Callable[[bytes], int]) -> bool:
    """Whether several frames follow each other: one pattern of bits is easily met by chance."""
    for _frame in range(FRAMES_TO_BELIEVE):
        size = size_of(content[at : at + 7])
        if not size:
            return False
        at += size
    return True


def _mp3_frame(head: bytes) -> int:
    """The length of a frame of layer III, or 0."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, frequency = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in MP3_FREQUENCIES or rate in (0, 15) or frequency == 3:
        return 0
    first = version == 3
    bits = MP3_RATES[0 if first else 1][rate] * 1000
    padding = head[2] >> 1 & 1
    return (144 if first else 72) * bits // MP3_FREQUENCIES[version][frequency] + padding


def _aac_frame(head: bytes) -> int:
    """The length of a frame of AAC that stands by itself (ADTS), or 0."""
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return size if size > 7 else 0


RECOGNISED: dict[Sound, Callable[[bytes], bool]] = {
    Sound.OGG: _is_ogg,
    Sound.WAV: _is_wav,
    Sound.M4A: _is_m4a,
    Sound.MP3: _is_mp3,
    Sound.AAC: _is_aac,
}
