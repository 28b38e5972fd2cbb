"""Tracking numbers that differ between papers (运单号不一致): cut on the way, or of another label.

Only a number on the same line as the order counts, and only one that resembles the carrier's: a part of
it, or as long and with the same beginning. Anything else on the line may be a price or a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
        en="Papers give a tracking number with characters missing: {pairs}.",
        zh="有文件所载运单号缺少字符:{pairs}。",
    ),
    "tracking_other": Wording.of(
        en="Papers give the number of another label: {pairs}.", zh="有文件所载运单号属于另一张面单:{pairs}。"
    ),
}
PAIR = Wording.of(
    en="order {order}: {stated}, while the package travelled as {tracking}",
    zh="订单 {order} 写为 {stated},而包裹实际以 {tracking} 运输",
)
# What was uploaded stands in these; a log also tells of numbers that were put right later.
UPLOADED = ("order_detail", "metric_report")
_NUMBER = re.compile(r"(?<![A-Za-z0-9-])[A-Z0-9]{10,34}(?![A-Za-z0-9-])")


@dataclass(frozen=True, slots=True)
class Differing:
    """A number of one order that is not the carrier's, and where it stands."""

    kind: str
    order: str
    stated: str
    tracking: str
    place: Place


def contradictions(case: Case, reading: Reading) -> Iterator[Conflict]:
    """Compare the numbers of each order's lines with the number that the carrier scanned; one conflict for each kind."""
    found = [held for record in records(case, reading.order_ids) for held in _of_order(case, record)]
    for kind, template in SAYS.items():
        own = [held for held in found if held.kind == kind]
        if own:
            pairs = dict.fromkeys((held.order, held.stated, held.tracking) for held in own)
            said = [
                fill(PAIR, order=order, stated=stated, tracking=number) for order, stated, number in pairs
            ]
            joined = Wording.of(
                en="; ".join(w.say("en") for w in said), zh=";".join(w.say("zh") for w in said)
            )
            orders = tuple(dict.fromkeys(held.order for held in own))
            places = tuple(dict.fromkeys(held.place for held in own))
            yield Conflict(kind, fill(template, pairs=joined), places, orders, 0.7)


def _of_order(case: Case, record: Record) -> tuple[Differing, ...]:
    if len(record.tracking) < SHORTEST:
        return ()
    found = [
        Differing(kind, record.id, stated, record.tracking, place)
        for sheet in case.sheets
        for kind, stated, place in _on_sheet(record, sheet)
    ]
    uploaded = {exhibit.file for kind in UPLOADED for exhibit in case.exhibits_of(kind)}
    named = [sheet.file for sheet in case.sheets if sheet.file in uploaded and sheet.find(record.id)]
    # Where an export or a report names the order, it alone says what was uploaded in the end.
    return tuple(held for held in found if not named or held.place.file in uploaded)


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
