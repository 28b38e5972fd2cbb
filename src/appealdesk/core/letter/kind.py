"""Which letter a notice calls for (申诉信类型), and whether it needs a plan of action."""

from __future__ import annotations

from appealdesk.core.case import Case
from appealdesk.core.letter.letter import LetterKind
from appealdesk.core.reading import Reading

DISPUTES = frozenset(
    {"a_to_z_claim", "chargeback", "inr_dispute", "inad_dispute", "negative_feedback", "fulfilment_review"}
)
LISTINGS = frozenset({"restricted_product", "prohibited_listing", "listing_removed"})
MISREADINGS = frozenset({"3", "7"})
REQUESTS = {
    LetterKind.DISPUTE: ("revoke_claim", "correct_metric", "remove_points", "reinstate", "other"),
    LetterKind.PLAN: ("reinstate", "restore_listing", "remove_points", "other"),
    LetterKind.CORRECTION: ("correct_metric", "remove_points", "reinstate", "other"),
    LetterKind.LISTING: ("restore_listing", "reinstate", "remove_points", "other"),
    LetterKind.LINKED: ("unlink", "reinstate", "other"),
}


# Where the first request of a kind would ask for what the issue cannot give.
ISSUE_REQUESTS = {"fulfilment_review": "reinstate"}


def letter_kind(case: Case, reading: Reading) -> LetterKind:
    """Choose by issue type; a metric counted wrongly by the platform is corrected, not promised better."""
    if reading.issue_type in DISPUTES or (case.request is not None and case.request.kind == "revoke_claim"):
        return LetterKind.DISPUTE
    if reading.issue_type in LISTINGS:
        return LetterKind.LISTING
    if reading.issue_type == "linked_account":
        return LetterKind.LINKED
    if case.request is not None and case.request.kind == "correct_metric":
        return LetterKind.CORRECTION
    if case.request is None and case.plan is None and reading.scenario == "3":
        return LetterKind.CORRECTION
    return LetterKind.PLAN


def needs_plan(case: Case, reading: Reading) -> bool:
    """Whether a letter would be empty without a plan: a dispute, a correction and a misreading stand on facts alone."""
    kind = letter_kind(case, reading)
    if kind is LetterKind.LISTING:
        return reading.scenario not in MISREADINGS
    return kind is LetterKind.PLAN


def request_kind(case: Case, reading: Reading) -> str:
    """Return what is asked for: the specialist's choice, else the one that fits the letter."""
    if case.request is not None:
        return case.request.kind
    return ISSUE_REQUESTS.get(reading.issue_type or "", REQUESTS[letter_kind(case, reading)][0])
