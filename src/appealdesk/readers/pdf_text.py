"""PDF files (PDF 文件): how many pages, and the words on them; a scanned page has none and goes to the OCR.

Everything is done in a guarded child: a PDF can unfold without end.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appealdesk.readers.encodings import unix_lines
from appealdesk.readers.files import TEXT_LIMIT, UnreadableFileError
from appealdesk.readers.guard import guarded

if TYPE_CHECKING:
    from PIL.Image import Image

PAGES_LIMIT = 60
SIDE_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF that opens: its pages, and the words of the first sixty; fewer where reading them had to be stopped."""

    pages: int
    texts: tuple[str, ...]


def read_pdf(path: Path) -> Pdf:
    """Read a PDF. Raises `UnreadableFileError` for a broken, locked or endless file."""
    seen = path.stat()
    return _read(path, seen.st_mtime_ns, seen.st_size)


def page_pictures(path: Path, limit: int, scale: float) -> Iterator[Image]:
    """Yield the first pages as pictures; `scale` 1 is 72 points an inch. A page of poster size is drawn smaller."""
    from PIL import Image

    values, _ = guarded(lambda: _drawn(path, limit, scale))
    for value in values:
        yield Image.open(io.BytesIO(base64.b64decode(value)), formats=("PNG",))


# A case looks at each of its papers twice: with fewer places a large one would read all of them again.
@lru_cache(maxsize=1024)
def _read(path: Path, _changed: int, _size: int) -> Pdf:
    import pypdfium2  # noqa: F401 - loaded before the fork, so that no child loads it again

    values, _ = guarded(lambda: _words(path))
    if not values:
        raise UnreadableFileError(
            "The PDF takes more time or memory than a paper should.",
            "Print it to a new PDF and hand that in.",
        )
    if isinstance(values[0], list):
        raise UnreadableFileError(*values[0])
    return Pdf(values[0], tuple(values[1:]))


def _words(path: Path) -> Iterator[Any]:
    """Yield the number of pages, then page by page the words; or what and remedy where it does not open."""
    room = TEXT_LIMIT
    try:
        with _opened(path) as document:
            yield len(document)
            for number in range(min(len(document), PAGES_LIMIT)):
                text = _page_text(document, number)[: max(room, 0)]
                room -= len(text)
                yield text
    except UnreadableFileError as error:
        yield [error.what, error.remedy]


def _drawn(path: Path, limit: int, scale: float) -> Iterator[str]:
    with _opened(path) as document:
        for number in range(min(len(document), limit)):
            page = document[number]
            longest = max(page.get_width(), page.get_height(), 1.0)
            drawn = io.BytesIO()
            page.render(scale=min(scale, SIDE_LIMIT / longest)).to_pil().save(drawn, "PNG", compress_level=1)
            yield base64.b64encode(drawn.getvalue()).decode()


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        locked = "assword" in str(error)
        raise UnreadableFileError(
            "The PDF is locked with a password." if locked else "The PDF is damaged and does not open.",
            "Save it without a password." if locked else "Export or download it again.",
        ) from error
    try:
        if len(document) == 0:
            raise UnreadableFileError("The PDF has no page.", "Export or download it again.")
        yield document
    finally:
        document.close()


def _page_text(document: Any, number: int) -> str:
    import pypdfium2 as pdfium

    try:
        page = document[number]
        words = page.get_textpage()
        # PDFium writes a hyphen at a line end as U+FFFE; the word goes on in the next line.
        text = unix_lines(words.get_text_bounded()).encode("utf-8", "ignore").decode()
        return text.replace("\ufffe\n", "").replace("\ufffe", "-").replace("\0", "")
    except pdfium.PdfiumError:
        return ""
