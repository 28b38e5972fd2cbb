"""Grounds about goods said to differ (货不对板的申诉理由): what the page told, what was ordered, what the buyer himself wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.citing import cite
from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.export_row import rows_naming
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.phrase import enumerated, fill, in_marks, moment, quoted
from appealdesk.core.place import Words
from appealdesk.core.record import Record
from appealdesk.core.telling import ASIAN, lines_of, reads_asian
from appealdesk.core.wording import Wording

ISSUES = ("inad_dispute",)
RULES = ("dispute", "inad")
SAYS = {
    "page_told": Wording.of(
        en="The product page reads: {lines}.",
        zh="商品页面载明:{lines}。",
        de="Auf der Produktseite steht: {lines}.",
        ja="商品ページには次の記載があります：{lines}。",
        fr="La page produit indique : {lines}.",
        es="La página del producto indica: {lines}.",
        it="La pagina del prodotto riporta: {lines}.",
        zh_TW="商品頁面載明：{lines}。",
    ),
    "ordered_as": Wording.of(
        en="Order {order} was placed for: {lines}.",
        zh="订单 {order} 下单时所选:{lines}。",
        de="Bestellung {order} wurde aufgegeben für: {lines}.",
        ja="注文 {order} で選択された内容：{lines}。",
        fr="La commande {order} a été passée pour : {lines}.",
        es="El pedido {order} se hizo para: {lines}.",
        it="L'ordine {order} è stato effettuato per: {lines}.",
        zh_TW="訂單 {order} 下單時所選：{lines}。",
    ),
    "buyer_measured": Wording.of(
        en="On {at} the buyer of order {order} wrote: “{words}” The product page gives the same measure: {figure}.",
        zh="订单 {order} 的买家于 {at} 写道:“{words}”商品页面所载尺寸与此相同:{figure}。",
        de="Am {at} schrieb der Käufer der Bestellung {order}: „{words}“ Die Produktseite nennt dasselbe Maß: {figure}.",
        ja="{at} に注文 {order} の購入者から次のメッセージがありました：「{words}」商品ページに記載の寸法も同じです：{figure}。",
        fr="Le {at}, l'acheteur de la commande {order} a écrit : « {words} » La page produit donne la même mesure : {figure}.",
        es="El {at}, el comprador del pedido {order} escribió: «{words}» La página del producto indica la misma medida: {figure}.",
        it="Il {at} l'acquirente dell'ordine {order} ha scritto: «{words}» La pagina del prodotto indica la stessa misura: {figure}.",
        zh_TW="訂單 {order} 的買家於 {at} 寫道：「{words}」商品頁面所載尺寸與此相同：{figure}。",
    ),
}
CHOSEN = ("variant", "variation", "option", "size", "colour", "color", "规格", "款式", "尺码", "颜色", "規格")
QUOTED_AT_MOST, LONGEST = 2, 160
_FIGURE = re.compile(
    r"(?<![\d.,])\d+(?:[.,]\d+)?(?:\s?[x×*]\s?\d+(?:[.,]\d+)?)*\s?(?:cm|mm|m|kg|g|ml|l|inch|in|w|v|寸|厘米|毫米|克|升)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"size|measure|colou?r|material|dimension|model|尺寸|尺码|颜色|材质|规格|型号|größe|farbe|maße|サイズ|色|素材|taille|talla|taglia",
    re.IGNORECASE,
)


def goods(basis: Basis) -> Iterator[Ground]:
    """What page, order and buyer say of the goods, where the case has one order: papers of goods name none."""
    held = basis.counted
    if not basis.material.about(*ISSUES) or len(held) != 1:
        return
    record = held[0]
    figures = {_bare(f) for m in _of_buyer(record) for f in _FIGURE.findall(m.text)}
    lines = _page(basis, figures)
    yield from _told(basis, "page_told", record, lines)
    yield from _chosen(basis, record)
    told = {_bare(f) for line in lines for f in _FIGURE.findall(line.text)}
    # A measure that the page gave and the buyer found is the very thing that was described.
    for message in _of_buyer(record) if lines else ():
        same = [f for f in _FIGURE.findall(message.text) if _bare(f) in told]
        if same:
            yield from _written(basis, record, message, same[0], lines)


def _of_buyer(record: Record) -> tuple[Message, ...]:
    return tuple(message for message in record.messages if message.sender is Sender.BUYER)


def _bare(text: str) -> str:
    return re.sub(r"[×*]", "x", text.casefold().replace(" ", ""))


def _page(basis: Basis, figures: set[str]) -> tuple[Words, ...]:
    """The lines of the page that hold a measure the buyer names, else those that describe at all; the latest of equals."""
    case = basis.material.case
    asian = reads_asian(basis.material.reading.letter_language)
    files = {exhibit.file for exhibit in case.exhibits_of("listing_history")}
    lines = [
        line
        for sheet in case.sheets
        if sheet.file in files and not sheet.doubtful
        for line in lines_of(sheet)
        if len(line.text) <= LONGEST and (asian or not ASIAN.search(line.text)) and _TELLS.search(line.text)
    ]
    named = [line for line in lines if any(f in _bare(line.text) for f in figures)]
    return tuple((named or lines)[-QUOTED_AT_MOST:])


def _told(basis: Basis, code: str, record: Record, lines: tuple[Words, ...]) -> Iterator[Ground]:
    if lines:
        said = enumerated(in_marks(line.text) for line in lines)
        cited = cite(basis.material.case, *(line.place for line in lines))
        says = fill(SAYS[code], lines=said)
        yield Ground(code, says, cited, GroundClass.REMOVABLE, (record.id,), basis.rule(*RULES))


def _chosen(basis: Basis, record: Record) -> Iterator[Ground]:
    asian = reads_asian(basis.material.reading.letter_language)
    for row in rows_naming(basis.material.case, record.id, "order_detail"):
        cells = [f"{n}: {cell}" for n, cell in row.headed if cell and n.casefold() in CHOSEN]
        readable = [cell for cell in cells if asian or not ASIAN.search(cell)]
        cited = cite(basis.material.case, row.place)
        if readable and cited:
            said = enumerated(in_marks(cell) for cell in readable)
            says = fill(SAYS["ordered_as"], order=record.id, lines=said)
            yield Ground("ordered_as", says, cited, GroundClass.REMOVABLE, (record.id,), basis.rule(*RULES))
            return


def _written(
    basis: Basis, record: Record, message: Message, figure: str, lines: tuple[Words, ...]
) -> Iterator[Ground]:
    readable = reads_asian(basis.material.reading.letter_language) or not ASIAN.search(message.text)
    page = (line.place for line in lines if _bare(figure) in map(_bare, _FIGURE.findall(line.text)))
    cited = cite(basis.material.case, message.place, *page)
    if message.at is not None and cited and readable:
        told = {"order": record.id, "at": moment(message.at), "words": quoted(message.text), "figure": figure}
        says = fill(SAYS["buyer_measured"], **told)
        yield Ground("buyer_measured", says, cited, GroundClass.REMOVABLE, (record.id,), basis.rule(*RULES))
