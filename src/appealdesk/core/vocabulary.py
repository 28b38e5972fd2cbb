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
    """All tables, and the many words of the sources.

    `terms` holds (table, code, name); tables are platforms, sellers, message_kinds, issue_types, eligibility,
    scenarios, requests, metrics, events. `words` holds (table, word, code) for the tables kinds and metrics.
    """

    terms: tuple[tuple[str, str, Wording], ...]
    kinds: tuple[EvidenceKind, ...]
    words: tuple[tuple[str, str, str], ...] = ()

    def name(self, table: str, code: str) -> Wording:
        """Return the name of a code. Raises `UnknownCodeError` with the codes there are."""
        for held, known, name in self.terms:
            if held == table and known == code:
                return name
        raise UnknownCodeError(f"“{code}” is not one of {table}.", f"Known: {', '.join(self.codes(table))}.")

    def codes(self, table: str) -> tuple[str, ...]:
        """Return the codes of a table, in the order of the file."""
        if table == "kinds":
            return tuple(kind.code for kind in self.kinds)
        return tuple(known for held, known, _ in self.terms if held == table)

    def kind(self, code: str) -> EvidenceKind:
        """Return an evidence kind. Raises `UnknownCodeError` with the kinds there are."""
        for kind in self.kinds:
            if kind.code == code:
                return kind
        known = ", ".join(self.codes("kinds"))
        raise UnknownCodeError(f"“{code}” is not a kind of evidence.", f"Known: {known}.")

    def public(self, table: str, word: str) -> str:
        """Return the code that a source's word means in `kinds` or `metrics`; a code means itself.

        Raises `UnknownCodeError` for a word that nobody has mapped.
        """
        if word in self.codes(table):
            return word
        for held, known, code in self.words:
            if held == table and known == word:
                return code
        raise UnknownCodeError(
            f"“{word}” is no code of {table} and no known word for one.",
            "Map it in vocabulary.yaml (evidence_words or metric_words), or use a code.",
        )
