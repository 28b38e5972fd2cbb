"""Grounds about valid tracking (有效追踪的申诉理由): the scans that the count overlooked, package by package."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.citing import cite
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import ABOUT_THE_PACKAGE, Basis
from appealdesk.core.phrase import fill, moment
from appealdesk.core.record import Record
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.wording import Wording

ISSUES = ("vtr", "fake_shipping", "fulfilment_review")
RULES = ("valid_tracking_rate", "mandatory_tracking")
WEAK = frozenset({"number_cut", "tracking_cut", "tracking_other", "confirmed_after_delivery"})
WRONG_NUMBER = frozenset({"tracking_cut", "tracking_other"})
SAYS = {
    "scans_present": Wording.of(
        en="Order {order}: {carrier} {tracking} has {count} physical scans, the first on {first}, and {end} on {last}.",
        zh="订单 {order}:{carrier} {tracking} 有 {count} 次实物扫描,首次为 {first},{end}为 {last}。",
        de="Bestellung {order}: Zu {carrier} {tracking} liegen {count} Scans der Sendung vor, der erste vom {first}, {end} vom {last}.",
        ja="注文 {order}：{carrier} {tracking} には荷物の実際のスキャンが {count} 件あり、最初は {first}、{end}は {last} です。",
        fr="Commande {order} : {carrier} {tracking} compte {count} scans physiques, le premier le {first}, et {end} le {last}.",
        es="Pedido {order}: {carrier} {tracking} tiene {count} escaneos físicos, el primero el {first}, y {end} el {last}.",
        it="Ordine {order}: {carrier} {tracking} presenta {count} scansioni fisiche, la prima il {first}, e {end} il {last}.",
        zh_TW="訂單 {order}：{carrier} {tracking} 有 {count} 次實體掃描，首次為 {first}，{end}為 {last}。",
    ),
    "one_scan": Wording.of(
        en="Order {order}: {carrier} {tracking} has a physical scan on {first}, and no delivery scan so far.",
        zh="订单 {order}:{carrier} {tracking} 于 {first} 有实物扫描,目前没有妥投扫描。",
        de="Bestellung {order}: Zu {carrier} {tracking} liegt ein Scan der Sendung vom {first} vor, bisher kein Zustellscan.",
        ja="注文 {order}：{carrier} {tracking} には {first} に荷物の実際のスキャンがあり、配達のスキャンはまだありません。",
        fr="Commande {order} : {carrier} {tracking} compte un scan physique le {first} et, à ce jour, aucun scan de livraison.",
        es="Pedido {order}: {carrier} {tracking} tiene un escaneo físico el {first} y, hasta la fecha, ningún escaneo de entrega.",
        it="Ordine {order}: {carrier} {tracking} presenta una scansione fisica il {first} e finora nessuna scansione di consegna.",
        zh_TW="訂單 {order}：{carrier} {tracking} 於 {first} 有實體掃描，目前尚無送達掃描。",
    ),
}
ENDS = {
    Stage.DELIVERED: Wording.of(
        en="the delivery scan",
        zh="妥投扫描",
        de="der Zustellscan",
        ja="配達のスキャン",
        fr="le scan de livraison",
        es="el escaneo de entrega",
        it="la scansione di consegna",
        zh_TW="送達掃描",
    ),
    Stage.ATTEMPTED: Wording.of(
        en="the delivery attempt",
        zh="尝试派送",
        de="der Zustellversuch",
        ja="配達の試み",
        fr="la tentative de livraison",
        es="el intento de entrega",
        it="il tentativo di consegna",
        zh_TW="嘗試配送",
    ),
}


def tracking(basis: Basis) -> Iterator[Ground]:
    """Packages with the scans that every version of the rule asks for, and those with one scan only."""
    if not basis.material.about(*ISSUES):
        return
    blocking = ABOUT_THE_PACKAGE | {"delivered_before_confirmed"}
    for record in basis.counted:
        for package in record.shipments:
            if not basis.contradicted(record.id, blocking):
                yield from _package(basis, record, package)


def _package(basis: Basis, record: Record, package: Shipment) -> Iterator[Ground]:
    scans = [scan for scan in package.scans if scan.physical and scan.at is not None]
    end = _end(scans)
    if not scans or scans[0].at is None:
        return
    told = {
        "order": record.id,
        "carrier": package.carrier,
        "tracking": package.tracking,
        "first": moment(scans[0].at),
    }
    code = "scans_present" if end is not None and len(scans) > 1 else "one_scan"
    places = [scans[0].place]
    if end is not None and end.at is not None and code == "scans_present":
        told |= {"count": str(len(scans)), "last": moment(end.at)}
        places.append(end.place)
    says = fill(SAYS[code], **told, end=ENDS[end.stage] if end else "")
    cited = cite(basis.material.case, *places)
    # One scan satisfies some versions of the rule (by origin and value), two with a delivery satisfy all.
    kind = GroundClass.REMOVABLE if code == "scans_present" else GroundClass.TO_VERIFY
    if basis.contradicted(record.id, WRONG_NUMBER):
        # The scans exist under a number that the platform was not given: true, and no error of the count.
        kind = GroundClass.EXPLAINS_ONLY
    if cited:
        yield Ground(
            code,
            says,
            cited,
            kind,
            (record.id,),
            basis.rule(*RULES),
            basis.against((record.id,), WEAK),
        )


def _end(scans: list[Scan]) -> Scan | None:
    return next((scan for stage in ENDS for scan in reversed(scans) if scan.stage is stage), None)
