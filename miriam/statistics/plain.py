"""Results as plain JSON: stable names, no NaN, no Infinity, intervals named by their level."""

import dataclasses
import math
from typing import Any

from miriam.statistics.gates import Withheld

PLAIN = (str, int)  # bool is an int


class Plain:
    """Turns results into JSON values for one language and one confidence level."""

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
        if dataclasses.is_dataclass(value):
            return self._fields(value)
        return self.of(value.item())

    def _fields(self, value: Any) -> dict[str, Any]:
        return {self._name(name): self._field(name, each) for name, each in vars(value).items()}

    def _name(self, name: str) -> str:
        """ci becomes ci95: a name never says another level than the figure's."""
        return name + self.suffix if name == "ci" or name.endswith("_ci") else name

    def _field(self, name: str, value: Any) -> Any:
        if self._name(name) != name and isinstance(value, tuple) and None in value:
            return None
        return self.of(value)
