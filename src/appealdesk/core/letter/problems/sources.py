"""Where a statement may take its numbers from (要素来源): only from what it rests on, not from anywhere in the case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan
from appealdesk.core.letter.format import Chinese, plain
from appealdesk.core.letter.letter import Origin
from appealdesk.core.letter.matter import counts, notice_day, rates
from appealdesk.core.letter.reasons import held_by
from appealdesk.core.letter.tokens import tokens
from appealdesk.core.wording import Wording

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
NAMED = frozenset({"platforms", "issue_types", "metrics"})
_INDEX = re.compile(r"(\w+)\[(\d+)\]")


def origin_values(origin: Origin, argument: Argument) -> Iterator[Any]:
    """Yield the values that a statement of this origin may speak of."""
    case, reading = argument.case, argument.reading
    match origin.kind:
        case "order":
            yield origin.ref
            yield [order for order in case.orders if order.id == origin.ref]
            numbers = {order.tracking for order in case.orders if order.id == origin.ref}
            yield [s for s in case.shipments if s.order_id == origin.ref or s.tracking in numbers]
        case "ground":
            yield [(ground.says, ground.orders) for ground in held_by(origin, argument)]
        case "plan":
            yield from _plan_values(case.plan or Plan(), origin.ref)
        case "prior":
            yield (
                case.prior[int(origin.ref) - 1]
                if origin.ref.isdigit() and 0 < int(origin.ref) <= len(case.prior)
                else ()
            )
        case "rule":
            yield [rule for rule in argument.rules if rule.rule == origin.ref]
            yield notice_day(argument) or case.as_of.date()
        case "request":
            yield case.request
            yield from (
                reading.order_ids,
                reading.asins,
                reading.item_ids,
                [order.id for order in case.orders],
            )
        case "frame":
            yield [exhibit for exhibit in case.exhibits if exhibit.file == origin.ref]
        case "notice":
            told = {"rates": rates(argument), "counts": counts(argument)}
            yield from (told.get(origin.ref, reading.figures), notice_day(argument))
            yield from (
                reading.order_ids,
                reading.asins,
                reading.item_ids,
                [order.id for order in case.orders],
            )


def checkable(values: Any, language: str = "") -> Counter[str]:
    """Count the tokens of any values: text is read, days and moments are written out, decimals as they are said.

    With a language, only the texts of that language count: what a number means is told there.
    """
    return Counter(token for text in _texts(values, language) for token in tokens(text).elements())


def words_of(values: Any) -> set[str]:
    """Return the words of any values, in lower case."""
    found = {word.lower() for text in _texts(values, "") for word in _WORD.findall(text)}
    return found | {part for word in found for part in re.split(r"['’-]", word)}


def corpus_of(values: Any) -> str:
    """Return all words of any values in one text, in lower case, for languages that set no space between words."""
    return "\n".join(text.lower() for text in _texts(values, ""))


def case_values(argument: Argument) -> tuple[Any, ...]:
    """Return everything the case holds, for a look at names and words."""
    texts = [(ground.says, ground.orders) for ground in argument.grounds]
    names = [name for table, _, name in argument.vocabulary.terms if table in NAMED]
    return (argument.case, argument.reading, texts, argument.rules, names)


def _plan_values(plan: Plan, ref: str) -> Iterator[Any]:
    """Yield one item of the plan; a sentence about the plan as a whole may only name the days of what was done."""
    found = _INDEX.fullmatch(ref)
    if found is None:
        yield [item.done_on for item in plan.corrective]
        return
    items = getattr(plan, found[1])
    yield items[int(found[2]) - 1] if int(found[2]) <= len(items) else ()


def _texts(value: Any, language: str) -> Iterator[str]:
    """Write out a value and all it holds: days as days, so that both sides are read by the same eyes."""
    if isinstance(value, Wording) and language:
        yield value.say(language)
    elif isinstance(value, tuple | list | frozenset | set):
        for item in value:
            yield from _texts(item, language)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), language)
    else:
        yield from _written(value)


def _written(value: Any) -> Iterator[str]:
    match value:
        case None | int() | Enum():
            return
        case str():
            yield value
        case datetime():
            yield Chinese().moment(value)
        case date():
            yield Chinese().day(value)
        case Decimal():
            yield plain(value)
        case float():
            yield str(value)
