"""Grounds against claims about receipt and goods (未收到货与货不符索赔的申诉理由): scans, proofs, the buyer's own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from appealdesk.core.answers import answers
from appealdesk.core.citing import cite, cite_kinds, mentions
from appealdesk.core.ground import Citation, Ground, GroundClass
from appealdesk.core.grounds.basis import ABOUT_THE_DELIVERY, ABOUT_THE_PACKAGE, Basis
from appealdesk.core.grounds.standing_papers import READS
from appealdesk.core.local_time import not_after
from appealdesk.core.phrase import enumerated, fill, in_marks, moment, quoted, utc
from appealdesk.core.place import Words
from appealdesk.core.promised import promised, town
from appealdesk.core.record import Record
from appealdesk.core.speech import speaks_of_delivery, tells_receipt
from appealdesk.core.telling import ASIAN, lines_of, reads_asian
from appealdesk.core.timeline.whereabouts import same_town
from appealdesk.core.wording import Wording

CLAIMS = ("a_to_z_claim", "inr_dispute", "chargeback")
RECEIPT = (*CLAIMS, "odr", "seller_standards", "negative_feedback")
GOODS = ("inad_dispute", "used_sold_as_new")
LONGEST_LINE = 160
ANSWERED = timedelta(hours=48)
CLAIM_RULES = ("a_to_z.appeal_window", "a_to_z", "chargeback", "dispute")
PROTECTED_RULES = ("buy_shipping", "claims_protected", "order_defect_rate.measure", "a_to_z")

SAYS = {
    "delivered": Wording.of(
        en="{carrier} recorded the package of order {order} (tracking number {tracking}) as delivered on {at}{where}: “{words}”.",
        zh="{carrier} 的记录显示,订单 {order} 的包裹(运单号 {tracking})已于 {at} 妥投{where}:“{words}”。",
        de="{carrier} verzeichnet das Paket der Bestellung {order} (Sendungsnummer {tracking}) als zugestellt am {at}{where}: „{words}“.",
        ja="{carrier} の記録では、注文 {order} の荷物（お問い合わせ番号 {tracking}）は {at}{where}に配達済みです：「{words}」。",
        fr="{carrier} a enregistré la livraison du colis de la commande {order} (numéro de suivi {tracking}) le {at}{where} : « {words} ».",
        es="{carrier} registró la entrega del paquete del pedido {order} (número de seguimiento {tracking}) el {at}{where}: «{words}».",
        it="{carrier} ha registrato la consegna del pacco dell'ordine {order} (numero di tracking {tracking}) il {at}{where}: «{words}».",
        zh_TW="依 {carrier} 紀錄，訂單 {order} 的包裹（物流編號 {tracking}）已於 {at} 送達{where}：「{words}」。",
    ),
    "in_town": Wording.of(
        en="{says} The order's address is in {value}.",
        zh="{says}订单收货城市为 {value}。",
        de="{says} Die Lieferanschrift liegt in {value}.",
        ja="{says}注文のお届け先は {value} です。",
        fr="{says} L'adresse de livraison de la commande se trouve à {value}.",
        es="{says} La dirección de entrega del pedido está en {value}.",
        it="{says} L'indirizzo di consegna dell'ordine è a {value}.",
        zh_TW="{says}訂單的收件城市為 {value}。",
    ),
    "before_promise": Wording.of(
        en="{says} The last promised moment of delivery was {value}.",
        zh="{says}承诺的最晚送达时间为 {value}。",
        de="{says} Die späteste zugesagte Lieferzeit war der {value}.",
        ja="{says}約束した最も遅い配達日時は {value} でした。",
        fr="{says} L'heure limite de livraison promise était le {value}.",
        es="{says} El último momento de entrega prometido era el {value}.",
        it="{says} Il termine di consegna promesso era il {value}.",
        zh_TW="{says}承諾的最晚送達時間為 {value}。",
    ),
    "receipt_quoted": Wording.of(
        en="On {at} the buyer of order {order} wrote: “{words}”",
        zh="订单 {order} 的买家于 {at} 写道:“{words}”",
        de="Am {at} schrieb der Käufer der Bestellung {order}: „{words}“",
        ja="{at} に注文 {order} の購入者から次のメッセージがありました：「{words}」",
        fr="Le {at}, l'acheteur de la commande {order} a écrit : « {words} ».",
        es="El {at}, el comprador del pedido {order} escribió: «{words}».",
        it="Il {at} l'acquirente dell'ordine {order} ha scritto: «{words}».",
        zh_TW="訂單 {order} 的買家於 {at} 來訊：「{words}」。",
    ),
    "claims_protected": Wording.of(
        en="The label of order {order} was bought through the platform, and {carrier} first scanned {tracking} on {first}, "
        "by the ship-by moment {due}.",
        zh="订单 {order} 的面单通过平台购买,{carrier} 于 {first} 首次扫描 {tracking},未晚于最晚发货时间 {due}。",
        de="Das Versandetikett der Bestellung {order} wurde über die Plattform gekauft, und {carrier} scannte die Sendung {tracking} erstmals am {first}, nicht nach der spätesten Versandzeit am {due}.",
        ja="注文 {order} の配送ラベルはプラットフォームで購入したもので、{carrier} は出荷期限 {due} までの {first} に {tracking} を最初にスキャンしました。",
        fr="L'étiquette de la commande {order} a été achetée via la plateforme, et {carrier} a scanné {tracking} pour la première fois le {first}, au plus tard à l'heure limite d'expédition du {due}.",
        es="La etiqueta del pedido {order} se compró a través de la plataforma y {carrier} escaneó {tracking} por primera vez el {first}, dentro de la hora límite de envío del {due}.",
        it="L'etichetta dell'ordine {order} è stata acquistata tramite la piattaforma e {carrier} ha scansionato {tracking} per la prima volta il {first}, entro il termine di spedizione del {due}.",
        zh_TW="訂單 {order} 的寄件單透過平台購買，{carrier} 於 {first} 首次掃描 {tracking}，未逾最晚出貨時間 {due}。",
    ),
    "handed_over_in_time": Wording.of(
        en="{carrier} first scanned the package of order {order} (tracking number {tracking}) on {first}, "
        "by the ship-by moment {due}.",
        zh="{carrier} 于 {first} 首次扫描订单 {order} 的包裹(运单号 {tracking}),未晚于最晚发货时间 {due}。",
        de="{carrier} scannte das Paket der Bestellung {order} (Sendungsnummer {tracking}) erstmals am {first}, nicht nach der spätesten Versandzeit am {due}.",
        ja="{carrier} は出荷期限 {due} までの {first} に、注文 {order} の荷物（お問い合わせ番号 {tracking}）を最初にスキャンしました。",
        fr="{carrier} a scanné le colis de la commande {order} (numéro de suivi {tracking}) pour la première fois le {first}, au plus tard à l'heure limite d'expédition du {due}.",
        es="{carrier} escaneó el paquete del pedido {order} (número de seguimiento {tracking}) por primera vez el {first}, dentro de la hora límite de envío del {due}.",
        it="{carrier} ha scansionato il pacco dell'ordine {order} (numero di tracking {tracking}) per la prima volta il {first}, entro il termine di spedizione del {due}.",
        zh_TW="{carrier} 於 {first} 首次掃描訂單 {order} 的包裹（物流編號 {tracking}），未逾最晚出貨時間 {due}。",
    ),
    "answered": Wording.of(
        en="On {answered} we wrote to the buyer of order {order}: “{words}”",
        zh="我们于 {answered} 致信订单 {order} 的买家:“{words}”",
        de="Am {answered} schrieben wir dem Käufer der Bestellung {order}: „{words}“",
        ja="{answered} に弊社は注文 {order} の購入者に次のとおり連絡しました：「{words}」",
        fr="Le {answered}, nous avons écrit à l'acheteur de la commande {order} : « {words} »",
        es="El {answered} escribimos al comprador del pedido {order}: «{words}»",
        it="Il {answered} abbiamo scritto all'acquirente dell'ordine {order}: «{words}»",
        zh_TW="本賣場於 {answered} 致訊訂單 {order} 的買家：「{words}」",
    ),
    "goods_record": Wording.of(
        en="The record of the goods of order {order} is attached: {papers}.",
        zh="随附订单 {order} 的货物记录:{papers}。",
        de="Die Aufzeichnungen zur Ware der Bestellung {order} liegen bei: {papers}.",
        ja="注文 {order} の商品に関する記録を添付します：{papers}。",
        fr="Les documents relatifs à la marchandise de la commande {order} sont joints : {papers}.",
        es="Se adjuntan los registros de la mercancía del pedido {order}: {papers}.",
        it="Si allega la documentazione sulla merce dell'ordine {order}: {papers}.",
        zh_TW="檢附訂單 {order} 的商品紀錄：{papers}。",
    ),
}
NEAR = Wording.of(
    en=" in {where}",
    zh=",地点 {where}",
    de=" in {where}",
    ja="、{where} ",
    fr=" ({where})",
    es=" ({where})",
    it=" ({where})",
    zh_TW="，地點 {where}",
)
GOODS_PAPERS = {
    "warehouse_video": Wording.of(
        en="packing video",
        zh="打包录像",
        de="Video der Verpackung",
        ja="梱包時の動画",
        fr="vidéo de l'emballage",
        es="vídeo del embalaje",
        it="video dell'imballaggio",
        zh_TW="包裝錄影",
    ),
    "weight_record": Wording.of(
        en="weight record",
        zh="称重记录",
        de="Wiegeprotokoll",
        ja="計量記録",
        fr="relevé de pesée",
        es="registro de peso",
        it="registrazione del peso",
        zh_TW="秤重紀錄",
    ),
    "return_photos": Wording.of(
        en="pictures of the returned goods",
        zh="退回商品照片",
        de="Fotos der zurückgesandten Ware",
        ja="返送品の写真",
        fr="photos de la marchandise retournée",
        es="fotos de la mercancía devuelta",
        it="foto della merce resa",
        zh_TW="退貨商品照片",
    ),
    "product_photos": Wording.of(
        en="product photos",
        zh="商品照片",
        de="Produktfotos",
        ja="商品写真",
        fr="photos du produit",
        es="fotos del producto",
        it="foto del prodotto",
        zh_TW="商品照片",
    ),
}


def delivery(basis: Basis) -> Iterator[Ground]:
    """What the carrier, the label and the buyer's own words show, order by order."""
    material = basis.material
    if material.about(*RECEIPT):
        for record in basis.counted:
            yield from _delivered(basis, record)
            yield from _handed_over(basis, record)
            yield from _quoted(basis, record)
            if material.about(*CLAIMS):
                yield from _answered(basis, record)
    if material.about("inad_dispute"):
        for record in basis.counted:
            yield from _answered(basis, record)
    if material.about(*GOODS):
        yield from _goods(basis)


def _delivered(basis: Basis, record: Record) -> Iterator[Ground]:
    scan = record.delivered
    if scan is None or scan.at is None or basis.contradicted(record.id, ABOUT_THE_DELIVERY):
        return
    where = fill(NEAR, where=scan.where) if scan.where else ""
    told = {
        "carrier": record.carrier_said,
        "order": record.id,
        "tracking": record.tracking,
        "at": moment(scan.at),
    }
    says = fill(SAYS["delivered"], **told, where=where, words=quoted(scan.words))
    due, home = promised(basis.material.case, record), town(basis.material.case, record)
    places = [scan.place]
    if home is not None and same_town(home[0], scan.where):
        says = fill(SAYS["in_town"], says=says, value=home[0])
        places.append(home[1])
    if due is not None and not_after(scan.at, due[0]):
        says = fill(SAYS["before_promise"], says=says, value=moment(due[0]))
        places.append(due[1])
    cited = (*cite(basis.material.case, *places), *_proofs(basis, record))
    against = basis.against(
        (record.id,), {"denial_after_delivery", "refund_after_notice", "unanswered", "other_town"}
    )
    if cited:
        kind = _class(basis, record)
        yield Ground("delivered", says, cited, kind, (record.id,), basis.rule(*CLAIM_RULES), against)


def _class(basis: Basis, record: Record) -> GroundClass:
    """A claim falls with the carrier's delivery record. A rate falls only where the label protects the order."""
    protected = basis.material.case.exhibits_of("buy_shipping_label") and record.handed_over_in_time
    if basis.material.about(*CLAIMS) or protected:
        return GroundClass.REMOVABLE
    return GroundClass.TO_VERIFY


def _proofs(basis: Basis, record: Record) -> tuple[Citation, ...]:
    """Proofs of delivery that name the order, or that can only be meant for it."""
    case = basis.material.case
    words = mentions(case, (record.id, record.tracking), ("delivery_proof",))
    if words:
        return cite(case, words[0].place)
    alone = len(basis.material.records) == 1
    return cite_kinds(case, "delivery_proof") if alone else ()


def _handed_over(basis: Basis, record: Record) -> Iterator[Ground]:
    first, due = record.accepted, record.order.ship_by
    if not record.handed_over_in_time or first is None or first.at is None or due is None:
        return
    if basis.contradicted(record.id, ABOUT_THE_PACKAGE):
        return
    case = basis.material.case
    labels = cite_kinds(case, "buy_shipping_label")
    code = "claims_protected" if labels else "handed_over_in_time"
    told = {"carrier": record.carrier_said, "order": record.id, "tracking": record.tracking}
    says = fill(SAYS[code], **told, first=moment(first.at), due=moment(due))
    cited = (*cite(case, first.place, record.said_at("ship_by")), *labels)
    if cited:
        kind = GroundClass.REMOVABLE if labels else GroundClass.EXPLAINS_ONLY
        against = basis.against((record.id,), {"no_delivery_scan"})
        yield Ground(code, says, cited, kind, (record.id,), basis.rule(*PROTECTED_RULES), against)


def _quoted(basis: Basis, record: Record) -> Iterator[Ground]:
    delivered = record.delivered.at if record.delivered else None
    denied = basis.against((record.id,), {"denial_after_delivery"})
    for message in record.messages:
        if message.at is None or not tells_receipt(message):
            continue
        if delivered is not None and utc(message.at) < utc(delivered):
            continue
        cited = cite(basis.material.case, message.place)
        told = {"order": record.id, "at": moment(message.at), "words": quoted(message.text)}
        if cited:
            kind = GroundClass.REMOVABLE if basis.material.about(*CLAIMS) else GroundClass.TO_VERIFY
            rule = basis.rule(*CLAIM_RULES)
            yield Ground(
                "receipt_quoted",
                fill(SAYS["receipt_quoted"], **told),
                cited,
                kind,
                (record.id,),
                rule,
                denied,
            )


def _answered(basis: Basis, record: Record) -> Iterator[Ground]:
    """Quote what the buyer was last told by a person. How long he waited is asked by nobody here and stands in the report."""
    asian = reads_asian(basis.material.reading.letter_language)
    told = [
        answer.by_person
        for answer in answers(record.messages)
        if answer.by_person is not None
        and speaks_of_delivery(answer.by_person)
        and answer.within(ANSWERED)
        and (asian or not ASIAN.search(answer.by_person.text))
    ]
    last = told[-1] if told else None
    cited = cite(basis.material.case, last.place) if last is not None else ()
    if last is not None and last.at is not None and cited:
        says = fill(SAYS["answered"], order=record.id, answered=moment(last.at), words=quoted(last.text))
        yield Ground("answered", says, cited, GroundClass.EXPLAINS_ONLY, (record.id,))


def _goods(basis: Basis) -> Iterator[Ground]:
    """Pictures carry no order number that a machine reads, so they speak only where the case has one order."""
    case = basis.material.case
    kinds = [kind for kind in GOODS_PAPERS if case.exhibits_of(kind)]
    if len(basis.material.records) != 1 or not kinds:
        return
    record = basis.material.records[0]
    papers = enumerated(GOODS_PAPERS[kind] for kind in kinds)
    says = fill(SAYS["goods_record"], order=record.id, papers=papers)
    lines = _recorded(basis, record, kinds)
    if lines:
        says = fill(READS, says=says, lines=enumerated(in_marks(line.text) for line in lines))
    held = dict.fromkeys((*cite(case, *(line.place for line in lines)), *cite_kinds(case, *kinds)))
    told = {citation.exhibit.file for citation in held if citation.place.line}
    cited = tuple(c for c in held if c.place.line or c.exhibit.file not in told)
    yield Ground("goods_record", says, cited, GroundClass.REMOVABLE, (record.id,), basis.rule(*CLAIM_RULES))


def _recorded(basis: Basis, record: Record, kinds: list[str]) -> list[Words]:
    """Return what the descriptions of videos and pictures say of the order: at most two lines that name it."""
    case = basis.material.case
    asian = reads_asian(basis.material.reading.letter_language)
    files = {exhibit.file for kind in kinds for exhibit in case.exhibits_of(kind)}
    lines = (line for sheet in case.sheets if sheet.file in files for line in lines_of(sheet))
    named = [
        line
        for line in lines
        if record.id in line.text
        and len(line.text) <= LONGEST_LINE
        and (asian or not ASIAN.search(line.text))
    ]
    return named[:2]
