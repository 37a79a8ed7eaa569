"""One word, one thing: a public class has a name of its own, and no room outgrows the house."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.architecture.house import PRODUCT

# Closed wings: the size of these may only fall.
WINGS = {"statistics": 8_403, "questionnaire": 8_000, "measures": 6_120}
FULL_FOLDERS = {"statistics": 46, "questionnaire/domain/exchange": 22}
MOST_LINES, MOST_FILES = 6_000, 15


def sources(module: Path) -> list[Path]:
    return [path for path in module.rglob("*.py") if "migrations" not in path.parts]


def modules() -> list[Path]:
    return sorted(path.parent for path in PRODUCT.glob("*/__init__.py"))


def public_classes(paths: list[Path]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(path))
    return found


def twice(paths: list[Path]) -> dict[str, list[str]]:
    return {name: where for name, where in public_classes(paths).items() if len(where) > 1}


def test_a_public_class_has_a_name_of_its_own() -> None:
    paths = [
        path for module in modules() if module.name != "statistics" for path in sources(module)
    ]
    assert len(paths) > 400
    assert twice(paths) == {}


def test_two_classes_of_one_name_are_found(tmp_path: Path) -> None:
    for name in ("one.py", "other.py"):
        (tmp_path / name).write_text("class Step:\n    pass\n", encoding="utf-8")
    assert list(twice(sorted(tmp_path.glob("*.py")))) == ["Step"]


def test_no_module_is_too_large() -> None:
    sizes = {
        module.name: sum(len(path.read_text("utf-8").splitlines()) for path in sources(module))
        for module in modules()
    }
    assert {name: size for name, size in sizes.items() if size > WINGS.get(name, MOST_LINES)} == {}


def test_no_folder_is_too_full() -> None:
    folders = {path.parent for module in modules() for path in sources(module)}
    many = {str(folder.relative_to(PRODUCT)): len([*folder.glob("[!_]*.py")]) for folder in folders}
    assert many["questionnaire/domain/exchange"] > MOST_FILES
    assert {
        name: files for name, files in many.items() if files > FULL_FOLDERS.get(name, MOST_FILES)
    } == {}
