"""The exports of the other platforms, in the languages that they come in."""

from __future__ import annotations

import json
from datetime import date

import pytest

from appealdesk.measure.calibrating import calibrations
from appealdesk.measure.engine import measure, session

SHOPEE = {
    "TW": ("訂單編號,訂單狀態,訂單成立日期,預計出貨日,實際出貨時間", "已完成"),
    "VN": ("Mã đơn hàng,Trạng Thái Đơn Hàng,Ngày đặt hàng,Ngày giao hàng dự kiến,Ngày gửi hàng", "x"),
    "TH": ("หมายเลขคำสั่งซื้อ,สถานะการสั่งซื้อ,วันที่ทำการสั่งซื้อ,วันที่คาดว่าจะทำการจัดส่งสินค้า,เวลาส่งสินค้า", "x"),
    "ID": (
        "No. Pesanan,Status Pesanan,Waktu Pesanan Dibuat,Pesanan Harus Dikirimkan Sebelum,Waktu Pengiriman Diatur",
        "x",
    ),
    "SG": ("Order ID,Order Status,Order Creation Date,Estimated Ship Out Date,Ship Time", "Completed"),
}


@pytest.mark.parametrize("place", SHOPEE)
def test_shopee_orders_are_read_in_the_language_of_the_shop(tmp_path, place):
    header, status = SHOPEE[place]
    rows = [
        f"24{n},{status},2026-03-0{1 + n % 5} 10:00,2026-03-08 23:59,2026-03-{'09' if n < 5 else '07'} 09:00"
        for n in range(20)
    ]
    (tmp_path / "o.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    found = measure([tmp_path / "o.csv"], marketplace=place, as_of=date(2026, 3, 12))
    assert found.reads[0].accepted == 20
    # G14: 5 of 20 are a quarter.
    assert [(line.num, line.den) for line in found.lines if line.metric == "lsr"] == [(5, 20)]


@pytest.mark.parametrize("header", [
    "order id,order item id,order status,purchase date,latest shipping time,latest delivery time,tracking number,carrier,ship country,actual shipping time,delivered time",
    "Order ID,Order item ID,Order Status,Purchase Date,Latest Shipping Time,Latest Delivery Time,Tracking Number,Carrier,Ship Country,Actual Shipping Time,Delivered Time",
])  # fmt: skip
def test_temu_orders_are_read_whatever_the_case_of_the_header(tmp_path, header):
    rows = [
        f"PO-{n},{n},Shipped,2026-03-01 10:00,2026-03-03 20:00,2026-03-09 20:00,TRK{n},UPS,United States,2026-03-0{4 if n < 2 else 2} 12:00,2026-03-{10 if n < 3 else '08'} 12:00"
        for n in range(10)
    ]
    (tmp_path / "o.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    found = measure([tmp_path / "o.csv"], as_of=date(2026, 3, 20))
    counts = {line.metric: (line.num, line.den) for line in found.lines}
    assert (counts["lsr"], counts["otdr"]) == ((2, 10), (7, 10))


def test_an_ebay_profile_is_read_with_counts_and_cycle(tmp_path):
    metric = {
        "metricKey": "SHIPPING_MISS_RATE", "type": "RATE", "level": "ABOVE_STANDARD", "lookbackStartDate": "2025-12-01T00:00:00.000Z",
        "lookbackEndDate": "2026-02-28T00:00:00.000Z", "value": {"value": "2.50", "numerator": 10, "denominator": 400},
    }  # fmt: skip
    profile = {
        "standardsProfiles": [
            {
                "standardsLevel": "ABOVE_STANDARD",
                "program": "PROGRAM_US",
                "cycle": {"cycleType": "CURRENT"},
                "metrics": [metric],
            }
        ]
    }
    (tmp_path / "p.json").write_text(json.dumps(profile))
    with session([tmp_path / "p.json"]) as opened:
        (figure,) = opened.figures
    assert (figure.metric, figure.marketplace, figure.segment, str(figure.count)) == (
        "late_delivery",
        "US",
        "current",
        "10 / 400 = 2.50 %",
    )


def test_lingxing_rates_are_per_cent(tmp_path):
    page = {
        "data": {"country": "US"}
        | {
            name: {"count": 2, "orderCount": 400, "rate": "0.50"}
            for name in ("orderWithDefect", "lateShipment", "validTracking")
        }
    }
    (tmp_path / "l.json").write_text(json.dumps(page))
    with session([tmp_path / "l.json"]) as opened:
        assert {
            (figure.metric, str(figure.rate), figure.count.rate == figure.rate) for figure in opened.figures
        } >= {("lsr", "0.50", True)}


def test_an_ebay_parcel_with_a_scan_in_handling_time_is_not_late(tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "platform: ebay\nfacts: [packages]\ncolumns: {order: id, ship_by: due, deliver_by: promised, first_scan: scan, delivered: arrived}\n"
    )
    (tmp_path / "e.csv").write_text(
        "id,due,promised,scan,arrived\n1,2026-03-02,2026-03-08,2026-03-02T18:00:00-08:00,2026-03-10\n2,2026-03-02,2026-03-08,2026-03-03T18:00:00-08:00,2026-03-10\n3,2026-03-02,2026-03-08,,2026-03-07\n"
    )
    found = measure([tmp_path / "e.csv"], mapping=mapping, marketplace="US", as_of=date(2026, 4, 1))
    assert [one.order for one in found.culprits if one.metric == "late_delivery"] == ["2"]


PARCELS = "order-id\tpackage-id\tsales-channel\tunits\tcarrier-name\ttracking-id\tpromised-ship-date\tship-confirm-date\tcarrier-first-scan-date\tpromised-delivery-date\tactual-delivery-date"


def test_a_promise_whose_day_is_yet_to_come_is_neither_kept_nor_broken(tmp_path):
    row = "1-{n}\t{n}\tAmazon.com\t1\tUPS\t1Z{n}\t2026-03-0{n}\t2026-03-01T20:00:00Z\t2026-03-01T21:00:00Z\t2026-03-1{n}\t"
    (tmp_path / "s.txt").write_text("\n".join([PARCELS, *(row.format(n=n) for n in range(1, 9))]) + "\n")
    found = measure([tmp_path / "s.txt"], as_of=date(2026, 3, 14))
    assert max(line.day for line in found.lines) == date(2026, 3, 14)
    assert {one.day for one in found.culprits if one.metric == "otdr"} == set() or max(
        one.day for one in found.culprits
    ) <= date(2026, 3, 14)


def test_a_report_that_contradicts_itself_is_not_calibrated_against(tmp_path):
    rows = [
        f"1-{n}\t{n}\tAmazon.com\t1\tUPS\t1Z{n}\t2026-03-02\t2026-03-0{1 if n else 5}T20:00:00Z\t\t2026-03-10\t"
        for n in range(10)
    ]
    (tmp_path / "s.txt").write_text("\n".join([PARCELS, *rows]) + "\n")
    block = {
        "orderCount": 10,
        "lateShipmentCount": 1,
        "rate": 0.5,
        "reportingDateRange": {
            "reportingDateFrom": "2026-02-15T00:00Z",
            "reportingDateTo": "2026-03-16T23:59Z",
        },
    }
    path = tmp_path / "r.json"
    for rate, expected in ((0.1, 1), (0.5, 0)):
        path.write_text(
            json.dumps(
                {
                    "performanceMetrics": [
                        {"marketplaceId": "ATVPDKIKX0DER", "lateShipmentRate": {**block, "rate": rate}}
                    ]
                }
            )
        )
        with session([tmp_path / "s.txt", path]) as opened:
            assert len(calibrations(opened, opened.measured(date(2026, 3, 16)))) == expected


@pytest.mark.parametrize(
    ("file", "rates", "told", "expected"),
    [
        ("otd-summary.json", {"overallRate": 89, "sellerAccountableRate": 96}, "above 90%", [("otdr", "gte", 90, False), ("otdr", "gte", 90, True)]),
        ("cancellations.json", {"cumulativeRate": 2}, "2% or below", [("cr", "lte", 2, True)]),
        ("vtr.json", {"cumulativeRate": 98.5}, "99% or above", [("vtr", "gte", 99, False)]),
        ("ots.json", {"overallRate": 97}, "", [("on_time_shipment", "gte", None, None)]),
        ("answer.json", {"overallRate": 97}, "above 90%", [("performance", "gte", 90, True)]),
    ],
)  # fmt: skip
def test_walmart_tells_its_standard_in_words_and_its_metric_by_the_answers_name(
    tmp_path, file, rates, told, expected
):
    standard = {"performanceStandard": told} if told else {}
    (tmp_path / file).write_text(
        json.dumps({"payload": {"reportDuration": 30, **rates, **standard}, "status": "OK"})
    )
    with session([tmp_path / file]) as opened:
        assert [(one.metric, one.op, one.target, one.met) for one in opened.figures] == expected
        assert not opened.reads[0].verified


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.json", json.dumps({"data": {one: {"count": "10", "orderCount": "1250", "rate": "0.8"} for one in ("orderWithDefect", "lateShipment", "validTracking")}})),
        ("t.csv", "order id,order item id,order status,purchase date,latest shipping time,latest delivery time,ship postal code (Must be shipped to the following zip code.),Fulfillment mode\nPO-1,1,Shipped,2026-03-01 10:00,2026-03-03 20:00,2026-03-09 20:00,90001,FBM\n"),
        ("s.csv", "Order ID,Order Type,Order Status,Hot Listing,Cancel reason,Return / Refund Status,Tracking Number*,Shipping Option,Shipment Method,Estimated Ship Out Date,Ship Time,Order Creation Date\n24A,x,Completed,N,,,SPX1,Standard,x,2026-03-08 23:59,2026-03-07 09:00,2026-03-05 10:00\n"),
    ],
)  # fmt: skip
def test_a_format_that_was_never_held_against_a_real_file_says_so(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    with session(
        [tmp_path / name], platform="shopee" if name == "s.csv" else None, marketplace=None
    ) as opened:
        assert not opened.reads[0].verified
        assert opened.reads[0].rejected == 0
