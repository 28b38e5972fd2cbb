"""The index as one SQLite file (嵌入式存储): the default, with nothing to install and nothing to run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from appealdesk.originality.errors import IndexBusyError, NoIndexError
from appealdesk.originality.sql import TABLES, SqlRows

_TYPES: Final = {"int": "INTEGER", "text": "TEXT", "bytes": "BLOB", "narrow": "WITHOUT ROWID"}
_WAIT: Final = 60.0  # seconds; one writer holds the file for milliseconds, a rebuild for as long as it takes
_MOST: Final = 2048  # values in one list
_PADDED: Final = 32  # lists grow in steps, so that few statements stay prepared


class SqliteStore(SqlRows):
    """One connection to one file. Threads and processes each open their own; `again()` gives another."""

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        self._path = Path(path)
        if not create and not self._path.is_file():
            raise NoIndexError(str(path), "there is no such file")
        try:
            # Autocommit: we say BEGIN ourselves, so that a write asks for its lock first and never half-way.
            self._connection = sqlite3.connect(
                path, timeout=_WAIT, isolation_level=None, cached_statements=256
            )
        except sqlite3.OperationalError as error:
            raise NoIndexError(str(path), str(error)) from error
        try:
            self._prepare(create=create)
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise NoIndexError(str(path), str(error)) from error
        except NoIndexError:
            self._connection.close()
            raise

    def _prepare(self, *, create: bool) -> None:
        tables = {row[0] for row in self.rows("SELECT name FROM sqlite_master")}
        held = "lex" in tables
        if not held and (tables or not create):
            raise NoIndexError(str(self._path), "it is a file of something else")
        if not held:
            self.rows("PRAGMA page_size = 16384")
            self.rows("PRAGMA journal_mode = WAL")
        # A killed process loses nothing with NORMAL; a power cut may lose the last letters, which can be fed again.
        for pragma in (
            "synchronous = NORMAL",
            "secure_delete = ON",
            "mmap_size = 2147418112",
            "cache_size = -65536",
        ):
            self.rows(f"PRAGMA {pragma}")
        if not held:
            with self.writing():
                for statement in TABLES:
                    self.rows(statement.format(**_TYPES))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        return self._connection.execute(sql, values).fetchall()

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        self._connection.executemany(sql, rows)

    def member(self, sql: str, values: Sequence[int], first: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement whose `{in}` is a list; lists are padded to few lengths so that statements stay prepared."""
        out: list[tuple[Any, ...]] = []
        for start in range(0, len(values), _MOST):
            part = list(values[start : start + _MOST])
            part += [part[-1]] * (-len(part) % _PADDED)
            out += self._connection.execute(
                _listed(sql, len(part)), (*first, *part) if first else part
            ).fetchall()
        return out

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one moment of the file; writers do not wait for readers, nor readers for them."""
        yield from self._transaction("BEGIN")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all or nothing. The lock is asked for at the start, where waiting for it is safe."""
        yield from self._transaction("BEGIN IMMEDIATE")

    def _transaction(self, begin: str) -> Iterator[None]:
        try:
            self._connection.execute(begin)
        except sqlite3.OperationalError as error:
            raise IndexBusyError(_WAIT) from error
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def again(self) -> SqliteStore:
        """Open the same file once more."""
        return SqliteStore(self._path, create=False)

    def tidy(self) -> None:
        """Move the log into the file, so that what was deleted is gone from the disk."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def size(self) -> int:
        """Return the bytes the index takes once the log is moved into the file."""
        return int(self.rows("PRAGMA page_count")[0][0]) * int(self.rows("PRAGMA page_size")[0][0])

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@lru_cache(maxsize=512)
def _listed(sql: str, width: int) -> str:
    return sql.replace("{in}", f"IN ({','.join('?' * width)})")
