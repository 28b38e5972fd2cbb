"""The index in PostgreSQL (数据库存储): for a desk whose colleagues share one server. Same statements, same lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict

from appealdesk.originality.errors import NoIndexError
from appealdesk.originality.sql import MERGE, TABLES, SqlRows
from appealdesk.originality.store import PlacedLists

_TYPES: Final = {"int": "BIGINT", "text": "TEXT", "bytes": "BYTEA", "narrow": ""}
_LOCK: Final = 0x6F726967696E  # "origin": one writer at a time, as in SQLite
_FEW: Final = 200  # rows that are sooner sent one by one than copied


class PostgresStore(SqlRows):
    """One connection; the tables stand in a schema of their own, `originality`. Deleted rows go with the next autovacuum."""

    def __init__(self, address: str, *, create: bool = True) -> None:
        self._address = address
        try:
            self._connection = psycopg.connect(address, autocommit=True)
        except psycopg.OperationalError as error:
            raise NoIndexError(_told(address), str(error).strip()) from error
        self._cursor = self._connection.cursor(binary=True)
        self.rows("SET search_path TO originality")
        if not self.rows("SELECT to_regclass('originality.lex') IS NOT NULL")[0][0]:
            if not create:
                self._connection.close()
                raise NoIndexError(_told(address), "the database has no schema “originality”")
            self._create()

    def _create(self) -> None:
        with self.writing():
            self.rows("CREATE SCHEMA IF NOT EXISTS originality")
            for statement in TABLES:
                self.rows(statement.format(**_TYPES))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        self._cursor.execute(_marked(sql), values)
        return self._cursor.fetchall() if self._cursor.description else []

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        self._cursor.executemany(_marked(sql), rows)

    def member(self, sql: str, values: Sequence[int], first: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement whose `{in}` is an array."""
        return self.rows(sql.replace("{in}", "= ANY(?::bigint[])"), (*first, list(values)))

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table; many are copied, which is ten times quicker."""
        if len(rows) < _FEW:
            super().insert(table, columns, rows)
            return
        with self._cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def merge_lists(self, rows: Sequence[PlacedLists]) -> None:
        """Write lists; where a column is None, what stands there stays."""
        if len(rows) < _FEW:
            super().merge_lists(rows)
            return
        self.rows(
            "CREATE TEMPORARY TABLE IF NOT EXISTS incoming (key BIGINT, paragraphs BYTEA, sentences BYTEA)"
        )
        self.insert("incoming", ("key", "paragraphs", "sentences"), rows)
        self.rows(MERGE.replace("{source}", "SELECT key, paragraphs, sentences FROM incoming"))
        self.rows("TRUNCATE incoming")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one moment of the database."""
        yield from self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all or nothing; the next writer waits."""
        yield from self._transaction("BEGIN", "SELECT pg_advisory_xact_lock(%s)")

    def _transaction(self, begin: LiteralString, lock: LiteralString = "") -> Iterator[None]:
        self._cursor.execute(begin)
        try:
            if lock:
                self._cursor.execute(lock, (_LOCK,))
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._cursor.execute("COMMIT")

    def again(self) -> PostgresStore:
        """Open the same database once more."""
        return PostgresStore(self._address, create=False)

    def tidy(self) -> None:
        """Leave the deleted rows to the server's autovacuum."""

    def size(self) -> int:
        """Return the bytes that all tables and their keys take."""
        sizes = self.rows(
            "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c"
            " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'originality' AND c.relkind = 'r'"
        )
        return int(sizes[0][0])

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@lru_cache(maxsize=256)
def _marked(sql: str) -> LiteralString:
    """Write our marks as this driver wants them. The statements are ours; no word of a user is ever part of one."""
    return sql.replace("?", "%s")


def _told(address: str) -> str:
    """Return the address without its password."""
    parts = conninfo_to_dict(address)
    return f"postgresql://{parts.get('host', '')}/{parts.get('dbname', '')}"
