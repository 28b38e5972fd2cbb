"""What was begun twice in one moment had two rows; from here on the database keeps it to one."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def part(apps: Any, schema_editor: Any) -> None:
    """Take the mark from the doubles: each goes on as it is, and nobody begins at it again."""
    upload = apps.get_model("vault", "Upload")
    seen = set()
    for row in upload.objects.filter(blob=None).exclude(mark="").order_by("-received", "begun_at"):
        key = (row.owner, row.by, row.name, row.size, row.mark)
        if key in seen:
            upload.objects.filter(pk=row.pk).update(mark="")
        seen.add(key)


class Migration(migrations.Migration):
    dependencies = [("vault", "0003_marks_of_uploads")]

    operations = [
        migrations.RunPython(part, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(
                condition=models.Q(("blob", None), models.Q(("mark", ""), _negated=True)),
                fields=("owner", "by", "name", "size", "mark"),
                name="one_upload_begun_once",
            ),
        ),
    ]
