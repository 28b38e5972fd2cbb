"""Papers as plain text (纯文本), for pasting into a form: no markup, no tabs, one blank line between blocks."""

from __future__ import annotations

import re
import unicodedata

from appealdesk.core.paper import (
    Beside,
    Block,
    Bullets,
    Callout,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Quote,
    Table,
)

# What stands between a label and its value, where it is not a plain colon.
COLONS = {"fr": "\u00a0: "}
SENTENCE = 40  # characters from which a cell is read as a sentence


def set_plain(paper: Paper) -> str:
    """Return title and blocks as text that ends in one line break; lines are never folded, since the form folds them."""
    colon = COLONS.get(paper.language, ": ")
    said = [paper.title, paper.subtitle, *(_said(block, colon) for block in paper.blocks)]
    return "\n\n".join(_clean(text) for text in said if text.strip()) + "\n"


def pasted_length(paper: Paper) -> int:
    """Return how many characters a form is given when the paper is pasted into it."""
    return len(set_plain(paper).rstrip("\n"))


def _said(block: Block, colon: str) -> str:
    match block:
        case Heading(text) | Paragraph(text):
            return text
        case Bullets(items, numbered):
            return "\n".join(
                f"{number}. {item}" if numbered else f"- {item}" for number, item in enumerate(items, 1)
            )
        case Facts(pairs):
            return "\n".join(_pair(label, value, colon) for label, value in pairs)
        case Table(header, rows):
            return _table(header, rows, colon)
        case Callout(title, text):
            return _pair(title, text, colon) if title else text
        case Quote(text, source):
            return f"“{text}”" + (f" ({source})" if source else "")
        case Beside(left, right):
            return f"{left}\n{right}"


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], colon: str) -> str:
    """A form knows no columns: short cells are parted by a bar, sentences are said with the column's name."""
    if max((len(cell) for row in rows for cell in row), default=0) <= SENTENCE:
        return "\n".join(" | ".join(" ".join(cell.split()) for cell in row) for row in (header, *rows))
    return "\n".join("- " + _named(header, row, colon) for row in rows)


def _named(header: tuple[str, ...], row: tuple[str, ...], colon: str) -> str:
    names = [*header, *[""] * (len(row) - len(header))]
    cells = [
        _pair(name, cell, colon) if name else cell
        for name, cell in zip(names, row, strict=False)
        if cell.strip()
    ]
    return "; ".join(" ".join(cell.split()) for cell in cells)


def _pair(label: str, value: str, colon: str) -> str:
    chinese = any(unicodedata.east_asian_width(character) == "W" for character in label[-1:])
    return f"{label}：{value}" if chinese else f"{label}{colon}{value}"


def _clean(text: str) -> str:
    # What cannot be seen on paper may still count as a character in a form, or be refused by it.
    kept = "".join(
        c for c in text.expandtabs(2) if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
    )
    return re.sub(r"[ ]+\n", "\n", re.sub("[\u00a0\u202f]", " ", kept)).strip()
