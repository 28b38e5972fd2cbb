"""PDF files joined or taken apart for a form (合并与拆页): letter and exhibits in one file, or pages as pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256

DOTS = 150 / 72  # a page of A4 in 1240 by 1754 dots: small print can be read, and a page stays below 1 MB


def joined(letter: bytes, volume: bytes) -> tuple[bytes, int] | None:
    """Return letter and exhibits as one PDF with its pages; None where one of them does not open.

    The letter goes in front of the volume, so that the volume's bookmarks stay.
    """
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(volume)) as book, closing(pypdfium2.PdfDocument(letter)) as front:
            book.import_pages(front, index=0)
            out = io.BytesIO()
            book.save(out)
            return settled(out.getvalue()), len(book)
    except pypdfium2.PdfiumError:
        return None


def pages_as_pictures(pdf: bytes, kind: str) -> tuple[bytes, ...]:
    """Return each page as a JPEG or PNG; nothing where the file does not open."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(pdf)) as book:
            return tuple(_drawn(book, kind))
    except pypdfium2.PdfiumError:
        return ()


def _drawn(book: object, kind: str) -> Iterator[bytes]:
    for page in book:  # type: ignore[attr-defined]
        out = io.BytesIO()
        page.render(scale=DOTS).to_pil().convert("RGB").save(
            out, "PNG" if kind == "png" else "JPEG", quality=85
        )
        yield out.getvalue()


def settled(pdf: bytes) -> bytes:
    """Give the file an identifier made from its own bytes: the library's is random, and ours must come out alike twice."""
    found = list(re.finditer(rb"/ID\[(.{4,64}?)<([0-9A-F]{32})>\]", pdf, re.DOTALL))
    if not found:
        return pdf
    start, end = found[-1].span(2)
    rest = pdf[:start] + b"0" * 32 + pdf[end:]
    return pdf[:start] + sha256(rest).hexdigest()[:32].upper().encode() + pdf[end:]
