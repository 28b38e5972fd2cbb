"""Where a statement may take its numbers from (要素来源): only from what it rests on, not from anywhere in the case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan
from appealdesk.core.letter.format import Chinese, plain
from appealdesk.core.letter.letter import Origin
from appealdesk.core.letter.matter import counts, notice_day, notice_days, rates, references
from appealdesk.core.letter.reasons import held_by
from appealdesk.core.letter.tokens import sentences, tokens
from appealdesk.core.wording import Wording

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
NAMED = frozenset({"platforms", "issue_types", "metrics"})
_INDEX = re.compile(r"(\w+)\[(\d+)\]")


def origin_values(origin: Origin, argument: Argument) -> Iterator[Any]:
    """Yield the values that a statement of this origin may speak of."""
    holds = _HELD.get(origin.kind)
    if holds is not None:
        yield from holds(origin.ref, argument)


def _of_order(ref: str, argument: Argument) -> Iterator[Any]:
    case = argument.case
    yield ref
    yield [order for order in case.orders if order.id == ref]
    numbers = {order.tracking for order in case.orders if order.id == ref}
    yield [s for s in case.shipments if s.order_id == ref or s.tracking in numbers]


def _of_row(ref: str, argument: Argument) -> Iterator[Any]:
    file, _, line = ref.rpartition("#")
    for sheet in argument.case.sheets:
        lines = sheet.text.split("\n") if sheet.file == file else []
        yield lines[int(line) - 1 : int(line)]


def _of_ground(ref: str, argument: Argument) -> Iterator[Any]:
    yield [(ground.says, ground.orders) for ground in held_by(Origin("ground", ref), argument)]


def _of_prior(ref: str, argument: Argument) -> Iterator[Any]:
    held = argument.case.prior
    yield held[int(ref) - 1] if ref.isdigit() and 0 < int(ref) <= len(held) else ()


def _of_messages(ref: str, argument: Argument) -> Iterator[Any]:
    yield [
        message.at.date() for message in argument.case.messages if message.place.file == ref and message.at
    ]


def _of_answer(ref: str, argument: Argument) -> Iterator[Any]:
    yield argument.case.answers[int(ref) - 1].text


def _of_rule(ref: str, argument: Argument) -> Iterator[Any]:
    yield [rule for rule in argument.rules if rule.rule == ref]
    yield notice_day(argument) or argument.case.as_of.date()


def _of_request(_: str, argument: Argument) -> Iterator[Any]:
    yield argument.case.request
    yield from _ids(argument)


def _of_plan(ref: str, argument: Argument) -> Iterator[Any]:
    """The item of the plan; of a cause that is told in part, `causes[1]#0,2`, only the sentences that are."""
    item, _, chosen = ref.partition("#")
    plan = argument.case.plan or Plan()
    if not chosen:
        yield from _plan_values(plan, item)
        return
    cause = plan.causes[int(item.removeprefix("causes[").rstrip("]")) - 1]
    for code in cause.text.languages:
        held = list(sentences(cause.text.say(code)))
        yield Wording.of({code: " ".join(held[int(n)] for n in chosen.split(",") if int(n) < len(held))})


def _of_measure(ref: str, argument: Argument) -> Iterator[Any]:
    """What the request quotes of the notice has to stand there."""
    yield notice_days(argument)
    yield [ref for notice in argument.case.notices if ref and ref in " ".join(notice.text.split())]


def _of_frame(ref: str, argument: Argument) -> Iterator[Any]:
    yield [exhibit for exhibit in argument.case.exhibits if exhibit.file == ref]


def _of_notice(ref: str, argument: Argument) -> Iterator[Any]:
    told = {"rates": rates(argument), "counts": counts(argument)}
    yield from (told.get(ref, argument.reading.figures), notice_days(argument))
    yield from _ids(argument)


def _ids(argument: Argument) -> Iterator[Any]:
    reading = argument.reading
    yield from (reading.order_ids, reading.asins, reading.item_ids)
    yield [order.id for order in argument.case.orders]
    yield references(argument)


_HELD: Mapping[str, Callable[[str, Argument], Iterator[Any]]] = {
    "order": _of_order,
    "row": _of_row,
    "ground": _of_ground,
    "plan": _of_plan,
    "prior": _of_prior,
    "messages": _of_messages,
    "answer": _of_answer,
    "rule": _of_rule,
    "request": _of_request,
    "measure": _of_measure,
    "frame": _of_frame,
    "notice": _of_notice,
}


def checkable(values: Any, language: str = "") -> Counter[str]:
    """Count the tokens of any values: text is read, days and moments are written out, decimals as they are said.

    With a language, only the texts of that language count: what a number means is told there.
    """
    return Counter(token for text in _texts(values, language) for token in tokens(text).elements())


def texts_of(values: Any, language: str) -> str:
    """Return all texts of any values in one, those of the language where there are several."""
    return "\n".join(_texts(values, language))


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
