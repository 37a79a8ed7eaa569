from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0001_initial'),
    ]

    # What stood there in clear is taken out: nothing can seal it without a key.
    operations = [
        migrations.RemoveField(model_name='launchitem', name='note'),
        migrations.AddField(
            model_name='launchitem',
            name='note',
            field=models.BinaryField(blank=True, null=True),
        ),
    ]
