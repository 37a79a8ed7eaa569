"""A questionnaire travels with its voices and pictures: out as an archive or inside a FHIR
resource, and back; a broken archive is refused by the names of its files.
"""

import base64
import io
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile, ZipInfo

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from openpyxl import load_workbook
from pyxform.xls2xform import convert  # type: ignore[import-untyped]

from miriam.questionnaire.domain.definition.canonical import as_data, content_hash, readable
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.domain.editor import brought, voices
from miriam.questionnaire.domain.exchange import archive, fhir_out, xlsform_out
from miriam.questionnaire.pages.drawings import pictures_of
from tests.questionnaire.archives import (
    EVERYTHING,
    FORM,
    SOUNDS,
    SPOKEN,
    packed,
    zipped,
)
from tests.questionnaire.sounds import mp3, ogg, tone

PROGRAM = b"MZ\x90\x00" + bytes(2000)


def said(content: bytes) -> list[str]:
    found = brought.read(content)
    assert found.instrument is None
    assert not found.sounds
    return [str(problem).replace("\xa0", " ") for problem in found.problems]


def assumed(content: bytes) -> list[str]:
    remarks = brought.read(content).assumptions
    return [str(remark).replace("\xa0", " ") for remark in remarks]


# ---------------------------------------------------------------- out and back


def test_the_folder_beside_the_form_is_the_one_that_odk_looks_for() -> None:
    with ZipFile(io.BytesIO(packed())) as made:
        form, *files, notice = made.namelist()
        rights = made.read(notice).decode()
        modes = {entry.external_attr >> 16 for entry in made.infolist()}
    assert form == "example-1.0.1.xlsx"
    assert {name.rpartition("/")[0] for name in files} == {"example-1.0.1-media"}
    assert {name.rpartition("/")[2] for name in files} == set(EVERYTHING)
    assert any(name.endswith(".svg") for name in files)
    assert "CC BY-SA 4.0" in rights
    assert modes == {0o644}


def test_a_picture_stands_alone_outside_a_page() -> None:
    found = pictures_of(shipped_as("miriam-14-10", "1.0.0"))
    assert {"home.svg", "bar-0.svg", "bar-4.svg"} <= found.keys()
    for content in found.values():
        assert ElementTree.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("instrument", [*shipped(), SPOKEN], ids=lambda one: f"{one.id}")
def test_the_converter_and_the_validator_of_odk_accept_what_is_inside(
    instrument: Instrument, tmp_path: Path
) -> None:
    with ZipFile(
        io.BytesIO(archive.pack("form.xlsx", xlsform_out.workbook(instrument), EVERYTHING))
    ) as made:
        made.extractall(tmp_path)
    converted = convert(str(tmp_path / "form.xlsx"), validate=True).xform
    seen_or_heard = {
        piece.partition("<")[0]
        for kind in ("audio", "images")
        for piece in converted.split(f"jr://{kind}/")[1:]
    }
    named = voices.names(as_data(instrument)) | instrument.pictures
    assert seen_or_heard <= named
    if instrument is SPOKEN:
        assert seen_or_heard
        assert all((tmp_path / "form-media" / name).is_file() for name in seen_or_heard)


@pytest.mark.parametrize(
    "content",
    [
        packed(),
        *(fhir_out.as_json(SPOKEN, language, EVERYTHING).encode() for language in ("fr", "nl")),
        archive.pack("q.json", fhir_out.as_json(SPOKEN, "nl").encode(), EVERYTHING),
        archive.pack("own.json", readable(SPOKEN).encode(), EVERYTHING),
    ],
    ids=["xlsform", "fhir in french", "fhir in dutch", "fhir in an archive", "ours in an archive"],
)
def test_it_comes_back_whole_with_every_voice(content: bytes) -> None:
    back = brought.read(content)
    assert back.instrument is not None, back.problems
    assert content_hash(back.instrument) == content_hash(SPOKEN)
    assert dict(back.sounds) == SOUNDS
    assert not back.assumptions
    assert not back.silent


def test_without_the_folder_it_says_which_voices_are_not_there() -> None:
    back = brought.read(xlsform_out.workbook(SPOKEN))
    assert back.silent == SOUNDS.keys()
    some = dict(list(SOUNDS.items())[:2])
    assert brought.read(packed(some)).silent == SOUNDS.keys() - some.keys()


def test_the_same_questionnaire_is_packed_into_the_same_bytes() -> None:
    form = xlsform_out.workbook(SPOKEN)
    assert packed(form=form) == packed(form=form)


def test_the_published_model_accepts_the_resource_with_its_media() -> None:
    resource = fhir_out.questionnaire(SPOKEN, "fr", EVERYTHING)
    Questionnaire.model_validate(resource)
    beside = [
        extension["valueAttachment"]
        for item in resource["item"][0]["item"]
        for extension in item["extension"]
        if extension["url"].endswith("itemMedia")
    ]
    assert beside
    for attachment in beside:
        assert base64.b64decode(attachment["data"]) == EVERYTHING[attachment["url"]]
        assert attachment["contentType"].partition("/")[0] in ("audio", "image")
        assert attachment["title"]


def test_a_resource_of_somebody_else_brings_its_sounds_and_says_what_is_elsewhere() -> None:
    def beside(**attachment: str) -> dict[str, Any]:
        url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemMedia"
        return {"url": url, "valueAttachment": attachment}

    options = [
        {"valueCoding": {"code": str(code), "display": label}}
        for code, label in enumerate(("No", "Yes"))
    ]
    question = {
        "linkId": "q1",
        "type": "choice",
        "text": "Good?",
        "answerOption": options,
        "extension": [
            beside(contentType="audio/mpeg", data=base64.b64encode(mp3()).decode()),
            beside(contentType="audio/ogg", language="nl", url="sounds/q1.ogg"),
            beside(contentType="image/png", url="https://elsewhere.example/q1.png"),
        ],
    }
    resource = {"resourceType": "Questionnaire", "language": "en", "item": [question]}
    back = brought.read(json.dumps(resource).encode())
    assert back.instrument is not None, back.problems
    audio = back.instrument.items[0].audio
    assert back.sounds == {audio["en"]: mp3()}
    assert audio["en"].startswith("q1-en-")
    assert back.silent == {audio["nl"]} == {"q1.ogg"}
    assert any("https://elsewhere.example/q1.png" in str(one) for one in back.assumptions)


def renamed_in_the_form(names: dict[str, str]) -> bytes:
    """The workbook as somebody edits it: other names for the files."""
    book = load_workbook(io.BytesIO(xlsform_out.workbook(SPOKEN)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in names:
                    cell.value = names[str(cell.value)]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_recordings_under_names_of_ones_own_get_the_names_of_their_bytes() -> None:
    own = {name: f"{number}.{name.rpartition('.')[2]}" for number, name in enumerate(SOUNDS)}
    media = {own[name]: content for name, content in SOUNDS.items()}
    back = brought.read(packed(media, renamed_in_the_form(own)))
    assert back.instrument is not None, back.problems
    assert content_hash(back.instrument) == content_hash(SPOKEN)
    assert dict(back.sounds) == SOUNDS
    assert [str(one) for one in back.assumptions] == [
        "5 enregistrements reçoivent un nom fait de leur contenu"
    ]


def test_a_recording_exchanged_in_the_folder_is_another_one() -> None:
    name = next(iter(SOUNDS))
    back = brought.read(packed({**EVERYTHING, name: tone(pitch=220)}))
    assert back.instrument is not None
    assert name not in back.sounds
    assert name not in voices.names(as_data(back.instrument))
    assert content_hash(back.instrument) != content_hash(SPOKEN)


def test_what_a_computer_adds_is_left_aside_and_what_nothing_names_is_said() -> None:
    files = [(f"example/media/{name}", content) for name, content in EVERYTHING.items()]
    form = ("example/form.xlsx", xlsform_out.workbook(SPOKEN))
    machine = [("__MACOSX/form.xlsx", b"x"), ("example/.DS_Store", b"x"), ("Thumbs.db", b"x")]
    content = zipped(form, *files, *machine, ("example/readme.txt", b"Hello"))
    assert dict(brought.read(content).sounds) == SOUNDS
    assert [one.partition(" : ")[0] for one in assumed(content)] == ["readme.txt"]


# ---------------------------------------------------------------- refused, file by file


def link() -> ZipInfo:
    entry = ZipInfo("media/link.ogg")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def locked(content: bytes) -> bytes:
    """The flag of a password on every entry, in both places where it stands."""
    changed = bytearray(content)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(sign)
        while place >= 0:
            changed[place + at] |= 1
            place = changed.find(sign, place + 4)
    return bytes(changed)


def damaged(content: bytes) -> bytes:
    """Some bytes of a recording changed: its sum is not right any more."""
    at = content.index(b"-media/") + 200
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 40]) + content[at + 40 :]


def lzma() -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", zipfile.ZIP_LZMA) as target:
        target.writestr("form.xlsx", b"x" * 1000)
    return made.getvalue()


def stored() -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        target.writestr(*FORM)
        target.writestr("media/x.ogg", ogg())
    return made.getvalue()


NAME = next(iter(SOUNDS))
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (zipped, "il n’y a pas de questionnaire"),
    "no form": (lambda: zipped(("a.ogg", ogg())), "il n’y a pas de questionnaire"),
    "two forms": (lambda: zipped(FORM, ("b/other.json", b"{}")), "form.xlsx, b/other.json"),
    "a way out": (lambda: zipped(FORM, ("../../x.ogg", ogg())), "../../x.ogg : ce chemin sort"),
    "a way out backwards": (lambda: zipped(FORM, ("..\\x.ogg", ogg())), "ce chemin sort"),
    "from the root": (lambda: zipped(FORM, ("/etc/x.ogg", ogg())), "/etc/x.ogg : ce chemin sort"),
    "of a disk": (lambda: zipped(FORM, ("C:/x.ogg", ogg())), "C:/x.ogg : ce chemin sort"),
    "a link": (lambda: zipped(FORM, (link(), b"/etc/passwd")), "media/link.ogg : c’est un lien"),
    "twice": (lambda: zipped(FORM, ("a/X.ogg", ogg()), ("b/x.ogg", ogg())), "« x.ogg »"),
    "a password": (lambda: locked(packed()), "example-1.0.1.xlsx : ce fichier est protégé"),
    "another packing": (lzma, "form.xlsx : ce fichier est comprimé d’une manière"),
    "damaged": (lambda: damaged(packed({NAME: tone()})), f"{NAME} : ce fichier est abîmé"),
    "cut": (lambda: packed()[:-40], "ce fichier est abîmé ou coupé"),
    "cut, with a form that could be read": (
        lambda: stored()[:-40],
        "ce fichier est abîmé ou coupé",
    ),
    "too many": (
        lambda: zipped(FORM, *((f"{n}.ogg", b"") for n in range(archive.MOST_FILES))),
        "501 fichiers, 500 au plus",
    ),
    "a swelling file": (
        lambda: zipped(FORM, ("a.wav", bytes(archive.LARGEST_FILE + 1))),
        "a.wav : ce fichier est trop grand (5 Mo au plus)",
    ),
    "a swelling archive": (
        lambda: zipped(FORM, *((f"{n}.wav", bytes(archive.LARGEST_FILE)) for n in range(10))),
        "cette archive contient plus de 50 Mo",
    ),
    "a program": (lambda: packed({**SOUNDS, NAME: PROGRAM}), f"{NAME} : ce n’est pas un enreg"),
    "a page": (lambda: packed({NAME: b"<script>alert(1)</script>"}), f"{NAME} : ce n’est pas"),
    "an archive inside": (lambda: zipped(("inner.xlsx", packed())), "ni un classeur lisible"),
    "a wrong cell": (
        lambda: packed(form=renamed_in_the_form({NAME: "mon fichier é.ogg"})),
        "« mon fichier é.ogg » n’a pas la forme voulue",
    ),
}


@pytest.mark.parametrize(("made", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_a_wrong_archive_is_refused_by_name(made: Callable[[], bytes], sentence: str) -> None:
    found = said(made())
    assert any(sentence in one for one in found), found


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = said(zipped(FORM, ("../a.ogg", ogg()), ("/b.ogg", ogg()), (link(), b"x")))
    assert len(found) == 3


def test_an_archive_that_was_cut_or_changed_anywhere_is_answered() -> None:
    whole = packed({NAME: tone(0.05)})
    for at in range(0, len(whole), len(whole) // 150):
        for strange in (whole[:at], whole[:at] + b"\xff\x00" + whole[at + 2 :]):
            found = brought.read(strange)
            assert found.instrument or found.problems
