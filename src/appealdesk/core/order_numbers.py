"""Numbers that look like this case's orders (订单号形状): same length, same dashes, other digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

SHORTEST = 8


def like(known: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    """Find every number shaped like one of the known ids. Without a dash a number could be anything, so it is skipped."""
    shapes = dict.fromkeys(_shape(id_) for id_ in known if "-" in id_ and len(id_) >= SHORTEST)
    if shapes:
        # Chinese text stands next to ids without a space, so only ASCII neighbours make a longer id of it.
        yield from re.finditer(rf"(?<![A-Za-z0-9-])(?:{'|'.join(shapes)})(?![A-Za-z0-9-])", text)


def _shape(id_: str) -> str:
    return "-".join(
        rf"\d{{{len(part)}}}" if part.isdecimal() else rf"[0-9A-Z]{{{len(part)}}}" for part in id_.split("-")
    )
