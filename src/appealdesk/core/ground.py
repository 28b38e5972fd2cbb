"""Grounds (申诉理由): what we assert, each resting on exhibits. A ground without one cannot be built."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from appealdesk.core.errors import UngroundedError
from appealdesk.core.evidence import Exhibit
from appealdesk.core.place import Place
from appealdesk.core.wording import Wording

STATEMENT_KINDS = frozenset({"seller_statement"})


class GroundClass(StrEnum):
    """What a ground can do: removable 可剔除, explains_only 仅作解释, to_verify 待核实."""

    REMOVABLE = "removable"
    EXPLAINS_ONLY = "explains_only"
    TO_VERIFY = "to_verify"


@dataclass(frozen=True, slots=True)
class Citation:
    """An exhibit and the place in it that carries the statement."""

    exhibit: Exhibit
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the material shows for (`speaks_for`) or against a scenario, and how much it weighs (0 to 1)."""

    scenario: str
    code: str
    speaks_for: bool
    weight: float
    says: Wording
    citations: tuple[Citation, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """One assertion of the letter. `about_the_world` grounds may not rest on the seller's own statement alone."""

    code: str
    says: Wording
    citations: tuple[Citation, ...]
    ground_class: GroundClass
    orders: tuple[str, ...] = ()
    rule: str | None = None
    weakened_by: tuple[Finding, ...] = ()
    about_the_world: bool = True

    def __post_init__(self) -> None:
        """Refuse a ground that nothing carries."""
        if not self.citations:
            raise UngroundedError(
                f"The ground {self.code} names no exhibit.", "Cite the file that shows it, or leave it out."
            )
        if self.about_the_world and all(c.exhibit.kind in STATEMENT_KINDS for c in self.citations):
            raise UngroundedError(
                f"The ground {self.code} speaks of the outside world, but rests on the seller's statement alone.",
                "Add a paper that shows it: tracking, a carrier's letter, a screenshot, a log.",
            )
