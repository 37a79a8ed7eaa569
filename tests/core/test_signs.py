"""Signs that come in: one for a line break, none that is not seen in a name."""

import pytest

from miriam.core import signs

TWELVE_LINES = "\n".join(["Elle dit et redit ce qui compte pour elle"] * 12)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x0b", "\x0c"])
def test_a_line_break_is_one_sign_whoever_sends_it(end: str) -> None:
    assert signs.shown(TWELVE_LINES.replace("\n", end)) == TWELVE_LINES


@pytest.mark.parametrize(
    "name",
    [
        "Nadia",
        "Marie-Ange N’Guessan",
        "Łucja O’Neill",
        "فاطمة الزهراء",
        "می\u200cنا",
        "ශ්\u200dරී",
        "Ana\u0308is",
        "李 娜",
        "Ma fille 👩\u200d👧",
        "❤\ufe0f Rosa",
        "🏃🏽\u200d♀\ufe0f",
        "",
    ],
)
def test_a_name_of_any_script_is_a_name(name: str) -> None:
    assert signs.is_a_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Na\u200bdia",
        "Nadia\u202e",
        "\u2066Nadia\u2069",
        "Nad\u00adia",
        "Na\u200cdia",
        "\u200dفاطمة",
        "Nadia\ufeff",
        "Na\tdia",
        "Na\ndia",
        "\u3164",
        "\u2800",
        "Nadia\ufe0f",
        "👩\u200d",
        "👩\u200dNadia",
        "👩\u200d\u200d👧",
        "👩\ufe0f\ufe0f",
        "👩\u202e👧",
        "\u2800\ufe0f",
        "Nadia\U000e0041",
        "Nadia\U000e0101",
        "Nadia\ue000",
    ],
)
def test_a_sign_that_is_not_seen_or_turns_is_in_no_name(name: str) -> None:
    assert not signs.is_a_name(name)


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u2800\ufe0f", "\u200d \u00ad", "\u202e\u2069", "\u3164\n\ufeff"]
)
def test_words_of_which_nothing_is_seen_are_none(text: str) -> None:
    assert not signs.read_as_written(text)


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_words_is_left_out(sign: str) -> None:
    assert signs.read_as_written(f"Au {sign}parc.") == "Au parc."


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "Ma fille 👩\u200d👧", "❤\ufe0f", "?", "Au\u200b parc"]
)
def test_all_else_stays_as_it_was_written(text: str) -> None:
    assert signs.read_as_written(text) == text
