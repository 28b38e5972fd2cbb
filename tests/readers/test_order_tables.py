"""What an order export states fills the orders of the case, each with its line; nothing is guessed from half a date."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from workbook import workbook

from appealdesk.core.place import Place
from appealdesk.readers.order_tables import read_order_table
from appealdesk.readers.tables import TableError
from appealdesk.readers.tracking import TrackingError, read_tracking

EXPORT = (
    "amazon-order-id,latest-ship-date,ship-confirm-date,tracking-number,carrier,delivered-date\n"
    "112-4817306-2290641,2026-11-03T23:59:59-08:00,2026-11-05T08:21:36-05:00,1Z999,UPS,2026-11-09\n"
    "999-0000000-0000000,2026-11-03T23:59:59-08:00,2026-11-05T08:21:36-05:00,1Z000,UPS,2026-11-09\n"
)


def test_an_export_states_moments_number_and_carrier(tmp_path: Path) -> None:
    (tmp_path / "order_detail.csv").write_text(EXPORT)
    stated = {(one.order[:3], one.field): one for one in read_order_table(tmp_path / "order_detail.csv")}
    assert stated["112", "ship_by"].value == datetime(2026, 11, 4, 7, 59, 59, tzinfo=UTC)
    assert stated["112", "tracking"].place == Place("order_detail.csv", line=2)
    assert ("112", "delivered_at") not in stated  # a day is no moment


def test_lines_of_one_order_that_disagree_state_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("order id,tracking number,carrier\nA,1,UPS\nA,2,UPS\n")
    assert [one.field for one in read_order_table(tmp_path / "x.csv")] == ["carrier"]


def test_the_orders_of_the_notice_are_filled_and_the_rest_of_the_shop_is_not(read, folder: Path) -> None:
    (folder / "exhibits" / "order_detail.csv").write_text(EXPORT)
    (folder / "exhibits" / "carrier_tracking.csv").write_text(
        "tracking,time,stage\n1Z 999,2026-11-09T13:00:00-07:00,delivered\n"
    )
    case = read()
    assert [order.id for order in case.orders] == ["112-4817306-2290641"]
    order = case.orders[0]
    assert order.confirmed_at == datetime(2026, 11, 5, 13, 21, 36, tzinfo=UTC)
    assert order.delivered_at == datetime(2026, 11, 9, 20, tzinfo=UTC)
    assert dict(order.places)["confirmed_at"] == Place("exhibits/order_detail.csv", line=2)
    assert dict(order.places)["delivered_at"] == Place("exhibits/carrier_tracking.csv", line=2)
    assert case.shipments[0].order_id == order.id


def test_the_form_beats_the_export(read, folder: Path) -> None:
    (folder / "exhibits" / "order_detail.csv").write_text(EXPORT)
    case = read("orders: [{id: 112-4817306-2290641, carrier: DHL}]")
    assert case.orders[0].carrier == "DHL"
    assert case.orders[0].tracking == "1Z999"


def test_a_workbook_is_read_like_a_table(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "carrier_tracking.xlsx",
        [
            ["运单号", "时间", "状态"],
            ["YT1", "2026-11-03 09:00 +08:00", "已揽收"],
            ["YT1", "2026-11-09 09:00 UTC", "签收"],
        ],
    )
    package = read_tracking(path)[0]
    assert package.accepted.at == datetime(2026, 11, 3, 1, tzinfo=UTC)
    assert package.delivered.place.line == 3


def test_a_number_that_a_workbook_rounded_does_not_pass_for_a_parcel_number(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "x.xlsx",
        [["order id", "tracking number"], ["A", 9400109104250532908587.0], ["B", 12345.0]],
    )
    assert [one.value for one in read_order_table(path)] == ["9.40010910425053e+21", "12345"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"words"])
def test_a_broken_workbook_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(data)
    with pytest.raises((TableError, TrackingError)):
        read_tracking(tmp_path / "x.xlsx")
