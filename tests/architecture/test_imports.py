"""The kind of import contract that we wrote ourselves; `make check` runs all contracts."""

from pathlib import Path

import grimp
import pytest

from scripts.private import Private


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two modules: a hall with a view, and an attic."""
    for name in ["__init__.py", "hall/__init__.py", "attic/__init__.py"]:
        path = tmp_path / "house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "house/hall/views.py").touch()
    (tmp_path / "house/hall/models.py").touch()
    (tmp_path / "house/hall/urls.py").write_text("from house.hall import views\n")
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "house"


def broken(*shared: str) -> list[str]:
    graph = grimp.build_graph("house", cache_dir=None)
    options = {"root": "house", "private": ["views", "forms"], "shared": shared}
    contract = Private("pages", {}, {**options, "name": "pages", "type": "private"})
    found: list[str] = contract.check(graph, verbose=False).metadata["broken"]
    return found


def test_a_module_uses_its_own_views(house: Path) -> None:
    assert broken() == []


def test_a_module_uses_what_is_meant_for_others(house: Path) -> None:
    (house / "attic/models.py").write_text("from house.hall import models\n")
    assert broken() == []


def test_a_module_may_not_use_the_views_of_another(house: Path) -> None:
    (house / "attic/models.py").write_text("from house.hall import views\n")
    assert broken() == ["house.attic.models imports house.hall.views"]


def test_what_is_made_for_all_others_is_used_by_all(house: Path) -> None:
    (house / "attic/models.py").write_text("from house.hall import views\n")
    assert broken("house.hall") == []
