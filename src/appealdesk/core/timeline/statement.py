"""The seller's words against the records (卖家陈述核对): explicit days, ids, counts and hours only, sentence by sentence.

The story is quoted, never turned into facts. A sentence that denies, supposes or promises is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from appealdesk.core.answers import answers
from appealdesk.core.case import Case
from appealdesk.core.notice import Story
from appealdesk.core.order_numbers import like
from appealdesk.core.phrase import fill, listed, moment, quoted
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
    "story_on_time": Wording.of(
        en="The seller writes “{words}”; first scanned after their ship-by moments were: {late}.",
        zh="卖家写道“{words}”;而以下订单的首次扫描晚于最晚发货时间:{late}。",
    ),
    "story_first_time": Wording.of(
        en="The seller writes “{words}”; an earlier matter is on file: {prior}.",
        zh="卖家写道“{words}”;而已有既往事项:{prior}。",
    ),
    "story_order_id": Wording.of(
        en="The seller writes order {written}; the papers know {order}, which differs in one place.",
        zh="卖家所写订单号为 {written};资料中为 {order},两者相差一处。",
    ),
    "story_count": Wording.of(
        en="The seller writes “{words}”; orders that the notice names: {listed}.",
        zh="卖家写道“{words}”;而通知点名的订单为 {listed} 个。",
    ),
    "only_the_seller": Wording.of(
        en="Only the seller vouches for “{words}”: no exhibit, scan or message carries this day.",
        zh="“{words}”仅有卖家自述:没有任何证据件、轨迹或消息载有该日期。",
    ),
}
_END = re.compile(r"(?<=[。!?!?;;\n])|(?<=\.)\s")
_NOT = re.compile(
    r"\b(?:not|never|no|without|if|should|will|would|planned?|promised?|estimated|expected|late(?:st)?)\b|n't\b"
    r"|\bby (?=\d|the \d|[A-Z][a-z]+ \d)|未|没|无法|不|如果|预计|计划|将|最晚|最迟|之前|应该",
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
_ON_TIME = re.compile(
    r"\b(?:all|every|each)\b.{0,40}\b(?:shipped|dispatched|handed over|sent)\b.{0,20}\b(?:on|in) time\b"
    r"|(?:都|全部|均|每[一个]?单).{0,12}(?:按时|准时|及时|如期).{0,4}(?:发|寄|交)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\bnever (?:had|received|got)\b.{0,20}\b(?:warning|violation|suspension|appeal|notice)"
    r"|\bfirst (?:warning|violation|suspension|offence|notice)\b"
    r"|第一次(?:收到|被|出现|违规|申诉)|从[来未]没?有?.{0,8}(?:罚|违规|警告|停用|申诉)|(?:以前|之前)没有?.{0,12}(?:罚|违规|警告|停用)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:all|a total of|in total|only) (\d{1,4}) orders?\b|(?:一共|总共|共|全部|只有)\s?(\d{1,4})\s?(?:个订单|单|笔)",
    re.IGNORECASE,
)

# Orders of a day, a month or the whole shop are others than those that the notice names.
_OF_ALL = re.compile(
    r"\b(?:that|this|the same|each|every|per|a|last) (?:day|week|month|year|weekend|night|morning)\b|\bdays?\b|\bwhole (?:shop|store|account)\b|\b(?:so far|in history|since)\b"
    r"|当[天日晚]|[每那这][天日周月]|全天|[一整]天|个?月|全店|整个店|开店|至今|以来|近?\d+ ?天",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\b(?:such as|for example|e\.g\.|including|among (?:them|others)|sample|examples?|some of)\b|例如|包括|部分|示例|等订单|など|z\. ?b\.|par exemple|por ejemplo|ad esempio",
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
            yield from _days(sentence, zone, case)
            yield from _delivered(sentence)
            yield from _answered(sentence, case)
            yield from _count(sentence, case, reading)
            yield from _on_time(sentence, held)
        yield from _first_time(sentence, case)
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


def days_of(at: datetime, zone: tzinfo, case: Case) -> set[date]:
    """The days that an honest seller may call this moment: as recorded, in the marketplace, or at home."""
    home = case.as_of.tzinfo or zone
    return {at.date(), at.astimezone(zone).date(), at.astimezone(home).date()}


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


def _days(sentence: Sentence, zone: tzinfo, case: Case) -> Iterator[Conflict]:
    """Only a sentence with one order, one day and one verb can be read in a single way."""
    if len(sentence.orders) != 1 or len(sentence.days) != 1:
        return
    record, day = sentence.orders[0], sentence.days[0].day
    shipped, delivered = _SHIPPED.search(sentence.words.text), _DELIVERED.search(sentence.words.text)
    if bool(shipped) == bool(delivered):
        return
    scan = record.accepted if shipped else record.delivered
    if scan is None or scan.at is None or day in days_of(scan.at, zone, case):
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
    # The notice's own count, a share of the shop's orders, or a list of examples leaves room for more than it names.
    stated = {int(one.value) for name, one in reading.figures if name == "orders_affected"}
    open_list = _OF_ALL.search(text) or any(_EXAMPLES.search(notice.text) for notice in case.notices)
    if match and named and not open_list and not counts & {len(named), *stated}:
        places = (Place(case.notices[0].file),)
        yield _found("story_count", sentence, places, 0.4, (), listed=len(named))


def _on_time(sentence: Sentence, held: tuple[Record, ...]) -> Iterator[Conflict]:
    """“All were shipped on time” against first scans after the ship-by moment."""
    late = [r for r in (sentence.orders or held) if r.handed_over_in_time is False and r.accepted]
    if late and _ON_TIME.search(sentence.words.text):
        places = tuple(record.accepted.place for record in late if record.accepted)
        ids = tuple(record.id for record in late)
        yield _found("story_on_time", sentence, places, 0.8, ids, late=listed(ids))


def _first_time(sentence: Sentence, case: Case) -> Iterator[Conflict]:
    """“Never warned” against what `case.yaml` states, else against the papers kept of an earlier appeal."""
    if not _FIRST.search(sentence.words.text):
        return
    papers = case.exhibits_of("prior_appeal_history")
    if papers and not case.prior:
        first = next((s for s in case.sheets if s.file == papers[0].file and s.text.strip()), None)
        line = quoted(first.text.strip().split("\n")[0]) if first is not None else papers[0].file
        place = Place(papers[0].file, page=first.page if first is not None else None)
        yield _found("story_first_time", sentence, (place,), 0.8, (), prior=f"“{line}”")
    if case.prior:
        prior = case.prior[0]
        day = f"{prior.day}, " if prior.day else ""
        told = Wording(tuple((code, day + quoted(said)) for code, said in prior.what.texts))
        yield _found("story_first_time", sentence, (Place("case.yaml"),), 0.7, (), prior=told)


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
