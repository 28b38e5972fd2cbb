"""What a breach costs, what the seller answers for, and which orders the platform's own rule takes off him."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from appealdesk.core.errors import BadInputError
from appealdesk.core.metrics.count import Count
from appealdesk.measure.engine import measure
from appealdesk.measure.rulesets import rulesets
from appealdesk.measure.summary import as_json, summaries

TIKTOK = "Order ID,Order Status,Cancelation/Return Type,Created Time,RTS Time,Cancelled Time,Cancel By,Cancel Reason,Country"
PARCELS = "order-id\tpackage-id\tsales-channel\tunits\tcarrier-name\ttracking-id\tpromised-ship-date\tship-confirm-date\tcarrier-first-scan-date\tpromised-delivery-date\tactual-delivery-date"


def write(path: Path, header: str, rows: list[str]) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def ruleset(platform: str, metric: str, place: str, sellers: str | None = None, day: date = date(2026, 3, 1)):
    return next(
        one for one in rulesets(platform, day, sellers) if (one.metric, one.marketplace) == (metric, place)
    )


@pytest.mark.parametrize(("more", "due"), [(0, 2), (5, 4)])
def test_g12_a_quarter_cancelled_costs_two_points_and_a_cap_and_four_from_thirty_orders_on(
    tmp_path, more, due
):
    by = ["Seller"] * 20 + ["System"] * (5 + more) + [""] * (75 - more)
    rows = [
        f"577{n:012d},{'Cancelled' if who else 'Completed'},,05/06/2025 10:00:00,,{'06/06/2025 10:00:00' if who else ''},{who},,Vietnam"
        for n, who in enumerate(by)
    ]
    found = measure([write(tmp_path / "o.csv", TIKTOK, rows)], as_of=date(2025, 6, 20))
    rules = ruleset("tiktok_shop", "sfcr", "VN", day=date(2025, 6, 20))
    count = Count(25 + more, 100)
    assert [(line.num, line.den) for line in found.lines if line.metric == "sfcr"] == [(count.num, count.den)]
    assert (rules.points(count), rules.band(count).code) == (due, "cap_90" if not more else "cap_70")


@pytest.mark.parametrize(("num", "due"), [(49, 0), (50, 2), (59, 2), (60, 4)])
def test_g14_points_for_orders_not_fulfilled_of_a_seller_across_the_border(num, due):
    rules = ruleset("shopee", "nfr", "MY", "cross_border")
    assert rules.points(Count(num, 100)) == due
    assert rules.points(Count(num - 1, 99)) == 0


def test_a_local_seller_has_other_points_than_one_across_the_border():
    assert ruleset("shopee", "nfr", "MY", "local").points(Count(31, 310)) == 2
    assert ruleset("shopee", "nfr", "MY", "cross_border").points(Count(31, 310)) == 0


def test_a_kind_of_seller_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(BadInputError, match="no kind of seller"):
        measure([tmp_path / "o.csv"], sellers="foreign")


def test_half_of_the_chat_rate_is_that_of_the_newest_quarter(tmp_path):
    """75 of 75 older chats answered, none of the 25 newest: 75 % and 0 %, so 37.5 %."""
    header = "thread-id\torder-id\tdirection\tsent-at\tauto\tkind"
    rows = []
    for n in range(100):
        asked = datetime(2026, 1, 1, 3, tzinfo=UTC) + timedelta(days=n // 5)
        rows.append(f"{n}\t{n}\tbuyer\t{asked.isoformat()}\tfalse\tquestion")
        if n < 75:
            rows.append(f"{n}\t{n}\tseller\t{(asked + timedelta(hours=1)).isoformat()}\tfalse\tquestion")
    path = write(tmp_path / "m.txt", header, rows)
    found = measure([path], platform="shopee", marketplace="TH", as_of=date(2026, 1, 31))
    (one,) = [one for one in summaries(found) if one.metric.code == "response_time"]
    assert (str(one.count), one.weighted, one.judgement.value) == (
        "75 / 100 = 75.00 %",
        Decimal("37.5"),
        "breached",
    )
    assert as_json(found, [one])["metrics"][0]["weighted_rate"] == "37.5000"


def test_walmarts_accountable_rate_is_counted_from_orders_and_scans(tmp_path):
    """100 parcels: 89 in time, 7 late though scanned in time, 4 scanned late. 89 % overall, 96 % of the seller's own."""
    orders, tracked = [], []
    for n in range(100):
        due = 1_772_323_200_000  # 2026-03-01
        orders.append(
            {
                "purchaseOrderId": f"P{n}",
                "orderDate": due - 5 * 86_400_000,
                "shippingInfo": {"estimatedShipDate": due, "estimatedDeliveryDate": due + 5 * 86_400_000},
                "orderLines": {
                    "orderLine": [
                        {
                            "orderLineStatuses": {
                                "orderLineStatus": [
                                    {
                                        "status": "Delivered",
                                        "trackingInfo": {
                                            "shipDateTime": due - 86_400_000,
                                            "trackingNumber": f"1Z{n:016d}",
                                            "carrierName": {"carrier": "UPS"},
                                        },
                                    }
                                ]
                            }
                        }
                    ]
                },
            }
        )
        scan = "2026-02-28T10:00:00-08:00" if n < 96 else "2026-03-03T10:00:00-08:00"
        arrived = "2026-03-05T10:00:00-08:00" if n < 89 else "2026-03-09T10:00:00-08:00"
        events = [
            {"stage": "Delivered", "time_iso": arrived, "description": "Delivered"},
            {"stage": "PickedUp", "time_iso": scan, "description": "Picked up"},
        ]
        tracked.append(
            {
                "number": f"1Z{n:016d}",
                "carrier": 100002,
                "track_info": {"tracking": {"providers": [{"provider": {"name": "UPS"}, "events": events}]}},
            }
        )
    (tmp_path / "orders.json").write_text(json.dumps({"list": {"elements": {"order": orders}}}))
    (tmp_path / "tracking.json").write_text(
        json.dumps({"code": 0, "data": {"accepted": tracked, "rejected": []}})
    )
    found = measure(
        [tmp_path / "orders.json", tmp_path / "tracking.json"], marketplace="US", as_of=date(2026, 3, 20)
    )
    (one,) = [one for one in summaries(found) if one.metric.code == "otdr"]
    assert (str(one.count), str(one.accountable)) == ("89 / 100 = 89.00 %", "96 / 100 = 96.00 %")


def parcel(number: int, carrier: str, arrived: str) -> str:
    return f"111-0000000-{number:07d}\t{number}\tAmazon.com\t1\t{carrier}\t1Z{number}\t2026-03-02\t2026-03-02T18:00:00+00:00\t2026-03-02T18:00:00+00:00\t2026-03-06\t{arrived}"


@pytest.mark.parametrize(("carriers", "cause"), [(("UPS", "FedEx"), "network_event"), (("UPS", "UPS"), "carrier_delay"), (("UPS", "Other"), "carrier_delay")])  # fmt: skip
def test_a_delay_is_an_event_of_the_network_only_where_two_carriers_fail(tmp_path, carriers, cause):
    late = [parcel(n, carriers[n % 2], "2026-03-09T18:00:00+00:00") for n in range(10)]
    good = [parcel(10 + n, carriers[n % 2], "2026-03-05T18:00:00+00:00") for n in range(10)]
    found = measure([write(tmp_path / "s.txt", PARCELS, late + good)], as_of=date(2026, 3, 31))
    held = [one for one in found.culprits if one.metric == "otdr"]
    assert {one.cause for one in held} == {cause}
    assert len(held) == 10


def test_four_late_parcels_of_a_carrier_are_no_event(tmp_path):
    rows = [parcel(n, ("UPS", "FedEx")[n % 2], "2026-03-09T18:00:00+00:00") for n in range(9)]
    rows.append(parcel(9, "FedEx", "2026-03-05T18:00:00+00:00"))
    found = measure([write(tmp_path / "s.txt", PARCELS, rows)], as_of=date(2026, 3, 31))
    assert {one.cause for one in found.culprits if one.metric == "otdr"} == {"carrier_delay"}


LABELS = "Order ID\tPromised ship date\tPromised delivery date without a promise extension\tActual ship date and time (carrier first scan)\tSupporting metric: Purchased label outside Amazon Buy Shipping Services?"


@pytest.mark.parametrize(
    ("scan", "outside", "reason", "cause"),
    [
        ("2026-03-02T18:00:00+00:00", "", "Item not received", "claim_on_shielded_label"),
        ("2026-03-02T18:00:00+00:00", "X", "Item not received", "claim_granted"),
        ("2026-03-04T18:00:00+00:00", "", "Item not received", "claim_granted"),
        ("", "", "Item not received", "claim_granted"),
        ("2026-03-02T18:00:00+00:00", "", "Not as described", "claim_granted"),
    ],
)
def test_a_bought_label_scanned_in_time_shields_from_a_claim_of_not_received(
    tmp_path, scan, outside, reason, cause
):
    header = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"
    orders = [f"111-{n}\t2026-03-01T20:00:00Z\tShipped\tMerchant\tAmazon.com" for n in range(9)]
    paths = [
        write(tmp_path / "orders.txt", header, orders),
        write(
            tmp_path / "claims.txt",
            "order-id\tclaim-date\ttype\treason\tstatus",
            [f"111-1\t2026-03-20T00:00:00Z\tA-to-z\t{reason}\tGranted"],
        ),
        write(tmp_path / "labels.txt", LABELS, [f"111-1\t2026-03-02\t2026-03-06\t{scan}\t{outside}"]),
    ]
    found = measure(paths, as_of=date(2026, 3, 31))
    (held,) = [one for one in found.culprits if one.metric == "odr"]
    assert held.cause == cause
    assert (held.contest.value == "removable") is (cause == "claim_on_shielded_label")
