"""The facts of one platform in DuckDB (事实库): large clean exports whole, everything else row by row, nothing unaccounted."""

# ruff: noqa: S608 - every name in the SQL is one of our own; what a person chose is bound or quoted

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb

from appealdesk.measure import machine
from appealdesk.measure.facts import FACTS, FIELDS, SQL_TYPES, TABLES
from appealdesk.measure.formats import Format, words
from appealdesk.measure.reads import Read, Tally
from appealdesk.measure.rows import Row, Zones, text_rows, write_rows
from appealdesk.measure.sniffing import Table

# Below this a Python loop is as quick, and tells line numbers at once.
WHOLE_FROM = 256 * 1024
LINE_LIMIT = 1024**2


class Store:
    """An in-memory DuckDB with the fact tables. `scratch` holds spilled data and rewritten files.

    `marketplaces` maps a word of an export (domain, code, id) to our marketplace code.
    """

    def __init__(
        self, scratch: Path, marketplaces: Mapping[str, str], zones: Zones, memory: str = ""
    ) -> None:
        self.scratch = scratch
        self.marketplaces = marketplaces
        self.zones = zones
        self.con = machine.connect(scratch, memory)
        self.files = 0
        for fact, fields in FACTS.items():
            declared = ", ".join(_declared(fields))
            self.con.execute(f"CREATE TABLE raw_{fact} ({declared}, file USMALLINT, bad BOOLEAN)")

    def load(self, table: Table) -> Read:
        """Load a delimited text, whole where it is clean, else row by row."""
        self.files += 1
        tally = self._load_whole(table) if _suits(table) else None
        if tally is None:
            tally = Tally()
            self.load_rows(text_rows(table, tally), table.format, tally)
        return read_of(table.source.name, table.format, tally, table.encoding)

    def load_rows(self, rows: Iterable[Row], form: Format, tally: Tally) -> None:
        """Load rows of our fields by way of a plain file."""
        self.files += 1
        out = self.scratch / f"rows-{self.files}.csv"
        fields = write_rows(rows, form, self.zones, out, tally)
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in fields)
        source = (
            f"read_csv({_text(out)}, header=false, auto_detect=false, delim=',', quote='\"', escape='\"', "
            f"columns={{{columns}}}, parallel=false, max_line_size={4 * LINE_LIMIT})"
        )
        for fact in form.facts:
            self._insert(fact, source, {name: f'"{name}"' for name in fields}, form)
        out.unlink()

    def _load_whole(self, table: Table) -> Tally | None:
        """Let DuckDB read the file. None where one row is doubtful: nothing is kept then, each row is looked at."""
        names = [f"c{number}" for number in range(len(table.header))]
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        source = (
            f"read_csv({_text(table.source.path)}, header=false, skip={table.header_line}, auto_detect=false, "
            f"delim='\t', quote='', escape='', columns={{{columns}}}, null_padding=true, max_line_size={LINE_LIMIT})"
        )
        named = {field: name for field, name in zip(table.fields, names, strict=True) if field}
        lines = machine.line_count(table.source.path) - table.header_line
        for fact in table.format.facts:
            if not self._clean(fact, source, named, table.format, lines):
                for undone in table.format.facts:
                    self.con.execute(f"DELETE FROM raw_{undone} WHERE file = ?", [self.files])
                return None
        return Tally(lines, lines)

    def _clean(self, fact: str, source: str, named: Mapping[str, str], form: Format, lines: int) -> bool:
        try:
            self._insert(fact, source, named, form)
        except (duckdb.InvalidInputException, duckdb.ConversionException):
            return False
        found = self.con.execute(
            f"SELECT count(*), count_if(bad) FROM raw_{fact} WHERE file = ?", [self.files]
        ).fetchone()
        return found == (lines, 0)

    def _insert(self, fact: str, source: str, named: Mapping[str, str], form: Format) -> None:
        columns = list(self._columns(fact, named, form))
        doubts = [doubt for name in FACTS[fact] if name in named for doubt in _doubts(name, named[name])]
        doubts += [f"coalesce(trim({named[name]}), '') = ''" for name in form.needs if name in named]
        doubt = " OR ".join(doubts) or "false"
        self.con.execute(
            f"INSERT INTO raw_{fact} SELECT {', '.join(columns)}, {self.files}, coalesce({doubt}, false) FROM {source}"
        )

    def _columns(self, fact: str, named: Mapping[str, str], form: Format) -> Iterator[str]:
        for name in FACTS[fact]:
            kind = FIELDS[name]
            raw = named.get(name, "")
            constant = form.constants.get(name)
            if raw and constant is not None:
                raw = f"coalesce(nullif(trim({raw}), ''), {_text(constant)})"
            elif constant is not None:
                raw = _text(constant)
            if kind == "moment":
                yield f"CASE WHEN length({raw}) > 10 THEN try_cast({raw} AS TIMESTAMP) END" if raw else "NULL"
                yield f"CASE WHEN length({raw}) = 10 THEN try_cast({raw} AS DATE) END" if raw else "NULL"
            else:
                yield self._value(name, kind, raw) if raw else "NULL"

    def _value(self, name: str, kind: str, raw: str) -> str:
        if kind == "text":
            return f"nullif(trim({raw}), '')"
        if kind == "word":
            return _coded(raw, words()[TABLES[name]])
        if kind == "marketplace":
            return _coded(raw, self.marketplaces)
        if kind in {"flag", "verdict"}:
            said = ", ".join(_text(word) for word in words()["flag"])
            # A verdict that is not given is unknown; a flag that is not set is off.
            empty = "" if kind == "flag" else f"WHEN coalesce(trim({raw}), '') = '' THEN NULL "
            return f"CASE {empty}WHEN lower(trim({raw})) IN ({said}) THEN true ELSE false END"
        return f"try_cast(nullif(trim({raw}), '') AS {SQL_TYPES[kind]})"


def read_of(name: str, form: Format, tally: Tally, encoding: str = "utf-8") -> Read:
    """Close the account of a file."""
    return Read(
        name,
        form.name,
        form.platform,
        form.verified,
        tally.rows,
        tally.accepted,
        tally.rejected,
        tuple(tally.faults),
        tally.blank,
        encoding=encoding,
        remarks=tuple(tally.told()),
    )


def _suits(table: Table) -> bool:
    return (
        table.encoding in {"utf-8", "utf-8-sig"}
        and not table.quoted
        and not table.format.describes
        and table.source.path.stat().st_size >= WHOLE_FROM
    )


def _declared(fields: Iterable[str]) -> Iterator[str]:
    for name in fields:
        yield f'"{name}" {SQL_TYPES[FIELDS[name]]}'
        if FIELDS[name] == "moment":
            yield f'"{name}_day" DATE'


def _doubts(name: str, raw: str) -> Iterator[str]:
    """Say when a cell must be looked at by the row reader: it is no time, names no zone, or is no number."""
    kind = FIELDS[name]
    if kind == "moment":
        yield (
            f"({raw} <> '' AND CASE WHEN length({raw}) = 10 THEN try_cast({raw} AS DATE) IS NULL ELSE "
            f"try_cast({raw} AS TIMESTAMP) IS NULL OR NOT (right({raw}, 1) = 'Z' OR {raw}[-6] IN ('+', '-')) END)"
        )
    elif kind in {"int", "money"}:
        yield f"({raw} <> '' AND try_cast({raw} AS {SQL_TYPES[kind]}) IS NULL)"
    elif name == "order":
        yield f"{raw}[1] IN ('=', '\"', '@')"


def _coded(raw: str, table: Mapping[str, str]) -> str:
    """Return SQL for the code that a word means; an unknown word is kept behind a question mark, to be told."""
    if not table:
        return f"'?' || lower(trim({raw}))"
    by_code: dict[str, list[str]] = {}
    for word, code in table.items():
        by_code.setdefault(code, []).append(word)
    word = f"lower(trim({raw}))"
    cases = " ".join(
        f"WHEN {word} IN ({', '.join(_text(one) for one in said)}) THEN {_text(code)}"
        for code, said in by_code.items()
    )
    return f"CASE {cases} WHEN {word} = '' THEN NULL ELSE '?' || {word} END"


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
