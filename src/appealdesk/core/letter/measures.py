"""The plan inside a letter (原因与措施): each cause with what was done about it and what keeps it from coming back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from appealdesk.core.case import BuyerRemedy, Cause, Corrective, Plan, Preventive
from appealdesk.core.letter.kind import told_misread
from appealdesk.core.letter.letter import Origin, Passage, Section, Statement
from appealdesk.core.letter.matter import NAMED_IN_FULL, concerned
from appealdesk.core.letter.order_events import made_good_in_table
from appealdesk.core.letter.orders import has_grid, orders_counts, orders_words, shows_events
from appealdesk.core.letter.tokens import tokens
from appealdesk.core.letter.voice import UNSPACED, Amount, Term, Voice, in_a_row
from appealdesk.core.wording import Wording


def measure_sections(voice: Voice, plan: Plan) -> Iterator[Section]:
    """Yield root cause, corrective actions and preventive measures, cause by cause, then what belongs to none."""
    single = len(plan.causes) == 1
    misread = told_misread(voice.argument.case, voice.argument.reading)
    for number, cause in enumerate(plan.causes, 1):
        heading = "" if single else ".numbered"
        headed = ".misread" if single and misread else heading
        yield _section(
            voice,
            f"cause.{number}",
            f"heading.cause{headed}",
            number,
            [_cause(voice, cause, number)],
            bulleted=False,
        )
        yield from _paired(voice, plan, number, heading, single=single)
    if not single:
        yield from _paired(voice, plan, None, ".other", single=False)


def buyer_section(voice: Voice, plan: Plan) -> Iterator[Section]:
    """Yield how the buyers were made good."""
    said = [_buyer(voice, plan, remedy, number) for number, remedy in enumerate(plan.buyers, 1)]
    if said:
        yield Section("buyers", voice.words("heading.buyers"), (Passage(tuple(said), bulleted=True),))


def joined(*wordings: Wording | None, languages: Sequence[str]) -> Wording:
    """Put sentences behind each other, with a space where the language has one."""
    return Wording.of(
        {
            code: in_a_row((ended(w.say(code), code) for w in wordings if w is not None), code)
            for code in languages
        }
    )


def _paired(voice: Voice, plan: Plan, cause: int | None, heading: str, *, single: bool) -> Iterator[Section]:
    mine = {cause, None} if single else {cause}
    suffix = cause or 0
    done = [_corrective(voice, item, n) for n, item in enumerate(plan.corrective, 1) if item.cause in mine]
    promised = [
        _preventive(voice, item, n) for n, item in enumerate(plan.preventive, 1) if item.cause in mine
    ]
    if done:
        yield _section(voice, f"corrective.{suffix}", f"heading.corrective{heading}", suffix, done)
    if promised:
        yield _section(voice, f"preventive.{suffix}", f"heading.preventive{heading}", suffix, promised)


def _section(
    voice: Voice, key: str, heading: str, number: int, said: Sequence[Statement], *, bulleted: bool = True
) -> Section:
    return Section(key, voice.words(heading, number=number), (Passage(tuple(said), bulleted=bulleted),))


def _cause(voice: Voice, cause: Cause, number: int) -> Statement:
    unnamed = tuple(order for order in cause.orders if order not in cause.text.say(voice.language))
    one = ".one" if len(unnamed) == 1 else ""
    tail = voice.words(f"cause.orders{one}", orders=orders_words(voice, unnamed)) if unnamed else None
    text = joined(cause.text, tail, languages=tuple(voice.formatters))
    return _stated(
        voice,
        "cause",
        f"causes[{number}]",
        text,
        cause.exhibit,
        derived=orders_counts(voice, unnamed),
        named=() if has_grid(voice) else cause.orders,
    )


def _corrective(voice: Voice, item: Corrective, number: int) -> Statement:
    tail = None
    if item.done_on is not None and dated_in_text(item, voice.language):
        tail = voice.words("corrective.tail.owner", owner=Term(item.owner)) if item.owner else None
    elif item.done_on is not None:
        key = "corrective.tail" if item.owner else "corrective.tail.nobody"
        tail = voice.words(key, day=item.done_on, owner=Term(item.owner))
    text = joined(item.text, tail, languages=tuple(voice.formatters))
    return _stated(voice, "corrective", f"corrective[{number}]", text, item.exhibit)


def dated_in_text(item: Corrective, language: str) -> bool:
    """Whether the words of an action already give the day on which it was finished."""
    if item.done_on is None:
        return False
    return f"day:{item.done_on.isoformat()}" in tokens(item.text.say(language))


def _stated(
    voice: Voice,
    key: str,
    ref: str,
    text: Wording,
    exhibit: str | None,
    *,
    derived: Sequence[str] = (),
    named: Sequence[str] = (),
) -> Statement:
    """Take a statement of the plan into the letter, with its place in the exhibit; each order that it names at its own."""
    cites = voice.placed(exhibit, text, named)
    return voice.quote(key, text, [Origin("plan", ref)], cites, derived=derived)


def _preventive(voice: Voice, item: Preventive, number: int) -> Statement:
    watch = None
    if item.watch is not None:
        limit = _limit(item.watch.threshold)
        watch = voice.words(
            "preventive.watch",
            metric=voice.metric(item.watch.metric, limit.unit if isinstance(limit, Amount) else ""),
            threshold=limit,
            then=Term(item.watch.then),
        )
    text = joined(item.text, _rhythm(voice, item), watch, languages=tuple(voice.formatters))
    return _stated(voice, "preventive", f"preventive[{number}]", text, item.exhibit)


def _limit(written: str) -> Amount | str:
    """Read a rate, so that each language writes it its own way; other limits stand as they were written."""
    rate = re.fullmatch(r"(\d+(?:\.\d+)?)\s?%", written.strip())
    return Amount(Decimal(rate[1]), "pct") if rate else written


def _rhythm(voice: Voice, item: Preventive) -> Wording | None:
    owner, every = Term(item.owner), Term(item.every)
    if item.owner and item.every:
        return voice.words("preventive.tail", owner=owner, every=every)
    if item.owner:
        return voice.words("preventive.tail.owner", owner=owner)
    return voice.words("preventive.tail.every", every=every) if item.every else None


def _buyer(voice: Voice, plan: Plan, remedy: BuyerRemedy, number: int) -> Statement:
    orders = tuple(order for order in remedy.orders if order not in remedy.text.say(voice.language))
    if shows_events(voice) and made_good_in_table(voice.argument, orders):
        orders = ()  # the table has just shown it, order by order
    key = {
        (True, True): "buyers.tail",
        (True, False): "buyers.tail.orders",
        (False, True): "buyers.tail.day",
    }.get((bool(orders), remedy.done_on is not None), "")
    key += ".one" if len(orders) == 1 else ""
    named, counted = _once(voice, plan, orders)
    slots: dict[str, Any] = {"orders": named} if orders else {}
    slots |= {"day": remedy.done_on} if remedy.done_on else {}
    tail = voice.words(key, **slots) if key else None
    text = joined(remedy.text, tail, languages=tuple(voice.formatters))
    return _stated(
        voice, "buyers", f"buyers[{number}]", text, remedy.exhibit, derived=counted, named=remedy.orders
    )


def _once(voice: Voice, plan: Plan, orders: tuple[str, ...]) -> tuple[Wording, tuple[str, ...]]:
    """Name the orders of the buyers; where the causes have just named every one of them, say so instead."""
    told = {order for cause in plan.causes for order in cause.orders}
    elsewhere = {order for held in plan.buyers if held.orders != orders for order in held.orders}
    others = set(concerned(voice.argument)) - elsewhere
    if len(orders) > NAMED_IN_FULL and elsewhere and set(orders) == others and has_grid(voice):
        return voice.words("orders.others", count=len(orders)), (str(len(orders)),)
    if len(orders) > NAMED_IN_FULL and set(orders) == told and not has_grid(voice):
        return voice.words("orders.above", count=len(orders)), (str(len(orders)),)
    return orders_words(voice, orders), orders_counts(voice, orders)


def ended(text: str, code: str) -> str:
    """End free text like a sentence, so that what follows does not run into it."""
    text = text.strip()
    if not text or text[-1] in ".。!?！？":
        return text
    return text + ("。" if code in UNSPACED and _cjk_end(text) else ".")


def _cjk_end(text: str) -> bool:
    return ord(text[-1]) > 0x2E7F or text[-1] in ")）"
