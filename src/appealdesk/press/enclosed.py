"""One exhibit (证据件) on its way into print: what it is, and which pages can be made of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from appealdesk.core.evidence import Exhibit
from appealdesk.press import columns

LINES = 600  # more lines than anybody reads on paper; the whole file travels beside
CHARACTERS = 120_000
COLUMNS = 12
UPRIGHT, ACROSS = (
    100,
    156,
)  # half-width characters of a table's line on an upright page, and on one laid across
RECORDS = 3  # as many stand beside each other on a page
# Pictures that Typst sets as they are; any other is converted. By what a file is, since names lie.
PICTURES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
HEAD = 1 << 16  # bytes of a mail in which its head must end


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An exhibit with the place of its original and the name of its kind in the paper's language.

    `text` is what was read of a file elsewhere, such as a notice; without it the readers are asked.
    """

    exhibit: Exhibit
    path: Path
    kind_name: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What comes after the divider: `what` is pdf, picture, lines, rows, beside (travels beside) or closed (does not open)."""

    what: str
    data: dict[str, Any]
    inserted: int = 0
    cut_at: int | None = None


def body_of(enclosed: Enclosed, stage: Path, *, doubting: bool = False) -> Body:
    """Return the pages that can be made of a file; a picture is put into `stage`. Never raises for a broken file.

    A picture is opened here only when `doubting`: the typesetter opens it anyway, and refuses a broken one.
    """
    exhibit = enclosed.exhibit
    if not exhibit.opens:
        return Body("closed", {})
    if exhibit.media == "application/pdf":
        pages = pages_of(enclosed.path)
        return Body("pdf", {}, inserted=pages) if pages else Body("closed", {})
    if exhibit.media.startswith("image/"):
        return _picture(enclosed, stage, doubting=doubting)
    text = _text(enclosed)
    if text is None:
        return Body("beside", {})
    if exhibit.media == "text/csv":
        return _rows(text)
    return _lines(text, _mail_head(enclosed.path) if exhibit.media == "message/rfc822" else [])


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has; 0 where it does not open, e.g. because it is broken or asks for a password."""
    import pypdfium2  # here and below: heavy, and needed only when such a file comes

    try:
        with closing(pypdfium2.PdfDocument(path)) as document, closing(pypdfium2.PdfDocument.new()) as trial:
            trial.import_pages(document)  # some files open and yet give no page away
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def _picture(enclosed: Enclosed, stage: Path, *, doubting: bool) -> Body:
    suffix = "" if doubting else PICTURES.get(enclosed.exhibit.media, "")
    name = f"{enclosed.exhibit.number:03d}{suffix or '.png'}"
    if suffix:
        (stage / name).write_bytes(enclosed.path.read_bytes())
    elif not _converted(enclosed.path, enclosed.exhibit.media, stage / name):
        return Body("closed", {})
    return Body("picture", {"picture": name})


def _converted(path: Path, media: str, png: Path) -> bool:
    """Set a copy of a picture into `png`, upright as a phone shows it. False where it does not open."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        if media in {"image/heic", "image/heif"}:
            import pi_heif

            pi_heif.register_heif_opener()
        with Image.open(path) as picture:
            ImageOps.exif_transpose(picture).convert("RGB").save(png)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return False
    return True


def _rows(text: str) -> Body:
    rows: list[tuple[int, list[str]]] = []
    before = 0
    reader = csv.reader(io.StringIO(text, newline=""), _dialect(text))
    try:
        for row in reader:
            rows.append((before + 1, row))  # the line a record starts on, since a cell may hold line breaks
            before = reader.line_num
    except csv.Error:
        return _lines(text)
    width = max((len(row) for _, row in rows), default=0)
    if width > COLUMNS and 1 < len(rows) <= RECORDS + 1:
        return _records(rows)
    if not 1 < width <= COLUMNS or len(text) > CHARACTERS:
        return _lines(text)
    filled: list[tuple[int | str, list[str]]] = [
        (number, [*row, *[""] * (width - len(row))]) for number, row in rows[:LINES] if row
    ]
    return Body("rows", _table(filled), cut_at=LINES if len(rows) > LINES else None)


def _records(rows: list[tuple[int, list[str]]]) -> Body:
    """Turn a table of very many columns and few records on its side; the columns are named by their lines."""
    numbers = [str(number) for number, _ in rows]
    fields = zip_longest(*(row for _, row in rows), fillvalue="")
    filled: list[tuple[int | str, list[str]]] = [("", numbers)]
    filled += [("", list(cells)) for cells in fields if any(cells[1:])]
    return Body("rows", _table(filled))


def _table(numbered: Sequence[tuple[int | str, list[str]]]) -> dict[str, Any]:
    laid = columns.lay_out([cells for _, cells in numbered], (UPRIGHT, ACROSS))
    rows = [(number, cells) for (number, _), cells in zip(numbered, laid.rows, strict=True)]
    return {"rows": rows, "widths": laid.shares, "wide": laid.size == ACROSS}


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]

    class Found(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Found


def _lines(text: str, head: Sequence[str] = ()) -> Body:
    lines = text.removesuffix("\n").split(
        "\n"
    )  # only there, as citations count; `splitlines` knows ten more ends
    kept = list(_within(lines[:LINES]))
    shown: list[tuple[int | str, str]] = [("", _spaced(line)) for line in (*head, *([""] if head else []))]
    shown += [(number, _spaced(line)) for number, line in enumerate(kept, 1)]
    return Body("lines", {"lines": shown or [(1, "")]}, cut_at=len(kept) if len(kept) < len(lines) else None)


def _within(lines: list[str]) -> Iterator[str]:
    left = CHARACTERS
    for line in lines:
        if left <= 0:
            return
        yield line[:left]
        left -= len(line)


def _spaced(line: str) -> str:
    line = line.expandtabs(4)
    bare = line.lstrip(" ")
    # Indentation would be lost, and a run without blanks would leave the page.
    return "\u00a0" * (len(line) - len(bare)) + "\u200b".join(
        bare[at : at + 60] for at in range(0, len(bare), 60)
    )


def _text(enclosed: Enclosed) -> str | None:
    """The text as the readers take it, since the letter's line numbers were counted in theirs."""
    if enclosed.text is not None:
        return enclosed.text
    from appealdesk.readers.sheets import sheets_of

    return next(
        (sheet.text for sheet in sheets_of(enclosed.path, enclosed.exhibit) if sheet.page is None), None
    )


def _mail_head(path: Path) -> list[str]:
    """From whom, to whom, when: a mail without it proves little. The lines carry no number, since the text begins below."""
    from email.parser import BytesHeaderParser

    from appealdesk.readers.mail import decoded

    head = BytesHeaderParser().parsebytes(path.read_bytes()[:HEAD])
    return [f"{name}: {decoded(head[name])}" for name in ("From", "To", "Date") if head[name]]
