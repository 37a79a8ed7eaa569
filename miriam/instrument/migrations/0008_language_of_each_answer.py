"""Each answer says in which language its question was; until now the measure alone said it."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, _schema_editor):
    """What was answered before was answered in the language of its measure."""
    measures = apps.get_model("instrument", "Administration").objects.filter(
        pk=OuterRef("administration")
    )
    for name in ("Answer", "SealedAnswer"):
        answers = apps.get_model("instrument", name).objects.filter(language="")
        answers.update(language=Subquery(measures.values("language")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("instrument", "0007_recording"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="language",
            field=models.CharField(default="", max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="sealedanswer",
            name="language",
            field=models.CharField(default="", max_length=12),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
