"""What a text export is (格式识别): encoding, delimiter, and the line its header stands on."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from appealdesk.measure.formats import Format, recognise
from appealdesk.measure.sources import ExportError, Source
from appealdesk.readers.encodings import MARKS, regional
from appealdesk.readers.tables import normal

HEAD = 1024**2
LINE_LIMIT = 1024**2
COLUMNS_LIMIT = 2000
HEADER_WITHIN = 20
DELIMITERS = ("\t", ",", ";", "|")
FOREIGN_SAMPLE = 20_000
TAIL = 64 * 1024
UNKNOWN = "请为它写一份列映射（--mapping）。Hand in a column mapping for it (--mapping), see the reference of exports."


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited text: how it is written, which format it is, and how many lines stand before its header's end.

    `lines` is how many it has in all, where they were counted on the way.
    """

    source: Source
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    header_line: int
    format: Format
    lines: int | None = None
    quotes: bool = True

    @property
    def quoted(self) -> bool:
        """Whether quotes mean anything. Tab-separated exports do not quote, since product names hold lone quotes.

        One whose headers all stand in quotes was saved again by another program, and does.
        """
        return self.quotes

    @property
    def fields(self) -> tuple[str, ...]:
        """Return our field for each column."""
        return self.format.fields(self.header)

    @property
    def headers(self) -> dict[str, str]:
        """Return for each of our fields the column as the file names it."""
        return {name: said.strip() for name, said in zip(self.fields, self.header, strict=True) if name}


def sniff(source: Source, mapping: Format | None = None) -> Table:
    """Tell what a text export is. Raises `ExportError` where no header is known and no mapping given."""
    encoding, counted = encoding_of(source)
    lines = _head_lines(source, encoding)
    for delimiter in DELIMITERS:
        for number, line in enumerate(lines[:HEADER_WITHIN], 1):
            header = split(line, delimiter)
            found = recognise(header) or (mapping if mapping and _fits(mapping, header) else None)
            if found:
                _check(source, header, found)
                quotes = delimiter != "\t" or _is_quoted(line)
                return Table(source, encoding, delimiter, tuple(header), number, found, counted, quotes)
    raise _unknown(source, lines)


def split(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line."""
    if delimiter == "\t" and not _is_quoted(line):
        return line.split("\t")
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _is_quoted(line: str) -> bool:
    """Whether every cell of a tab-separated header stands in quotes."""
    cells = line.split("\t")
    return all(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in cells)


def encoding_of(source: Source) -> tuple[str, int | None]:
    """Tell the encoding: a byte order mark, UTF-8, or the regional table that fits the foreign bytes.

    Reading a UTF-8 file for it counts its lines as well.
    """
    with source.path.open("rb") as stream:
        start = stream.read(4)
        for mark, name in MARKS:
            if start.startswith(mark):
                return name, None
        # Every second byte of Latin text in UTF-16 is nought; a file of noughts alone is no text.
        if start[1:2] == b"\0" and b"\0" < start[:1] < b"\x80":
            return "utf-16-le", None
        if start[:1] == start[2:3] == b"\0" and b"\0" < start[1:2] < b"\x80":
            return "utf-16-be", None
    lines = _utf8_lines(source.path)
    if lines is not None:
        return "utf-8", lines
    name = regional(_foreign_lines(source.path))
    if not name:
        raise ExportError(
            f"{source.name} 的字符编码无法判断。{source.name} is in an encoding that cannot be told.",
            "请另存为 UTF-8。Save it again as UTF-8.",
        )
    return name, None


def _utf8_lines(path: Path) -> int | None:
    """Count the lines of a UTF-8 file, the last one too where nothing ends it; None where it is no UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    count, last = 0, b"\n"
    try:
        with path.open("rb", buffering=0) as stream:
            while piece := stream.read(HEAD):
                # Plain ASCII, nearly all of a large export, needs no decoding to be known as UTF-8.
                if not piece.isascii() or decoder.getstate()[0]:
                    decoder.decode(piece)
                count, last = count + piece.count(b"\n"), piece[-1:]
            # A character cut in two at the very end is a download cut off, and no other encoding.
    except UnicodeDecodeError:
        return None
    return count + (last != b"\n")


def _foreign_lines(path: Path) -> bytes:
    held = b""
    with path.open("rb") as stream:
        while len(held) < FOREIGN_SAMPLE and (line := stream.readline(LINE_LIMIT)):
            held += b"" if line.isascii() else line
    return held[:FOREIGN_SAMPLE].rpartition(b"\n")[0] or held


def cut_off(table: Table) -> bool:
    """Whether the last line is neither ended nor as wide as the header, as where a download broke off."""
    with table.source.path.open("rb") as stream:
        stream.seek(max(stream.seek(0, 2) - TAIL, 0))
        tail = stream.read().decode(table.encoding, "ignore")
    last = tail.splitlines()[-1] if tail else ""
    return not tail.endswith(("\n", "\r")) and last.count(table.delimiter) < len(table.header) - 1


def _head_lines(source: Source, encoding: str) -> list[str]:
    with source.path.open("rb") as stream:
        head = stream.read(HEAD + 1)
    if b"\0" in head and not encoding.startswith("utf-16") and not encoding.startswith("utf-32"):
        raise ExportError(
            f"{source.name} 含有不是文字的字节。{source.name} holds bytes that are no text.",
            "请改用正确的后缀，或重新导出。Give it the ending of its kind, or export it again.",
        )
    text = head.decode(encoding, "ignore").removeprefix("\ufeff")
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise ExportError(f"{source.name} 是空文件。{source.name} is empty.", "请重新导出。Export it again.")
    if len(lines) == 1 and len(head) > HEAD:
        raise ExportError(
            f"{source.name} 的第一行超过 1 MB。{source.name} has a first line of more than 1 MB.",
            "这不是表格，请重新导出。Export it again; this is no table.",
        )
    return lines


def _fits(mapping: Format, header: list[str]) -> bool:
    return all(need in mapping.fields(header) for need in mapping.needs)


def _check(source: Source, header: list[str], found: Format) -> None:
    if len(header) > COLUMNS_LIMIT:
        raise ExportError(
            f"{source.name} 有 {len(header)} 列。{source.name} has {len(header)} columns.",
            f"最多 {COLUMNS_LIMIT} 列，请重新导出。At most {COLUMNS_LIMIT} are taken; export it again.",
        )
    twice = sorted(set(_twice(header, found)))
    if twice:
        raise ExportError(
            f"{source.name} 的列 {', '.join(twice)} 出现多次，内容可能互相矛盾。"
            f"{source.name} has the column {', '.join(twice)} more than once, so its cells contradict each other.",
            "请删去重复的列后再提交。Remove the copy and hand it in again.",
        )


def _twice(header: list[str], found: Format) -> Iterator[str]:
    seen: set[str] = set()
    for cell in header:
        key = normal(cell)
        if key in seen and key in found.columns:
            yield cell.strip()
        seen.add(key)


def _unknown(source: Source, lines: list[str]) -> ExportError:
    first = "".join(sign for sign in next(line for line in lines if line.strip())[:80] if sign.isprintable())
    return ExportError(
        f"{source.name} 不是已知的导出格式，开头为“{first}”。"
        f"{source.name} is no export that is known here; it begins “{first}”.",
        UNKNOWN,
    )
