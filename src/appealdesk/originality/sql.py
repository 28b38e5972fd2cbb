"""Tables and statements (数据表): the same words for SQLite and PostgreSQL, so that their answers cannot part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from appealdesk.originality.passages import U32
from appealdesk.originality.postings import Postings, unpack
from appealdesk.originality.scheme import Level
from appealdesk.originality.store import ClassRow, Occurrence, PlacedLists

_NAMES = tuple(level.name.lower() for level in Level)

TABLES = (
    "CREATE TABLE IF NOT EXISTS meta (key {text} PRIMARY KEY, value {text} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS statistics (id {int} PRIMARY KEY, data {bytes} NOT NULL)",
    "CREATE TABLE IF NOT EXISTS lex (key {int} PRIMARY KEY, paragraphs {bytes}, sentences {bytes})",
    "CREATE TABLE IF NOT EXISTS letter (id {int} PRIMARY KEY, code {text} NOT NULL UNIQUE, classes {bytes} NOT NULL)",
    *(
        statement
        for name in _NAMES
        for statement in (
            f"CREATE TABLE IF NOT EXISTS {name}_class (id {{int}} PRIMARY KEY, digest {{int}} NOT NULL, shingles {{bytes}} NOT NULL)",
            f"CREATE INDEX IF NOT EXISTS {name}_digest ON {name}_class (digest)",
            f"CREATE TABLE IF NOT EXISTS {name}_at (class {{int}}, letter {{int}}, place {{int}}, PRIMARY KEY (class, letter, place)) {{narrow}}",
            f"CREATE TABLE IF NOT EXISTS {name}_block (number {{int}} PRIMARY KEY, stamp {{int}} NOT NULL, data {{bytes}} NOT NULL)",
        )
    ),
)
ALL = (
    "meta",
    "statistics",
    "lex",
    "letter",
    *(f"{name}_{part}" for name in _NAMES for part in ("class", "at", "block")),
)


MERGE = (
    "INSERT INTO lex (key, paragraphs, sentences) {source} ON CONFLICT (key) DO UPDATE SET"
    " paragraphs = coalesce(excluded.paragraphs, lex.paragraphs), sentences = coalesce(excluded.sentences, lex.sentences)"
)


class SqlRows:
    """Every statement of the store, in terms of the three that a database module gives: rows, many, and member."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        raise NotImplementedError

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        raise NotImplementedError

    def member(self, sql: str, values: Sequence[int], first: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement whose `{in}` stands for "is one of these values"; `first` are the values before it."""
        raise NotImplementedError

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table."""
        marks = ", ".join("?" * len(columns))
        self.many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608 - our own names

    def clear(self) -> None:
        """Empty every table."""
        for table in ALL:
            self.rows("DELETE FROM {table}".replace("{table}", table))

    def version(self) -> int:
        """Return the number of the last write."""
        return int(self.rows("SELECT value FROM meta WHERE key = 'version'")[0][0])

    def meta(self) -> dict[str, str]:
        """Return all remarks of the index about itself."""
        return dict(self.rows("SELECT key, value FROM meta"))

    def put_meta(self, values: Mapping[str, str]) -> None:
        """Write remarks over older ones of the same key."""
        self.many(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            list(values.items()),
        )

    def lists(self, level: Level, keys: Sequence[int]) -> list[tuple[int, bytes]]:
        """Return (key, packed class ids) for those that have any."""
        return self.member(
            _for(level, "SELECT key, {level}s FROM lex WHERE key {in} AND {level}s IS NOT NULL"), keys
        )

    def lists_between(self, level: Level, low: int, high: int) -> list[tuple[int, bytes]]:
        """Return (key, packed class ids) of the keys from `low` to below `high`, in order."""
        return self.rows(
            _for(
                level,
                "SELECT key, {level}s FROM lex WHERE key >= ? AND key < ? AND {level}s IS NOT NULL ORDER BY key",
            ),
            (low, high),
        )

    def postings(self, level: Level, keys: U32) -> Postings:
        """Return those of the keys that have postings, how many each, and all their class ids."""
        lists = self.lists(level, keys.tolist())
        ids, order, counts = unpack([data for _, data in lists])
        return np.array([key for key, _ in lists], np.uint32)[order], counts, ids

    def merge_lists(self, rows: Sequence[PlacedLists]) -> None:
        """Write lists; where a column is None, what stands there stays."""
        self.many(MERGE.replace("{source}", "VALUES (?, ?, ?)"), rows)

    def replace_lists(self, level: Level, rows: Sequence[tuple[int, bytes | None]]) -> None:
        """Write lists of one level; None empties, and a key that nobody uses any more goes."""
        self.many(
            _for(level, "UPDATE lex SET {level}s = ? WHERE key = ?"), [(data, key) for key, data in rows]
        )
        gone = [(key,) for key, data in rows if data is None]
        self.many("DELETE FROM lex WHERE key = ? AND paragraphs IS NULL AND sentences IS NULL", gone)

    def classes(self, level: Level, ids: Sequence[int]) -> list[ClassRow]:
        """Return the classes of these ids, as far as they exist."""
        found = self.member(_for(level, "SELECT id, digest, shingles FROM {level}_class WHERE id {in}"), ids)
        return [ClassRow(*row) for row in found]

    def classes_after(self, level: Level, id_: int) -> list[ClassRow]:
        """Return all classes with a higher id, in order."""
        sql = _for(level, "SELECT id, digest, shingles FROM {level}_class WHERE id > ? ORDER BY id")
        return [ClassRow(*row) for row in self.rows(sql, (id_,))]

    def classes_of(self, level: Level, digests: Sequence[int]) -> list[ClassRow]:
        """Return the classes with one of these digests."""
        found = self.member(
            _for(level, "SELECT id, digest, shingles FROM {level}_class WHERE digest {in}"), digests
        )
        return [ClassRow(*row) for row in found]

    def add_classes(self, level: Level, rows: Iterable[ClassRow]) -> None:
        """Add new classes."""
        values = [(row.id, row.digest, row.shingles) for row in rows]
        self.insert(_for(level, "{level}_class"), ("id", "digest", "shingles"), values)

    def drop_classes(self, level: Level, ids: Sequence[int]) -> None:
        """Delete classes."""
        self.many(_for(level, "DELETE FROM {level}_class WHERE id = ?"), [(id_,) for id_ in ids])

    def occurrences(self, level: Level, ids: Sequence[int]) -> list[tuple[int, Occurrence]]:
        """Return (class id, where it stands) in the order of letters and places."""
        found = self.member(
            _for(
                level,
                "SELECT a.class, l.code, a.place FROM {level}_at a JOIN letter l ON l.id = a.letter WHERE a.class {in}"
                " ORDER BY a.class, a.letter, a.place",
            ),
            ids,
        )
        return [(class_id, Occurrence(code, place >> 16, place & 0xFFFF)) for class_id, code, place in found]

    def used(self, level: Level, ids: Sequence[int]) -> set[int]:
        """Return those of the classes that stand in any letter."""
        return {
            row[0]
            for row in self.member(_for(level, "SELECT DISTINCT class FROM {level}_at WHERE class {in}"), ids)
        }

    def add_occurrences(self, level: Level, rows: Iterable[tuple[int, int, int, int]]) -> None:
        """Add (class, letter, paragraph, sentence)."""
        values = [
            (class_id, letter, paragraph << 16 | sentence) for class_id, letter, paragraph, sentence in rows
        ]
        self.insert(_for(level, "{level}_at"), ("class", "letter", "place"), values)

    def drop_occurrences(self, level: Level, letter_id: int, ids: Sequence[int]) -> None:
        """Delete all occurrences of these classes in one letter."""
        sql = _for(level, "DELETE FROM {level}_at WHERE class = ? AND letter = ?")
        self.many(sql, [(id_, letter_id) for id_ in ids])

    def count(self, level: Level) -> int:
        """Return how many different passages there are."""
        return int(self.rows(_for(level, "SELECT count(*) FROM {level}_class"))[0][0])

    def letters(self) -> int:
        """Return how many letters there are."""
        return int(self.rows("SELECT count(*) FROM letter")[0][0])

    def letter(self, code: str) -> tuple[int, bytes] | None:
        """Return a letter's id and its class ids."""
        found = self.rows("SELECT id, classes FROM letter WHERE code = ?", (code,))
        return (found[0][0], bytes(found[0][1])) if found else None

    def add_letters(self, rows: Iterable[tuple[int, str, bytes]]) -> None:
        """Add letters."""
        self.insert("letter", ("id", "code", "classes"), list(rows))

    def drop_letter(self, letter_id: int) -> None:
        """Delete a letter's row."""
        self.rows("DELETE FROM letter WHERE id = ?", (letter_id,))

    def blocks(self, level: Level, after: int) -> list[tuple[int, int, bytes]]:
        """Return (number, stamp, data) of the signature blocks stamped later than `after`."""
        sql = _for(level, "SELECT number, stamp, data FROM {level}_block WHERE stamp > ? ORDER BY number")
        return self.rows(sql, (after,))

    def block(self, level: Level, number: int) -> bytes | None:
        """Return one signature block."""
        found = self.rows(_for(level, "SELECT data FROM {level}_block WHERE number = ?"), (number,))
        return bytes(found[0][0]) if found else None

    def put_blocks(self, level: Level, rows: Iterable[tuple[int, int, bytes]]) -> None:
        """Write signature blocks over older ones."""
        self.many(
            _for(
                level,
                "INSERT INTO {level}_block (number, stamp, data) VALUES (?, ?, ?)"
                " ON CONFLICT (number) DO UPDATE SET stamp = excluded.stamp, data = excluded.data",
            ),
            list(rows),
        )

    def statistics(self) -> bytes | None:
        """Return the packed frequency statistics."""
        found = self.rows("SELECT data FROM statistics WHERE id = 1")
        return bytes(found[0][0]) if found else None

    def put_statistics(self, data: bytes) -> None:
        """Write the packed frequency statistics."""
        self.many(
            "INSERT INTO statistics (id, data) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data",
            [(data,)],
        )


@cache
def _for(level: Level, sql: str) -> str:
    """Name the tables and columns of one level."""
    return sql.replace("{level}", level.name.lower())
