"""Notices (绩效通知) as text, whatever they came as: pasted, mailed, printed to PDF, or photographed."""

from __future__ import annotations

from pathlib import Path

from appealdesk.core.notice import Notice, Story
from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import TEXT_LIMIT, UnreadableFileError, read_bytes
from appealdesk.readers.mail import Mail, bare_links, read_eml, read_msg
from appealdesk.readers.media import media_of

TEXTS = frozenset({".txt", ".md"})
PAGES = frozenset({".html", ".htm"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".heic", ".heif", ".webp"})
SUFFIXES = (*sorted(TEXTS), *sorted(PAGES), ".eml", ".msg", ".pdf", *sorted(PICTURES))


def read_notice(path: Path, file: str) -> Notice:
    """Read one notice file, cited as `file`.

    Raises `UnreadableFileError` where no word can be read from it, `PictureError` for a pixel bomb.
    """
    notice = _read(path, file)
    if not notice.text.strip() and not notice.subject:
        raise UnreadableFileError(
            "No word can be read in it.",
            "Paste the text of the notice into notice.txt and keep the file as an exhibit.",
        )
    if len(notice.text) > TEXT_LIMIT:
        raise UnreadableFileError("The text is too long for a notice.", "Cut it to the message itself.")
    return notice


def read_story(path: Path, file: str) -> Story:
    """Read the seller's own account, in whatever encoding it was written."""
    return Story(file, text_of(read_bytes(path, TEXT_LIMIT)))


def _read(path: Path, file: str) -> Notice:
    suffix = path.suffix.lower()
    if suffix in TEXTS:
        text = text_of(read_bytes(path, TEXT_LIMIT))
        return Notice(file, text, links=bare_links(text))
    if suffix in PAGES:
        from appealdesk.readers.html_text import readable

        text, links = readable(text_of(read_bytes(path, TEXT_LIMIT)))
        return Notice(file, text, "text/html", links=links)
    if suffix in {".eml", ".msg"}:
        mail = read_eml(path) if suffix == ".eml" else read_msg(path)
        return _mailed(mail, file, media_of(path))
    return _printed(path, file) if suffix == ".pdf" else _pictured(path, file)


def _mailed(mail: Mail, file: str, media: str) -> Notice:
    return Notice(file, mail.text, media, mail.sender, mail.subject, mail.sent_at, mail.links)


def _printed(path: Path, file: str) -> Notice:
    from appealdesk.readers.pdf_text import read_pdf

    pages = read_pdf(path).texts
    if any(page.strip() for page in pages):
        text = "\n".join(page.strip("\n") for page in pages)
        return Notice(file, text, "application/pdf", links=bare_links(text))
    from appealdesk.readers.ocr import read_pages

    seen = read_pages(path)
    return Notice(file, seen.text, "application/pdf", links=bare_links(seen.text), doubtful=seen.doubtful)


def _pictured(path: Path, file: str) -> Notice:
    from appealdesk.readers.ocr import read_picture

    seen = read_picture(path)
    return Notice(file, seen.text, media_of(path), links=bare_links(seen.text), doubtful=seen.doubtful)
