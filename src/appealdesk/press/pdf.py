"""Papers as PDF (版式文件): A4, PDF/A-3b, numbered pages, and on our own papers the time watermark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

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
from appealdesk.core.wording import Wording
from appealdesk.press import columns
from appealdesk.press.labels import BESIDE, BRAND, CITATIONS, FOOTNOTE, KINDS, moment
from appealdesk.press.typesetter import typeset

Single = Heading | Paragraph | Bullets | Facts | Table | Callout | Quote
HALF_LINE = 52  # half-width characters of half a line in small print
MEDIA = {"json": "application/json", "txt": "text/plain", "csv": "text/csv", "xml": "application/xml"}


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
    own = not paper.kind.goes_out
    language, _, region = paper.language.replace("_", "-").partition("-")
    stamp = moment(paper.stamp, in_china=own and language == "zh")
    kind = KINDS[paper.kind].say(language)
    return {
        "goes_out": paper.kind.goes_out,
        "lang": language,
        "region": region or {"zh": "CN", "ja": "JP", "ko": "KR"}.get(language),
        "title": paper.title,
        "subtitle": paper.subtitle,
        "kicker": brand.say(language) if paper.title == kind else f"{brand.say(language)} · {kind}",
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
            first = all(block["block"] != "beside" for block in laid)
            laid.append({"block": "beside", "pairs": pairs, "first": first})
        else:
            laid.extend(_laid(block) for block in run if not isinstance(block, Beside))
    return laid


def _laid(block: Single) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"block": "heading", "text": text, "level": min(max(level, 1), 3)}
        case Paragraph(text, apart):
            return {"block": "paragraph", "text": _breakable(text), "apart": apart}
        case Bullets(items, numbered, compact):
            texts = [_breakable(item) for item in items]
            half = _half(texts) if compact and len(texts) > 3 else 0
            return {"block": "bullets", "items": texts, "numbered": numbered, "half": half}
        case Facts(pairs):
            return {
                "block": "facts",
                "pairs": [[label, _breakable(value)] for label, value in pairs],
            }
        case Table():
            return _table(block)
        case Callout(title, text, tone):
            return {
                "block": "callout",
                "title": title,
                "text": _breakable(text),
                "tone": tone,
            }
        case Quote(text, source):
            return {"block": "quote", "text": _breakable(text), "source": source}


def _breakable(text: str) -> str:
    """Break only what is longer than a line: an id in one piece can be searched for."""
    return columns.breakable(text, columns.LINE)


def _half(items: Sequence[str]) -> int:
    """Return how many items fill the first of two columns, so that both come out about as long."""
    lines = [-(-columns.width(item) // HALF_LINE) for item in items]
    return min(range(1, len(items)), key=lambda at: max(sum(lines[:at]), sum(lines[at:])))


def _table(table: Table) -> dict[str, Any]:
    cells = columns.squared(table.header, table.rows)
    given = table.widths if len(table.widths) == len(cells[0]) else ()
    laid = columns.lay_out(cells, given=given)
    header, *rows = laid.rows
    return {
        "block": "table",
        "header": header,
        "rows": rows,
        "widths": laid.shares,
        "short": columns.short(cells),
        "dense": laid.size == columns.DENSE,
    }


def _attached(name: str, data: bytes) -> dict[str, Any]:
    media = MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
    try:
        return {"name": name, "media": media, "data": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"name": name, "media": media, "data": list(data)}
