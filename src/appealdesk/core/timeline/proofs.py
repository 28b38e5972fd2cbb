"""Proofs of delivery against the carrier's scans (妥投证明核对): one paper of the same event beside another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, tzinfo

from appealdesk.core.case import Case
from appealdesk.core.phrase import fill, moment, quoted
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.sheet import Sheet
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import written_days

SAYS = {
    "proof_day_differs": Wording.of(
        en="Order {order}: the proof of delivery writes “{words}”; the carrier's delivery scan of {tracking} is {scan}.",
        zh="订单 {order}:妥投证明写的是“{words}”,而运单 {tracking} 的妥投扫描为 {scan}。",
    ),
}
_DELIVERED = re.compile(r"\bdelivered\b|\bdelivery (?:date|time)|妥投|签收|zugestellt|配達", re.IGNORECASE)
_NOT_YET = re.compile(
    r"to be delivered|will be|expected|estimated|due|by\b|预计|voraussichtlich|予定", re.IGNORECASE
)


def contradictions(case: Case, reading: Reading, zone: tzinfo) -> Iterator[Conflict]:
    """Compare the days on the delivered-lines of a proof with the day of the scan, in the scan's zone and the marketplace's."""
    files = {exhibit.file for exhibit in case.exhibits_of("delivery_proof")}
    for record in records(case, reading.order_ids):
        for sheet in case.sheets:
            if sheet.file in files and not sheet.doubtful and _about(record, sheet):
                yield from _compared(record, sheet, case.as_of.date(), zone)


def _about(record: Record, sheet: Sheet) -> bool:
    return any(sheet.find(id_) for id_ in (record.id, record.tracking) if id_)


def _compared(record: Record, sheet: Sheet, near: date, zone: tzinfo) -> Iterator[Conflict]:
    scan = record.delivered
    if scan is None or scan.at is None:
        return
    true = {scan.at.date(), scan.at.astimezone(zone).date()}
    told = [
        (number, line, written.day)
        for number, line in enumerate(sheet.text.split("\n"), start=1)
        if _DELIVERED.search(line) and not _NOT_YET.search(line)
        for written in written_days(line, near)
        if written.year_told
    ]
    if told and not any(day in true for _, _, day in told):
        number, line, _ = told[0]
        place = Place(sheet.file, line=number, page=sheet.page)
        held = {
            "order": record.id,
            "tracking": record.tracking,
            "words": quoted(line),
            "scan": moment(scan.at),
        }
        says = fill(SAYS["proof_day_differs"], **held)
        yield Conflict("proof_day_differs", says, (place, scan.place), (record.id,), 0.9)
