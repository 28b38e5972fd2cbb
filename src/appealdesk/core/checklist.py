"""Evidence checklists (证据清单): what a platform asks for, in its own fine words, each meaning one public kind."""

from __future__ import annotations

from dataclasses import dataclass

from appealdesk.core.evidence import Requirement, all_of


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for. `word` is the source's, `kind` the public code; `basis` is official, staff or practice."""

    word: str
    kind: str
    mandatory: bool
    basis: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """All that one procedure asks for, the mandatory things first."""

    items: tuple[Item, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that may not be missing, each once."""
        return tuple(dict.fromkeys(item.kind for item in self.items if item.mandatory))

    def requirement(self) -> Requirement:
        """Return the mandatory kinds as a requirement tree."""
        return all_of(*self.kinds)
