"""Tables of web pages (网页表格): what several systems export under the name of a workbook is a page with one table."""

from __future__ import annotations

from html.parser import HTMLParser

from appealdesk.measure.sources import Source
from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import TABLE_LIMIT, read_bytes

HEAD = 4096
CELLS = frozenset({"td", "th"})


def is_page(source: Source) -> bool:
    """Whether a file begins as a web page does."""
    with source.path.open("rb") as stream:
        start = stream.read(HEAD).replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")) or (
        start.startswith(b"<?xml") and b"<html" in start
    )


def page_rows(source: Source) -> list[list[str]]:
    """Return the rows of all tables of a page. Raises `UnreadableFileError` where the page is no text."""
    reader = _Rows()
    reader.feed(text_of(read_bytes(source.path, TABLE_LIMIT)))
    reader.close()
    return reader.rows


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser calls it so
        if tag == "tr":
            self.rows.append([])
        self.inside = tag in CELLS or (self.inside and tag not in {"tr", "table"})
        if tag in CELLS and self.rows:
            self.rows[-1].append("")
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS or tag in {"tr", "table"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data
