"""Carrier events as a table: English or Chinese headers, any delimiter, each event with its line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from appealdesk.core.place import Place
from appealdesk.core.shipment import Shipment, Stage
from appealdesk.readers.tracking import TrackingError, read_tracking


def table(tmp_path: Path, text: str, encoding: str = "utf-8", **more: str) -> tuple[Shipment, ...]:
    path = tmp_path / "carrier_tracking.csv"
    path.write_bytes(text.encode(encoding))
    return read_tracking(path, file="exhibits/carrier_tracking.csv", **more)


def test_one_event_a_row_grouped_by_number(tmp_path: Path) -> None:
    first, second = table(
        tmp_path,
        "Tracking Number,Event Time,Status,Location,Carrier,Order ID\n"
        "A1,2026-11-03T18:20:00-05:00,accepted,Newark NJ,UPS,112-1\n"
        "B2,2026-11-04T10:00:00-05:00,label,,UPS,112-2\n"
        "A1,2026-11-06T11:02:00-08:00,delivered,Fresno CA,UPS,112-1\n",
    )
    assert (first.tracking, first.carrier, first.order_id) == ("A1", "UPS", "112-1")
    assert first.delivered.at == datetime(2026, 11, 6, 19, 2, tzinfo=UTC)
    assert first.delivered.place == Place("exhibits/carrier_tracking.csv", line=4)
    assert second.accepted is None


def test_chinese_headers_in_a_chinese_encoding(tmp_path: Path) -> None:
    package = table(
        tmp_path,
        "运单号；x\t时间\t时区\t轨迹描述\t地点\n".replace("；x", "")
        + "YT1\t2026-11-03 18:20\tAsia/Shanghai\t已揽收\t深圳\nYT1\t2026-11-09 11:02\tUTC-8\t快件已签收\tFresno\n",
        "gb18030",
    )[0]
    assert package.accepted.at == datetime(2026, 11, 3, 10, 20, tzinfo=UTC)
    assert package.delivered.at == datetime(2026, 11, 9, 19, 2, tzinfo=UTC)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [["tracking", "time", "event"], ["A1", "2026-11-03T18:20:00Z", "Picked up"]]
    package = table(tmp_path, "\r\n".join(delimiter.join(row) for row in rows))[0]
    assert package.accepted.words == "Picked up"


def test_the_stage_is_read_from_the_words_where_its_own_column_says_nothing(tmp_path: Path) -> None:
    package = table(tmp_path, "tracking,time,stage,event\nA1,2026-11-03T18:20:00Z,ok,Delivered at door\n")[0]
    assert package.scans[0].stage is Stage.DELIVERED


def test_a_time_without_a_zone_is_kept_as_written(tmp_path: Path) -> None:
    scan = table(tmp_path, "tracking,time,stage\nA1,3 Nov 2026 18:20,accepted\n")[0].scans[0]
    assert (scan.at, scan.local, scan.stage) == (None, "3 Nov 2026 18:20", Stage.ACCEPTED)


def test_a_quoted_cell_may_hold_lines_and_the_next_row_keeps_its_line(tmp_path: Path) -> None:
    package = table(
        tmp_path,
        'tracking,time,event\nA1,2026-11-03T18:20:00Z,"Picked\nup"\nA1,2026-11-04T18:20:00Z,Delivered\n',
    )[0]
    assert package.accepted.words == "Picked up"
    assert package.delivered.place.line == 4


def test_a_table_without_its_columns_names_them(tmp_path: Path) -> None:
    with pytest.raises(TrackingError, match=r"no column for tracking \(tracking number"):
        table(tmp_path, "number,when\nA1,2026\n")
    with pytest.raises(TrackingError, match="no column for tracking"):
        table(tmp_path, "")
