"""`miriam evaluate`: any before/after study from two files, without a database.

    miriam evaluate STUDY.csv --spec STUDY.toml --json OUT.json [--report OUT.pdf]
                    [--lang fr|nl] [--ungated]

Exit status 0 when everything asked for was written, 2 when the input is wrong: then nothing is.
"""

import argparse
import errno
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from miriam.statistics.errors import BadInput, why
from miriam.statistics.report.letters import NO_FONTS, Letters
from miriam.statistics.report.texts import tell


def main(argv: list[str] | None = None, letters: Letters = NO_FONTS) -> int:
    """Run the command; the return value is the exit status. The report is set in `letters`."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads only wait
    asked = _parser().parse_args(argv)
    try:
        _write(_made(asked, letters), asked.lang)
    except BadInput as fault:
        sys.stderr.write(tell("error", asked.lang, message=fault.sentence(asked.lang)) + "\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="miriam evaluate",
        description="Évalue une étude avant/après · Evalueert een voor/na-studie",
    )
    parser.add_argument("study", type=Path, metavar="STUDY.csv")
    parser.add_argument("--spec", type=Path, required=True, metavar="STUDY.toml")
    parser.add_argument("--json", type=Path, required=True, metavar="OUT.json")
    parser.add_argument("--report", type=Path, metavar="OUT.pdf")
    parser.add_argument("--lang", choices=("fr", "nl"), default="fr")
    parser.add_argument(
        "--ungated",
        action="store_true",
        help="sans les limites pour petits nombres · zonder de grenzen voor kleine aantallen",
    )
    return parser


def _made(asked: argparse.Namespace, letters: Letters) -> dict[Path, bytes]:
    """Everything that will be written, made before anything is."""
    from miriam.statistics.evaluate import evaluate
    from miriam.statistics.plain import as_json
    from miriam.statistics.reading import read

    _demand_distinct([asked.study, asked.spec, asked.json, asked.report])
    source = read(asked.study, asked.spec)
    result = evaluate(
        source.study,
        source.spec,
        ungated=asked.ungated,
        lang=asked.lang,
        hashes={"study": source.study_sha256, "spec": source.spec_sha256},
    )
    made = {asked.json: _json(as_json(result))}
    if asked.report is not None:
        from miriam.statistics.report.pdf import pdf

        made[asked.report] = pdf(result, asked.lang, letters)
    return made


def _demand_distinct(paths: list[Path | None]) -> None:
    """Nothing that is read may be written over."""
    seen = [path.resolve() for path in paths if path is not None]
    for path in seen:
        if seen.count(path) > 1:
            raise BadInput("same_path", path=path)


def _json(document: dict[str, Any]) -> bytes:
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def _write(made: dict[Path, bytes], lang: str) -> None:
    """Write beside each place first, then rename: no half-written file ever appears."""
    waiting: dict[Path, Path] = {}
    try:
        for path, content in made.items():
            with _named(path):
                waiting[path] = _beside(path, content)
        for path, written in waiting.items():
            with _named(path):
                written.replace(path)
            sys.stdout.write(tell("written", lang, path=path) + "\n")
    finally:
        for written in waiting.values():
            with suppress(FileNotFoundError):
                written.unlink()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """A fault of the system names the file that was asked for."""
    try:
        yield
    except OSError as fault:
        raise BadInput("unwritable", path=path, why=why(fault)) from fault


def _beside(path: Path, content: bytes) -> Path:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    return Path(name)
