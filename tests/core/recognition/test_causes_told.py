"""Causes told in passing: a carrier that came and found nobody is the carrier's matter."""

from __future__ import annotations

import pytest

NOTICE = "Reminder: your appeal opportunity expires in 12 hours.\nViolation - Late delivery. Seller Center (TikTok Shop GB)."


@pytest.mark.parametrize(
    "story",
    [
        "driver said nobody was home, twice",
        "the courier wrote that no one answered the door",
        "there were two delivery attempts, all in the tracking",
        "after a failed delivery attempt it went back to the depot",
    ],
)
def test_a_delivery_that_was_tried_in_vain_is_the_carriers_cause(read, story: str) -> None:
    assert max(read(NOTICE, story).scenarios, key=lambda one: one[1])[0] == "1"


def test_a_house_where_nobody_packed_is_not(read) -> None:
    found = read(NOTICE, "our packer was ill and nobody was at the packing table for a week").scenarios
    assert not found or max(found, key=lambda one: one[1])[0] != "1"
