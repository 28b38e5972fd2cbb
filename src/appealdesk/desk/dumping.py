"""Tables of PostgreSQL as files, and back (数据表转储): of one snapshot, by the database's own COPY, without a program of its own.

A dump names the migrations its tables stand at. Loading brings an empty database to just those, puts the rows in and
leaves it to the next start to go on from there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from appealdesk.core.errors import BadInputError, Fault

FOLDER, TOLD = "tables", "tables.json"
MIGRATIONS = "django_migrations"


def dump(folder: Path) -> list[str]:
    """Write every table and what is to be known of them into a folder; return the digests of the contents they name.

    All of it is of one moment: whoever writes meanwhile waits for nothing and is not in it.
    """
    folder.mkdir()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        applied = sorted(MigrationRecorder(connection).applied_migrations())
        tables = {table: _columns(table) for table in _tables(cursor)}
        for table, columns in tables.items():
            with (folder / f"{table}.copy").open("wb") as file, _raw().copy(_copy(table, columns)) as rows:
                for piece in rows:
                    file.write(piece)
        cursor.execute("SELECT sha256 FROM vault_blob ORDER BY sha256")
        digests = [row[0] for row in cursor.fetchall()]
    told = {"migrations": applied, "tables": tables}
    (folder / TOLD).write_text(json.dumps(told, indent=1), "utf-8")
    return digests


def load(folder: Path) -> None:
    """Put what was dumped into an empty database, all of it or nothing.

    Raises `BadInputError` for a database that holds anything, and for tables that this version does not know.
    """
    told = json.loads((folder / TOLD).read_text("utf-8"))
    with connection.cursor() as cursor:
        if _tables(cursor):
            raise _fault("The database is not empty.", "Name an empty one in DATABASE_URL.")
    executor = MigrationExecutor(connection)
    applied = {(app, name) for app, name in told["migrations"]}
    if not applied <= set(executor.loader.graph.nodes):
        raise _fault("The backup was made by a newer desk.", "Restore it with that version of appealdesk.")
    try:
        executor.migrate(_ends(applied, executor))
        _fill(folder, told["tables"])
    except BaseException:
        _drop_all()
        raise


def _fill(folder: Path, tables: dict[str, list[str]]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        held = _tables(cursor)
        if set(held) != set(tables):
            raise _fault("The backup has other tables than its own version makes.", "Take another backup.")
        # Migrations and Django itself have put rows in; the dump holds those, too.
        cursor.execute(f"TRUNCATE {', '.join(map(_quoted, held))} CASCADE")
        for table, columns in tables.items():
            with (
                (folder / f"{table}.copy").open("rb") as file,
                _raw().copy(_copy(table, columns, "FROM STDIN")) as rows,
            ):
                while piece := file.read(1024**2):
                    rows.write(piece)
        for statement in connection.ops.sequence_reset_sql(
            no_style(), apps.get_models(include_auto_created=True)
        ):
            cursor.execute(statement)


def _ends(applied: set[tuple[str, str]], executor: MigrationExecutor) -> list[tuple[str, str]]:
    """Return the last of the applied migrations of each room: going there applies these and no other."""
    of_app: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in applied:
        of_app[key[0]].append(key)
    graph = executor.loader.graph
    return [
        key
        for keys in of_app.values()
        for key in sorted(keys)
        if not any(child.key in applied and child.key[0] == key[0] for child in graph.node_map[key].children)
    ]


def _tables(cursor: Any) -> list[str]:
    return sorted(set(connection.introspection.table_names(cursor)) - {MIGRATIONS})


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
            [table],
        )
        return [row[0] for row in cursor.fetchall()]


def _copy(table: str, columns: list[str], way: str = "TO STDOUT") -> str:
    return f"COPY {_quoted(table)} ({', '.join(map(_quoted, columns))}) {way}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _raw() -> Any:
    """Return a cursor of the driver on Django's own connection, inside of its transaction."""
    return connection.connection.cursor()


def _drop_all() -> None:
    with connection.cursor() as cursor:
        names: Iterator[str] = map(_quoted, connection.introspection.table_names(cursor))
        for name in names:
            cursor.execute(f"DROP TABLE IF EXISTS {name} CASCADE")


def _fault(what: str, remedy: str) -> BadInputError:
    return BadInputError([Fault("DATABASE_URL", what, remedy)])
