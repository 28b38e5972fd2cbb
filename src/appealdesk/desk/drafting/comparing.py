"""Two statements of the same facts (两份资料对照): where they differ, who changed what, and both in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two statements differ, and whether each of them changed what stood there before."""

    path: str
    theirs: str
    mine: str
    by_them: bool
    by_me: bool


def unlike(before: Content, theirs: Content, mine: Content) -> list[Difference]:
    """Return where two statements of facts differ, in their order; `before` is what both began from."""
    was, left, right = (dict(_leaves(one, "")) for one in (before, theirs, mine))
    return [
        Difference(
            path,
            left.get(path, ""),
            right.get(path, ""),
            left.get(path) != was.get(path),
            right.get(path) != was.get(path),
        )
        for path in dict.fromkeys([*left, *right])
        if left.get(path) != right.get(path)
    ]


def merged(before: Any, theirs: Any, mine: Any) -> Any:
    """Return both changes in one; where both changed the same, mine.

    A list in which somebody added or took out an item is changed as a whole: its items cannot be told apart by number.
    """
    if mine in (before, theirs):
        return theirs
    if theirs == before:
        return mine
    if isinstance(theirs, dict) and isinstance(mine, dict):
        held = before if isinstance(before, dict) else {}
        both = {name: merged(held.get(name), theirs.get(name), mine.get(name)) for name in {**theirs, **mine}}
        return {name: value for name, value in both.items() if value is not None}
    lists = (before, theirs, mine)
    if all(isinstance(one, list) for one in lists) and len({len(one) for one in lists}) == 1:
        return [merged(*items) for items in zip(*lists, strict=True)]
    return mine


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, f"{path}[{number}]")
    else:
        yield path, str(value)
