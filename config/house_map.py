"""`make house`: draws docs/architecture.md from the rooms, their imports and contracts."""

import ast
import sys
import tomllib
from pathlib import Path
from typing import Any

import grimp

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
HEAD = """# The house
Drawn by `make house` from the imports and the contracts in `pyproject.toml`; a test keeps it so.
What the rooms to come must promise stands in [contracts.md](contracts.md).

A room imports rooms on lines below its own; rooms on one line are strangers. Only `config` sees
everything. Numbers are rounded (lines to 500, files to 5, of Python without migrations): the page
changes when a room does, and not with every line.
"""


def _contract(name: str) -> Any:
    """One import contract of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [found] = [c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == name]
    return found


def _storeys() -> list[list[str]]:
    """The rooms of each line, the highest first."""
    return [
        [room.strip(" ()") for room in line.split("|")] for line in _contract("downwards")["layers"]
    ]


def _sentence(room: str) -> str:
    """What the room says about itself, up to the first empty line."""
    source = (ROOT / "miriam" / room / "__init__.py").read_text(encoding="utf-8")
    said = ast.get_docstring(ast.parse(source)) or ""
    return " ".join(said.split("\n\n")[0].split())


def _size(room: str) -> tuple[int, int]:
    """Lines and files, rounded."""
    files = [p for p in (ROOT / "miriam" / room).rglob("*.py") if "migrations" not in p.parts]
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    return _near(lines, 500), _near(len(files), 5)


def _near(number: int, step: int) -> int:
    return max(step, (number + step // 2) // step * step)


def _imports(rooms: list[str]) -> dict[str, list[str]]:
    """Room -> the rooms that any file of it imports."""
    graph = grimp.build_graph("miriam", cache_dir=None)
    found: dict[str, set[str]] = {room: set() for room in rooms}
    for module in graph.modules - {"miriam"}:
        room = module.split(".")[1]
        for used in graph.find_modules_directly_imported_by(module) - {"miriam"}:
            found[room].add(used.split(".")[1])
    return {room: [other for other in rooms if other in found[room] - {room}] for room in rooms}


def _picture(storeys: list[list[str]]) -> str:
    lines = ["config", *("  |  ".join(line) for line in storeys)]
    return "```text\n" + "\n".join(lines) + "\n```\n"


def _row(height: int, room: str, imported: list[str]) -> str:
    lines, files = _size(room)
    used = ", ".join(imported) or "nothing of ours"
    return f"| {height} | `{room}` | {_sentence(room)} | {lines:,} | {files} | {used} |\n"


def drawn() -> str:
    """The page as it must read."""
    storeys = _storeys()
    imports = _imports([room for line in storeys for room in line])
    rows = "".join(
        _row(len(storeys) - down, room, imports[room])
        for down, line in enumerate(storeys)
        for room in line
    )
    inside = " > ".join(part.strip("()") for part in _contract("inside")["layers"])
    return (
        f"{HEAD}\n{_picture(storeys)}\n## The rooms\n"
        "| storey | room | what it is | lines | files | imports |\n|--:|---|---|--:|--:|---|\n"
        f"{rows}\n## Inside a room\nEach part looks to the right only, and is there when it is "
        f"needed:\n`{inside}`.\n"
    )


def main() -> int:
    PAGE.write_text(drawn(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
