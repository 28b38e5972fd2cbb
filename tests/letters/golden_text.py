"""A paper as lines that a reviewer can read in a diff."""

from __future__ import annotations

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


def plain_text(paper: Paper) -> str:
    """Write every block of a paper, one line a statement, blocks apart by an empty line."""
    blocks = [paper.title, *([paper.subtitle] if paper.subtitle else []), *map(_block, paper.blocks)]
    return "\n\n".join(blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {block.text}"
        case Paragraph():
            return block.text
        case Bullets():
            return "\n".join(f"- {item}" for item in block.items)
        case Facts():
            return "\n".join(f"{label}: {value}" for label, value in block.pairs)
        case Table():
            return "\n".join(" | ".join(row) for row in (block.header, *block.rows))
        case Callout():
            return f"[{block.tone}] {block.title}\n{block.text}"
        case Quote():
            return f"“{block.text}” ({block.source})"
        case Beside():
            return f"{block.left}\n    {block.right}"
