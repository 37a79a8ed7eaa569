"""The database refuses to change or take out a line of the journal."""

from typing import Any

from django.db import migrations

from miriam.audit import append_only


def install(apps: Any, schema_editor: Any) -> None:
    append_only.install(schema_editor.connection)


def lift(apps: Any, schema_editor: Any) -> None:
    append_only.lift(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(install, lift)]
