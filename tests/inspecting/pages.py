"""Reads a page as an inspector does: what must never stand in any page, whatever the page."""

from collections import Counter
from html.parser import HTMLParser

DATA_SCRIPTS = {"application/json", "application/ld+json", "importmap"}
BRACES = ("{{", "{%", "{#")
VOID = set("area base br col embed hr img input link meta source track wbr".split())
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href"}
# What one types into or chooses from; these kinds of input are pressed, or not seen.
FIELDS = {"input", "select", "textarea"}
NO_FIELD = {"hidden", "submit", "button", "image", "reset"}
NAMES_OF_ITS_OWN = ("aria-label", "aria-labelledby", "title")
# Between the title of a page and the name of the house.
SEPARATOR = "·"

Attributes = list[tuple[str, str | None]]


class Inspector(HTMLParser):
    """Walks through a page and collects its faults."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.open: list[str] = []
        self.lang = self.title = ""
        self.unnamed: list[str] = []
        self.labelled: set[str] = set()
        self.is_whole_page = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag not in VOID:
            self.open.append(tag)
        given = {name: value or "" for name, value in attrs}
        self.look_at_tag(tag, given)
        for name, value in given.items():
            self.look_at_attribute(tag, name, value)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                continue

    def handle_data(self, data: str) -> None:
        self.refuse(any(braces in data for braces in BRACES), f"unrendered braces: {data.strip()}")
        self.refuse(data.strip() == "None", f"“None” is shown inside <{self.around}>")
        if self.around == "title" and "svg" not in self.open:
            self.title += data

    @property
    def around(self) -> str:
        return self.open[-1] if self.open else ""

    def refuse(self, is_fault: bool, sentence: str) -> None:
        if is_fault:
            self.faults.append(sentence)

    def look_at_tag(self, tag: str, given: dict[str, str]) -> None:
        is_data = given.get("type", "") in DATA_SCRIPTS
        self.refuse(tag == "script" and "src" not in given and not is_data, "inline script")
        self.refuse(tag == "style", "inline style sheet")
        self.refuse(tag == "img" and "alt" not in given, f"picture without alt: {given}")
        if tag == "html":
            self.is_whole_page, self.lang = True, given.get("lang", "")
        if tag == "label":
            self.labelled.add(given.get("for", ""))
        if tag in FIELDS and given.get("type") not in NO_FIELD and not self.is_named(given):
            self.unnamed.append(given.get("id", ""))

    def is_named(self, given: dict[str, str]) -> bool:
        """Whether a field says what it is, or stands in a label that does."""
        return "label" in self.open or any(given.get(name) for name in NAMES_OF_ITS_OWN)

    def look_at_attribute(self, tag: str, name: str, value: str) -> None:
        self.refuse(name == "style", f"inline style on <{tag}>: {value}")
        self.refuse(name.startswith("on"), f"inline handler {name} on <{tag}>")
        self.refuse(any(it in value for it in BRACES), f"unrendered braces in {name}: {value}")
        is_script = name in ADDRESSES and value.strip().lower().startswith("javascript:")
        self.refuse(is_script, f"script in {name} of <{tag}>")
        if name == "id":
            self.ids[value] += 1

    def conclude(self) -> list[str]:
        twice = [name for name, times in self.ids.items() if times > 1]
        self.refuse(bool(twice), f"ids given twice: {', '.join(twice)}")
        nameless = [name or "one without id" for name in self.unnamed if name not in self.labelled]
        self.refuse(bool(nameless), f"fields without a label: {', '.join(nameless)}")
        if self.is_whole_page:
            own_title = self.title.partition(SEPARATOR)[0].strip()
            self.refuse(not own_title, "the page has no title")
            self.refuse(not self.lang, "the page does not say its language")
        return self.faults


def faults_of(html: str) -> list[str]:
    """What is wrong with a page (or a fragment of one), one sentence each."""
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.conclude()
