"""The facts of one platform in DuckDB (事实库): large clean exports whole, everything else row by row, nothing unaccounted."""

# ruff: noqa: S608 - every name in the SQL is one of our own; what a person chose is bound or quoted

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb

from appealdesk.measure import machine, parquet
from appealdesk.measure.facts import ADDED, FACTS, FIELDS, SQL_TYPES, TABLES, column, sql_type
from appealdesk.measure.formats import Format, words
from appealdesk.measure.parquet import PARQUET
from appealdesk.measure.reads import Read, Tally
from appealdesk.measure.rows import NO_HEADERS, Row, Zones, text_rows, write_rows
from appealdesk.measure.sniffing import Table, cut_off

# Below this a Python loop is as quick, and tells line numbers at once.
WHOLE_FROM = 32 * 1024
LINE_LIMIT = 1024**2
UNKNOWN = "?"
WORDS_TOLD = 20


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
        self.unknown: list[str] = []
        self.filled: set[str] = set()
        # What an export without a row says: none of these happened. Facts, and the kinds of defects.
        self.none_of: set[str] = set()
        self.columns: dict[str, dict[str, str]] = {}
        for name, table in {**words(), "marketplace": marketplaces}.items():
            self._code(name, table)
        for fact, fields in FACTS.items():
            self.columns[fact] = {
                **dict(_declared(fields)),
                **ADDED.get(fact, {}),
                "file": "USMALLINT",
                "bad": "BOOLEAN",
            }
            declared = ", ".join(f"{name} {kind}" for name, kind in self.columns[fact].items())
            self.con.execute(f"CREATE TABLE {fact} ({declared})")

    def _code(self, name: str, table: Mapping[str, str]) -> None:
        """Make the enumeration of a code, and the table of the words that mean it."""
        listed = ", ".join(_text(code) for code in sorted({*table.values(), UNKNOWN}))
        spelled = {one: code for word, code in table.items() for one in _spellings(word)} or {"": UNKNOWN}
        rows = ", ".join(f"({_text(word)}, {_text(code)})" for word, code in spelled.items())
        self.con.execute(
            f"CREATE TYPE {name}_code AS ENUM ({listed}); CREATE TABLE {name}_word AS "
            f"SELECT word, code::{name}_code AS code FROM (VALUES {rows}) t(word, code)"
        )

    def load(self, table: Table) -> Read:
        """Load a delimited text, whole where it is clean, else row by row."""
        self.files += 1
        tally = self._load_whole(table) if _suits(table) else None
        if tally is None:
            tally = Tally()
            rows = parquet.rows(table) if table.encoding == PARQUET else text_rows(table, tally)
            self.load_rows(rows, table.format, tally, table.headers)
        if table.encoding != PARQUET and cut_off(table):
            tally.remarks.append(
                "最后一行不完整，文件可能被截断。The last line is short and has no end: the file may be cut off."
            )
        return read_of(table.source.name, table.format, tally, table.encoding)

    def load_rows(
        self, rows: Iterable[Row], form: Format, tally: Tally, headers: Mapping[str, str] = NO_HEADERS
    ) -> None:
        """Load rows of our fields by way of a plain file. `headers` names the file's column of each field."""
        self.files += 1
        out = self.scratch / f"rows-{self.files}.csv"
        fields = write_rows(rows, form, self.zones, out, tally, headers)
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in fields)
        source = (
            f"read_csv({_text(out)}, header=false, auto_detect=false, delim=',', quote='\"', escape='\"', "
            f"columns={{{columns}}}, parallel=false, max_line_size={4 * LINE_LIMIT})"
        )
        for fact in form.facts:
            self._insert(fact, source, {name: f'"{name}"' for name in fields}, form, exact=False)
        out.unlink()
        if not tally.rows:
            self.none_of |= {*form.facts, form.constants.get("kind", "")}

    def _load_whole(self, table: Table) -> Tally | None:
        """Let DuckDB read the file. None where one row is doubtful: nothing is kept then, each row is looked at."""
        names = [f"c{number}" for number in range(len(table.header))]
        named = {field: name for field, name in zip(table.fields, names, strict=True) if field}
        if table.encoding == PARQUET:
            source, lines = parquet.reader(table, names), parquet.row_count(table)
        else:
            columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
            source = (
                f"read_csv({_text(table.source.path)}, header=false, skip={table.header_line}, auto_detect=false, "
                f"delim='\t', quote='', escape='', columns={{{columns}}}, null_padding=true, max_line_size={LINE_LIMIT})"
            )
            counted = machine.line_count(table.source.path) if table.lines is None else table.lines
            lines = counted - table.header_line
        for fact in table.format.facts:
            if not self._clean(fact, source, named, table.format, lines):
                for undone in table.format.facts:
                    self.con.execute(f"DELETE FROM {undone} WHERE file = ?", [self.files])
                return None
        return Tally(lines, lines)

    def _clean(self, fact: str, source: str, named: Mapping[str, str], form: Format, lines: int) -> bool:
        only = fact not in self.filled
        try:
            self._insert(fact, source, named, form, exact=True)
            if self._guesses(fact, named):
                if only:
                    self.filled.discard(fact)
                else:
                    self.con.execute(f"DELETE FROM {fact} WHERE file = ?", [self.files])
                self._insert(fact, source, named, form, exact=False)
        except duckdb.Error:  # whatever its reader cannot take, the row reader names by its line
            return False
        missing = [_missing(name) for name in form.needs if name in FACTS[fact]]
        found = self.con.execute(
            f"SELECT count(*), count_if({' OR '.join(['bad', *missing])}) FROM {fact} WHERE file = ?",
            [self.files],
        ).fetchone()
        return found == (lines, 0)

    def _guesses(self, fact: str, named: Mapping[str, str]) -> bool:
        """Whether a word of the newest file was found by none of its usual spellings."""
        coded = [column(name) for name in FACTS[fact] if name in named and _is_coded(name)]
        asked = " OR ".join(f"{name} = '{UNKNOWN}'" for name in coded)
        return bool(asked) and (
            self.con.execute(
                f"SELECT 1 FROM {fact} WHERE file = ? AND ({asked}) LIMIT 1", [self.files]
            ).fetchone()
            is not None
        )

    def _insert(self, fact: str, source: str, named: Mapping[str, str], form: Format, *, exact: bool) -> None:
        """Insert the rows of a source. What several expressions need is worked out once, in the inner query.

        `exact` looks for words as they are usually spelled, which is quicker than to fold every one.
        """
        held = [name for name in FACTS[fact] if name in named or name in form.constants]
        inner = [f"{_said(name, named, form)} AS said_{name}" for name in held]
        outer: list[str] = []
        columns: list[str] = []
        doubts: list[str] = []
        for name in held:
            columns.append(column(name))
            if FIELDS[name] == "moment":
                columns.append(f"{name}_day")
                inner += _moment(name, named[name])
            outer += self._values(name, form.constants.get(name, ""), named=name in named)
            if name in named:
                doubts += _doubts(name)
        doubt = f"coalesce({' OR '.join(doubts) or 'false'}, false)"
        coded = [name for name in held if _is_coded(name) and name in named]
        meant = " ".join(_meant(name, exact=exact) for name in coded)
        said = f"(SELECT {', '.join(inner)} FROM {source}) {meant}"
        values = dict(zip(columns, outer, strict=True)) | {"file": str(self.files), "bad": doubt}
        # Left to choose, the planner takes the export for the smaller side of a join with the words, and holds it all.
        self.con.execute("SET disabled_optimizers = 'build_side_probe_side'")
        try:
            self._write(fact, values, said)
        finally:
            self.con.execute("RESET disabled_optimizers")
        if not exact:
            self._tell_unknown(fact, coded, said)

    def _write(self, fact: str, values: Mapping[str, str], said: str) -> None:
        """Write rows. The first file makes the table: one written straight from the reader is a quarter faster."""
        if fact in self.filled:
            self.con.execute(f"INSERT INTO {fact} BY NAME {_selected(values)} FROM {said}")
            return
        all_columns = {**dict.fromkeys(self.columns[fact], "NULL"), **values}
        typed = {name: f"{value}::{self.columns[fact][name]}" for name, value in all_columns.items()}
        self.con.execute(f"CREATE OR REPLACE TABLE {fact} AS {_selected(typed)} FROM {said}")
        self.filled.add(fact)

    def _values(self, name: str, constant: str, *, named: bool) -> Iterator[str]:
        """Return the SQL of a field's column, or of both columns of a moment."""
        said, kind = f"said_{name}", FIELDS[name]
        if kind == "moment":
            yield f"at_{name}"
            yield f"on_{name}"
        elif kind == "text":
            # Few cells have edges to trim, and looking for them is quicker than trimming.
            yield f"CASE WHEN {said} < '!' OR ends_with({said}, ' ') THEN nullif(trim({said}), '') ELSE {said} END"
        elif _is_coded(name):
            yield _coded(name) if named else f"{_text(self._words(name)[constant])}"
        elif kind in {"flag", "verdict"}:
            # A verdict that is not given is unknown; a flag that is not set is off.
            listed = ", ".join(_text(word) for word in words()["flag"])
            empty = "" if kind == "flag" else f"WHEN coalesce(trim({said}), '') = '' THEN NULL "
            yield f"CASE {empty}WHEN {said} IN ('', 'false', 'False', 'FALSE') THEN false ELSE coalesce(lower(trim({said})) IN ({listed}), false) END"
        else:
            yield f"try_cast(nullif(trim({said}), '') AS {SQL_TYPES[kind]})"

    def _words(self, name: str) -> Mapping[str, str]:
        return self.marketplaces if FIELDS[name] == "marketplace" else words()[TABLES[name]]

    def _tell_unknown(self, fact: str, coded: Iterable[str], source: str) -> None:
        """Say which words in coded columns mean nothing to us, and how many rows hold them."""
        for name in coded:
            asked = f"SELECT 1 FROM {fact} WHERE file = ? AND {column(name)} = '{UNKNOWN}' LIMIT 1"
            if self.con.execute(asked, [self.files]).fetchone() is None:
                continue
            rows = self.con.execute(
                f"SELECT lower(trim(said_{name})), count(*) FROM {source} WHERE {_coded(name)} = '{UNKNOWN}' "
                f"GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT {WORDS_TOLD}"
            ).fetchall()
            for word, count in rows:
                self.unknown.append(
                    f"{count} 行的 {name} 写着“{word}”，含义未知。"
                    f"{count} rows of {fact} say “{word}” as {name}, which means nothing here."
                )


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
    return table.encoding == PARQUET or (
        table.encoding in {"utf-8", "utf-8-sig"}
        and not table.quoted
        and not table.format.describes
        and table.source.path.stat().st_size >= WHOLE_FROM
    )


def _declared(fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in fields:
        yield column(name), sql_type(name)
        if FIELDS[name] == "moment":
            yield f"{name}_day", "DATE"


def _selected(values: Mapping[str, str]) -> str:
    return f"SELECT {', '.join(f'{value} AS {name}' for name, value in values.items())}"


def _said(name: str, named: Mapping[str, str], form: Format) -> str:
    """Return what a cell says, or the constant where it says nothing."""
    raw, constant = named.get(name, "NULL"), form.constants.get(name)
    return raw if constant is None else f"coalesce(nullif({raw}, ''), {_text(constant)})"


def _spellings(word: str) -> set[str]:
    """Return how exports usually spell a word: `shipped`, `Shipped`, `SHIPPED`, `To Ship`."""
    return {word, word.capitalize(), word.title(), word.upper()}


def _moment(name: str, raw: str) -> Iterator[str]:
    """Return the SQL that reads a cell as a moment and as a day; the zone that it names is taken into account."""
    yield f"strlen({raw}) AS long_{name}"
    yield f"CASE WHEN strlen({raw}) > 10 THEN try_cast({raw} AS TIMESTAMP) END AS at_{name}"
    yield f"CASE WHEN strlen({raw}) = 10 THEN try_cast({raw} AS DATE) END AS on_{name}"


def _doubts(name: str) -> Iterator[str]:
    """Say when a cell must be looked at by the row reader: it is no time, names no zone, or is no number."""
    said, kind = f"said_{name}", FIELDS[name]
    if kind == "moment":
        # Nothing, a day, or a moment of UTC in either of its two usual lengths; what else there is goes the slow way.
        yield (
            f"CASE WHEN at_{name} IS NULL THEN on_{name} IS NULL AND long_{name} > 0 ELSE NOT "
            f"(long_{name} = 25 AND ends_with({said}, ':00') OR long_{name} = 20 AND ends_with({said}, 'Z')) END"
        )
    elif kind in {"int", "money"}:
        yield f"({said} <> '' AND try_cast({said} AS {SQL_TYPES[kind]}) IS NULL)"
    elif name == "order":
        # Before the figures stand the signs that spreadsheets and formulas begin with, behind the tilde the unseen ones.
        yield f"({said} < '0' AND {said} <> '' OR {said} > '~' OR starts_with({said}, '@') OR ends_with({said}, chr(160)))"


def _missing(name: str) -> str:
    both = FIELDS[name] == "moment"
    return f"({name} IS NULL AND {name}_day IS NULL)" if both else f"{column(name)} IS NULL"


def _is_coded(name: str) -> bool:
    return FIELDS[name] in {"word", "marketplace"}


def _coded(name: str) -> str:
    """Return the SQL for the code of a word. One that means nothing becomes a question mark, and is told."""
    said = f"said_{name}"
    return (
        f"CASE WHEN meant_{name}.code IS NOT NULL THEN meant_{name}.code "
        f"WHEN {said} IS NULL OR trim({said}) = '' THEN NULL ELSE '{UNKNOWN}'::{sql_type(name)} END"
    )


def _meant(name: str, *, exact: bool) -> str:
    """Return the join that finds the code of a word."""
    table = "marketplace" if FIELDS[name] == "marketplace" else TABLES[name]
    said = f"said_{name}" if exact else f"lower(trim(said_{name}))"
    return f"LEFT JOIN {table}_word AS meant_{name} ON meant_{name}.word = {said}"


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
