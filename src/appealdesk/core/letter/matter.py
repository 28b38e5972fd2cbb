"""What the notice is about (通知要点): its day, its figures and ids as values that the letter can say."""

from __future__ import annotations

import re
from datetime import date, datetime

from appealdesk.core.argument import Argument
from appealdesk.core.asked import followed_up
from appealdesk.core.case import Order
from appealdesk.core.letter.book import ANY
from appealdesk.core.letter.format import plain
from appealdesk.core.letter.letter import Cite
from appealdesk.core.letter.tokens import sentences, tokens
from appealdesk.core.letter.voice import Amount, Voice
from appealdesk.core.place import Place
from appealdesk.core.reading import Figure
from appealdesk.core.record import named_orders
from appealdesk.core.telling import ASIAN, reads_asian
from appealdesk.core.wording import Wording

NAMED_IN_FULL = 3
WORDS_BESIDE_A_DATE, SIGNS_BESIDE_A_DATE, DATELINE = 4, 12, 60
LONGEST_QUOTE, SHORTEST_QUOTE = 170, 4
REFERENCES_AT_MOST = 2
# A terse notice sets its parts beside each other: what, why, how much, until when.
_PARTS = re.compile(r"\s[-–—|]\s|[;；]")
_HEADER = re.compile(r"^(?:Subject|Betreff|Objet|Asunto|Oggetto|件名|主题|主旨)\s?[:：]\s?", re.IGNORECASE)
# A line that gives the last day for something is not the day of the message.
_NOT_ITS_DAY = re.compile(
    r"\b(?:due|by|until|before|deadline|expir\w*|respond|reply|latest|purchase\w*|order(?:ed)?(?: date)?|deliver\w*|ship\w*)\b|截止|期限|之前|最晚|下单|"
    r"\b(?:bis|frist|spätestens|avant|échéance|antes|plazo|entro|scadenza)\b|まで|前に?(?:[，,。]|$)|请于|請於",
    re.IGNORECASE,
)
# What was done stands before why it was done.
_WHY = re.compile(
    r",? \b(?:because|due to|as your|since your|weil|da Ihre?|wegen|car|en raison|parce que|porque|debido a|perché|in quanto|a causa)\b.*$"
)
_REFERENCE = re.compile(
    r"\b(?:Violation|Case|Reference|Ticket|Dispute|Claim|Complaint|Appeal|Enforcement) (?:ID|No\.?|number)\s?:?\s?#?(?=[A-Z0-9-]*\d)[A-Z0-9-]{5,}"
    r"|(?:违规|案件|工单|纠纷|处罚|申诉|違規|案件)(?:编号|编码|ID|單號|編號|号)\s?[::：]?\s?(?=[A-Za-z0-9-]*\d)[A-Za-z0-9-]{5,}",
)


def notice_day(argument: Argument) -> date | None:
    """Return the day the notice bears: that of the mail, of a line that holds nothing else, or of the span it counts."""
    for notice in argument.case.notices:
        if notice.sent_at is not None:
            return notice.sent_at.date()
        day = _dateline(notice.text)
        if day is not None:
            return day
    anchor = argument.reading.deadline.anchor
    if anchor is None or anchor.event not in {"notice_date", "notice"}:
        return None
    return anchor.at.date() if isinstance(anchor.at, datetime) else anchor.at


def notice_days(argument: Argument) -> tuple[date, ...]:
    """Return the days of all messages of the platform, as each bears one."""
    found = (
        notice.sent_at.date() if notice.sent_at is not None else _dateline(notice.text)
        for notice in argument.case.notices
    )
    first = notice_day(argument)
    return tuple(dict.fromkeys([*((first,) if first else ()), *(day for day in found if day is not None)]))


def answered_day(voice: Voice) -> date | None:
    """Return the day of the message that the letter answers: of what was asked for after an appeal, that of the request."""
    last = voice.argument.case.notices[-1:]
    if _asked_again(voice) and last:
        return last[0].sent_at.date() if last[0].sent_at is not None else _dateline(last[0].text)
    return notice_day(voice.argument)


def _asked_again(voice: Voice) -> bool:
    held = voice.book.languages.get(ANY)
    return held is not None and followed_up(voice.argument.case, held.phrases)


def _dateline(text: str) -> date | None:
    """Read a line that is only a date, perhaps behind a label: a day inside a sentence may be any day."""
    for line in text.splitlines():
        found = [
            token
            for token in tokens(line)
            if token.startswith("day:") and len(token) == len("day:2026-01-01")
        ]
        if _NOT_ITS_DAY.search(line):
            continue
        words = re.sub(r"[\d\W_]+|\b(?:UTC|GMT|[A-Z]{2,4}T)\b", " ", line).split()
        # Chinese and Japanese set no blanks: there the characters are counted.
        signs = sum(len(word) if ASIAN.search(word) else 0 for word in words)
        if signs > SIGNS_BESIDE_A_DATE:
            continue
        if len(found) == 1 and len(words) <= WORDS_BESIDE_A_DATE and len(line) <= DATELINE:
            try:
                return date.fromisoformat(found[0][4:])
            except ValueError:
                continue
    return None


def order_ids(argument: Argument) -> tuple[str, ...]:
    """Return the order ids of the notice and of the sheet; one that only the story names is not claimed to be concerned."""
    stated = tuple(order.id for order in argument.case.orders)
    return tuple(dict.fromkeys([*noticed(argument, argument.reading.order_ids), *stated]))


def concerned(argument: Argument) -> tuple[str, ...]:
    """Return the orders that a letter is about: where causes account for orders, one that nobody counts stays out.

    An order that only the story or the sheet tells of would stand in the table without a cause, and add up to nothing.
    """
    found, plan = order_ids(argument), argument.case.plan
    caused = {id_ for cause in (plan.causes if plan is not None else ()) for id_ in cause.orders}
    named = {*named_orders(argument.case, found), *caused}
    return tuple(id_ for id_ in found if id_ in named) if caused else found


def noticed(argument: Argument, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids that the notice itself names; all of them where it names none."""
    text = "\n".join(f"{notice.subject}\n{notice.text}" for notice in argument.case.notices)
    return tuple(id_ for id_ in ids if id_ in text) or ids


def orders(argument: Argument) -> tuple[Order, ...]:
    """Return the orders with what the files say of them, in the order of their ids."""
    known = {order.id: order for order in argument.case.orders}
    return tuple(known.get(id_, Order(id_)) for id_ in concerned(argument))


def rates(argument: Argument) -> tuple[tuple[str, Figure], ...]:
    """Return the figures that are judged against a target, the metric of the issue first."""
    issue = argument.reading.issue_type or ""
    judged = [
        pair
        for pair in argument.reading.figures
        if pair[1].threshold is not None or pair[1].unit in {"pct", "score"}
    ]
    return tuple(sorted(judged, key=lambda pair: not pair[0].startswith(issue)))


def counts(argument: Argument) -> tuple[tuple[str, Figure], ...]:
    """Return the other figures: counts and sums."""
    held = set(rates(argument))
    return tuple(pair for pair in argument.reading.figures if pair not in held)


def figure_words(voice: Voice, key: str, figure: Figure) -> Wording:
    """Say a figure as the notice gives it, with the notice's own target."""
    value = Amount(figure.value, figure.unit)
    if figure.threshold is not None:
        target = Amount(figure.threshold, figure.unit)
        return voice.words(
            f"figure.target{_rate(figure)}",
            metric=voice.metric(key, figure.unit),
            value=value,
            threshold=target,
        )
    shape = "bare" if figure.unit == "pct" else "money" if figure.unit.isupper() else "count"
    return voice.words(f"figure.{shape}", metric=voice.metric(key, figure.unit), value=value)


def told(voice: Voice, key: str, figure: Figure) -> Wording:
    """Say a figure inside a sentence: our rate is so much against a target of so much."""
    value = Amount(figure.value, figure.unit)
    if figure.threshold is None:
        return voice.words(
            f"figure.told.bare{_rate(figure)}", metric=voice.metric(key, figure.unit), value=value
        )
    target = Amount(figure.threshold, figure.unit)
    return voice.words(
        f"figure.told{_rate(figure)}", metric=voice.metric(key, figure.unit), value=value, threshold=target
    )


def _rate(figure: Figure) -> str:
    """Some languages set an article before a rate and none before a score."""
    return ".pct" if figure.unit == "pct" else ""


def issue_words(voice: Voice) -> Wording:
    """Name the issue type as the letter's reader calls it; a rate that the notice gives no figure for is named by its orders."""
    plain_key = f"issue.plain.{voice.argument.reading.issue_type}"
    if not rates(voice.argument) and plain_key in voice.book.of(voice.language).texts:
        return voice.words(plain_key)
    return voice.named("issue_types", voice.argument.reading.issue_type or "account_health")


def ids_words(voice: Voice) -> Wording:
    """Name what the notice is about: the orders, ASINs or items; many orders are counted, the table names them."""
    reading = voice.argument.reading
    found = concerned(voice.argument)
    if reading.asins:
        return voice.words("ids.asin", ids=noticed(voice.argument, reading.asins))
    if reading.item_ids and not found:
        return voice.words("ids.item", ids=noticed(voice.argument, reading.item_ids))
    if len(found) > NAMED_IN_FULL:
        return voice.words("ids.orders_many", count=len(found))
    return voice.words("ids.order" if len(found) == 1 else "ids.orders", ids=found)


def has_ids(argument: Argument) -> bool:
    """Whether the case names anything by an id."""
    return bool(concerned(argument) or argument.reading.asins or argument.reading.item_ids)


def notice_cites(voice: Voice, *needles: str) -> tuple[Cite, ...]:
    """Cite the notice at the first line that holds one of the words."""
    return _cited(voice, *(re.escape(needle) for needle in needles if needle))


def figure_cites(voice: Voice, figure: Figure) -> tuple[Cite, ...]:
    """Cite the line of the notice that prints a figure, however its language writes decimals and thousands."""
    whole, _, part = plain(figure.value).partition(".")
    groups = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", r"[.,'\\s]?", whole)
    decimals = rf"[.,]{part}0*" if part else r"(?:[.,]0+)?"
    return _cited(voice, rf"(?<![\d.,-]){groups}{decimals}(?![\d-])(?![.,]\d)")


def _cited(voice: Voice, *patterns: str) -> tuple[Cite, ...]:
    held = voice.argument.case.notices
    for notice in reversed(held) if _asked_again(voice) else held:
        for pattern in patterns:
            found = re.search(pattern, notice.text)
            if found:
                line = notice.text.count("\n", 0, found.start()) + 1
                return voice.cite(notice.file, Place(notice.file, line=line))
    spans = dict(voice.argument.reading.spans)
    said = next(iter(spans.get("issue_type", ())), None)
    if said is not None and voice.cite(said.place.file):
        return voice.cite(said.place.file, Place(said.place.file, line=said.place.line))
    first = next(iter(voice.argument.case.notices), None)
    return voice.cite(first.file) if first else ()


def references(argument: Argument) -> tuple[str, ...]:
    """Return the numbers under which the notice keeps the matter, each with its label as the notice writes it."""
    found = (
        " ".join(match[0].split()).rstrip(".,;")
        for notice in argument.case.notices
        for match in _REFERENCE.finditer(f"{notice.subject}\n{notice.text}")
    )
    return tuple(dict.fromkeys(found))[:REFERENCES_AT_MOST]


def measure_told(voice: Voice) -> str:
    """Return the first sentence of the notice that tells what was done to the seller; empty where none can be quoted."""
    signs = _signs(voice, "measure")
    for notice in voice.argument.case.notices:
        for sentence in sentences(notice.text):
            whole = _HEADER.sub("", " ".join(sentence.split())).strip(" .。")
            cut = _WHY.sub("", whole)
            told = (
                cut if len(cut.split()) >= SHORTEST_QUOTE and any(s in cut.lower() for s in signs) else whole
            )
            readable = reads_asian(voice.language) or not ASIAN.search(told)
            asks = told.endswith(("?", "？", ":", "：")) or len(told) > LONGEST_QUOTE
            bare = len(re.findall(r"[^\W\d_]{2,}", told)) < SHORTEST_QUOTE and not ASIAN.search(told)
            if readable and not asks and not bare and any(sign in told.lower() for sign in signs):
                return told
    return ""


def claim_told(voice: Voice) -> str:
    """Return the first sentence of the notice that tells what the buyer or the bank says; empty where none can be quoted."""
    named = concerned(voice.argument)
    signs = _signs(voice, "claim")
    for notice in voice.argument.case.notices:
        for sentence in sentences(notice.text):
            for part in _PARTS.split(" ".join(sentence.split())):
                told = _HEADER.sub("", part).strip(" .。")
                readable = reads_asian(voice.language) or not ASIAN.search(told)
                own = not told.endswith(("?", "？", ":", "：")) and not any(id_ in told for id_ in named)
                if readable and own and len(told) <= LONGEST_QUOTE and any(s in told.lower() for s in signs):
                    return told
    return ""


def _signs(voice: Voice, topic: str) -> tuple[str, ...]:
    held = voice.book.languages.get(ANY)
    return tuple(held.phrases.get(topic, ())) if held else ()
