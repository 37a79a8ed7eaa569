"""The house as the tests see it: its modules with their storeys, its models, routes, templates."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ROOT / "miriam"


def storeys() -> dict[str, int]:
    """Module -> how high it stands, as the import contract in pyproject.toml says."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    [downwards] = [contract for contract in contracts if contract["id"] == "downwards"]
    lines = reversed(downwards["layers"])
    return {
        name.strip(" ()"): height for height, line in enumerate(lines) for name in line.split("|")
    }


def modules() -> list[Path]:
    return sorted(path.parent for path in PRODUCT.glob("*/__init__.py"))


def module_of(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def models() -> list[type[Model]]:
    """Every model of ours; those of Django and allauth are theirs."""
    return [model for model in apps.get_models() if model.__module__.startswith("miriam.")]


def routes(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every address with its view."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, here)
        else:
            yield here, pattern


def templates() -> list[Path]:
    return sorted(PRODUCT.glob("*/templates/**/*.html"))


def python_files(part: str) -> list[Path]:
    """The files of one part (`views`, `services`) in every module, whether file or folder."""
    found = [*PRODUCT.glob(f"*/{part}.py"), *PRODUCT.glob(f"*/{part}/**/*.py")]
    return sorted(found)
