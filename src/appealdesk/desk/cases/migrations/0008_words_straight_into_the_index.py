"""PostgreSQL enters words straight into the index: a long pending list made it read every case at each search."""

from __future__ import annotations

from typing import Any

from django.db import migrations

STRAIGHT = "ALTER INDEX cases_search_words SET (fastupdate = off)"
LATER = "ALTER INDEX cases_search_words RESET (fastupdate)"
EMPTIED = "SELECT gin_clean_pending_list('cases_search_words')"


def straight(_apps: Any, editor: Any) -> None:
    """Let no entry wait, and enter what waits."""
    if editor.connection.vendor == "postgresql":
        editor.execute(STRAIGHT)
        editor.execute(EMPTIED)


def later(_apps: Any, editor: Any) -> None:
    """Let entries wait again."""
    if editor.connection.vendor == "postgresql":
        editor.execute(LATER)


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_ended_windows_press_nobody")]
    operations = [migrations.RunPython(straight, later)]
