"""Literals that a pattern cannot do without (必要字串): looking for these first makes thousands of patterns cheap.

A small reading of regular expressions, for the forms that the packs use. Where it is not sure it asks for nothing,
and the pattern is simply tried.
"""

from __future__ import annotations

import re
from functools import lru_cache

_QUANTIFIER = re.compile(r"[?*+]\??|\{(?P<least>\d*),?\d*\}\??")
_LOOKAROUND = ("(?=", "(?!", "(?<=", "(?<!")
_OPENING = re.compile(r"\((?:\?:|\?P<\w+>)?")
_BREAKS = frozenset(". ^$")

Literals = tuple[str, ...]


@lru_cache(maxsize=16384)
def needed_literals(source: str) -> Literals:
    """Return literals of which at least one stands in every match; empty where none can be told."""
    found, _ = _alternation(source, 0)
    return found


def _alternation(source: str, at: int) -> tuple[Literals, int]:
    """Read branches up to a closing bracket or the end: every branch must have a literal, any of them will do."""
    branches: list[Literals] = []
    while True:
        found, at = _branch(source, at)
        branches.append(found)
        if at >= len(source) or source[at] == ")":
            break
        at += 1
    if not all(branches):
        return (), at
    return tuple(dict.fromkeys(literal for found in branches for literal in found)), at


def _branch(source: str, at: int) -> tuple[Literals, int]:
    """Read a sequence and return the literals of its most telling part."""
    best: Literals = ()
    run = ""
    while at < len(source) and source[at] not in "|)":
        start = at
        plain, group, at = _atom(source, at)
        least, at = _least(source, at)
        if plain and least:
            run += source[start]
            continue_run = at == start + 1
        else:
            continue_run = False
        if not continue_run:
            best = _better(best, (run,) if run else ())
            run = ""
        if group and least:
            best = _better(best, group)
    return _better(best, (run,) if run else ()), at


def _atom(source: str, at: int) -> tuple[bool, Literals, int]:
    """Read one atom: whether it is a plain character, what a group needs, and where it ends."""
    char = source[at]
    if char == "\\":
        return False, (), at + 2
    if char == "[":
        return False, (), _class_end(source, at)
    if char != "(":
        return char not in _BREAKS, (), at + 1
    opening = _OPENING.match(source, at)
    lookaround = source.startswith(_LOOKAROUND, at)
    inside = at + (
        len(opening.group()) if opening and not lookaround else 4 if source.startswith("(?<", at) else 3
    )
    found, end = _alternation(source, inside)
    return False, () if lookaround else found, end + 1


def _class_end(source: str, at: int) -> int:
    end = at + 2 if source[at + 1 : at + 2] in {"]", "^"} else at + 1
    while end < len(source) and source[end] != "]":
        end += 2 if source[end] == "\\" else 1
    return end + 1


def _least(source: str, at: int) -> tuple[int, int]:
    """Read a quantifier: how often its atom must stand at least."""
    match = _QUANTIFIER.match(source, at)
    if match is None:
        return 1, at
    if match.group().startswith("{"):
        return int(match["least"] or 0), match.end()
    return int(match.group().startswith("+")), match.end()


def _better(one: Literals, other: Literals) -> Literals:
    """Prefer the part whose shortest literal is longest."""
    if not one or not other:
        return one or other
    return other if min(map(len, other)) > min(map(len, one)) else one
