"""Screening (准入筛查): whether an appeal makes sense, or why not, or that an expert must look first.

The order of the questions is the order of harm: what must never be taken on comes first, and a "yes"
is given only to an open door or a loss in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from appealdesk.core.reading import NoticeDeadline

# Windows are judged by the day of the desk and its sellers.
DESK_ZONE = ZoneInfo("Asia/Shanghai")
PRODUCT_ISSUES = frozenset(
    {"restricted_product", "prohibited_listing", "listing_removed", "product_quality", "account_health"}
)
DENIALS = frozenset({"harmless", "denies_kind"})
# A claim or a review of orders is a loss or a hold in force by itself.
IN_FORCE = frozenset({"a_to_z_claim", "inr_dispute", "inad_dispute", "chargeback", "fulfilment_review"})


@dataclass(frozen=True, slots=True)
class Signs:
    """What screening is given. `said` are the codes of the screening groups that the texts spoke for."""

    kind: str
    platform: str | None
    issue_type: str | None
    deadline: NoticeDeadline
    as_of: datetime
    said: frozenset[str]
    secondary: tuple[str, ...] = ()


def lapsed(deadline: NoticeDeadline, as_of: datetime) -> bool:
    """Whether the last instant lies before the start of the day in the desk's zone; due on that day is open."""
    if deadline.due is None:
        return False
    day = as_of.astimezone(DESK_ZONE).date()
    if isinstance(deadline.due, datetime):
        return deadline.due < datetime.combine(day, time(0), DESK_ZONE)
    return deadline.due < day


def screen(signs: Signs) -> tuple[str, str]:
    """Return eligible (yes, no, unsure) and the code that explains it."""
    return next(_answers(signs))


def _answers(signs: Signs) -> Iterator[tuple[str, str]]:
    yield from _no_notice(signs)
    yield from _refused(signs)
    yield from _doubtful(signs)
    if signs.platform is None:
        yield "unsure", "needs_expert_check"
    yield from _open(signs)
    yield "unsure", "appeal_not_open"


def _no_notice(signs: Signs) -> Iterator[tuple[str, str]]:
    if signs.kind == "phishing":
        yield "no", "phishing"
    if "asks_forgery" in signs.said:
        yield "no", "forged_documents"
    if signs.platform is not None and signs.platform.startswith("other:"):
        yield "no", "unsupported_platform"
    if signs.kind == "question_only":
        if "high_risk" in signs.said:
            yield "no", "high_risk_category"
        yield "unsure", "appeal_not_open"
    if signs.kind != "enforcement":
        yield "no", "not_a_notice"


def _refused(signs: Signs) -> Iterator[tuple[str, str]]:
    if signs.issue_type == "ip_complaint" or "court" in signs.said:
        yield "no", "ip_tro"
    yield from _high_risk(signs)
    if lapsed(signs.deadline, signs.as_of) or "lapsed" in signs.said:
        yield "no", "window_lapsed"
    if "no_appeal" in signs.said:
        yield "no", "no_appeal_channel"
    if signs.issue_type == "identity_verification":
        asked = signs.deadline.kind != "none" or {"names_appeal", "sanction"} <= signs.said
        yield ("unsure" if asked else "no"), "kyc_not_appeal"


def _high_risk(signs: Signs) -> Iterator[tuple[str, str]]:
    """The platform may name a category by mistake; only an expert may believe a seller who calls the product harmless.

    A seller who uses the word of the category himself has to deny the category outright.
    """
    told = "high_risk" in signs.said and signs.issue_type in PRODUCT_ISSUES
    named = "high_risk_named" in signs.said
    if told and not (named and "denies_kind" in signs.said):
        yield "no", "high_risk_category"
    if named and not signs.said & DENIALS:
        yield "no", "high_risk_category"
    if named:
        yield "unsure", "needs_expert_check"


def _doubtful(signs: Signs) -> Iterator[tuple[str, str]]:
    if "exhausted" in signs.said:
        yield "unsure", "attempts_exhausted"
    if "nothing_asked" in signs.said and "sanction" not in signs.said:
        yield "unsure", "appeal_not_open"
    if "appeal_in_doubt" in signs.said:
        yield "unsure", "no_appeal_channel"
    if "ip_complaint" in signs.secondary:
        yield "unsure", "needs_expert_check"
    if signs.issue_type == "forged_documents" or (
        signs.issue_type == "inauthentic" and "doubtful_documents" in signs.said
    ):
        yield "unsure", "authenticity_to_verify"
    if (
        signs.issue_type in PRODUCT_ISSUES - {"account_health", "product_quality"}
        and signs.said & {"expert", "expert_told"}
        and not signs.said & DENIALS
    ):
        yield "unsure", "needs_expert_check"


def _open(signs: Signs) -> Iterator[tuple[str, str]]:
    open_claim = signs.issue_type in IN_FORCE and "rate_only" not in signs.said
    if open_claim or (signs.issue_type and signs.deadline.kind != "none"):
        yield "yes", "in_scope"
    if "sanction" in signs.said or (signs.issue_type and "invites_appeal" in signs.said):
        yield "yes", "in_scope"
