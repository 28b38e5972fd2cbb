"""Scenario 1: the carrier or the road failed (承运商或物流异常), not the seller's own step."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.case import Case
from appealdesk.core.citing import cite
from appealdesk.core.closures import Closure, closures
from appealdesk.core.diagnosis.closed_days import closed_days, reopened
from appealdesk.core.diagnosis.presence import present
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, moment, quoted
from appealdesk.core.place import Place
from appealdesk.core.record import Record
from appealdesk.core.shipment import Stage
from appealdesk.core.wording import Wording

SCENARIO = "1"
DELAYS = ("lsr", "ldr", "otdr", "sfp", "fulfilment_review", "seller_standards")
PAPERS = {
    "carrier_exception_notice": (
        0.45,
        Wording.of(
            en="A paper of the carrier about the disruption is present (Exhibit {exhibits}).",
            zh="有承运商关于此次异常的书面通知(证据件 {exhibits})。",
        ),
    ),
    "force_majeure_proof": (
        0.3,
        Wording.of(
            en="A paper of an authority about the event is present (Exhibit {exhibits}).",
            zh="有主管部门关于该事件的文件(证据件 {exhibits})。",
        ),
    ),
    "carrier_handover_proof": (
        0.25,
        Wording.of(
            en="A proof of hand-over to the carrier is present (Exhibit {exhibits}).",
            zh="有向承运商交运的凭证(证据件 {exhibits})。",
        ),
    ),
    "lsp_communication": (
        0.15,
        Wording.of(
            en="Dated messages with the logistics provider are present (Exhibit {exhibits}).",
            zh="有与物流商往来的沟通记录(证据件 {exhibits})。",
        ),
    ),
    "vehicle_photos": (
        0.1,
        Wording.of(
            en="Photos of the collection vehicle are present (Exhibit {exhibits}).",
            zh="有揽收车辆的照片(证据件 {exhibits})。",
        ),
    ),
}
SAYS = {
    "handed_over_in_time": Wording.of(
        en="Order {order}: {carrier} scanned {tracking} on {first}, by the ship-by moment {due}.",
        zh="订单 {order}:{carrier} 于 {first} 首次扫描 {tracking},未晚于最晚发货时间 {due}。",
    ),
    "exception_scan": Wording.of(
        en="Order {order}: {carrier} recorded an exception for {tracking} on {at}: “{words}”.",
        zh="订单 {order}:{carrier} 于 {at} 为 {tracking} 记录异常:“{words}”。",
    ),
    "first_scan_late": Wording.of(
        en="Order {order}: the first physical scan of {tracking} is {first}, after the ship-by moment {due}.",
        zh="订单 {order}:{tracking} 的首次实物扫描为 {first},晚于最晚发货时间 {due}。",
    ),
    "confirmed_late": Wording.of(
        en="Order {order}: shipment was confirmed on {confirmed}, after {due}; the confirmation is the seller's own step.",
        zh="订单 {order}:确认发货时间为 {confirmed},晚于 {due};确认发货是卖家自己的环节。",
    ),
}


def findings(material: Material) -> tuple[Finding, ...]:
    """Scans, closures and papers for a failure of the carrier, and what stands against it."""
    shut = closures(material.case)
    found = list(present(material.case, SCENARIO, PAPERS))
    for record in material.records:
        found += _of_record(material, record, shut)
    return (*found, *closed_days(material, SCENARIO, shut))


def _of_record(material: Material, record: Record, shut: tuple[Closure, ...]) -> Iterator[Finding]:
    case, first, order = material.case, record.accepted, record.order
    ids = {"order": record.id, "carrier": record.carrier, "tracking": record.tracking}
    if (
        first is not None
        and first.at is not None
        and order.ship_by is not None
        and not reopened(material, record, shut)
    ):
        when = {"first": moment(first.at), "due": moment(order.ship_by)}
        in_time = record.handed_over_in_time is True
        code = "handed_over_in_time" if in_time else "first_scan_late"
        places = (first.place, record.said_at("ship_by"))
        # A package handed over in time and delivered is nobody's exception, unless the notice is about delay.
        if not in_time or material.about(*DELAYS) or record.delivered is None:
            yield _finding(case, code, in_time, 0.35 if in_time else 0.4, record, places, **ids, **when)
    for package in record.shipments:
        for scan in package.scans:
            if scan.stage is Stage.EXCEPTION:
                told = {"at": moment(scan.at) if scan.at else scan.local, "words": quoted(scan.words)}
                yield _finding(case, "exception_scan", True, 0.3, record, (scan.place,), **ids, **told)
    if record.confirmed_in_time is False and order.confirmed_at and order.ship_by:
        when = {"confirmed": moment(order.confirmed_at), "due": moment(order.ship_by)}
        places = (record.said_at("confirmed_at"), record.said_at("ship_by"))
        yield _finding(case, "confirmed_late", False, 0.15, record, places, **ids, **when)


def _finding(
    case: Case,
    code: str,
    speaks_for: bool,
    weight: float,
    record: Record,
    places: tuple[Place, ...],
    **values: object,
) -> Finding:
    says = fill(SAYS[code], **values)
    return Finding(SCENARIO, code, speaks_for, weight, says, cite(case, *places), (record.id,))
