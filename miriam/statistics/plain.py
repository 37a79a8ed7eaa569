"""A result as plain JSON: stable names, no NaN, no Infinity, intervals named by their level."""

import math
from typing import Any

from miriam.statistics.figures import named
from miriam.statistics.gates import Withheld
from miriam.statistics.result import Result

PLAIN = (str, int)  # bool is an int


def as_json(result: Result) -> dict[str, Any]:
    """The document that OUT.json holds; a withheld figure stays as {"withheld": reason}."""
    document: dict[str, Any] = Plain(result.meta.lang, result.meta.level).of(result)
    return document


class Plain:
    """Turns parts of a result into JSON values for one language and one confidence level."""

    def __init__(self, lang: str, level: float) -> None:
        self.lang = lang
        self.suffix = f"{100 * level:g}"

    def of(self, value: Any) -> Any:
        """The value as JSON."""
        if value is None or isinstance(value, PLAIN):
            return value
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else None
        if isinstance(value, dict):
            return {key: self.of(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.of(each) for each in value]
        if isinstance(value, Withheld):
            return {"withheld": value.sentence(self.lang)}
        return {self._name(name): self.of(each) for name, each in named(value).items()}

    def _name(self, name: str) -> str:
        """ci becomes ci95: a name never says another level than the figure's."""
        return name + self.suffix if name == "ci" or name.endswith("_ci") else name
