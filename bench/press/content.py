"""A paper as plain pieces: what each peer is given is the same headings, paragraphs, points and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind` is title, heading, text, point or table; a table has rows, the others a text."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(paper: Paper) -> list[Piece]:
    """Return the whole paper in reading order."""
    found = [Piece("title", paper.title)]
    if paper.subtitle:
        found.append(Piece("text", paper.subtitle))
    return found + [piece for block in paper.blocks for piece in _of(block)]


def _of(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece("heading", block.text)
        case Paragraph():
            yield Piece("text", block.text)
        case Bullets():
            yield from (Piece("point", item) for item in block.items)
        case Facts():
            yield Piece("table", rows=tuple((label, value) for label, value in block.pairs))
        case Table():
            yield Piece("table", rows=(tuple(block.header), *(tuple(row) for row in block.rows)))
        case Callout():
            yield from (Piece("text", text) for text in (block.title, block.text) if text)
        case Quote():
            yield Piece("text", f"“{block.text}” ({block.source})")
        case Beside():
            yield Piece("table", rows=(tuple(str(side) for side in (block.left, block.right)),))
