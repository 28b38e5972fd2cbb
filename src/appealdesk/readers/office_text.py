"""Words in office files (办公文档文字): paragraphs of a letter, rows of a workbook, without running anything in them."""

from __future__ import annotations

import re
import zipfile
import zlib
from html import unescape
from pathlib import Path

from appealdesk.readers.archives import check_archive
from appealdesk.readers.files import TABLE_LIMIT, TEXT_LIMIT, UnreadableFileError
from appealdesk.readers.tables import workbook_lines

BODY = "word/document.xml"
# Text runs, tabs, breaks and the ends of paragraphs; everything else of the markup is left out.
RUN = re.compile(r"<w:t(?: [^<>]*)?>([^<]*)</w:t>|<w:(tab|br|cr)\b[^<>]*/>|</w:(p|tc)>")


def letter_text(path: Path) -> str:
    """Return the words of a .docx, a line a paragraph. Raises `UnreadableFileError` for a broken one."""
    if check_archive(path):
        raise UnreadableFileError("The document is damaged.", "Save it again, or as PDF.")
    try:
        with zipfile.ZipFile(path) as archive, archive.open(BODY) as body:
            markup = body.read(TABLE_LIMIT).decode("utf-8", "replace")
    except (KeyError, RuntimeError, OSError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise UnreadableFileError("The document is damaged.", "Save it again, or as PDF.") from error
    words = "".join(_said(found) for found in RUN.finditer(markup))
    return words.strip()[:TEXT_LIMIT]


def workbook_text(path: Path) -> str:
    """Return the cells of the first sheet, a line a row, tabs between. Raises `TableError` for a broken one."""
    lines = ("\t".join(cells).rstrip() for _, cells in workbook_lines(path))
    return "\n".join(lines).strip("\n")[:TEXT_LIMIT]


def _said(found: re.Match[str]) -> str:
    if found[1] is not None:
        return unescape(found[1])
    return "\t" if found[2] == "tab" or found[3] == "tc" else "\n"
