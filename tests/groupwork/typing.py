"""Helpers: a form as a browser would send it back."""

from typing import Any

from bs4 import BeautifulSoup, Tag


def sent_with(page: Any) -> tuple[str, dict[str, object]]:
    """Where the form of this page is sent, and what it holds."""
    soup = BeautifulSoup(page.content, "html.parser")
    [form] = list(soup.select("form.form[method=post]"))
    return str(form["action"]), held_by(form)


def held_by(form: Tag) -> dict[str, object]:
    """What it holds, as a browser sends it."""
    held: dict[str, object] = {
        str(field["name"]): str(field.get("value", ""))
        for field in form.select("input[name]")
        if field.get("type") not in ("radio", "checkbox") or field.has_attr("checked")
    }
    return held | {str(area["name"]): area.get_text().strip() for area in form.select("textarea")}
