"""Papers that are there and carry nothing (读不出的证据): what each should have shown, asked for by its number.

A dispute stands on what its exhibits show. Where none of them could be read, “add the central exhibit” would send the
seller looking for a file that he has handed in already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appealdesk.core.argument import Argument
from appealdesk.core.evidence import Exhibit
from appealdesk.core.grounds.asking import AFTER_GAP
from appealdesk.core.letter.kind import letter_kind
from appealdesk.core.letter.letter import LetterKind
from appealdesk.core.letter.reasons import asserted
from appealdesk.core.phrase import fill
from appealdesk.core.wording import Wording

_TRACKING = Wording.of(
    en="the tracking number and its scans with time, offset and place",
    zh="运单号，以及带时间、时区和地点的扫描记录",
)
_DELIVERY = Wording.of(
    en="the parcel, and day, time and place of the delivery", zh="对应的运单号，以及签收的日期、时间和地点"
)
_HANDOVER = Wording.of(
    en="the parcels, and day and time of the handover", zh="交接的运单号，以及交接日期和时间"
)
_MESSAGES = Wording.of(en="who wrote what, with day and time", zh="每条消息由谁所写、原文、日期和时间")
_ORDER = Wording.of(
    en="the order number, the item, the day it had to leave and the day it left",
    zh="订单号、商品、最晚发货日与实际发货日",
)
_PAYMENT = Wording.of(
    en="the order number and the result of the checks of card, address and buyer, with time",
    zh="订单号，以及卡、地址与买家身份校验的结果和时间",
)
_PICTURE = Wording.of(
    en="which order it shows, when it was taken and what is to be seen on it",
    zh="拍的是哪一单、何时所拍、能看出什么",
)
# By kind, in the order in which a dispute leans on them.
SHOWS: Mapping[str, Wording] = {
    "carrier_tracking": _TRACKING,
    "delivery_proof": _DELIVERY,
    "carrier_handover_proof": _HANDOVER,
    "return_tracking": _TRACKING,
    "payment_auth_record": _PAYMENT,
    "buyer_messages": _MESSAGES,
    "order_detail": _ORDER,
    "warehouse_video": _PICTURE,
    "warehouse_photos": _PICTURE,
    "product_photos": _PICTURE,
    "return_photos": _PICTURE,
}
ASKS = Wording.of(
    en="Exhibit {number} ({kind}, {file}) is here, but it could not be read from it: {what}. Please send the file as the "
    "platform or the carrier exports it (CSV, JSON, PDF or a sharp screenshot), or write these facts into case.yaml.",
    zh="已收到证据 {number}（{kind}，{file}），但没有从中读出：{what}。请提供平台或承运商导出的原始文件（CSV、JSON、PDF 或清晰截图）；"
    "若文件无误，请把上述内容逐条写出来，由专员录入 case.yaml。",
)


def unread(argument: Argument) -> tuple[Wording, ...]:
    """Ask, where a dispute has nothing to claim, what the papers at hand should have shown; nothing for other letters."""
    if letter_kind(argument.case, argument.reading) is not LetterKind.DISPUTE or asserted(argument):
        return ()
    return tuple(_asked(argument))


def asked_once(argument: Argument, found: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """Return the argument's questions without those for an order page that lies here unread: that one is asked for by its number."""
    orders = {exhibit.file for exhibit in argument.case.exhibits_of("order_detail")}
    if not any(file in said.say("en") for file in orders for said in found):
        return argument.questions
    page = AFTER_GAP["order_without_record"].say("en")
    return tuple(said for said in argument.questions if not said.say("en").endswith(page))


def _asked(argument: Argument) -> Iterator[Wording]:
    held = sorted(
        (
            one
            for one in argument.case.exhibits
            if one.kind in SHOWS
            and one.opens
            and not _carries(argument, one)
            and not _was_read(argument, one)
        ),
        key=lambda one: list(SHOWS).index(one.kind),
    )
    for one in held:
        name = argument.vocabulary.kind(one.kind).name
        yield fill(ASKS, number=one.number, kind=name, file=one.file, what=SHOWS[one.kind])


def _was_read(argument: Argument, exhibit: Exhibit) -> bool:
    """Whether scans, messages or fields of an order came out of a paper, though nothing can be claimed with them."""
    case = argument.case
    files = {shipment.file for shipment in case.shipments} | {message.place.file for message in case.messages}
    return exhibit.file in files | {place.file for order in case.orders for _, place in order.places}


def _carries(argument: Argument, exhibit: Exhibit) -> bool:
    """Whether something was concluded from a paper, for the seller or against him."""
    cited = [
        *(citation for ground in argument.grounds for citation in ground.citations),
        *(citation for finding in argument.findings for citation in finding.citations),
    ]
    return any(citation.exhibit == exhibit for citation in cited)
