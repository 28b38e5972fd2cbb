"""What is personal leaves as a placeholder and comes back as it was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from appealdesk.core.case import Case, Order, Seller
from appealdesk.pen import Facts, facts_of
from appealdesk.pen.redaction import redact


@pytest.mark.parametrize(
    "word",
    [
        "ellen.porter+shop@example.co.uk",
        "+44 20 7946 0018",
        "(415) 555-0134",
        "13812345678",
        "0571-88886666",
        "221B Baker Street",
        "1600 Amphitheatre Pkwy Road",
        "Lindenstraße 14",
        "浙江省杭州市西湖区文三路 478号".replace(" ", ""),
        "112-7730415-2048861",
        "1Z84E7W20391774160",
        "https://example.com/orders/1",
        "Mrs. Ellen Porter",
    ],
)
def test_personal_words_do_not_leave(word: str) -> None:
    text = f"We wrote on 2026-11-03 to {word} about it."
    done = redact(text, Facts())
    assert word not in done.text
    assert "2026-11-03" in done.text
    assert done.restore(done.text) == text


@pytest.mark.parametrize(
    "text",
    [
        "On November 3, 2026, 17:42 (UTC-08:00), 4.24% of 1,204 orders",
        "USD 6.90",
        "2026年11月3日",
        "2026-11-03 10:00 to 2026-11-05 18:30",
        "tracking 95% over 30 days (1,204 of 1,267)",
        "10月2日在距仓库3英里的柜台开通第二条途径,由16号门交接",
    ],
)
def test_days_numbers_and_money_stay_readable(text: str) -> None:
    assert redact(text, Facts()).text == text


def test_a_longer_name_goes_before_the_shorter_one_in_it() -> None:
    done = redact("Larkfield Goods Ltd. is Larkfield.", Facts(names=("Larkfield", "Larkfield Goods Ltd.")))
    assert "Larkfield" not in done.text
    assert "Goods" not in done.text
    assert done.restore(done.text) == "Larkfield Goods Ltd. is Larkfield."


def test_the_facts_of_a_case_are_its_people_and_numbers_but_not_their_roles() -> None:
    case = Case(
        "C", datetime(2026, 1, 1, tzinfo=UTC), 1, (), None, (),
        orders=(Order("112-7730415-2048861", "1Z84E7W20391774160", "UPS"),),
        seller=Seller("Shop", "Shop Ltd", "Chen Wei, operations manager", "a@example.com"),
    )  # fmt: skip
    facts = facts_of(case, ("Amazon",))
    assert facts.names == ("Shop", "Shop Ltd", "Chen Wei")
    assert facts.ids == ("112-7730415-2048861", "1Z84E7W20391774160")
    assert facts.open_names == ("Amazon", "UPS")


@example("00", ["1", "00"])  # a name that stands in a placeholder
@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_whatever_leaves_comes_back(text: str, names: list[str]) -> None:
    done = redact(text, Facts(names=tuple(names)))
    if not any("{" in name or "}" in name for name in (*names, text)):
        assert done.restore(done.text) == text
