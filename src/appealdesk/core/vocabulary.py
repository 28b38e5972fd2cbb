"""The public codes (词汇表): issue types, evidence kinds, eligibility, scenarios, metrics, each with its names."""

from __future__ import annotations

from dataclasses import dataclass

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.wording import Wording


class UnknownCodeError(AppealDeskError):
    """A code that no table of the vocabulary holds."""

    code = "unknown_code"


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """One kind of evidence: its name, how the seller gets it, and the kind accepted in its place, if any."""

    code: str
    name: Wording
    how: Wording
    substitute: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables: `terms` holds (table, code, name); tables are issue_types, eligibility, scenarios, metrics, requests, platforms."""

    terms: tuple[tuple[str, str, Wording], ...]
    kinds: tuple[EvidenceKind, ...]

    def name(self, table: str, code: str) -> Wording:
        """Return the name of a code. Raises `UnknownCodeError` with the codes there are."""
        for held, known, name in self.terms:
            if held == table and known == code:
                return name
        raise UnknownCodeError(f"“{code}” is not one of {table}.", f"Known: {', '.join(self.codes(table))}.")

    def codes(self, table: str) -> tuple[str, ...]:
        """Return the codes of a table, in the order of the file."""
        return tuple(known for held, known, _ in self.terms if held == table)

    def kind(self, code: str) -> EvidenceKind:
        """Return an evidence kind. Raises `UnknownCodeError` with the kinds there are."""
        for kind in self.kinds:
            if kind.code == code:
                return kind
        known = ", ".join(kind.code for kind in self.kinds)
        raise UnknownCodeError(f"“{code}” is not a kind of evidence.", f"Known: {known}.")
