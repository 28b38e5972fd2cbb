"""Papers as PDF (版式文件): A4, PDF/A-3b, numbered pages, and on our own papers the time watermark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any
from unicodedata import east_asian_width

from appealdesk.core.paper import (
    Beside,
    Block,
    Bullets,
    Callout,
    Facts,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    Quote,
    Table,
)
from appealdesk.core.wording import Wording
from appealdesk.press.labels import BESIDE, BRAND, CITATIONS, FOOTNOTE, KINDS, moment
from appealdesk.press.typesetter import typeset

MEDIA = {"json": "application/json", "txt": "text/plain", "csv": "text/csv", "xml": "application/xml"}
LINE = 92  # half-width characters that one line of a table holds
DENSE = 106  # and in the smaller size
NARROW = 24  # a column up to this wide takes what it needs
SHORT = 700  # a table of fewer characters stays on one page
LONGEST = 28  # a longer run without a blank may be broken


def set_pdf(paper: Paper, *, attach: Mapping[str, bytes] | None = None, brand: Wording = BRAND) -> bytes:
    """Set one paper; `attach` travels inside it (name to bytes).

    The letter shows neither brand nor watermark, since it is the seller's own word to the platform.
    Raises `NaiveTimeError` where the paper's stamp has no zone.
    """
    files = sorted((attach or {}).items())
    data = {**dress(paper, brand), "blocks": blocks(paper.blocks)}
    return typeset("paper", data, stamp=paper.stamp, attach=[_attached(*file) for file in files])


def dress(paper: Paper, brand: Wording) -> dict[str, Any]:
    """Return what stands around the text: title, running head, footnote, watermark, fonts' language."""
    own = paper.kind is not PaperKind.LETTER
    language, _, region = paper.language.replace("_", "-").partition("-")
    stamp = moment(paper.stamp, in_china=own and language == "zh")
    kind = KINDS[paper.kind].say(language)
    return {
        "kind": paper.kind.value,
        "lang": language,
        "region": region or {"zh": "CN", "ja": "JP", "ko": "KR"}.get(language),
        "title": paper.title,
        "subtitle": paper.subtitle,
        "kicker": f"{brand.say(language)} · {kind}",
        "author": [brand.say(language)] if own else [],
        "case_code": paper.case_code,
        "running": [f"{brand.say(language)} · {kind}", f"{paper.case_code} · {stamp}"]
        if own
        else [paper.case_code, stamp],
        "footnote": FOOTNOTE.say(language) if own else "",
        "mark": [paper.case_code, stamp] if own else None,
        "cites": CITATIONS,
        "beside": [label.say(language) for label in BESIDE],
    }


def blocks(given: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the blocks as data for a template; neighbouring pairs of texts become one table."""
    laid: list[dict[str, Any]] = []
    for kind, run in groupby(given, type):
        if kind is Beside:
            pairs = [[block.left, block.right] for block in run if isinstance(block, Beside)]
            laid.append({"block": "beside", "pairs": pairs})
        else:
            laid.extend(_laid(block) for block in run)
    return laid


def _laid(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"block": "heading", "text": text, "level": min(max(level, 1), 3)}
        case Paragraph(text):
            return {"block": "paragraph", "text": text}
        case Bullets(items, numbered):
            return {"block": "bullets", "items": items, "numbered": numbered}
        case Facts(pairs):
            return {"block": "facts", "pairs": [[label, breakable(value)] for label, value in pairs]}
        case Table():
            return _table(block)
        case Callout(title, text, tone):
            return {"block": "callout", "title": title, "text": text, "tone": tone}
        case Quote(text, source):
            return {"block": "quote", "text": text, "source": source}
        case Beside(left, right):
            return {"block": "beside", "pairs": [[left, right]]}


def _table(table: Table) -> dict[str, Any]:
    wide = max((len(table.header), *(len(row) for row in table.rows)))
    rows = [[breakable(cell) for cell in (*row, *[""] * (wide - len(row)))] for row in table.rows]
    header = [*table.header, *[""] * (wide - len(table.header))]
    longest = _longest([header, *rows])
    given = list(table.widths) if len(table.widths) == wide else []
    short = len(rows) <= 6 and sum(_width(cell) for row in (header, *rows) for cell in row) <= SHORT
    return {
        "block": "table",
        "header": header,
        "rows": rows,
        "widths": given or by_content(longest),
        "short": short,
        "dense": not given and LINE < sum(longest) + 2 * wide <= DENSE,
    }


def by_content(longest: list[int]) -> list[float]:
    """Return a width per column from its longest line: 0 where it takes what it needs, else its share of the rest."""
    if sum(longest) + 2 * len(longest) <= DENSE:
        return [max(width, 4) + 2.0 for width in longest]
    shares = [0.0 if width <= NARROW else min(width, 60) ** 0.7 for width in longest]
    return (
        shares
        if any(shares) and shares.count(0.0) * NARROW < LINE
        else [max(width, 6) ** 0.5 for width in longest]
    )


def _longest(rows: list[list[str]]) -> list[int]:
    return [
        max(_width(line) for cell in column for line in cell.split("\n"))
        for column in zip(*rows, strict=True)
    ]


def breakable(text: str) -> str:
    """Return the text with silent break points in runs that would not fit a cell, such as digests and file names."""
    return " ".join(
        _broken(word) if len(word) > LONGEST and word.isascii() else word for word in text.split(" ")
    )


def _broken(word: str) -> str:
    return "\u200b".join(word[at : at + 8] for at in range(0, len(word), 8))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _attached(name: str, data: bytes) -> dict[str, Any]:
    media = MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
    try:
        return {"name": name, "media": media, "data": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"name": name, "media": media, "data": list(data)}
