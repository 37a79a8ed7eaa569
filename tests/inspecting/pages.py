"""Reads a page as an inspector does: what must never stand in any page, whatever the page."""

from collections import Counter
from html.parser import HTMLParser

DATA_SCRIPTS = {"application/json", "application/ld+json", "importmap"}
BRACES = ("{{", "{%", "{#")
VOID = set("area base br col embed hr img input link meta source track wbr".split())
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href"}

Attributes = list[tuple[str, str | None]]


class Inspector(HTMLParser):
    """Walks through a page and collects its faults."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.open: list[str] = []
        self.lang = self.title = ""
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
            self.title += data.strip()

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
        if self.is_whole_page:
            self.refuse(not self.title, "the page has no title")
            self.refuse(not self.lang, "the page does not say its language")
        return self.faults


def faults_of(html: str) -> list[str]:
    """What is wrong with a page (or a fragment of one), one sentence each."""
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.conclude()
