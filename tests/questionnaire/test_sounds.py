"""What a recording is: known by its bytes, whatever its name says."""

import pytest

from miriam.questionnaire.domain.sounds import Sound, sound_of
from tests.questionnaire.sounds import PROGRAM, aac, m4a, mp3, ogg, tone


@pytest.mark.parametrize(
    ("content", "sound"),
    [
        (tone(), Sound.WAV),
        (ogg(), Sound.OGG),
        (ogg(b"\x01vorbis"), Sound.OGG),
        (mp3(), Sound.MP3),
        (mp3(labelled=True), Sound.MP3),
        (aac(), Sound.AAC),
        (m4a(), Sound.M4A),
    ],
    ids=["wav", "opus", "vorbis", "mp3", "mp3 with a title", "aac", "m4a"],
)
def test_a_recording_is_known_by_its_bytes(content: bytes, sound: Sound) -> None:
    assert sound_of(content) is sound


@pytest.mark.parametrize(
    "content",
    [
        b"",
        PROGRAM,
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7",
        b"RIFF\x10\x00\x00\x00AVI ",
        b"RIFF\x10\x00\x00\x00WAVE" + PROGRAM,
        ogg(b"\x80theora"),
        m4a(b"vide"),
        m4a()[:20],
        mp3()[:417] + PROGRAM,
        b"ID3\x04\x00\x00\x00\x00\x01\x00" + PROGRAM,
        tone()[:30],
        b"\xff\xfb",
    ],
)
def test_what_is_none_is_not_taken_for_one(content: bytes) -> None:
    assert sound_of(content) is None


@pytest.mark.parametrize("whole", [tone(), ogg(), mp3(), aac(), m4a()])
def test_a_file_that_was_cut_anywhere_is_read_without_harm(whole: bytes) -> None:
    for length in range(min(len(whole), 600)):
        sound_of(whole[:length])
