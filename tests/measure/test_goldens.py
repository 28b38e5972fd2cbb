"""Golden examples from the platforms' own pages and samples; what a public sample gets wrong itself must be noticed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from appealdesk.core.metrics.figures import contradictions
from appealdesk.measure.engine import measure, session

FILES = Path(__file__).parent / "files"
REPORT = FILES / "accountHealthReport-2020-11-18.json"


def figures(path: Path):
    with session([path]) as opened:
        return opened.figures


def one(found, metric: str, segment: str = ""):
    return next(figure for figure in found if figure.metric == metric and segment in {"", figure.segment})


def write(path: Path, header: str, rows: list[str]) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


PARCELS = "order-id\tpackage-id\tsales-channel\tunits\tcarrier-name\ttracking-id\tpromised-ship-date\tship-confirm-date\tcarrier-first-scan-date\tpromised-delivery-date\tactual-delivery-date"


def parcel(number: int, promised: str, arrived: str, scan: str = "2024-06-01T00:00:00+00:00") -> str:
    return f"111-0000000-{number:07d}\t{number}\tAmazon.com\t1\tUPS\t1Z{number}\t2024-06-30\t{scan}\t{scan}\t{promised}\t{arrived}"


def test_g1_to_g4_the_report_is_read_with_its_counts():
    found = figures(REPORT)
    assert str(one(found, "lsr").count) == "27896 / 870669 = 3.20 %"
    assert (one(found, "idr").num, one(found, "idr").den, dict(one(found, "idr").parts)) == (
        315,
        9001,
        {"missingInvoice": 214, "lateInvoice": 101},
    )
    assert one(found, "otdr").count.rate < 90
    assert one(found, "odr", "seller_fulfilled").num == 1078


def test_g5_the_sample_report_contradicts_itself_in_every_place_that_is_known():
    found = {(item.code, item.figure.metric, item.figure.segment) for item in contradictions(figures(REPORT))}
    assert found >= {
        ("rate_of_counts", "cr", ""),
        ("rate_of_counts", "odr", "seller_fulfilled"),
        ("rate_of_counts", "odr", "platform_fulfilled"),
        ("more_than_all", "vtr", ""),
        ("more_than_all", "otdr_packages", ""),
        ("wrong_status", "otdr", ""),  # G3
        ("wrong_label", "odr", "platform_fulfilled"),
        ("span_backwards", "documentRequest", ""),
    }
    assert not {item for item in found if item[1] in {"lsr", "idr"}}


def test_g6_the_report_states_its_windows():
    found = figures(REPORT)
    spans = {
        figure.metric: ((figure.last - figure.first).days + 1, (date(2020, 11, 19) - figure.last).days)
        for figure in found
    }
    assert {metric: spans[metric] for metric in ("cr", "idr", "lsr", "vtr", "otdr", "odr")} == {
        "cr": (7, 1), "idr": (7, 23), "lsr": (30, 0), "vtr": (30, 10), "otdr": (30, 10), "odr": (60, 15),
    }  # fmt: skip
    assert spans["receivedIntellectualPropertyComplaints"][0] in {180, 181}


def test_g8_on_time_delivery_leaves_the_last_seven_days_out(tmp_path):
    as_of = date(2024, 10, 31)
    rows = []
    for number in range(130):
        promised = as_of - timedelta(days=number % 7 if number < 30 else 7 + number % 14)
        late = number < 40 and number >= 30
        arrived = (promised + timedelta(days=1 if late else 0)).isoformat() + "T12:00:00-07:00"
        rows.append(parcel(number, promised.isoformat(), arrived))
    found = measure([write(tmp_path / "s.txt", PARCELS, rows)], as_of=as_of)
    from appealdesk.measure.summary import summaries

    (summary,) = [item for item in summaries(found) if item.metric.code == "otdr"]
    assert str(summary.count) == "90 / 100 = 90.00 %"
    assert summary.judgement.value == "kept"


def test_g9_a_delivery_is_on_time_until_the_last_second_of_the_pacific_day(tmp_path):
    rows = [
        parcel(1, "2024-07-18", "2024-07-19T06:59:59+00:00"),
        parcel(2, "2024-07-18", "2024-07-19T07:00:00+00:00"),
        parcel(3, "2024-07-18T23:59:59-07:00", "2024-07-19T06:59:59+00:00"),
        parcel(4, "2024-07-18T23:59:59-07:00", "2024-07-19T07:00:00+00:00"),
    ]
    found = measure([write(tmp_path / "s.txt", PARCELS, rows)], as_of=date(2024, 10, 31))
    late = [culprit.order[-1] for culprit in found.culprits if culprit.metric == "otdr"]
    assert late == ["2", "4"]
    assert {line.day for line in found.lines if line.metric == "otdr"} == {date(2024, 7, 18)}


@pytest.mark.parametrize(
    ("channel", "ship_by", "day"),
    [
        ("Amazon.com", "2024-07-19T06:59:59Z", date(2024, 7, 18)),
        ("Amazon.de", "2019-05-08T21:59:59Z", date(2019, 5, 8)),
    ],
)
def test_g10_a_ship_by_moment_belongs_to_the_local_day_it_ends(tmp_path, channel, ship_by, day):
    row = f"111-0000000-0000001\t1\t{channel}\t1\tUPS\t1Z\t{ship_by}\t{ship_by}\t\t\t"
    other = (
        row.replace("-0000001", "-0000002")
        .replace("1Z\t", "2Z\t")
        .replace(f"\t{ship_by}\t{ship_by}", f"\t{ship_by}\t2030-01-01T00:00:00Z")
    )
    found = measure([write(tmp_path / "s.txt", PARCELS, [row, other])], as_of=date(2024, 7, 31))
    assert {line.day for line in found.lines if line.metric == "lsr"} == {day}
    assert [culprit.order[-1] for culprit in found.culprits if culprit.metric == "lsr"] == ["2"]


TIKTOK = (
    "Order ID,Order Status,Order Substatus,Cancelation/Return Type,Seller SKU,Quantity,Order Amount,Created Time,Paid Time,RTS Time,"
    "Shipped Time,Delivered Time,Cancelled Time,Cancel By,Cancel Reason,Fulfillment Type,Tracking ID,Package ID,Country,Ship By Time"
)


def tiktok(number: int, by: str = "", shipped: str = "", ship_by: str = "", country: str = "Vietnam") -> str:
    status, at = ("Cancelled", "05/06/2025 10:00:00") if by else ("Completed", "")
    return f"\t5771234567890{number:05d},{status},,,S,1,10.00,0{1 + number % 5}/06/2025 23:30:00,,{shipped},{shipped},,{at},{by},,Seller Shipping,,P{number},{country},{ship_by}"


def test_g12_seller_faults_and_automatic_cancellations_of_tiktok_shop(tmp_path):
    by = ["Seller"] * 20 + ["System"] * 5 + ["Buyer"] * 5 + [""] * 70
    rows = ["Platform unique order ID.," + "," * 18, *(tiktok(number, who) for number, who in enumerate(by))]
    # One row a product, the order's amount repeated: the order counts once.
    path = tmp_path / "orders.csv"
    path.write_text("\ufeff" + "\n".join([TIKTOK, *rows, rows[1]]) + "\n", "utf-8")
    found = measure([path])
    (line,) = {
        (
            sum(item.num for item in found.lines if item.metric == "sfcr"),
            sum(item.den for item in found.lines if item.metric == "sfcr"),
        )
    }
    assert line == (25, 100)
    assert (found.reads[0].rows, found.reads[0].accepted) == (101, 101)
    assert any("describes the columns" in remark for remark in found.reads[0].remarks)


def test_g11_late_dispatch_of_tiktok_shop(tmp_path):
    rows = [
        tiktok(number, shipped=f"04/06/2025 0{9 if number < 25 else 7}:00:00", ship_by="04/06/2025 08:00:00")
        for number in range(200)
    ]
    path = write(tmp_path / "orders.csv", TIKTOK, rows)
    found = measure([path])
    assert sum(item.num for item in found.lines if item.metric == "ldr") == 25
    assert sum(item.den for item in found.lines if item.metric == "ldr") == 200


def test_g13_late_by_days_is_the_floor_of_whole_days():
    sample = json.loads((FILES / "v2.account_health.get_metric_source_detail.json").read_text("utf-8"))
    rows = sample["response_sample"][0]["value"]["response"]["lsr_order_list"]
    assert len(rows) == 10
    for row in rows:
        assert (row["actual_shipping_time"] - row["shipping_deadline"]) // 86400 == row["late_by_days"]


def test_g13_shopees_list_of_late_orders_is_read_as_late_orders_and_no_rate_is_made_of_it():
    found = measure(
        [FILES / "v2.account_health.get_metric_source_detail.json"],
        marketplace="VN",
        as_of=date(2024, 10, 31),
    )
    late = [culprit for culprit in found.culprits if culprit.metric == "lsr"]
    assert len(late) == 10
    assert not [line for line in found.lines if line.metric == "lsr"]
    assert any("lists defects only" in remark for remark in found.remarks)


def test_g15_null_is_not_rated_and_per_cent_is_not_a_fraction():
    found = figures(FILES / "v2.account_health.get_shop_performance.json")
    assert len(found) == 16
    assert sum(figure.rate is None for figure in found) == 8
    rate = next(figure for figure in found if figure.rate == 57)
    assert (rate.metric, rate.target, rate.op, rate.met) == ("response_time", 70, "gte", False)
    assert [figure.met for figure in found].count(False) == 1


@pytest.mark.parametrize("key", ["overallRate", "cumulativeRate"])
def test_g16_walmart_gives_both_rates_in_either_shape(tmp_path, key):
    path = tmp_path / "w.json"
    path.write_text(
        json.dumps(
            {
                "payload": {
                    "metricType": "onTimeDelivery",
                    key: 89,
                    "sellerAccountableRate": 96,
                    "standard": 90,
                }
            }
        )
    )
    found = figures(path)
    assert [(figure.segment, figure.met) for figure in found] == [
        ("overall", False),
        ("seller_accountable", True),
    ]


def test_g19_a_parcel_is_scanned_and_an_unknown_sub_status_does_no_harm(tmp_path):
    shipment = write(
        tmp_path / "s.txt",
        PARCELS,
        [
            "111-0000000-0000001\t1\tAmazon.com\t1\tYanwen\tUZ123456789CN\t2026-06-24\t2026-06-24T03:00:00+00:00\t\t2026-07-10\t"
        ],
    )
    text = (FILES / "gettrackinfo_yanwen_190012.json").read_text("utf-8")
    number = json.loads(text)["data"]["accepted"][0]["number"]
    tracking = tmp_path / "tracking.json"
    tracking.write_text(text.replace(number, "UZ123456789CN"), "utf-8")
    with session([shipment, tracking]) as opened:
        row = opened.store.con.execute("SELECT first_scan, delivered FROM packages").fetchall()
    assert [str(cell) for cell in row[0]] == ["2026-06-24 01:00:00", "None"]
