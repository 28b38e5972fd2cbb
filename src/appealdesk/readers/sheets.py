"""What a machine can read of the exhibits (证据文字), page by page, so that papers can be held against each other.

Pictures stay unread here: an OCR takes a second a screen, and a case has many.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.evidence import Exhibit
from appealdesk.core.sheet import Sheet
from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import TEXT_LIMIT, read_bytes
from appealdesk.readers.html_text import readable
from appealdesk.readers.mail import read_eml, read_msg
from appealdesk.readers.media import BY_NAME
from appealdesk.readers.office_text import letter_text, workbook_text

OFFICE = {
    BY_NAME[".docx"]: letter_text,
    BY_NAME[".xlsx"]: workbook_text,
    BY_NAME[".xls"]: workbook_text,
}


def sheets_of(path: Path, exhibit: Exhibit) -> tuple[Sheet, ...]:
    """Return the text of an exhibit; nothing where no text can be had. Never raises for what a file holds."""
    if not exhibit.opens:
        return ()
    try:
        return tuple(_sheets(path, exhibit))
    except AppealDeskError:
        # The exhibit was opened and counted before; that its words cannot be had takes nothing from it.
        return ()


def _sheets(path: Path, exhibit: Exhibit) -> Iterator[Sheet]:
    if exhibit.media == "application/pdf":
        from appealdesk.readers.pdf_text import read_pdf

        for number, text in enumerate(read_pdf(path).texts, 1):
            yield Sheet(exhibit.file, text, page=number)
    elif text := _text(path, exhibit.media):
        yield Sheet(exhibit.file, text)


def _text(path: Path, media: str) -> str:
    if media == "message/rfc822":
        mail = read_eml(path)
        return f"{mail.subject}\n{mail.text}"
    if media == "application/vnd.ms-outlook":
        mail = read_msg(path)
        return f"{mail.subject}\n{mail.text}"
    if media in OFFICE:
        return OFFICE[media](path)
    if media == "text/html":
        return readable(text_of(read_bytes(path, TEXT_LIMIT)))[0]
    if media.startswith("text/") or media in {"application/json", "application/xml"}:
        return text_of(read_bytes(path, TEXT_LIMIT))
    return ""
