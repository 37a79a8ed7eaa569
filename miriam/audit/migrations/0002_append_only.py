from django.db import migrations

from miriam.audit import append_only


def install(apps, schema_editor):
    """The database refuses to change or take out what the journal holds."""
    append_only.install(schema_editor.connection)


def lift(apps, schema_editor):
    append_only.lift(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(install, lift)]
