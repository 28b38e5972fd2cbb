"""Counts that do not add up (数目不符): a share that its own numbers do not give, a cause that counts other orders than it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from appealdesk.core.case import Case
from appealdesk.core.notice import words_in
from appealdesk.core.phrase import fill
from appealdesk.core.place import Place
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording

# A printed share may be cut or rounded at its last digit.
ROUNDING = Decimal("1.01")
SAYS = {
    "share_differs": Wording.of(
        en="“{words}”: {part} of {whole} is {share} %.", zh="“{words}”:{whole} 中的 {part} 应为 {share} %。"
    ),
    "plan_count_differs": Wording.of(
        en="Cause {number} of the plan speaks of “{stated}”; orders that it lists: {listed}.",
        zh="整改计划的原因 {number} 写的是“{stated}”,而列出的订单为 {listed} 个。",
    ),
}
_SHARE = re.compile(
    r"(?<![\d.,])(\d{1,7})\s?(?:of|out of|von|sur|su|de|/)\s?(\d{1,7})(?:\s(?:orders|packages|parcels|units|Pakete[n]?))?\s?[(=(,:]?\s?(?:is\s|or\s)?(\d{1,3}[.,]\d{1,4})\s?%",
    re.IGNORECASE,
)
_WORDS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
_NUMBERS = re.compile(rf"\b(\d{{1,4}}|{'|'.join(_WORDS)})\b", re.IGNORECASE)
_COUNTED = rf"(?:\d{{1,4}}|{'|'.join(_WORDS)})"
_COUNT = re.compile(
    rf"\b(?:{_COUNTED} of (?:the )?)?{_COUNTED}\s(?:orders?|packages?|parcels?)\b", re.IGNORECASE
)


def contradictions(case: Case) -> Iterator[Conflict]:
    """Recompute every share that is printed with its two counts, and count the orders of every cause."""
    for file, text, page in _texts(case):
        yield from _shares(file, text, page)
    for number, cause in enumerate(case.plan.causes if case.plan else (), start=1):
        yield from _shares("case.yaml", cause.text.say("en"), None)
        yield from _counted(number, cause.text.say("en"), cause.orders)


def _texts(case: Case) -> Iterator[tuple[str, str, int | None]]:
    yield from ((notice.file, notice.text, None) for notice in case.notices)
    yield from ((sheet.file, sheet.text, sheet.page) for sheet in case.sheets if not sheet.doubtful)
    if case.story is not None:
        yield case.story.file, case.story.text, None


def _shares(file: str, text: str, page: int | None) -> Iterator[Conflict]:
    for match in _SHARE.finditer(text):
        part, whole, printed = int(match[1]), int(match[2]), Decimal(match[3].replace(",", "."))
        if not 0 < part <= whole:
            continue
        # “6 of 62 (90.3 %)” names the failures and prints the rest; both readings are honest.
        true = Decimal(100) * part / whole
        last_digit = Decimal(1).scaleb(int(printed.as_tuple().exponent)) * ROUNDING
        if min(abs(true - printed), abs(100 - true - printed)) >= last_digit:
            place = words_in(file, text, *match.span()).place
            at = Place(file, line=place.line, page=page) if file != "case.yaml" else Place(file)
            held = {"words": match[0], "part": part, "whole": whole, "share": f"{true:.2f}"}
            yield Conflict("share_differs", fill(SAYS["share_differs"], **held), (at,), (), 0.6)


def _counted(number: int, text: str, orders: tuple[str, ...]) -> Iterator[Conflict]:
    """Only a text that counts packages, and nowhere says the number that it lists, contradicts its own list."""
    counts = [match[0] for match in _COUNT.finditer(text)]
    said = {_WORDS.get(word.casefold()) or int(word) for word in _NUMBERS.findall(text)}
    listed = len(set(orders))
    if counts and orders and listed not in said:
        says = fill(SAYS["plan_count_differs"], number=number, stated=counts[0], listed=listed)
        yield Conflict("plan_count_differs", says, (Place("case.yaml"),), orders, 0.5)
