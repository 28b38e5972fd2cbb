"""What a message is, where blame and news stand side by side."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.kind import message_kind


@pytest.mark.parametrize(("firm", "kind"), [(True, "enforcement"), (False, "broadcast")])
def test_a_notice_without_anything_of_the_sellers_own_must_lead_by_a_margin(
    known, fold, firm: bool, kind: str
) -> None:
    text = fold(
        "Seller news: keep your rate high, avoid a penalty and a warning. As a reminder, plan your stock."
    )
    assert message_kind(known, (text,), (), None, 4.5, own=True, firm=firm).kind == kind


def test_the_voice_hardly_speaks_for_a_notice(known, fold) -> None:
    text = fold("Ihr Verkäuferkonto, Ihre Bestellungen, Ihre Angebote, Ihre Rate, Ihr Guthaben")
    assert (
        dict(message_kind(known, (text,), (), None, 0.0, own=True, firm=True).weights)["enforcement"] <= 1.0
    )
