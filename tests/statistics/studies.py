"""Small studies for the tests: text in, result out."""

from typing import Any

from miriam.look.letters import FONTS, printable
from miriam.statistics.declaring import parse
from miriam.statistics.evaluate import evaluate
from miriam.statistics.plain import as_json
from miriam.statistics.reading import read_text
from miriam.statistics.report.letters import Letters
from miriam.statistics.result import Result

LETTERS = Letters(FONTS, printable)

ONE_SCORE = """
occasions = ["T0", "T1"]
[[outcome]]
name = "score"
items = ["q"]
min = 0
max = 100
"""

Pair = tuple[float | None, float | None]


def cell(value: float | None) -> str:
    return "" if value is None else repr(float(value))


def csv_of_pairs(pairs: list[Pair], extra: list[str] | None = None, titles: str = "") -> str:
    """One item at T0 and T1; extra columns constant for each woman."""
    lines = [f"person,occasion,item,value{titles}"]
    for i, (first, last) in enumerate(pairs):
        more = "" if extra is None else f",{extra[i]}"
        lines += [f"p{i},T0,q,{cell(first)}{more}", f"p{i},T1,q,{cell(last)}{more}"]
    return "\n".join(lines) + "\n"


def result(csv: str, toml: str = ONE_SCORE, *, ungated: bool = True, lang: str = "fr") -> Any:
    """The whole result of a study given as text, as the document that the command writes."""
    return as_json(evaluated(csv, toml, ungated=ungated, lang=lang))


def evaluated(
    csv: str, toml: str = ONE_SCORE, *, ungated: bool = False, lang: str = "fr"
) -> Result:
    """The same as the report and the pages read it."""
    spec = parse(toml)
    return evaluate(read_text(csv, spec), spec, ungated=ungated, lang=lang)


def whole(found: Any, outcome: str = "score", contrast: str = "T1-T0") -> Any:
    """The figures of all women."""
    return found["outcomes"][outcome]["contrasts"][contrast]["all"]
