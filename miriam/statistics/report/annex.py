"""The methods annex: made from what each module of the engine says of itself."""

import argparse
from pathlib import Path
from types import ModuleType

from miriam.statistics import (
    agreement,
    arms,
    attrition,
    benchmark_net,
    clusters,
    detectable,
    flips,
    gates,
    goals,
    icc,
    mmrm,
    multiplicity,
    paired,
    proportions,
    ranks,
    reliability,
    reliable_change,
    response_shift,
    robust,
    scores,
    sensitivity,
    transition,
)
from miriam.statistics.methods import Method
from miriam.statistics.report.texts import tell
from miriam.statistics.words import LANGUAGES, typeset

MODULES = (
    scores,
    paired,
    ranks,
    flips,
    robust,
    detectable,
    proportions,
    reliable_change,
    mmrm,
    clusters,
    attrition,
    benchmark_net,
    multiplicity,
    reliability,
    icc,
    agreement,
    response_shift,
    transition,
    sensitivity,
    arms,
    goals,
    gates,
)


def methods() -> list[Method]:
    """Every method, in the order of reading."""
    return [module.METHOD for module in MODULES]


def markdown(lang: str) -> str:
    """The annex as a page of the documentation."""
    parts = [f"# {tell('annex_title', lang)}", tell("annex_intro", lang)]
    for module in MODULES:
        method: Method = module.METHOD
        parts += [
            f"## {typeset(method.title(lang), lang)}",
            typeset(method.text(lang), lang),
            f"`{method.formula}`",
            f"*{tell('source', lang, source=method.source)}* · `{_file(module)}`",
        ]
    return "\n\n".join(parts) + "\n"


def _file(module: ModuleType) -> str:
    return f"{module.__name__.rpartition('.')[2]}.py"


def main(argv: list[str] | None = None) -> int:
    """Write methods.fr.md and methods.nl.md into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args(argv).folder
    for lang in LANGUAGES:
        (folder / f"methods.{lang}.md").write_text(markdown(lang), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
