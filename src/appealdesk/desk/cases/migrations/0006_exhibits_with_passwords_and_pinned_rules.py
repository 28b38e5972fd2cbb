"""When a file was found to give a password away, and the rules that a case rests on as they were when it was opened."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_words_to_be_indexed_and_kinds_lacking")]

    operations = [
        migrations.AddField(
            model_name="exhibit", name="secret_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="case", name="pinned_rules", field=models.JSONField(blank=True, null=True)
        ),
    ]
