"""What is asked for is what the tables say, less what lies there as a file."""

from __future__ import annotations

import pytest

from appealdesk.core.minimum import missing_evidence
from appealdesk.readers import packs, recognition


@pytest.mark.parametrize(
    ("issue_type", "scenario", "present", "missing"),
    [
        (
            "lsr",
            "1",
            {"notice", "order_detail"},
            [
                "metric_report",
                "carrier_tracking",
                "carrier_handover_proof",
                "sop",
                "carrier_exception_notice",
            ],
        ),
        (
            "dropshipping",
            "4",
            {"notice", "order_detail", "sop"},
            ["carrier_tracking", "invoice", "rectification_statement"],
        ),
        (
            "review_burst",
            "6",
            {"notice"},
            ["reviews_export", "order_detail", "buyer_messages", "rectification_statement"],
        ),
        ("cr", "8", {"notice", "erp_log"}, ["metric_report", "order_detail", "sop"]),
        ("penalty_points", "other", set(), ["notice"]),
        (None, None, set(), []),
    ],
)
def test_the_minimum_of_issue_and_scenario(issue_type, scenario, present, missing) -> None:
    found = missing_evidence(recognition.minimum(), packs.vocabulary(), issue_type, scenario, present)
    assert [one.kind for one in found] == missing
    assert all(one.how.say("zh") and one.how.say("en") for one in found)


def test_every_issue_type_has_a_list_and_every_list_speaks_in_known_codes() -> None:
    minimum = recognition.minimum()
    assert set(minimum.issues) == set(packs.vocabulary().codes("issue_types"))
    assert set(minimum.scenarios) <= set(packs.vocabulary().codes("scenarios"))
