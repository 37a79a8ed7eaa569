"""The message catalogues: finds the sentences of each module, and compiles what translators wrote.

    python -m config.messages extract     new sentences into miriam/<module>/locale/nl/…/django.po
    python -m config.messages compile     catalogues the application reads (.mo, not kept in git)
    python -m config.messages check       what is missing, fuzzy, or loses a placeholder

Sources are written in French. Dutch is translated by people. French itself gets a catalogue that
says each sentence as it is: without one, gettext counts the English way and prints « 0 dossiers ».
No gettext program is needed.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "nl": "nplurals=2; plural=(n != 1);",
}
TRANSLATED = "nl"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?\w+")
PYTHON_FORMAT = re.compile(r"%\(\w+\)[a-z]|%[sd]")

Key = tuple[str | None, str, str | None]


@dataclass
class Sentence:
    """One sentence of the sources, with where it stands and what its author told the translator."""

    context: str | None
    text: str
    plural: str | None
    places: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return self.context, self.text, self.plural


# ------------------------------------------------------------------ finding


def modules(root: Path) -> list[Path]:
    """Every module that may hold sentences: the folders of `miriam/`."""
    return sorted(path.parent for path in (root / "miriam").glob("*/__init__.py"))


def sources(module: Path) -> list[Path]:
    """Python files and templates of a module, always in the same order."""
    found = [path for path in module.rglob("*") if path.suffix in {".py", ".html", ".txt"}]
    is_source = {path: path.suffix == ".py" or "templates" in path.parts for path in found}
    return sorted(path for path in found if is_source[path] and "migrations" not in path.parts)


def as_python(path: Path) -> str:
    """What the extractor reads: Python as it is, a template as the calls that Django makes."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    from django.utils.translation.template import templatize

    calls = templatize(text, origin=str(path))
    strings_or_blanks = r""" ("(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*') | [^\S\n] """
    calm = re.sub(strings_or_blanks, lambda found: found[1] or " ", calls, flags=re.VERBOSE)
    # Inside parentheses the indentation of a template means nothing to the tokenizer.
    return f"(\n{calm}\n)"


def sentences_of(path: Path, root: Path) -> Iterator[Sentence]:
    """The sentences of one file, in reading order."""
    from babel.messages.extract import extract

    stream = BytesIO(as_python(path).encode())
    for _, found, comments, context in extract("python", stream, KEYWORDS, ["Translators"]):
        text, plural = (found, None) if isinstance(found, str) else (found[0], found[-1])
        if text:
            yield Sentence(context, text, plural, [str(path.relative_to(root))], list(comments))


def found_in(module: Path, root: Path) -> list[Sentence]:
    """The sentences of a module, each once, at the place where a reader meets it first."""
    met: dict[Key, Sentence] = {}
    for path in sources(module):
        for sentence in sentences_of(path, root):
            known = met.setdefault(sentence.key, sentence)
            known.places.extend(place for place in sentence.places if place not in known.places)
    return list(met.values())


# ------------------------------------------------------------------ catalogues


def catalogue_path(module: Path, language: str) -> Path:
    return module / "locale" / language / "LC_MESSAGES" / "django.po"


def empty_catalogue(language: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=100, check_for_duplicates=False)
    catalogue.metadata = {
        "Project-Id-Version": "Miriam",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return catalogue


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def read(path: Path) -> dict[Key, polib.POEntry]:
    """What translators wrote so far."""
    if not path.exists():
        return {}
    return {key_of(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def entry_for(sentence: Sentence, known: polib.POEntry | None) -> polib.POEntry:
    """A line of the catalogue: the sentence as the sources say it, the translation as it was."""
    said = sentence.text + (sentence.plural or "")
    flags = {"python-format"} if PYTHON_FORMAT.search(said) else set()
    kept = {"fuzzy"} if known and known.fuzzy else set()
    entry = polib.POEntry(
        msgctxt=sentence.context,
        msgid=sentence.text,
        msgid_plural=sentence.plural or "",
        msgstr=known.msgstr if known else "",
        tcomment=known.tcomment if known else "",
        comment="\n".join(sentence.comments),
        occurrences=[(place, "") for place in sentence.places],
        flags=sorted(flags | kept),
    )
    if sentence.plural:
        entry.msgstr_plural = dict(known.msgstr_plural) if known else {0: "", 1: ""}
    return entry


def wanted(module: Path, root: Path) -> str | None:
    """The Dutch catalogue as it ought to stand on disk; None for a module without sentences."""
    sentences = found_in(module, root)
    if not sentences:
        return None
    known = read(catalogue_path(module, TRANSLATED))
    catalogue = empty_catalogue(TRANSLATED)
    catalogue.extend(entry_for(sentence, known.get(sentence.key)) for sentence in sentences)
    return f"{catalogue}\n"


def extract_all(root: Path = ROOT, names: Sequence[str] = ()) -> None:
    """Bring catalogues up to date (all, or those named); translations stay, dropped lines go."""
    for module in modules(root):
        if names and module.name not in names:
            continue
        path, text = catalogue_path(module, TRANSLATED), wanted(module, root)
        if text is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


# ------------------------------------------------------------------ compiling


def identity(catalogue: Mapping[Key, polib.POEntry]) -> polib.POFile:
    """French said as it is written, counted as French counts."""
    french = empty_catalogue("fr")
    for context, text, plural in catalogue:
        entry = polib.POEntry(msgctxt=context, msgid=text, msgid_plural=plural or "")
        if plural:
            entry.msgstr_plural = {0: text, 1: plural}
        else:
            entry.msgstr = text
        french.append(entry)
    return french


def save(catalogue: polib.POFile, po: Path) -> None:
    target = po.with_suffix(".mo")
    target.parent.mkdir(parents=True, exist_ok=True)
    # Written beside, then put in place: a server that starts meanwhile never reads half a file.
    half = target.with_suffix(".mo.new")
    half.write_bytes(catalogue.to_binary())
    half.replace(target)


def is_fresh(po: Path, compiled: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime_ns >= po.stat().st_mtime_ns


def compile_all(root: Path = ROOT) -> None:
    """Compile what changed since last time: a few milliseconds when nothing did."""
    for module in modules(root):
        dutch, french = (catalogue_path(module, language) for language in ("nl", "fr"))
        if not dutch.exists():
            continue
        if is_fresh(dutch, dutch.with_suffix(".mo")) and is_fresh(dutch, french.with_suffix(".mo")):
            continue
        save(polib.pofile(str(dutch)), dutch)
        save(identity(read(dutch)), french)


# ------------------------------------------------------------------ checking


def placeholders(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text))


def is_empty(entry: polib.POEntry) -> bool:
    return not all(entry.msgstr_plural.values()) if entry.msgid_plural else not entry.msgstr


def loses_placeholders(entry: polib.POEntry) -> bool:
    """Whether a translation says other placeholders or marks than its source."""
    if not entry.msgid_plural:
        return placeholders(entry.msgstr) != placeholders(entry.msgid)
    allowed = [placeholders(entry.msgid), placeholders(entry.msgid_plural)]
    return any(placeholders(text) not in allowed for text in entry.msgstr_plural.values())


def faults_of(entry: polib.POEntry) -> list[str]:
    faults = {
        "fuzzy": entry.fuzzy,
        "without translation": is_empty(entry),
        "other placeholders than the source": not is_empty(entry) and loses_placeholders(entry),
    }
    return [fault for fault, is_so in faults.items() if is_so]


def said_twice(catalogues: Mapping[str, Mapping[Key, polib.POEntry]]) -> Iterator[str]:
    """Sentences that two modules translate differently: only one of the two would be shown."""
    first: dict[tuple[str | None, str], tuple[str, polib.POEntry]] = {}
    for name, catalogue in catalogues.items():
        for (context, text, _), entry in catalogue.items():
            other_name, other = first.setdefault((context, text), (name, entry))
            if (other.msgstr, other.msgstr_plural) != (entry.msgstr, entry.msgstr_plural):
                yield f"{name}: “{text}” is translated otherwise in {other_name}"


def check_all(root: Path = ROOT) -> list[str]:
    """Everything that keeps the Dutch from being whole, one line each."""
    problems: list[str] = []
    catalogues = {}
    for module in modules(root):
        path, text = catalogue_path(module, TRANSLATED), wanted(module, root)
        on_disk = path.read_text(encoding="utf-8") if path.exists() else None
        if text != on_disk:
            problems.append(f"{module.name}: the catalogue is not up to date (make messages)")
        catalogues[module.name] = read(path)
        for entry in catalogues[module.name].values():
            problems.extend(f"{module.name}: “{entry.msgid}”: {it}" for it in faults_of(entry))
    return [*problems, *said_twice(catalogues)]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m config.messages", description=__doc__)
    parser.add_argument("action", choices=["extract", "compile", "check"])
    parser.add_argument("modules", nargs="*", help="for extract: these modules alone")
    given = parser.parse_args(arguments)
    if given.action == "extract":
        extract_all(names=given.modules)
    elif given.action == "compile":
        compile_all()
    else:
        problems = check_all()
        print("\n".join(problems) or "messages: up to date, nothing empty or fuzzy")
        return 1 if problems else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
