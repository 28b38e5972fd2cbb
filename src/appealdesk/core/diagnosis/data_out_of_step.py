"""Scenario 8: systems out of step (数据不同步): the package moved, but ERP, mapping or another marketplace told otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.case import Case
from appealdesk.core.citing import cite, mentions
from appealdesk.core.diagnosis.presence import absent, present
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.phrase import fill, moment, span
from appealdesk.core.place import Place
from appealdesk.core.record import Record, same_number
from appealdesk.core.wording import Wording

SCENARIO = "8"
DISPATCH_ISSUES = frozenset({"lsr", "ldr", "otdr", "sfp", "fake_shipping", "fulfilment_review"})
PAPERS = {
    "erp_log": (
        0.3,
        Wording.of(
            en="A log of the ERP or of the interface is present (Exhibit {exhibits}).",
            zh="有 ERP 或接口日志(证据件 {exhibits})。",
        ),
    ),
    "invoice_upload_log": (
        0.3,
        Wording.of(
            en="A log of invoice uploads is present (Exhibit {exhibits}).",
            zh="有发票上传日志(证据件 {exhibits})。",
        ),
    ),
}
WITHOUT = {
    "erp_log": (
        0.3,
        Wording.of(
            en="No log of the ERP or of the interface shows what was sent and when.",
            zh="没有 ERP 或接口日志说明何时发送了什么数据。",
        ),
    ),
}
SAYS = {
    "moving_unconfirmed": Wording.of(
        en="Order {order}: {tracking} was scanned on {first}, by the ship-by moment {due}; "
        "shipment was confirmed only on {confirmed}, {length} after the scan.",
        zh="订单 {order}:{tracking} 于 {first} 已被扫描,未晚于最晚发货时间 {due};确认发货却在 {confirmed},晚于扫描 {length}。",
    ),
    "number_cut": Wording.of(
        en="Order {order}: the platform was given {stated}, the carrier knows {tracking}; one is a part of the other.",
        zh="订单 {order}:提交给平台的运单号为 {stated},承运商的运单号为 {tracking},前者与后者只差一部分字符。",
    ),
    "log_names_order": Wording.of(
        en="The log names order {order} (Exhibit {exhibit}).",
        zh="日志中有订单 {order} 的记录(证据件 {exhibit})。",
    ),
    "truly_late": Wording.of(
        en="Order {order}: {tracking} was first scanned on {first}, after {due}; the package was late, whatever the systems said.",
        zh="订单 {order}:{tracking} 首次扫描为 {first},晚于 {due};无论系统数据如何,包裹本身已迟。",
    ),
    "confirmed_in_time": Wording.of(
        en="Order {order}: shipment was confirmed on {confirmed}, by {due}; no delay between systems shows here.",
        zh="订单 {order}:确认发货 {confirmed},未晚于 {due};此单看不出系统间延迟。",
    ),
}


def findings(material: Material) -> tuple[Finding, ...]:
    """Compare the moment a package moved with the moment the platform was told, and the numbers on both sides."""
    case = material.case
    found = list(present(case, SCENARIO, PAPERS))
    for record in material.records:
        if material.about(*DISPATCH_ISSUES):
            found += _moments(case, record)
        found += _numbers(case, record)
        found += _logged(case, record)
    found += _on_paper(material)
    if any(finding.code in {"moving_unconfirmed", "number_cut"} for finding in found):
        found += absent(case, SCENARIO, WITHOUT)
    return tuple(found)


def _moments(case: Case, record: Record) -> Iterator[Finding]:
    order, first, lead = record.order, record.accepted, record.scan_before_confirmation
    if order.ship_by is None or first is None or first.at is None:
        return
    told = {
        "order": record.id,
        "tracking": record.tracking,
        "first": moment(first.at),
        "due": moment(order.ship_by),
    }
    places = (first.place, record.said_at("confirmed_at"), record.said_at("ship_by"))
    if record.handed_over_in_time is False:
        yield _finding(case, "truly_late", -0.5, record, places, **told)
    elif record.confirmed_in_time is False and lead is not None and order.confirmed_at:
        late = {"confirmed": moment(order.confirmed_at), "length": span(lead)}
        yield _finding(case, "moving_unconfirmed", 0.5, record, places, **told, **late)
    elif record.confirmed_in_time and order.confirmed_at:
        yield _finding(
            case, "confirmed_in_time", -0.2, record, places, **told, confirmed=moment(order.confirmed_at)
        )


def _numbers(case: Case, record: Record) -> Iterator[Finding]:
    """A number that lost its head or tail on the way is the usual trace of a mapping fault."""
    stated = record.order.tracking or ""
    for package in record.shipments:
        cut = stated and not same_number(stated, package.tracking)
        if cut and (stated in package.tracking or package.tracking in stated):
            held = {"order": record.id, "stated": stated, "tracking": package.tracking}
            places = (record.said_at("tracking"), Place(package.file))
            yield _finding(case, "number_cut", 0.5, record, places, **held)


def _on_paper(material: Material) -> Iterator[Finding]:
    """Papers that give another number for an order: cut by a field, or of a label that never travelled."""
    for conflict in material.timeline.contradictions:
        if conflict.kind in {"tracking_cut", "tracking_other"}:
            weight = 0.5 if conflict.kind == "tracking_cut" else 0.2
            cited = cite(material.case, *conflict.places)
            yield Finding(SCENARIO, conflict.kind, True, weight, conflict.says, cited, conflict.orders)


def _logged(case: Case, record: Record) -> Iterator[Finding]:
    for words in mentions(case, (record.id,), ("erp_log",))[:1]:
        exhibit = case.exhibit_for(words.place.file)
        number = exhibit.number if exhibit else ""
        yield _finding(case, "log_names_order", 0.2, record, (words.place,), order=record.id, exhibit=number)


def _finding(
    case: Case, code: str, weight: float, record: Record, places: tuple[Place, ...], /, **values: object
) -> Finding:
    """A negative weight speaks against."""
    says = fill(SAYS[code], **values)
    return Finding(SCENARIO, code, weight > 0, abs(weight), says, cite(case, *places), (record.id,))
