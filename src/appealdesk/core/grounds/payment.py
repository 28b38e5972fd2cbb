"""What the payment record says against a chargeback (付款授权记录): address and card checks, place of the order, earlier orders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.case import Case
from appealdesk.core.citing import cite
from appealdesk.core.export_row import rows_naming
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.phrase import enumerated, fill, in_marks
from appealdesk.core.place import Words
from appealdesk.core.telling import ASIAN, lines_of, reads_asian
from appealdesk.core.wording import Wording

LONGEST = 160
_UNCHECKED = re.compile(
    r"(?:no\b|not\b|none|n/?a\b|n$|-$|fail|unavailable|unchecked|mismatch|否|未|无|失败)", re.IGNORECASE
)
_MARKS = re.compile(r"[\s_-]+")
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
    tables = list(_cells(case, held[0].id))
    files -= {cell.place.file for cell in tables}
    lines = [
        line
        for sheet in case.sheets
        if sheet.file in files and not sheet.doubtful
        for line in lines_of(sheet)
        if len(line.text) <= LONGEST and (asian or not ASIAN.search(line.text))
    ]
    cells = [cell for cell in tables if asian or not ASIAN.search(cell.text)]
    first = (line for kind in KINDS for line in [w for w in lines if kind.search(w.text)][:1])
    told = tuple(dict.fromkeys([*cells, *first]))
    if told:
        said = enumerated(in_marks(line.text) for line in told)
        cited = cite(case, *(line.place for line in told))
        rule = basis.rule("chargeback", "dispute")
        says = fill(SAYS, order=held[0].id, lines=said)
        yield Ground("payment_record", says, cited, GroundClass.REMOVABLE, (held[0].id,), rule)


def _cells(case: Case, order_id: str) -> Iterator[Words]:
    """Say each cell of the order's row that an issuer looks for under its heading: a heading alone proves nothing."""
    for row in rows_naming(case, order_id, "payment_auth_record"):
        for name, cell in row.headed:
            # What was not checked, or failed, is no proof; the report shows the whole record.
            told = cell and not _UNCHECKED.match(cell)
            if told and any(kind.search(_MARKS.sub(" ", name)) for kind in KINDS):
                yield Words(f"{_MARKS.sub(' ', name)}: {cell}", row.place)
