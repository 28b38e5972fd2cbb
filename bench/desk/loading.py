"""Many rows at once into either database: COPY on PostgreSQL, prepared statements on SQLite."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, models, transaction
from psycopg.types.json import Jsonb


def load(model, names, rows):
    """Put rows into a model's table; columns that are not named get the model's own defaults."""
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.generated}  # noqa: SLF001
    rest = [field for name, field in fields.items() if name not in names and not field.primary_key]
    tail = tuple(
        plain(field.get_db_prep_save(field.pre_save(model(), add=True), connection)) for field in rest
    )
    columns = [fields[name].column for name in names] + [field.column for field in rest]
    jsons = {at for at, name in enumerate(names) if isinstance(fields[name], models.JSONField)}
    raw(table_of(model), columns, (_row(row, jsons) + tail for row in rows))


def table_of(model):
    return model._meta.db_table  # noqa: SLF001 - Django's own documented way


def _row(row, jsons):
    return tuple(value if at in jsons else plain(value) for at, value in enumerate(row))


def plain(value):
    """Write moments as Django keeps them in SQLite; PostgreSQL takes them as they are."""
    if connection.vendor == "sqlite" and isinstance(value, datetime):
        return str(value.replace(tzinfo=None))
    return value.obj if connection.vendor == "sqlite" and isinstance(value, Jsonb) else value


def raw(table, columns, rows):
    """Put rows into a table by its columns."""
    named = ", ".join(f'"{column}"' for column in columns)
    connection.ensure_connection()
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with (
                connection.connection.cursor() as cursor,
                cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" * len(columns))
        connection.connection.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)


def quick():
    """Let SQLite not wait for the disk while the bench fills it; the desk's own settings are back on the next connection."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -1000000")


def settle(*models_):
    """Bring the counters behind explicit keys up to date, and leave the tables as a running office has them."""
    connection.close()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in map(table_of, models_):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
                )
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def size():
    """Return how many bytes the database holds."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0]
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return cursor.fetchone()[0]
