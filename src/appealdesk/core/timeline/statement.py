"""The seller's words against the records (卖家陈述核对): explicit days, ids, counts and hours only, sentence by sentence.

The story is quoted, never turned into facts. A sentence that denies, supposes or promises is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from appealdesk.core.answers import answers
from appealdesk.core.case import Case
from appealdesk.core.notice import Story
from appealdesk.core.order_numbers import like
from appealdesk.core.phrase import fill, moment, quoted
from appealdesk.core.place import Place, Words
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import WrittenDay, written_days

SAYS = {
    "story_ship_day": Wording.of(
        en="The seller writes “{words}”; the carrier's first physical scan of {tracking} (order {order}) is {scan}.",
        zh="卖家写道“{words}”;而运单 {tracking}(订单 {order})的首次实物扫描为 {scan}。",
    ),
    "story_delivery_day": Wording.of(
        en="The seller writes “{words}”; the carrier's delivery scan of {tracking} (order {order}) is {scan}.",
        zh="卖家写道“{words}”;而运单 {tracking}(订单 {order})的妥投扫描为 {scan}。",
    ),
    "story_delivered": Wording.of(
        en="The seller writes “{words}”; the carrier's record of {tracking} (order {order}) has no delivery scan.",
        zh="卖家写道“{words}”;而运单 {tracking}(订单 {order})的承运商轨迹没有妥投扫描。",
    ),
    "story_answered": Wording.of(
        en="The seller writes “{words}”; the buyer's message of {asked} has no answer by a person within {hours} hours.",
        zh="卖家写道“{words}”;而买家 {asked} 的消息在 {hours} 小时内没有人工回复。",
    ),
    "story_order_id": Wording.of(
        en="The seller writes order {written}; the papers know {order}, which differs in one place.",
        zh="卖家所写订单号为 {written};资料中为 {order},两者相差一处。",
    ),
    "story_count": Wording.of(
        en="The seller writes “{words}”; the notice names {listed} orders.",
        zh="卖家写道“{words}”;而通知点名的订单为 {listed} 个。",
    ),
    "only_the_seller": Wording.of(
        en="Only the seller vouches for “{words}”: no exhibit, scan or message carries this day.",
        zh="“{words}”仅有卖家自述:没有任何证据件、轨迹或消息载有该日期。",
    ),
}
_END = re.compile(r"(?<=[。!?!?;;\n])|(?<=\.)\s")
_NOT = re.compile(
    r"\b(?:not|never|no|n't|without|if|should|will|would|planned?|promised?|estimated|expected|late(?:st)?|by)\b|n't\b"
    r"|未|没|无法|不|如果|预计|计划|将|最晚|最迟|之前|应该",
    re.IGNORECASE,
)
_SHIPPED = re.compile(
    r"\b(?:shipped|dispatched|handed (?:it |them |over)|dropped off|picked up|collected)\b|发货|发出|寄出|交给|揽收|交运",
    re.IGNORECASE,
)
_DELIVERED = re.compile(r"\b(?:was |were |been )?delivered\b|妥投|签收|送达|派送成功", re.IGNORECASE)
_ANSWERED = re.compile(
    r"(?:answered|replied|responded)\b[^.\d]{0,40}\bwithin (\d{1,3}) ?(?:h|hours?)\b|(\d{1,3}) ?个?小时[之以]?内[^。,,]{0,8}(?:回复|答复|回答)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:all|a total of|in total|only) (\d{1,4}) orders?\b|(?:一共|总共|共|全部|只有)\s?(\d{1,4})\s?(?:个订单|单|笔)",
    re.IGNORECASE,
)

_ORDERS = re.compile(r"(\d{1,4}) ?(?:orders?\b|个订单|单|笔)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the story with its place, and the orders that it names."""

    words: Words
    days: tuple[WrittenDay, ...]
    orders: tuple[Record, ...]

    @property
    def plain(self) -> bool:
        """Whether it states something that happened, neither denied nor supposed."""
        return not _NOT.search(self.words.text)


def contradictions(case: Case, reading: Reading, zone: tzinfo) -> Iterator[Conflict]:
    """Hold each sentence of the story against scans, messages and the notice."""
    if case.story is None:
        return
    held = records(case, reading.order_ids)
    for sentence in sentences(case.story, held, case.as_of.date()):
        if sentence.plain:
            yield from _days(sentence, zone)
            yield from _delivered(sentence)
            yield from _answered(sentence, case)
            yield from _count(sentence, case, reading)
        yield from _mistyped(sentence, case)


def vouched_by_the_seller_alone(case: Case, days: frozenset[date]) -> Iterator[Conflict]:
    """Sentences with a day that nothing else carries: `days` are those of events; exhibits are searched as well."""
    if case.story is None:
        return
    near = case.as_of.date()
    read = {w.day for sheet in case.sheets for w in written_days(sheet.text, near)}
    read |= {w.day for notice in case.notices for w in written_days(notice.text, near)}
    read |= {w.day for exhibit in case.exhibits for w in written_days(exhibit.note, near)}
    for sentence in sentences(case.story, (), near):
        alone = sentence.days and not any(w.day in days or w.day in read for w in sentence.days)
        if alone:
            says = fill(SAYS["only_the_seller"], words=quoted(sentence.words.text))
            yield Conflict("only_the_seller", says, (sentence.words.place,), (), 0.4)


def sentences(story: Story, held: tuple[Record, ...], near: date) -> Iterator[Sentence]:
    """Cut the story into sentences; a date or an order number is never cut."""
    start = 0
    for cut in [*(match.start() for match in _END.finditer(story.text)), len(story.text)]:
        text = story.text[start:cut]
        if text.strip():
            words = story.words(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
            named = tuple(record for record in held if _named(record, text))
            yield Sentence(words, written_days(words.text, near), named)
        start = cut


def _named(record: Record, text: str) -> bool:
    number = record.tracking
    return record.id in text or (len(number) > 6 and number in text)


def _days(sentence: Sentence, zone: tzinfo) -> Iterator[Conflict]:
    """Only a sentence with one order, one day and one verb can be read in a single way."""
    if len(sentence.orders) != 1 or len(sentence.days) != 1:
        return
    record, day = sentence.orders[0], sentence.days[0].day
    shipped, delivered = _SHIPPED.search(sentence.words.text), _DELIVERED.search(sentence.words.text)
    if bool(shipped) == bool(delivered):
        return
    scan = record.accepted if shipped else record.delivered
    if scan is None or scan.at is None or day in {scan.at.date(), scan.at.astimezone(zone).date()}:
        return
    kind = "story_ship_day" if shipped else "story_delivery_day"
    held = {"tracking": record.tracking, "order": record.id, "scan": moment(scan.at)}
    yield _found(kind, sentence, (scan.place,), 0.8, (record.id,), **held)


def _delivered(sentence: Sentence) -> Iterator[Conflict]:
    if not _DELIVERED.search(sentence.words.text):
        return
    for record in sentence.orders:
        scanned = [package for package in record.shipments if package.scans]
        if scanned and not any(package.delivered for package in record.shipments):
            places = tuple(package.scans[-1].place for package in scanned)
            held = {"tracking": record.tracking, "order": record.id}
            yield _found("story_delivered", sentence, places, 0.9, (record.id,), **held)


def _answered(sentence: Sentence, case: Case) -> Iterator[Conflict]:
    match = _ANSWERED.search(sentence.words.text)
    hours = int(match[1] or match[2]) if match else 0
    if not hours:
        return
    for answer in answers(case.messages):
        if answer.open_at(case.as_of, timedelta(hours=hours)) and answer.asked.at is not None:
            order = (answer.asked.order_id,) if answer.asked.order_id else ()
            held = {"asked": moment(answer.asked.at), "hours": hours}
            yield _found("story_answered", sentence, (answer.asked.place,), 0.8, order, **held)


def _count(sentence: Sentence, case: Case, reading: Reading) -> Iterator[Conflict]:
    text = sentence.words.text
    match = _COUNT.search(text)
    counts = {int(number) for number in _ORDERS.findall(text)}
    known = dict.fromkeys((*reading.order_ids, *(order.id for order in case.orders)))
    named = [id_ for id_ in known if any(id_ in notice.text for notice in case.notices)]
    if match and named and len(named) not in counts:
        places = (Place(case.notices[0].file),)
        yield _found("story_count", sentence, places, 0.4, (), listed=len(named))


def _mistyped(sentence: Sentence, case: Case) -> Iterator[Conflict]:
    known = [order.id for order in case.orders]
    for written in dict.fromkeys(match[0] for match in like(known, sentence.words.text)):
        for order in known if written not in known else ():
            if len(order) == len(written) and sum(a != b for a, b in zip(order, written, strict=True)) == 1:
                yield _found("story_order_id", sentence, (), 0.5, (order,), written=written, order=order)


def _found(
    kind: str,
    sentence: Sentence,
    places: tuple[Place, ...],
    weight: float,
    about: tuple[str, ...],
    **values: object,
) -> Conflict:
    says = fill(SAYS[kind], **{"words": quoted(sentence.words.text), **values})
    return Conflict(kind, says, (sentence.words.place, *places), about, weight)
