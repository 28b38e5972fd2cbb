"""What was submitted has met its window, and an ended case has none: neither stands in the board's order by it any more."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.models import F

BEFORE_SUBMISSION = ("screening", "work", "waiting", "review", "confirmation", "ready")


def let_go(apps: Any, schema_editor: Any) -> None:
    """Leave such cases the desk's own clock alone."""
    cases = apps.get_model("cases", "Case").objects.using(schema_editor.connection.alias)
    cases.exclude(stage__in=BEFORE_SUBMISSION).update(work_due=F("service_due"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_exhibits_with_passwords_and_pinned_rules")]

    operations = [migrations.RunPython(let_go, migrations.RunPython.noop)]
