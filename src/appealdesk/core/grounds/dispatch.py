"""Grounds about late dispatch and late delivery (迟发与迟到的申诉理由), by what each platform's own count looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from appealdesk.core.citing import cite, cite_kinds, mentions
from appealdesk.core.closures import Closure, closures
from appealdesk.core.ground import Citation, Ground, GroundClass
from appealdesk.core.grounds.basis import ABOUT_THE_DELIVERY, ABOUT_THE_PACKAGE, Basis
from appealdesk.core.grounds.standing_papers import READS
from appealdesk.core.local_time import not_after
from appealdesk.core.phrase import enumerated, fill, in_marks, listed, moment, quoted, span
from appealdesk.core.place import Words
from appealdesk.core.promised import promised
from appealdesk.core.record import Record
from appealdesk.core.sheet import Sheet
from appealdesk.core.telling import ASIAN, lines_of, reads_asian
from appealdesk.core.wording import Wording

LATE = ("lsr", "ldr", "sfp", "seller_standards")
# Which moment a platform's late count looks at decides what an early scan is worth there.
COUNTS_THE_SCAN = frozenset({"ebay", "tiktok_shop"})
COUNTS_THE_CONFIRMATION = frozenset({"amazon"})
DELAY_EXCUSED = frozenset({"ebay", "walmart"})
RULES = ("late_shipment_rate", "late_dispatch_rate", "late_delivery_rate", "ship_on_time_rate")
DELIVERY_RULES = ("on_time_delivery_rate",)

SCANNED_SOON = timedelta(hours=24)
QUOTED_AT_MOST = 3
# How a provider says that nobody came, and how a notice says that this counts.
FAILED = re.compile(
    r"no (?:vehicle|driver|pick-?up)|(?:not|cannot|could not|unable to|didn't|couldn't) (?:be )?(?:pick|collect|come)|broken vehicle"
    r"|courier's delay|our delay|pick-?up (?:was |is )?(?:cancel|missed|postponed)|come tomorrow"
    r"|(?:scan\w*|upload\w*) (?:system )?(?:was |were )?(?:down|delayed|failed|failure|outage)|(?:missed|late) scan|未能(?:实时|及时)?(?:上传|扫描)|补录|补扫|漏扫|未(?:能)?(?:揽收|取件|上门)|没(?:有)?车|爆仓|揽收延误|nicht abgeholt|keine Abholung|集荷でき",
    re.IGNORECASE,
)
NOT_COLLECTED = re.compile(
    r"(?:provider|courier|carrier|logistics)\b.{0,40}\b(?:did not|does not|has not|not) (?:collect|pick)|物流商.{0,10}未.{0,4}揽收|未上门",
    re.IGNORECASE,
)

# Of a hand-over paper a reader checks when it was made, by whom it was taken, and how many parcels it counts.
_PARTICULAR = re.compile(
    r"\d{1,2}:\d{2}|\bdriver\b|\bstamp|received by|\bparcels?\b|\bpackages?\b|日期|时间|司机|盖章|签收|共\s?\d+\s?件|時間|受領",
    re.IGNORECASE,
)
_NUMBERS_ONLY = re.compile(r"^\W*(?:运单|運單|tracking)\W", re.IGNORECASE)

SAYS = {
    "on_time_by_record": Wording.of(
        en="Order {order} was confirmed as shipped on {confirmed}, and {carrier} first scanned {tracking} on {first}; "
        "the ship-by moment was {due}.",
        zh="订单 {order} 于 {confirmed} 确认发货,{carrier} 于 {first} 首次扫描运单 {tracking};最晚发货时间为 {due}。",
        de="Der Versand der Bestellung {order} wurde am {confirmed} bestätigt, und {carrier} scannte die Sendung {tracking} erstmals am {first}; die späteste Versandzeit war der {due}.",
        ja="注文 {order} は {confirmed} に出荷通知を行い、{carrier} は {first} に {tracking} を最初にスキャンしました。出荷期限は {due} でした。",
        fr="L'expédition de la commande {order} a été confirmée le {confirmed}, et {carrier} a scanné {tracking} pour la première fois le {first} ; l'heure limite d'expédition était le {due}.",
        es="El envío del pedido {order} se confirmó el {confirmed} y {carrier} escaneó {tracking} por primera vez el {first}; la hora límite de envío era el {due}.",
        it="La spedizione dell'ordine {order} è stata confermata il {confirmed} e {carrier} ha scansionato {tracking} per la prima volta il {first}; il termine di spedizione era il {due}.",
        zh_TW="訂單 {order} 於 {confirmed} 確認出貨，{carrier} 於 {first} 首次掃描 {tracking}；最晚出貨時間為 {due}。",
    ),
    "scanned_before_confirmed": Wording.of(
        en="{carrier} first scanned {tracking} of order {order} on {first}, by the ship-by moment {due}; "
        "the confirmation followed on {confirmed}, {length} after the scan.",
        zh="{carrier} 于 {first} 首次扫描订单 {order} 的运单 {tracking},未晚于最晚发货时间 {due};确认发货为 {confirmed},晚于扫描 {length}。",
        de="{carrier} scannte die Sendung {tracking} der Bestellung {order} erstmals am {first}, nicht nach der spätesten Versandzeit am {due}; die Versandbestätigung folgte am {confirmed}, also {length} nach dem Scan.",
        ja="{carrier} は出荷期限 {due} までの {first} に、注文 {order} の {tracking} を最初にスキャンしました。出荷通知は {confirmed} で、スキャンの {length}後でした。",
        fr="{carrier} a scanné {tracking} de la commande {order} pour la première fois le {first}, au plus tard à l'heure limite d'expédition du {due} ; la confirmation a suivi le {confirmed}, soit {length} après le scan.",
        es="{carrier} escaneó {tracking} del pedido {order} por primera vez el {first}, dentro de la hora límite de envío del {due}; la confirmación siguió el {confirmed}, es decir, {length} después del escaneo.",
        it="{carrier} ha scansionato {tracking} dell'ordine {order} per la prima volta il {first}, entro il termine di spedizione del {due}; la conferma è seguita il {confirmed}, cioè {length} dopo la scansione.",
        zh_TW="{carrier} 於 {first} 首次掃描訂單 {order} 的 {tracking}，未逾最晚出貨時間 {due}；確認出貨為 {confirmed}，晚於掃描 {length}。",
    ),
    "carrier_closed": Wording.of(
        en="The carrier's paper gives {days} as days without service. These orders were due to ship then: {orders}.",
        zh="承运商文件载明 {days} 停止服务。以下订单的最晚发货时间在此期间:{orders}。",
        de="Das Dokument des Paketdienstes nennt {days} als Tage ohne Betrieb. In diese Zeit fällt die späteste Versandzeit folgender Bestellungen: {orders}.",
        ja="配送業者の文書は {days} を休業日としています。次の注文の出荷期限はこの期間に当たります：{orders}。",
        fr="Le document du transporteur indique l'absence de service pour les dates suivantes : {days}. L'heure limite d'expédition des commandes suivantes tombait dans cette période : {orders}.",
        es="El documento del transportista indica días sin servicio: {days}. La hora límite de envío de los siguientes pedidos caía en ese periodo: {orders}.",
        it="Il documento del corriere indica giorni senza servizio: {days}. Il termine di spedizione dei seguenti ordini cadeva in quel periodo: {orders}.",
        zh_TW="物流業者文件載明 {days} 停止服務。以下訂單的最晚出貨時間落在此期間：{orders}。",
    ),
    "handed_over": Wording.of(
        en="The hand-over paper of the carrier names order {order} (tracking number {tracking}).",
        zh="承运商交接单载有订单 {order}(运单号 {tracking})。",
        de="Der Übergabebeleg des Paketdienstes nennt die Bestellung {order} (Sendungsnummer {tracking}).",
        ja="配送業者の引渡書に注文 {order}（お問い合わせ番号 {tracking}）が記載されています。",
        fr="Le bordereau de remise du transporteur mentionne la commande {order} (numéro de suivi {tracking}).",
        es="El justificante de entrega al transportista menciona el pedido {order} (número de seguimiento {tracking}).",
        it="La distinta di consegna al corriere riporta l'ordine {order} (numero di tracking {tracking}).",
        zh_TW="物流業者的交寄單載有訂單 {order}（物流編號 {tracking}）。",
    ),
    "delivered_in_time": Wording.of(
        en="{carrier} delivered {tracking} of order {order} on {delivered}: “{words}”; the last promised moment of delivery was {promised}.",
        zh="{carrier} 于 {delivered} 妥投订单 {order} 的运单 {tracking}:“{words}”;承诺的最晚送达时间为 {promised}。",
        de="{carrier} stellte die Sendung {tracking} der Bestellung {order} am {delivered} zu: „{words}“; die späteste zugesagte Lieferzeit war der {promised}.",
        ja="{carrier} は注文 {order} の {tracking} を {delivered} に配達しました：「{words}」。約束した最も遅い配達日時は {promised} でした。",
        fr="{carrier} a livré {tracking} de la commande {order} le {delivered} : « {words} » ; l'heure limite de livraison promise était le {promised}.",
        es="{carrier} entregó {tracking} del pedido {order} el {delivered}: «{words}»; el último momento de entrega prometido era el {promised}.",
        it="{carrier} ha consegnato {tracking} dell'ordine {order} il {delivered}: «{words}»; il termine di consegna promesso era il {promised}.",
        zh_TW="{carrier} 於 {delivered} 送達訂單 {order} 的 {tracking}：「{words}」；承諾的最晚送達時間為 {promised}。",
    ),
    "pickup_missed": Wording.of(
        en="The logistics provider wrote about the parcels of {orders}: {lines}.",
        zh="物流商就 {orders} 的包裹写道:{lines}。",
        de="Der Logistikdienstleister schrieb zu den Paketen von {orders}: {lines}.",
        ja="配送業者は {orders} の荷物について次のとおり連絡しました：{lines}。",
        fr="Le prestataire logistique a écrit au sujet des colis de {orders} : {lines}.",
        es="El operador logístico escribió sobre los paquetes de {orders}: {lines}.",
        it="L'operatore logistico ha scritto in merito ai pacchi di {orders}: {lines}.",
        zh_TW="物流商就 {orders} 的包裹來訊：{lines}。",
    ),
    "scanned_then": Wording.of(
        en="{says} {carrier} first scanned the parcel on {first}.",
        zh="{says}{carrier}于 {first} 首次扫描该包裹。",
        de="{says} {carrier} scannte das Paket erstmals am {first}.",
        ja="{says}{carrier} は {first} に荷物を最初にスキャンしました。",
        fr="{says} {carrier} a scanné le colis pour la première fois le {first}.",
        es="{says} {carrier} escaneó el paquete por primera vez el {first}.",
        it="{says} {carrier} ha scansionato il pacco per la prima volta il {first}.",
        zh_TW="{says}{carrier}於 {first} 首次掃描該包裹。",
    ),
    "left_in_time": Wording.of(
        en="{carrier} first scanned {tracking} of order {order} on {first}, by the ship-by moment {due}, "
        "and delivered it on {delivered}.",
        zh="{carrier} 于 {first} 首次扫描订单 {order} 的运单 {tracking},未晚于最晚发货时间 {due},并于 {delivered} 妥投。",
        de="{carrier} scannte die Sendung {tracking} der Bestellung {order} erstmals am {first}, nicht nach der spätesten Versandzeit am {due}, und stellte sie am {delivered} zu.",
        ja="{carrier} は出荷期限 {due} までの {first} に注文 {order} の {tracking} を最初にスキャンし、{delivered} に配達しました。",
        fr="{carrier} a scanné {tracking} de la commande {order} pour la première fois le {first}, au plus tard à l'heure limite d'expédition du {due}, et l'a livré le {delivered}.",
        es="{carrier} escaneó {tracking} del pedido {order} por primera vez el {first}, dentro de la hora límite de envío del {due}, y lo entregó el {delivered}.",
        it="{carrier} ha scansionato {tracking} dell'ordine {order} per la prima volta il {first}, entro il termine di spedizione del {due}, e lo ha consegnato il {delivered}.",
        zh_TW="{carrier} 於 {first} 首次掃描訂單 {order} 的 {tracking}，未逾最晚出貨時間 {due}，並於 {delivered} 送達。",
    ),
}


def dispatch(basis: Basis) -> Iterator[Ground]:
    """On-time records, early scans, closures and hand-over papers, order by order."""
    material = basis.material
    if material.about(*LATE):
        yield from _closed(basis, closures(material.case))
    if material.about(*LATE, "fake_shipping"):
        yield from _missed(basis)
    for record in basis.counted:
        if basis.contradicted(record.id, ABOUT_THE_PACKAGE):
            continue
        if material.about(*LATE):
            yield from _on_time(basis, record)
            yield from _moving(basis, record)
            yield from _manifest(basis, record)
        if material.about("fake_shipping"):
            yield from _truly_handed_over(basis, record)
        if material.about("otdr"):
            yield from _left_in_time(basis, record)
        if material.about("ldr", "otdr") and not basis.contradicted(record.id, ABOUT_THE_DELIVERY):
            yield from _delivered_in_time(basis, record)


def _on_time(basis: Basis, record: Record) -> Iterator[Ground]:
    if record.confirmed_in_time and record.handed_over_in_time:
        cited = (*_moments(basis, record), *_listed_at_handover(basis, record))
        says = fill(SAYS["on_time_by_record"], **_told(record))
        against = basis.against((record.id,), {"others_accepted"})
        if cited:
            kind = GroundClass.REMOVABLE
            yield Ground("on_time_by_record", says, cited, kind, (record.id,), basis.rule(*RULES), against)


def _moving(basis: Basis, record: Record) -> Iterator[Ground]:
    lead = record.scan_before_confirmation
    if record.handed_over_in_time and record.confirmed_in_time is False and lead is not None:
        says = fill(SAYS["scanned_before_confirmed"], **_told(record), length=span(lead))
        cited = _moments(basis, record)
        against = basis.against((record.id,), {"confirmed_late", "no_erp_log"})
        if cited:
            kind, rule = _worth(basis.platform), basis.rule(*RULES)
            yield Ground("scanned_before_confirmed", says, cited, kind, (record.id,), rule, against)


def _worth(platform: str) -> GroundClass:
    if platform in COUNTS_THE_SCAN:
        return GroundClass.REMOVABLE
    return GroundClass.EXPLAINS_ONLY if platform in COUNTS_THE_CONFIRMATION else GroundClass.TO_VERIFY


def _closed(basis: Basis, shut: tuple[Closure, ...]) -> Iterator[Ground]:
    """A closed carrier explains late orders; it removes none. Where it took other packages that day, it explains nothing."""
    refuted = {
        c for finding in basis.findings if finding.code == "others_accepted" for c in finding.citations
    }
    for closure in shut:
        late = [record for record in basis.counted if _late_within(basis, record, closure)]
        if late and closure.citation not in refuted:
            ids = tuple(record.id for record in late)
            stated = cite(basis.material.case, *(record.said_at("ship_by") for record in late))
            says = fill(SAYS["carrier_closed"], days=str(closure), orders=_beside_numbers(late))
            against = basis.against(ids, {"confirmed_late", "carrier_not_named"})
            cited, kind = (closure.citation, *stated), GroundClass.EXPLAINS_ONLY
            yield Ground("carrier_closed", says, cited, kind, ids, basis.rule(*RULES), against)


def _late_within(basis: Basis, record: Record, closure: Closure) -> bool:
    due = record.order.ship_by
    late = record.handed_over_in_time is False or record.confirmed_in_time is False
    clean = not basis.contradicted(record.id, ABOUT_THE_PACKAGE)
    return (
        due is not None
        and late
        and clean
        and closure.covers(due.astimezone(basis.material.timeline.zone).date())
    )


def _beside_numbers(late: list[Record]) -> Wording:
    """Orders with their tracking numbers and ship-by moments beside them."""
    held = [(r.id, r.tracking or "—", moment(r.order.ship_by) if r.order.ship_by else "—") for r in late]
    return Wording.of(
        en="; ".join(f"{order} (tracking number {number}), {due}" for order, number, due in held),
        zh=";".join(f"{order}(运单号 {number}),{due}" for order, number, due in held),
        de="; ".join(f"{order} (Sendungsnummer {number}), {due}" for order, number, due in held),
        ja="；".join(f"{order}（お問い合わせ番号 {number}）、{due}" for order, number, due in held),
        fr=" ; ".join(f"{order} (numéro de suivi {number}), {due}" for order, number, due in held),
        es="; ".join(f"{order} (número de seguimiento {number}), {due}" for order, number, due in held),
        it="; ".join(f"{order} (numero di tracking {number}), {due}" for order, number, due in held),
        zh_TW="；".join(f"{order}（物流編號 {number}），{due}" for order, number, due in held),
    )


def _manifest(basis: Basis, record: Record) -> Iterator[Ground]:
    """A hand-over paper speaks where the carrier's first scan is missing or came more than a day after the confirmation."""
    lead = record.scan_before_confirmation
    if record.accepted is not None and (lead is None or lead > -SCANNED_SOON):
        return
    case = basis.material.case
    words = mentions(case, (record.tracking, record.id), ("carrier_handover_proof",))
    if words:
        says = fill(SAYS["handed_over"], order=record.id, tracking=record.tracking or "—")
        cited = cite(case, words[0].place)
        against = basis.against((record.id,), {"first_scan_late", "truly_late"})
        yield Ground("handed_over", says, cited, GroundClass.EXPLAINS_ONLY, (record.id,), None, against)


def _truly_handed_over(basis: Basis, record: Record) -> Iterator[Ground]:
    """A shipment is no sham where the carrier's hand-over paper names the parcel and the carrier scanned it later."""
    case, first = basis.material.case, record.accepted
    named = mentions(case, (record.tracking, record.id), ("carrier_handover_proof",))
    if not named or first is None or first.at is None:
        return
    asian = reads_asian(basis.material.reading.letter_language)
    sheets = [sheet for sheet in case.sheets if sheet.file == named[0].place.file and not sheet.doubtful]
    lines = [w for s in sheets for w in lines_of(s) if asian or not ASIAN.search(w.text)]
    told = [w for w in lines if _PARTICULAR.search(w.text) and not _NUMBERS_ONLY.search(w.text)][
        :QUOTED_AT_MOST
    ]
    says = fill(SAYS["handed_over"], order=record.id, tracking=record.tracking or "—")
    if told:
        says = fill(READS, says=says, lines=enumerated(in_marks(w.text) for w in told))
    held = {"says": says, "carrier": record.carrier_said, "first": moment(first.at)}
    says = fill(SAYS["scanned_then"], **held)
    cited = cite(case, named[0].place, *(w.place for w in told), first.place)
    against = basis.against((record.id,), {"truly_late"})
    yield Ground("truly_handed_over", says, cited, GroundClass.REMOVABLE, (record.id,), None, against)


def _delivered_in_time(basis: Basis, record: Record) -> Iterator[Ground]:
    """A delivery by the promised moment is no late one, whatever came before."""
    case, scan = basis.material.case, record.delivered
    due = promised(case, record)
    if scan is None or scan.at is None or due is None or not not_after(scan.at, due[0]):
        return
    told = {**_told(record), "delivered": moment(scan.at), "words": quoted(scan.words).rstrip(".。")}
    says = fill(SAYS["delivered_in_time"], **told, promised=moment(due[0]))
    cited = cite(case, scan.place, due[1])
    if cited:
        kind = GroundClass.REMOVABLE
        yield Ground("delivered_in_time", says, cited, kind, (record.id,), basis.rule(*DELIVERY_RULES))


def _missed(basis: Basis) -> Iterator[Ground]:
    """What the provider itself wrote of a pickup that failed; it takes orders out only where the notice says so."""
    case = basis.material.case
    asian = reads_asian(basis.material.reading.letter_language)
    for exhibit in case.exhibits_of("lsp_communication"):
        sheets = [sheet for sheet in case.sheets if sheet.file == exhibit.file and not sheet.doubtful]
        about = tuple(
            record.id
            for record in basis.counted
            if any(sheet.find(id_) for sheet in sheets for id_ in (record.id, record.tracking) if id_)
        )
        words = [
            w for s in sheets for w in _admissions(s, case.seller.store) if asian or not ASIAN.search(w.text)
        ]
        if about and words:
            told = words[:QUOTED_AT_MOST]
            lines = enumerated(in_marks(line.text) for line in told)
            says = fill(SAYS["pickup_missed"], orders=listed(about), lines=lines)
            cited = cite(case, *(line.place for line in told))
            yield Ground("pickup_missed", says, cited, _excuse(basis), about, basis.rule(*RULES))


def _admissions(sheet: Sheet, store: str) -> Iterator[Words]:
    """Yield the lines in which somebody other than the seller says that a pickup did not happen."""
    for line in lines_of(sheet):
        if FAILED.search(line.text) and not (store and store.casefold() in line.text.casefold()):
            yield line


def _excuse(basis: Basis) -> GroundClass:
    told = any(NOT_COLLECTED.search(notice.text) for notice in basis.material.case.notices)
    return GroundClass.REMOVABLE if told else GroundClass.EXPLAINS_ONLY


def _listed_at_handover(basis: Basis, record: Record) -> tuple[Citation, ...]:
    """The line of the carrier's hand-over paper that names the parcel, where there is one."""
    case = basis.material.case
    words = mentions(case, (record.tracking, record.id), ("carrier_handover_proof",))
    return cite(case, words[0].place) if words else ()


def _left_in_time(basis: Basis, record: Record) -> Iterator[Ground]:
    delivered = record.delivered
    if not record.handed_over_in_time or delivered is None or delivered.at is None:
        return
    case = basis.material.case
    protected = all(case.exhibits_of(kind) for kind in ("buy_shipping_label", "shipping_settings"))
    excused = basis.platform in DELAY_EXCUSED or (basis.platform == "amazon" and protected)
    kind = GroundClass.REMOVABLE if excused else GroundClass.EXPLAINS_ONLY
    says = fill(SAYS["left_in_time"], **_told(record), delivered=moment(delivered.at))
    papers = cite_kinds(case, "buy_shipping_label", "shipping_settings") if protected else ()
    cited = (*_moments(basis, record), *cite(case, delivered.place), *papers)
    if cited:
        yield Ground("left_in_time", says, cited, kind, (record.id,), basis.rule(*DELIVERY_RULES))


def _told(record: Record) -> dict[str, object]:
    order, first = record.order, record.accepted
    return {
        "order": record.id,
        "carrier": record.carrier_said,
        "tracking": record.tracking,
        "first": moment(first.at) if first and first.at else "—",
        "due": moment(order.ship_by) if order.ship_by else "—",
        "confirmed": moment(order.confirmed_at) if order.confirmed_at else "—",
    }


def _moments(basis: Basis, record: Record) -> tuple[Citation, ...]:
    places = [record.said_at("ship_by"), record.said_at("confirmed_at")]
    first = record.accepted
    return cite(basis.material.case, *([first.place] if first else []), *places)
