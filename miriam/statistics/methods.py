"""What each estimate is, in one place beside its code: the methods annex is made from these."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """One method of the engine: its formula, where it comes from, and words in two languages."""

    formula: str
    source: str
    title_fr: str
    text_fr: str
    title_nl: str
    text_nl: str

    def title(self, lang: str) -> str:
        """The title in the language asked for."""
        return self.title_nl if lang == "nl" else self.title_fr

    def text(self, lang: str) -> str:
        """The explanation in the language asked for."""
        return self.text_nl if lang == "nl" else self.text_fr
