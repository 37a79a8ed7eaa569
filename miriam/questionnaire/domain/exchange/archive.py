"""A form with the recordings and pictures that it names, in one .zip, as ODK lays them out:
`example-1.0.0.xlsx` and beside it the folder `example-1.0.0-media`.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop

FORMS = (".xlsx", ".xls", ".ods", ".json")
# What a workbook has inside, which is a .zip as well: of Excel, of LibreOffice.
OF_A_WORKBOOK = {"[Content_Types].xml", "mimetype"}
OF_THE_MACHINE = ("Thumbs.db", "desktop.ini")
WHOSE_PICTURES = "ATTRIBUTION.txt"
ATTRIBUTION = (
    "Pictograms by OpenMoji (https://openmoji.org), CC BY-SA 4.0\n"
    "(https://creativecommons.org/licenses/by-sa/4.0/). The glasses and bars are drawn by Miriam.\n"
)
READ_BY_ALL = 0o644 << 16
MOST_FILES = 500
LARGEST_FILE, LARGEST_CONTENT = 5_000_000, 50_000_000
ENCRYPTED = 0x1
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

NOT_WHOLE = gettext_noop("ce fichier est abîmé ou coupé : il ne se lit pas jusqu’au bout")
TOO_MANY = gettext_noop("cette archive contient %(many)s fichiers, %(most)s au plus sont lus")
TOO_MUCH = gettext_noop("cette archive contient plus de %(most)s Mo")
TOO_LARGE = gettext_noop("ce fichier est trop grand (%(most)s Mo au plus)")
LOCKED = gettext_noop("ce fichier est protégé par un mot de passe")
OTHER_PACKING = gettext_noop("ce fichier est comprimé d’une manière qui n’est pas lue")
OUTSIDE = gettext_noop("ce chemin sort de l’archive")
A_LINK = gettext_noop("c’est un lien, pas un fichier")
SAME_NAME = gettext_noop("plusieurs fichiers s’appellent « %(name)s »")
NO_FORM = gettext_noop("il n’y a pas de questionnaire dans cette archive (%(expected)s)")
SEVERAL_FORMS = gettext_noop("il y a plusieurs questionnaires dans cette archive : %(names)s")

# What the standard library raises for an archive that is cut, changed or packed in a way it lacks.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError)


@dataclass(frozen=True)
class Unpacked:
    """The form, and what lies beside it by name: folders are not part of a name."""

    form: bytes
    media: dict[str, bytes]


def is_packed(content: bytes) -> bool:
    """Whether this is a .zip of any kind, a workbook included."""
    return content.startswith(b"PK")


def is_archive(content: bytes) -> bool:
    """Whether it is one that is no workbook.

    Raises:
        Faulty: when it is not whole. Of a part, another program would read what lies inside: the
            form alone, as if that had been sent.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            starts = [entry.header_offset for entry in archive.infolist()]
            names = set(archive.namelist())
    except UNREADABLE as error:
        raise Faulty((Problem("", NOT_WHOLE),)) from error
    if min(starts, default=0) > 0:
        raise Faulty((Problem("", NOT_WHOLE),))
    return not OF_A_WORKBOOK & names


def pack(name: str, form: bytes, media: Mapping[str, bytes]) -> bytes:
    """The same content makes the same bytes, whenever it is packed."""
    folder = f"{name.rpartition('.')[0]}-media"
    files = {f"{folder}/{medium}": content for medium, content in sorted(media.items())}
    if any(medium.endswith(".svg") for medium in media):
        files[WHOSE_PICTURES] = ATTRIBUTION.encode()
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for path, content in {name: form, **files}.items():
            entry = ZipInfo(path)
            entry.external_attr = READ_BY_ALL
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def unpack(content: bytes) -> Unpacked:
    """Read into memory and nowhere else.

    Raises:
        Faulty: with everything that is wrong, file by file.
    """
    with ZipFile(BytesIO(content)) as archive:
        files = [entry for entry in archive.infolist() if _is_meant(entry)]
        if problems := tuple(_problems(files)):
            raise Faulty(problems)
        read = {entry.filename: _read(archive, entry) for entry in files}
    form = next(name for name in read if name.lower().endswith(FORMS))
    return Unpacked(read.pop(form), {_base(name): found for name, found in read.items()})


def _is_meant(entry: ZipInfo) -> bool:
    """Not what a computer, or `pack`, puts beside the form by itself."""
    base = _base(entry.filename)
    own = (base.startswith(".") and base != "..") or base in (*OF_THE_MACHINE, WHOSE_PICTURES)
    return not (entry.is_dir() or own or entry.filename.startswith("__MACOSX/"))


def _problems(files: list[ZipInfo]) -> Iterator[Problem]:
    if len(files) > MOST_FILES:
        yield Problem("", TOO_MANY, {"many": len(files), "most": MOST_FILES})
        return
    if sum(entry.file_size for entry in files) > LARGEST_CONTENT:
        yield Problem("", TOO_MUCH, {"most": LARGEST_CONTENT // 1_000_000})
        return
    for entry in files:
        if what := _wrong_with(entry):
            yield Problem(entry.filename, what, {"most": LARGEST_FILE // 1_000_000})
    names = Counter(_base(entry.filename).lower() for entry in files)
    for name in (name for name, times in names.items() if times > 1):
        yield Problem("", SAME_NAME, {"name": name})
    yield from _number_of_forms(entry.filename for entry in files)


def _number_of_forms(names: Iterable[str]) -> Iterator[Problem]:
    forms = [name for name in names if name.lower().endswith(FORMS)]
    if not forms:
        yield Problem("", NO_FORM, {"expected": ", ".join(FORMS)})
    elif len(forms) > 1:
        yield Problem("", SEVERAL_FORMS, {"names": ", ".join(forms[:MOST_FILES])})


def _wrong_with(entry: ZipInfo) -> str:
    steps = entry.filename.replace("\\", "/").split("/")
    if ".." in steps or not steps[0] or ":" in steps[0]:
        return OUTSIDE
    if stat.S_ISLNK(entry.external_attr >> 16):
        return A_LINK
    if entry.flag_bits & ENCRYPTED:
        return LOCKED
    if entry.compress_type not in READABLE:
        return OTHER_PACKING
    return TOO_LARGE if entry.file_size > LARGEST_FILE else ""


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """No more than the entry says that it holds, whatever it holds."""
    try:
        return archive.read(entry)
    except UNREADABLE as error:
        raise Faulty((Problem(entry.filename, NOT_WHOLE),)) from error


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]
