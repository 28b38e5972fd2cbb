"""Papers as PDF (版式文件): A4, PDF/A-3b, numbered pages, and on our own papers the time watermark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    PaperKind,
    Paragraph,
    Quote,
    Table,
)
from appealdesk.core.wording import Wording
from appealdesk.press import columns
from appealdesk.press.labels import BESIDE, BRAND, CITATIONS, FOOTNOTE, KINDS, moment
from appealdesk.press.typesetter import typeset

Single = Heading | Paragraph | Bullets | Facts | Table | Callout | Quote
EASTERN = {"zh", "ja", "ko"}  # set in justified lines, see look.typ
MEDIA = {"json": "application/json", "txt": "text/plain", "csv": "text/csv", "xml": "application/xml"}


def set_pdf(paper: Paper, *, attach: Mapping[str, bytes] | None = None, brand: Wording = BRAND) -> bytes:
    """Set one paper; `attach` travels inside it (name to bytes).

    The letter shows neither brand nor watermark, since it is the seller's own word to the platform.
    Raises `NaiveTimeError` where the paper's stamp has no zone.
    """
    files = sorted((attach or {}).items())
    data = {**dress(paper, brand), "blocks": blocks(paper.blocks, justified=paper.language[:2] in EASTERN)}
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


def blocks(given: Iterable[Block], *, justified: bool) -> list[dict[str, Any]]:
    """Return the blocks as data for a template; neighbouring pairs of texts become one table.

    A justified line is torn apart by a long word at its end, so there words break earlier.
    """
    laid: list[dict[str, Any]] = []
    for kind, run in groupby(given, type):
        if kind is Beside:
            pairs = [[block.left, block.right] for block in run if isinstance(block, Beside)]
            first = all(block["block"] != "beside" for block in laid)
            laid.append({"block": "beside", "pairs": pairs, "first": first})
        else:
            longest = columns.LONGEST if justified else columns.LINE
            laid.extend(_laid(block, longest) for block in run if not isinstance(block, Beside))
    return laid


def _laid(block: Single, longest: int) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"block": "heading", "text": text, "level": min(max(level, 1), 3)}
        case Paragraph(text):
            return {"block": "paragraph", "text": columns.breakable(text, longest)}
        case Bullets(items, numbered):
            texts = [columns.breakable(item, longest) for item in items]
            return {"block": "bullets", "items": texts, "numbered": numbered}
        case Facts(pairs):
            return {
                "block": "facts",
                "pairs": [[label, columns.breakable(value, longest)] for label, value in pairs],
            }
        case Table():
            return _table(block)
        case Callout(title, text, tone):
            return {
                "block": "callout",
                "title": title,
                "text": columns.breakable(text, longest),
                "tone": tone,
            }
        case Quote(text, source):
            return {"block": "quote", "text": columns.breakable(text, longest), "source": source}


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
