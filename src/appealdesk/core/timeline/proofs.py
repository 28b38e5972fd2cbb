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
    "proof_of_another": Wording.of(
        en="Order {order}: {file} names the number {number}, not {tracking} of the order: it may prove another delivery.",
        zh="订单 {order}:{file} 写的单号是 {number},而不是该订单的运单号 {tracking},可能是另一票货的签收。",
    ),
}
# A carrier's number: ten signs or more in capitals, most of them digits. A date or a telephone is shorter or broken up.
_NUMBER = re.compile(r"(?<![A-Za-z0-9@.+-])(?=(?:[A-Z]*\d){8})[A-Z0-9]{10,34}(?![A-Za-z0-9@-])")
_DELIVERED = re.compile(r"\bdelivered\b|\bdelivery (?:date|time)|妥投|签收|zugestellt|配達", re.IGNORECASE)
_NOT_YET = re.compile(
    r"to be delivered|will be|expected|estimated|due|by\b|预计|voraussichtlich|予定", re.IGNORECASE
)


def contradictions(case: Case, reading: Reading, zone: tzinfo) -> Iterator[Conflict]:
    """Compare the days on the delivered-lines of a proof with the day of the scan, in the scan's zone and the marketplace's."""
    files = {exhibit.file for exhibit in case.exhibits_of("delivery_proof")}
    known = records(case, reading.order_ids)
    yield from _strange(case, known, files)
    for record in known:
        for sheet in case.sheets:
            if sheet.file in files and not sheet.doubtful and _about(record, sheet):
                yield from _compared(record, sheet, case.as_of.date(), zone)


def _strange(case: Case, known: tuple[Record, ...], files: set[str]) -> Iterator[Conflict]:
    """Proofs that name a number, but neither an order nor a package of the case."""
    if len(known) != 1 or not known[0].tracking:
        return  # with several orders nobody can say which of them a paper was meant for
    record = known[0]
    ours = [number for number in (record.id, record.order.tracking, record.tracking) if number]
    ours += [package.tracking for package in case.shipments]
    for sheet in case.sheets:
        number = _NUMBER.search(sheet.text)
        if number is None or sheet.file not in files or sheet.doubtful or _names_any(sheet, ours):
            continue
        held = {"order": record.id, "file": sheet.file, "number": number[0], "tracking": record.tracking}
        says = fill(SAYS["proof_of_another"], **held)
        yield Conflict("proof_of_another", says, (sheet.words(*number.span()).place,), (record.id,), 0.9)


def _names_any(sheet: Sheet, numbers: list[str]) -> bool:
    """Carriers print their numbers in groups: spaces and dashes do not count."""
    bare = re.sub(r"[\s-]", "", sheet.text).casefold()
    return any(re.sub(r"[\s-]", "", number).casefold() in bare for number in numbers)


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
