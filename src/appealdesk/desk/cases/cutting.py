"""Cutting of texts into what is looked for (切词): the same for what is kept and for what is typed, whatever the database.

Words in lower case, ids whole and in parts, Chinese in pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Beyond this a notice repeats itself; an index that swallows whole exports would serve nobody.
TEXT_LIMIT = 60_000
TOKEN_LIMIT = 40
WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0e7f"
_RUN = re.compile(rf"[{WIDE}]+|[^\W_{WIDE}]+(?:[-_.@/][^\W_{WIDE}]+)*")
_PART = re.compile(r"[-_.@/]")
_IS_WIDE = re.compile(rf"[{WIDE}]")


def tokens(text: str) -> Iterator[str]:
    """Cut a text: `退货政策` into 退货 货政 政策 策, `112-774` into 112774 112 774, `Late` into late."""
    for run in _RUN.findall(unicodedata.normalize("NFKC", text[:TEXT_LIMIT]).casefold()):
        if _IS_WIDE.match(run):
            yield from (run[at : at + 2] for at in range(len(run)))
            continue
        parts = [part[:TOKEN_LIMIT] for part in _PART.split(run)]
        if len(parts) > 1:
            yield "".join(parts)[:TOKEN_LIMIT]
        yield from parts


def wanted(query: str) -> list[tuple[str, bool]]:
    """Cut what a person types into (word, is the beginning of one): the last word is still being typed.

    A lone Chinese character begins a pair; a lone letter or digit begins half of all words, so it is taken as one.
    An id is asked for whole, other words with hyphens in their parts.
    """
    found: list[tuple[str, bool]] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", query[:200]).casefold())[:8]:
        if _IS_WIDE.match(run):
            found += [(run[at : at + 2], len(run) == 1) for at in range(max(1, len(run) - 1))]
            continue
        parts = _PART.split(run)
        whole = any(character.isdigit() for character in run)
        found += [(word[:TOKEN_LIMIT], False) for word in (["".join(parts)] if whole else parts)]
    last = found[-1][0] if found else ""
    return [*found[:-1], (last, len(last) > 1 or not last.isascii())] if found else []


def holds(held: set[str], words: Iterable[tuple[str, bool]]) -> bool:
    """Whether a text that was cut holds every word asked for, as the databases decide it."""
    return all(
        word in held or (begins and any(one.startswith(word) for one in held)) for word, begins in words
    )
