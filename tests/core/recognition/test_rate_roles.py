"""A limit read as the seller's own rate accuses him, his own read as a limit acquits him."""

from __future__ import annotations

from decimal import Decimal

import pytest

from appealdesk.core.recognition.rate_roles import Role, limit_behind, names_in, numbers_in


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Late Shipment Rate 6%", [Role.OPEN]),
        ("Late Shipment Rate: target 4%, yours 6%", [Role.LIMIT, Role.OWN]),
        ("We require a late shipment rate of 4%", [Role.LIMIT]),
        ("6% late shipment rate requirement", [Role.LIMIT]),
        ("Late Shipment Rate above the limit: 6%", [Role.EITHER]),
        ("Late Shipment Rate 3% last month, 6% now", [Role.EARLIER, Role.OPEN]),
        ("Late Shipment Rate rose from 3% to 6%", [Role.OPEN]),
        ("A fee of 15% applies to the late shipment rate programme", []),
        ("迟发率应保持在4%,您为6%", [Role.LIMIT, Role.OWN]),
    ],
)
def test_the_nearest_cue_decides_what_a_rate_is(known, fold, text: str, roles: list[Role]) -> None:
    words, low = known.figures.rates, fold(text).low
    assert [one.role for one in numbers_in(words, low, names_in(words, low))] == roles


@pytest.mark.parametrize(
    ("text", "limit"),
    [("9 defects (limit: 5)", 5), ("9 defects (limit: 5 days)", None), ("9 defects, 5 of them old", None)],
)
def test_a_limit_right_behind_a_count_is_its_own(known, fold, text: str, limit: int | None) -> None:
    found = limit_behind(known.figures.rates, fold(text).low, len("9 defects"))
    assert found == (None if limit is None else Decimal(limit))
