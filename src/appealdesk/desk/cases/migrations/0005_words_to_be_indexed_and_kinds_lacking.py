"""Notes of words to be indexed, and how many kinds of evidence are missing as a number: a list opens no reading any more."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

# Only open cases tell on the board what they lack; the others get their number when they are read again.
COUNTED = {
    "sqlite": "UPDATE cases_case SET lacking = coalesce(json_array_length(reading, '$.missing_evidence'), 0) WHERE live = 1",
    "postgresql": "UPDATE cases_case SET lacking = CASE jsonb_typeof(reading -> 'missing_evidence') WHEN 'array'"
    " THEN jsonb_array_length(reading -> 'missing_evidence') ELSE 0 END WHERE live = 1",
}


def count(apps: Any, schema_editor: Any) -> None:
    """Count once what the readings list."""
    schema_editor.execute(COUNTED[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_messages_to_be_told")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="lacking",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Unindexed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
            ],
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
