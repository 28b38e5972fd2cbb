"""An export is read by its column names, whatever their order and delimiter."""

from __future__ import annotations

import pytest
from materials import ONE, TWO, at, case, sheet

from appealdesk.core.export_row import CITY, deliver_by, export_row

ROWS = {
    ",": f'amazon-order-id,ship-city,latest-delivery-date\n{TWO},Bonn,\n{ONE},"Leeds, LS8",2026-11-06T23:59:59+00:00',
    ";": f"Order ID;Ship City;Latest_Delivery_Date\n{ONE};Leeds, LS8;2026-11-06T23:59:59+00:00",
    "tab": f"order-id\tship-city\tlatest-delivery-date\n{ONE}\tLeeds, LS8\t2026-11-06T23:59:59+00:00",
}


@pytest.mark.parametrize("text", ROWS.values(), ids=list(ROWS))
def test_the_row_of_an_order_is_found_with_its_line(text: str) -> None:
    row = export_row(case(sheets=(sheet("order_detail", text),)), ONE)
    assert row is not None
    assert row.first(CITY) == "Leeds, LS8"
    assert deliver_by(row) == at("2026-11-06T23:59:59+00:00")
    assert row.place.line == text.count("\n") + 1


def test_an_order_without_a_row_and_a_page_without_columns_have_none() -> None:
    assert export_row(case(sheets=(sheet("order_detail", ROWS[","]),)), "112-0") is None
    assert export_row(case(sheets=(sheet("order_detail", f"Order page\n{ONE}"),)), ONE) is None
    assert export_row(case(sheets=(sheet("sop", ROWS[","], "exhibits/sop.csv"),)), ONE) is None


@pytest.mark.parametrize("told", ["", "2026-11-06", "soon"])
def test_a_promise_without_an_offset_is_no_moment(told: str) -> None:
    text = f"order-id,latest-delivery-date\n{ONE},{told}"
    assert deliver_by(export_row(case(sheets=(sheet("order_detail", text),)), ONE)) is None
    assert deliver_by(None) is None
