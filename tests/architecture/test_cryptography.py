"""The inventory of cryptography names every file that uses it, and no other."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

PAGE = ROOT / "docs" / "cryptography.md"
HEADING = "## Where it stands in the code"
PRIMITIVES = {
    "hashlib",
    "hmac",
    "secrets",
    "random",
    "nacl",
    "argon2",
    "cryptography",
    "fido2",
    "django.core.signing",
    "django.utils.crypto",
}


def uses_cryptography(source: str) -> bool:
    """Whether a file takes hashes, keys, signatures or chance from a library."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            named |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return any(
        name == primitive or name.startswith(f"{primitive}.")
        for name in named
        for primitive in PRIMITIVES
    )


def source_files() -> list[Path]:
    return sorted([*(ROOT / "miriam").rglob("*.py"), *(ROOT / "config").rglob("*.py")])


def test_the_inventory_names_every_file_that_uses_cryptography() -> None:
    _, table = PAGE.read_text(encoding="utf-8").split(HEADING)
    listed = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    using = [
        path.relative_to(ROOT).as_posix()
        for path in source_files()
        if uses_cryptography(path.read_text(encoding="utf-8"))
    ]
    assert sorted(listed) == using


@pytest.mark.parametrize(
    "line",
    ["import hashlib", "from django.core import signing", "from nacl.secret import SecretBox"],
)
def test_a_file_that_begins_to_use_it_is_found(line: str) -> None:
    assert uses_cryptography(line)
    assert not uses_cryptography("from miriam.vault import crypto")
