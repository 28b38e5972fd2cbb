"""PDF files (PDF 文件): how many pages, and the words on them; a scanned page has none and goes to the OCR."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appealdesk.readers.encodings import unix_lines
from appealdesk.readers.files import TEXT_LIMIT, UnreadableFileError

if TYPE_CHECKING:
    from PIL.Image import Image

PAGES_LIMIT = 200
SIDE_LIMIT = 4000


def pages_of(path: Path) -> int:
    """Return the number of pages. Raises `UnreadableFileError` for a broken or locked file."""
    with _opened(path) as document:
        return len(document)


def page_texts(path: Path, limit: int = PAGES_LIMIT) -> tuple[str, ...]:
    """Return the words of each page, up to `limit` pages and 2 MB of text."""
    texts: list[str] = []
    room = TEXT_LIMIT
    with _opened(path) as document:
        for number in range(min(len(document), limit)):
            text = _page_text(document, number)[: max(room, 0)]
            room -= len(text)
            texts.append(text)
    return tuple(texts)


def page_pictures(path: Path, limit: int, scale: float) -> Iterator[Image]:
    """Yield the first pages as pictures; `scale` 1 is 72 points an inch. A page of poster size is drawn smaller."""
    with _opened(path) as document:
        for number in range(min(len(document), limit)):
            page = document[number]
            longest = max(page.get_width(), page.get_height(), 1.0)
            yield page.render(scale=min(scale, SIDE_LIMIT / longest)).to_pil()


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
        return (
            unix_lines(words.get_text_bounded())
            .replace("\ufffe\n", "")
            .replace("\ufffe", "-")
            .replace("\0", "")
        )
    except pdfium.PdfiumError:
        return ""
