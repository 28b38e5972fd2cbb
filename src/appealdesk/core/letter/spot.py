"""Which line a spot inside structured text stands on (结构化文件定位): readers of a printed exhibit count lines, not brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from json import JSONDecodeError, JSONDecoder

_STEP = re.compile(r"(?P<key>[^.\[\]]+)|\[(?P<index>\d+)\]")
_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = JSONDecoder()


@lru_cache(maxsize=1024)
def line_of(text: str, spot: str) -> int | None:
    r"""Return the line (from 1) on which the value at `spot` begins; None where the text does not hold it.

    >>> line_of('{"events": [\\n  {"a": 1},\\n  {"a": 2}\\n]}', "events[1]")
    3
    """
    if "\n" not in text.strip():
        return None  # one long line tells a reader nothing
    try:
        at = _skip(text, 0)
        for step in _STEP.finditer(spot):
            at = _item(text, at, int(step["index"])) if step["index"] else _value(text, at, step["key"])
    except (JSONDecodeError, LookupError, RecursionError):
        return None
    return text.count("\n", 0, at) + 1


def _value(text: str, at: int, key: str) -> int:
    """Return where the value of a key begins, in the object that begins at `at`."""
    at = _enter(text, at, "{")
    while text[at] == '"':
        name, at = _DECODER.raw_decode(text, at)
        at = _enter(text, _skip(text, at), ":")
        if name == key:
            return at
        at = _past(text, at)
    raise LookupError(key)


def _item(text: str, at: int, index: int) -> int:
    """Return where an item begins, in the list that begins at `at`."""
    at = _enter(text, at, "[")
    for _ in range(index):
        at = _past(text, at)
    if text[at] == "]":
        raise LookupError(index)
    return at


def _past(text: str, at: int) -> int:
    """Return where the next sibling begins, behind the value at `at`; a closing bracket where there is none."""
    at = _skip(text, _DECODER.raw_decode(text, at)[1])
    return _skip(text, at + 1) if text[at] == "," else at


def _enter(text: str, at: int, sign: str) -> int:
    if text[at] != sign:
        raise LookupError(sign)
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    assert found is not None
    return found.end()
