"""How sentences are set: days by one rule."""

import re
from pathlib import Path

import polib
import pytest

from tests.architecture.house import PRODUCT, templates

DAY_BY_HAND = re.compile(r'\|date:"[^"]*[jdlDFNYn]')
BARE_DAY = re.compile(r"(?:=|\{\{ *)(?!words\.)[\w.]+_on *(?=\}\}|%\}| \w+=)")


def by_hand(text: str) -> list[str]:
    """The places of a template where a day is put into words otherwise than by look/dates.py."""
    return DAY_BY_HAND.findall(text) + BARE_DAY.findall(text)


@pytest.mark.parametrize("path", templates(), ids=str)
def test_a_template_leaves_days_to_the_one_rule(path: Path) -> None:
    assert by_hand(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        '{{ day|date:"j F Y" }}',
        '{{ day|date:"l j F" }}',
        "{{ file.closed_on }}",
        "{% blocktranslate with day=file.closed_on %}",
        "{% blocktranslate with day=file.closed_on who=file.by %}",
    ],
)
def test_a_day_by_hand_is_found(text: str) -> None:
    assert by_hand(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ file.closed_on|nearby }}",
        "{% blocktranslate with day=file.closed_on|nearby who=file.by %}",
        '{{ change.line.at|date:"H:i" }}',
        "{% if file.closed_on %}",
        "{% field form.given_on %}",
    ],
)
def test_a_day_by_the_rule_passes(text: str) -> None:
    assert by_hand(text) == []


def test_no_module_but_one_formats_a_day() -> None:
    by_hand = [
        path.relative_to(PRODUCT).as_posix()
        for path in PRODUCT.rglob("*.py")
        if "import date_format" in path.read_text(encoding="utf-8")
    ]
    assert by_hand == ["look/dates.py"]


# Before these signs French sets a space that never ends a line; reports of figures are set apart.
LOOSE = re.compile(r"(?<=[\w’)\]»%…}”]) [:;?!»](?=[\s\"'<)\]{.,]|$)|« ")

# On no screen of somebody who works here; a passkey and a fingerprint are words of the device.
LOCKS = re.compile(
    r"\b(clés?|clefs?|empreintes?|coffres?|serrures?|anneaux?|cercles?|scellée?s?|trousseaux?)\b",
    re.IGNORECASE,
)
SLEUTELS = re.compile(r"sleutel|vingerafdruk|kluis|\bsloten\b|\bkring|steundienst|\bmama", re.I)
OF_THE_DEVICE = re.compile(
    r"clés? d’accès|clé USB|Votre empreinte, votre visage|votre empreinte, votre visage"
    r"|toegangssleutels?|usb-sleutel|[Uu]w vingerafdruk, uw gezicht",
    re.IGNORECASE,
)


def catalogues() -> list[Path]:
    return sorted(PRODUCT.glob("*/locale/nl/LC_MESSAGES/django.po"))


def sentences(path: Path) -> list[tuple[str, str]]:
    """Each sentence of a room in French and in Dutch."""
    entries = polib.pofile(str(path))
    return [
        (f"{one.msgid} {one.msgid_plural}", f"{one.msgstr} {' '.join(one.msgstr_plural.values())}")
        for one in entries
    ]


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parents[3].name)
def test_no_sign_of_a_french_sentence_begins_a_line(path: Path) -> None:
    assert [french for french, _dutch in sentences(path) if LOOSE.search(french)] == []


@pytest.mark.parametrize("text", ["Est-ce elle ?", "Rien : rien", "« Équipe »", "Non ; oui"])
def test_a_loose_sign_is_found(text: str) -> None:
    assert LOOSE.search(text)
    assert not LOOSE.search(text.replace(" ", "\u00a0"))


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parents[3].name)
def test_whoever_works_here_reads_no_keys_and_no_safes(path: Path) -> None:
    said = [
        text
        for french, dutch in sentences(path)
        for text, jargon in ((french, LOCKS), (dutch, SLEUTELS))
        if jargon.search(OF_THE_DEVICE.sub("", text))
    ]
    assert said == []


@pytest.mark.parametrize(
    ("text", "jargon"),
    [
        ("l’empreinte de sa clé", LOCKS),
        ("Rouvrir mon coffre", LOCKS),
        ("de steundienst", SLEUTELS),
        ("uw kluis", SLEUTELS),
    ],
)
def test_a_key_on_a_screen_is_found(text: str, jargon: re.Pattern[str]) -> None:
    assert jargon.search(OF_THE_DEVICE.sub("", text))
