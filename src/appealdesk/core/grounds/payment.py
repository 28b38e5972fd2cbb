"""What the payment record says against a chargeback (付款授权记录): address and card checks, place of the order, earlier orders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.citing import cite
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.phrase import enumerated, fill, quoted
from appealdesk.core.telling import ASIAN, lines_of, reads_asian
from appealdesk.core.wording import Wording

LONGEST = 160
SAYS = Wording.of(
    en="The payment record of order {order} reads: {lines}.",
    zh="订单 {order} 的付款记录载明:{lines}。",
    de="Im Zahlungsnachweis zur Bestellung {order} steht: {lines}.",
    ja="注文 {order} の支払記録には次の記載があります：{lines}。",
    fr="Le justificatif de paiement de la commande {order} porte les mentions suivantes : {lines}.",
    es="El registro de pago del pedido {order} recoge lo siguiente: {lines}.",
    it="La prova di pagamento dell'ordine {order} riporta quanto segue: {lines}.",
    zh_TW="訂單 {order} 的付款紀錄載明：{lines}。",
)
LINE = Wording.of(
    en="“{words}”",
    zh="“{words}”",
    de="„{words}“",
    ja="「{words}」",
    fr="« {words} »",
    es="«{words}»",
    it="«{words}»",
    zh_TW="「{words}」",
)
# What an issuer looks for, one line of each: address, card check, authentication, place, earlier undisputed orders.
KINDS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bavs\b|address verification|billing address.*match",
        r"\bcv[vc]2?\b|card security code|security code",
        r"3-?d ?s(?:ecure)?\b|authentication|\bauthori[sz]ation (?:code|approved)",
        r"\bip\b|located in|ip address",
        r"earlier orders?|previous orders?|repeat customer|order history|same card",
    )
)


def payment(basis: Basis) -> Iterator[Ground]:
    """One ground for the order of a chargeback whose payment record can be read."""
    case, held = basis.material.case, basis.counted
    if not basis.material.about("chargeback") or len(held) != 1:
        return
    asian = reads_asian(basis.material.reading.letter_language)
    files = {exhibit.file for exhibit in case.exhibits_of("payment_auth_record")}
    lines = [
        line
        for s in case.sheets
        if s.file in files and not s.doubtful
        for line in lines_of(s)
        if len(line.text) <= LONGEST
    ]
    readable = [line for line in lines if asian or not ASIAN.search(line.text)]
    told = tuple(
        dict.fromkeys(line for kind in KINDS for line in [w for w in readable if kind.search(w.text)][:1])
    )
    if told:
        said = enumerated(fill(LINE, words=quoted(line.text)) for line in told)
        cited = cite(case, *(line.place for line in told))
        rule = basis.rule("chargeback", "dispute")
        says = fill(SAYS, order=held[0].id, lines=said)
        yield Ground("payment_record", says, cited, GroundClass.REMOVABLE, (held[0].id,), rule)
