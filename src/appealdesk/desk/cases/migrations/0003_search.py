"""The table that cases are found by: FTS5 on SQLite, tsvector on PostgreSQL, both over text that was cut before."""

from __future__ import annotations

from typing import Any

from django.db import migrations

# No foreign key: a row that outlives its case is taken out by a signal, on both databases alike.
POSTGRES = (
    "CREATE TABLE cases_search (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX cases_search_words ON cases_search USING gin (words)",
)
SQLITE = (
    "CREATE VIRTUAL TABLE cases_search USING fts5"
    "(words, detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0')",
)


def make(apps: Any, schema_editor: Any) -> None:
    """Make the table of this database."""
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    """Drop it."""
    schema_editor.execute("DROP TABLE cases_search")


class Migration(migrations.Migration):
    """After the cases themselves."""

    dependencies = [("cases", "0002_live_cases_conclusions_and_numbers")]

    operations = [migrations.RunPython(make, drop)]
