"""Numbers as people write them (数字写法): thousands and decimals told apart, whatever the country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

NUMBER = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
# What keeps a number from being the tail of another or of an id.
FRESH = r"(?<![a-z0-9#])(?<!\d[.,-])"


def number(written: str) -> Decimal:
    """Read a number: `1,234.56`, `1.234,56`, `97,2`, `1 234`. The last separator is decimal unless it groups by threes."""
    written = re.sub(r"[\s']", "", written)
    last = max(written.rfind("."), written.rfind(","))
    if last < 0:
        return Decimal(written)
    tail = written[last + 1 :]
    other = "," if written[last] == "." else "."
    grouping = len(tail) == 3 and (
        written.count(written[last]) > 1 or (other not in written and written[:last] != "0")
    )
    whole = re.sub(r"[.,]", "", written[:last])
    return Decimal(whole + tail) if grouping else Decimal(f"{whole}.{tail}")


# A word, or Chinese numerals before what they count or behind what gives points: 十分 alone is "very".
_WRITTEN = re.compile(
    r"(?<![a-z-])[a-z]+(?:-[a-z]+)?(?![a-z-])|(?<![第百千万几数二两三四五六七八九十])[二两三四五六七八九十]{1,3}(?=\s?(?:个|笔|单|件|条))"
    r"|(?<=[计记扣达罚])[二两三四五六七八九十]{1,3}(?=\s?分)"
)


def in_digits(low: str, words: Mapping[str, int]) -> str:
    """Put digits where numbers are written out, padded with spaces: the length stays, so offsets do."""

    def digits(match: re.Match[str]) -> str:
        written = match.group()
        return f"{words[written]:<{len(written)}}" if written in words else written

    return _WRITTEN.sub(digits, low) if words else low
