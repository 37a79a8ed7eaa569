from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Guess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64)),
                ('counts_until', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['mark', 'counts_until'], name='signin_guess_counted')],
            },
        ),
        # Where failures were counted before: a cache that forgot them when it was full.
        migrations.RunSQL('DROP TABLE IF EXISTS access_cache', migrations.RunSQL.noop),
    ]
