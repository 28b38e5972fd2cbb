"""Tracking numbers that differ between papers (运单号不一致): cut on the way, or of another label.

Only a number on the same line as the order counts, and only one that resembles the carrier's: a part of
it, or as long and with the same beginning. Anything else on the line may be a price or a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.case import Case
from appealdesk.core.phrase import fill
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.sheet import Sheet
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording

SHORTEST = 10
SAME_BEGINNING = 6

SAYS = {
    "tracking_cut": Wording.of(
        en="Order {order}: a paper gives tracking number {stated}; the package travelled as {tracking}. "
        "One is the other with characters missing.",
        zh="订单 {order}:有文件所载运单号为 {stated},而包裹实际以 {tracking} 运输,两者相差缺失的字符。",
    ),
    "tracking_other": Wording.of(
        en="Order {order}: a paper gives tracking number {stated}; the package travelled as {tracking}, "
        "which is the number of another label.",
        zh="订单 {order}:有文件所载运单号为 {stated},而包裹实际以 {tracking} 运输,两者为不同面单的号码。",
    ),
}
_NUMBER = re.compile(r"(?<![A-Za-z0-9-])[A-Z0-9]{10,34}(?![A-Za-z0-9-])")


def contradictions(case: Case, reading: Reading) -> Iterator[Conflict]:
    """Compare the numbers of each order's lines with the number that the carrier scanned."""
    for record in records(case, reading.order_ids):
        found: dict[tuple[str, str], list[Place]] = {}
        for sheet in case.sheets if len(record.tracking) >= SHORTEST else ():
            for kind, stated, place in _on_sheet(record, sheet):
                found.setdefault((kind, stated), []).append(place)
        for (kind, stated), places in found.items():
            says = fill(SAYS[kind], order=record.id, stated=stated, tracking=record.tracking)
            yield Conflict(kind, says, tuple(dict.fromkeys(places)), (record.id,), 0.7)


def _on_sheet(record: Record, sheet: Sheet) -> Iterator[tuple[str, str, Place]]:
    own = {package.tracking for package in record.shipments} | {record.tracking}
    for number, line in enumerate(sheet.text.split("\n"), start=1):
        if record.id not in line:
            continue
        for match in _NUMBER.finditer(line):
            kind = _kind(match[0], record.tracking)
            if match[0] not in own and kind:
                yield kind, match[0], Place(sheet.file, line=number, page=sheet.page)


def _kind(stated: str, tracking: str) -> str:
    if stated in tracking or tracking in stated:
        return "tracking_cut"
    alike = len(stated) == len(tracking) and stated[:SAME_BEGINNING] == tracking[:SAME_BEGINNING]
    return "tracking_other" if alike else ""
