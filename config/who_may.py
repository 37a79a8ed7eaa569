"""`make house`: writes docs/who-may.md from the rights themselves and the gates of the pages."""

import importlib
import inspect
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.urls import URLPattern, URLResolver, get_resolver

import miriam
from miriam.access.domain import WITHOUT_KEY, Role

PAGE = Path(__file__).resolve().parent.parent / "docs" / "who-may.md"
HEAD = """# Who may
Written by `make house` from the rights in each `permissions.py` and from the gates of the pages; a
test keeps it so. What each persona finds behind each door stands in `tests/access/table.txt`.

A right without a page is asked by a service, or by another right. Where a rule follows a relation,
the rule that counts is that of the right it follows.
"""

CLOSED = """
## While the key is closed
Somebody who works with what is confided (a case manager) and whose key is closed, because nobody
has let her in yet, because she was away too long, because it was lost or spoiled, has these rights
and no other. Every other page leads her to the one that says why, and keeps what she typed.
"""


def rights() -> dict[str, Any]:
    """Name -> the value, of whatever kind, that has a `name` and is `of` a model."""
    found: dict[str, Any] = {}
    for _, name, _ in pkgutil.walk_packages(miriam.__path__, "miriam."):
        if name.split(".")[2:3] == ["permissions"]:
            for value in vars(importlib.import_module(name)).values():
                if not isinstance(value, type) and hasattr(value, "of") and hasattr(value, "name"):
                    found[value.name] = value
    return found


def _pages(patterns: list[Any], space: str = "") -> Iterator[tuple[str, Any]]:
    """Every named address with the right at its gate."""
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _pages(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern) and hasattr(entry.callback, "gate"):
            yield f"{space}{entry.name}", entry.callback.gate.permission


def _who(right: Any) -> str:
    """What the rule says about itself; else the hats or the other right that it was made from."""
    rule = getattr(right, "rows", None)
    said = rule.__doc__ if inspect.isfunction(rule) else None
    return " ".join(said.split("\n\n")[0].split()) if said else _made_from(right, rule)


def _made_from(right: Any, rule: Any) -> str:
    """In words, what a rule without a sentence holds on to."""
    held = [*vars(right).values()]
    if inspect.isfunction(rule):
        held += [*inspect.getclosurevars(rule).nonlocals.values()]
    flat = [one for value in held for one in (value if isinstance(value, tuple) else (value,))]
    roles = [role.value for role in flat if isinstance(role, Role)]
    if roles:
        let_in = ", let in by a colleague" if getattr(right, "admitted", False) else ""
        return f"Who wears the hat: {', '.join(roles)}{let_in}."
    if hasattr(right, "roles"):
        return "Whoever wears a hat."
    followed = [one.name for one in flat if hasattr(one, "of") and hasattr(one, "name")]
    return f"Whoever has `{followed[0]}`." if followed else _named(rule)


def _named(rule: Any) -> str:
    """The name of the rule, when there is nothing else to tell it by."""
    return getattr(rule, "__name__", "").replace("_", " ").strip()


def written() -> str:
    """The page as it must read."""
    used: dict[str, set[str]] = defaultdict(set)
    for page, right in _pages(get_resolver().url_patterns):
        if right is not None:
            used[right.name].add(page)
    rows = "".join(
        f"| `{name}` | {right.of.__name__} | {_who(right)} | {', '.join(sorted(used[name]))} |\n"
        for name, right in sorted(rights().items())
    )
    return f"{HEAD}\n| right | on | who | pages |\n|---|---|---|---|\n{rows}{_without_key()}"


def _without_key() -> str:
    """What somebody who works with keys may do while hers is closed, and why."""
    rows = "".join(f"| `{name}` | {why} |\n" for name, why in sorted(WITHOUT_KEY.items()))
    return f"{CLOSED}\n| right | because |\n|---|---|\n{rows}"


def main() -> int:
    django.setup()
    PAGE.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
