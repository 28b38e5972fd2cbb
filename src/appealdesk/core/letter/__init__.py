"""The appeal letter (申诉信): composed from an argument, checked against the sheet, shown as papers."""

from __future__ import annotations

from appealdesk.core.letter.book import ClauseBook, Clauses
from appealdesk.core.letter.composition import compose_letter
from appealdesk.core.letter.kind import kind_of, letter_kind, needs_plan
from appealdesk.core.letter.letter import Letter, LetterKind, Statement, ground_map
from appealdesk.core.letter.papers import letter_paper, reading_copy_paper

__all__ = [
    "ClauseBook",
    "Clauses",
    "Letter",
    "LetterKind",
    "Statement",
    "compose_letter",
    "ground_map",
    "kind_of",
    "letter_kind",
    "letter_paper",
    "needs_plan",
    "reading_copy_paper",
]
