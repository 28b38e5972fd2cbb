"""Exhibits (证据件) and what a case needs of them: requirement trees and their gaps."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One file of the evidence, numbered as the letter cites it. The notice and the statement are exhibits too."""

    number: int
    file: str
    kind: str
    sha256: str
    size: int
    media: str
    note: str = ""
    pages: int | None = None
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Requirement:
    """A tree of evidence kinds: a leaf names one `kind`; a branch needs `needed` of its `parts` (None: all of them)."""

    kind: str = ""
    parts: tuple[Requirement, ...] = ()
    needed: int | None = None

    def met_by(self, present: Collection[str]) -> bool:
        """Whether these kinds satisfy the tree."""
        if self.kind:
            return self.kind in present
        met = sum(part.met_by(present) for part in self.parts)
        return met >= (len(self.parts) if self.needed is None else self.needed)


def all_of(*parts: Requirement | str) -> Requirement:
    """Every part is needed."""
    return Requirement(parts=_leaves(parts))


def any_of(*parts: Requirement | str) -> Requirement:
    """One part is enough."""
    return Requirement(parts=_leaves(parts), needed=1)


def n_of(needed: int, *parts: Requirement | str) -> Requirement:
    """Any `needed` of the parts are enough."""
    return Requirement(parts=_leaves(parts), needed=needed)


def gaps(requirement: Requirement, present: Collection[str]) -> tuple[str, ...]:
    """Return the kinds still to ask for, in the tree's order; nothing where the tree is satisfied.

    A branch that is already met asks for nothing more; an unmet one asks for all its open parts, so
    that the seller may choose among them.
    """
    return tuple(dict.fromkeys(_open_kinds(requirement, present)))


def _open_kinds(requirement: Requirement, present: Collection[str]) -> Iterable[str]:
    if requirement.met_by(present):
        return
    if requirement.kind:
        yield requirement.kind
    for part in requirement.parts:
        yield from _open_kinds(part, present)


def _leaves(parts: Iterable[Requirement | str]) -> tuple[Requirement, ...]:
    return tuple(Requirement(kind=part) if isinstance(part, str) else part for part in parts)
