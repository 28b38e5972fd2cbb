"""Which letter a notice calls for (申诉信类型), and whether it needs a plan of action."""

from __future__ import annotations

from appealdesk.core.argument import Argument
from appealdesk.core.asked import Asked, asked_of, asks_for_more, followed_up
from appealdesk.core.case import Case
from appealdesk.core.grounds import GroundClass
from appealdesk.core.letter.book import ANY, ClauseBook
from appealdesk.core.letter.letter import LetterKind
from appealdesk.core.reading import Reading

DISPUTES = frozenset(
    {"a_to_z_claim", "chargeback", "inr_dispute", "inad_dispute", "negative_feedback", "fulfilment_review"}
)
LISTINGS = frozenset({"restricted_product", "prohibited_listing", "listing_removed"})
# What is said of goods and papers is answered with papers; a plan has to be asked for.
PAPERS = LISTINGS | {"inauthentic", "used_sold_as_new"}
REQUESTS = {
    LetterKind.DISPUTE: ("revoke_claim", "correct_metric", "remove_points", "reinstate", "other"),
    LetterKind.PLAN: ("reinstate", "restore_listing", "remove_points", "other"),
    LetterKind.CORRECTION: ("correct_metric", "remove_points", "reinstate", "other"),
    LetterKind.LISTING: ("restore_listing", "reinstate", "remove_points", "other"),
    LetterKind.LINKED: ("unlink", "reinstate", "other"),
    LetterKind.POINTS: ("remove_points", "reinstate", "correct_metric", "other"),
    LetterKind.ANSWER: ("reinstate", "revoke_claim", "restore_listing", "correct_metric", "unlink", "other"),
}
WITHOUT_PLAN = frozenset(
    {LetterKind.DISPUTE, LetterKind.CORRECTION, LetterKind.LINKED, LetterKind.POINTS, LetterKind.ANSWER}
)
# Where the first request of a kind would ask for what the issue cannot give.
ISSUE_REQUESTS = {"fulfilment_review": "reinstate"}


def kind_of(argument: Argument, book: ClauseBook) -> LetterKind:
    """Choose by what the notice asks for, then by the issue, then by what the exhibits carry.

    A list of things asked for is answered item by item. Where no plan was written and the platform's own rule takes out
    every order that the notice names, the records are argued and no fault is confessed.
    """
    case, reading = argument.case, argument.reading
    kind = letter_kind(case, reading)
    if _answers(case, kind, book):
        return LetterKind.ANSWER
    if kind in {LetterKind.DISPUTE, LetterKind.POINTS} and _owned(argument):
        return LetterKind.PLAN
    if kind is LetterKind.PLAN and case.plan is None and _carried(argument):
        return LetterKind.CORRECTION if _rated(reading) else LetterKind.POINTS
    return kind


def letter_kind(case: Case, reading: Reading) -> LetterKind:
    """Choose by issue type; a metric counted wrongly by the platform is corrected, not promised better."""
    request = case.request.kind if case.request is not None else ""
    if reading.issue_type in DISPUTES or request == "revoke_claim":
        return LetterKind.DISPUTE
    if reading.issue_type in LISTINGS:
        return LetterKind.LISTING
    if reading.issue_type == "linked_account":
        return LetterKind.LINKED
    if request == "remove_points":
        return LetterKind.POINTS
    if request == "correct_metric":
        return LetterKind.CORRECTION
    told = case.plan is None or case.plan.tells_only
    if not request and told and reading.scenario == "3":
        return LetterKind.CORRECTION
    return LetterKind.PLAN


def asked_in(argument: Argument, book: ClauseBook) -> tuple[Asked, ...]:
    """Return what the notice asks to be sent, item by item."""
    return asked_of(argument.case, _phrases(book))


def plan_needed(argument: Argument, book: ClauseBook) -> bool:
    """Whether the letter of this argument would be empty without a plan."""
    kind = kind_of(argument, book)
    return kind not in WITHOUT_PLAN and needs_plan(argument.case, argument.reading)


def needs_plan(case: Case, reading: Reading) -> bool:
    """Whether the issue itself calls for a plan: a dispute, a correction and a misreading stand on facts alone."""
    kind = letter_kind(case, reading)
    if kind is LetterKind.LISTING:
        return not reading.misread
    return kind is LetterKind.PLAN


def told_misread(case: Case, reading: Reading) -> bool:
    """Whether the causes only say what was read wrongly: there is nothing to mend, and no fault is made up."""
    return reading.misread and case.plan is not None and case.plan.tells_only


def request_kind(case: Case, reading: Reading, kind: LetterKind | None = None) -> str:
    """Return what is asked for: the specialist's choice, else the one that fits the letter."""
    if case.request is not None:
        return case.request.kind
    own = letter_kind(case, reading)
    if kind is LetterKind.PLAN:
        return REQUESTS[kind][0]
    if kind is LetterKind.ANSWER:
        return "restore_listing" if reading.issue_type in PAPERS else REQUESTS[own][0]
    if kind is LetterKind.POINTS and "penalty_points" not in dict(reading.figures):
        return "reinstate"
    return ISSUE_REQUESTS.get(reading.issue_type or "", REQUESTS[kind or own][0])


def _answers(case: Case, kind: LetterKind, book: ClauseBook) -> bool:
    """A claim that is decided is appealed, whatever the notice asks to be attached; a plan that was written is sent.

    What the platform asks for after an appeal is answered: the plan has gone out with the appeal.
    """
    phrases = _phrases(book)
    planned = case.plan is not None and bool(case.plan.causes)
    if kind is LetterKind.LINKED or (planned and not followed_up(case, phrases)):
        return False
    decided = kind is LetterKind.DISPUTE and not asks_for_more(case, phrases)
    return not decided and bool(asked_of(case, phrases))


def _owned(argument: Argument) -> bool:
    """Whether the plan names a cause and no ground takes anything out: what is owned up to is not disputed."""
    plan = argument.case.plan
    argued = any(ground.ground_class is GroundClass.REMOVABLE for ground in argument.grounds)
    return plan is not None and bool(plan.causes) and argument.case.request is None and not argued


def _carried(argument: Argument) -> bool:
    """Whether a ground of the platform's own rule speaks for every order that the notice names."""
    named = argument.reading.order_ids
    removable = [ground for ground in argument.grounds if ground.ground_class is GroundClass.REMOVABLE]
    return bool(named) and set(named) <= {order for ground in removable for order in ground.orders}


def _rated(reading: Reading) -> bool:
    return any(figure.unit == "pct" for _, figure in reading.figures)


def _phrases(book: ClauseBook) -> dict[str, tuple[str, ...]]:
    held = book.languages.get(ANY)
    return dict(held.phrases) if held else {}
