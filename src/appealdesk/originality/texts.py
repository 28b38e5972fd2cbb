"""A letter's file as paragraphs (信件文本): plain text or DOCX."""

from __future__ import annotations

import re
from pathlib import Path

from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import UnreadableFileError, read_bytes, reason

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


def paragraphs_of(text: str) -> list[str]:
    """Cut a text at its empty lines; a text without any, at its lines."""
    parts = _EMPTY_LINE.split(text) if _EMPTY_LINE.search(text.strip()) else text.split("\n")
    return [part.strip() for part in parts if part.strip()]


def read_letter(path: Path) -> list[str]:
    """Return the paragraphs of a letter, in any encoding. Raises `UnreadableFileError` for what is neither text nor DOCX."""
    if path.suffix.lower() == ".docx":
        return _docx(path)
    return paragraphs_of(text_of(read_bytes(path)))


def _docx(path: Path) -> list[str]:
    import docx  # slow to load, and few letters come that way

    try:
        document = docx.Document(str(path))
    except Exception as error:
        raise UnreadableFileError(
            f"{path.name} is no DOCX: {reason(error)}.", "Save it again, or hand in the text."
        ) from error
    return [paragraph.text.strip() for paragraph in document.paragraphs if paragraph.text.strip()]
