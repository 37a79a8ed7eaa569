"""Migrations follow each other in one line, so that two branches never meet half-way."""

from collections import Counter

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

OURS = {app.label for app in apps.get_app_configs() if app.name.startswith("miriam.")}


def test_migrations_of_a_module_stand_in_one_line() -> None:
    loader = MigrationLoader(None)
    followed = Counter(
        parent
        for key, migration in loader.disk_migrations.items()
        for parent in migration.dependencies
        if key[0] == parent[0] and key[0] in OURS
    )
    assert [parent for parent, times in followed.items() if times > 1] == []


def test_a_module_with_models_has_one_last_migration() -> None:
    loader = MigrationLoader(None)
    lasts = {app.label: len(loader.graph.leaf_nodes(app.label)) for app in apps.get_app_configs()}
    with_models = {model._meta.app_label for model in apps.get_models()} & OURS
    assert {label: lasts[label] for label in with_models} == dict.fromkeys(with_models, 1)
