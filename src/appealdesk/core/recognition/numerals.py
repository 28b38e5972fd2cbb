"""Numbers as people write them (数字写法): thousands and decimals told apart, whatever the country."""

from __future__ import annotations

import re
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
