"""A "yes" where the truth is "no" sells hope that nobody can deliver; it is the worst error there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.reading import NoticeDeadline
from appealdesk.core.screening import IN_FORCE, Signs, lapsed, screen

AS_OF = datetime(2026, 11, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
OPEN = Signs(
    "enforcement", "amazon", "odr", NoticeDeadline(), AS_OF, frozenset({"sanction", "invites_appeal"})
)


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({}, ("yes", "in_scope")),
        ({"said": frozenset()}, ("unsure", "appeal_not_open")),
        ({"kind": "phishing"}, ("no", "phishing")),
        ({"kind": "payout"}, ("no", "not_a_notice")),
        ({"kind": "question_only"}, ("unsure", "appeal_not_open")),
        ({"platform": "other:Etsy"}, ("no", "unsupported_platform")),
        ({"platform": None}, ("unsure", "needs_expert_check")),
        ({"issue_type": "ip_complaint"}, ("no", "ip_tro")),
        ({"said": frozenset({"sanction", "asks_forgery"})}, ("no", "forged_documents")),
        (
            {"issue_type": "restricted_product", "said": frozenset({"sanction", "high_risk"})},
            ("no", "high_risk_category"),
        ),
        (
            {
                "issue_type": "restricted_product",
                "said": frozenset({"sanction", "high_risk_named", "harmless"}),
            },
            ("unsure", "needs_expert_check"),
        ),
        (
            {
                "issue_type": "restricted_product",
                "said": frozenset({"sanction", "high_risk", "high_risk_named", "harmless"}),
            },
            ("no", "high_risk_category"),
        ),
        (
            {
                "issue_type": "restricted_product",
                "said": frozenset({"sanction", "high_risk", "high_risk_named", "denies_kind"}),
            },
            ("unsure", "needs_expert_check"),
        ),
        (
            {"issue_type": "restricted_product", "said": frozenset({"sanction", "expert"})},
            ("unsure", "needs_expert_check"),
        ),
        (
            {"issue_type": "restricted_product", "said": frozenset({"sanction", "expert", "harmless"})},
            ("yes", "in_scope"),
        ),
        ({"said": frozenset({"sanction", "no_appeal"})}, ("no", "no_appeal_channel")),
        ({"said": frozenset({"sanction", "exhausted"})}, ("unsure", "attempts_exhausted")),
        ({"issue_type": "identity_verification", "said": frozenset()}, ("no", "kyc_not_appeal")),
        (
            {
                "issue_type": "identity_verification",
                "deadline": NoticeDeadline("absolute", due=date(2026, 12, 1)),
            },
            ("unsure", "kyc_not_appeal"),
        ),
        ({"issue_type": "inr_dispute", "said": frozenset()}, ("yes", "in_scope")),
        ({"issue_type": "inr_dispute", "said": frozenset({"rate_only"})}, ("unsure", "appeal_not_open")),
        ({"issue_type": "account_health", "secondary": ("ip_complaint",)}, ("unsure", "needs_expert_check")),
        ({"issue_type": "forged_documents"}, ("unsure", "authenticity_to_verify")),
        (
            {"issue_type": "inauthentic", "said": frozenset({"sanction", "doubtful_documents"})},
            ("unsure", "authenticity_to_verify"),
        ),
        ({"deadline": NoticeDeadline("absolute", due=date(2026, 11, 19))}, ("no", "window_lapsed")),
        ({"deadline": NoticeDeadline("absolute", due=date(2026, 11, 20))}, ("yes", "in_scope")),
    ],
)
def test_each_answer_with_its_code(changed: dict, answer: tuple[str, str]) -> None:
    assert screen(replace(OPEN, **changed)) == answer


@pytest.mark.parametrize(
    ("due", "gone"),
    [
        (datetime.fromisoformat("2026-11-19T07:59:59-08:00"), True),  # 23:59:59 in Shanghai on the day before
        (datetime.fromisoformat("2026-11-19T08:00:00-08:00"), False),  # midnight in Shanghai: still today
        (date(2026, 11, 20), False),
        (None, False),
    ],
)
def test_a_window_has_lapsed_when_it_ended_before_the_day_began_in_shanghai(
    due: date | None, gone: bool
) -> None:
    assert lapsed(NoticeDeadline("absolute", due=due), AS_OF) is gone


REFUSALS = st.sets(st.sampled_from(["asks_forgery", "no_appeal", "lapsed", "court"]), min_size=1)


@given(
    REFUSALS,
    st.sets(st.sampled_from(["sanction", "invites_appeal", "exhausted"])),
    st.sampled_from([*sorted(IN_FORCE), "odr"]),
)
def test_no_open_door_turns_a_refusal_into_a_yes(
    refusals: set[str], others: set[str], issue_type: str
) -> None:
    eligible, _ = screen(replace(OPEN, issue_type=issue_type, said=frozenset(refusals | others)))
    assert eligible == "no"
