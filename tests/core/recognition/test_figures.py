"""A threshold taken for the seller's own rate would make him guilty or innocent by mistake."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.figures import find_figures, keyed


@pytest.fixture
def read(known, fold):
    def figures(text: str) -> dict[str, tuple[float, float | None, str]]:
        return {
            key: (float(one.value), None if one.threshold is None else float(one.threshold), one.unit)
            for key, one in keyed(find_figures(known.figures, fold(text)))
        }

    return figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Your order defect rate is 1.92%, above the 1% target.", {"odr": (1.92, 1, "pct")}),
        ("Your Valid Tracking Rate is below 95%. It is 92.1%.", {"vtr": (92.1, 95, "pct")}),
        ("Late Shipment Rate 8.3% (target 4%)", {"lsr": (8.3, 4, "pct")}),
        ("Your Valid Tracking Rate fell to 88.7% (we require 95%)", {"vtr": (88.7, 95, "pct")}),
        ("On-time delivery rate below standard (71%, required 90%)", {"otdr": (71, 90, "pct")}),
        ("Late Shipment Rate must stay below 4% (5% for a week, target 3%)", {"lsr": (5, 4, "pct")}),
        ("出荷遅延率は 6.2%(目標 4%未満)", {"lsr": (6.2, 4, "pct")}),
        ("Rate gültiger Sendungsverfolgungsnummern: 90,4 % (Ziel 95 %)", {"vtr": (90.4, 95, "pct")}),
        ("Order Defect Rate 3.1% (standard <2%)", {"odr": (3.1, 2, "pct")}),
        ("订单缺陷率为1.47%,超过1%的要求", {"odr": (1.47, 1, "pct")}),
        (
            "22% late shipment rate and 14% non-fulfilment",
            {"lsr": (22, None, "pct"), "nfr": (14, None, "pct")},
        ),
        (
            "Late Shipment Rate over 30 days is 6.8% (10-day: 9.1%), limit 4%",
            {"lsr_30d": (6.8, 4, "pct"), "lsr_10d": (9.1, 4, "pct")},
        ),
        ("La tasa de cancelación es del 4,4 % (objetivo: menos del 2,5 %)", {"cr": (4.4, 2.5, "pct")}),
        ("You reached 15 penalty points this quarter", {"penalty_points": (15, None, "points")}),
        ("店铺违规积分 +4", {"penalty_points": (4, None, "points")}),
        (
            "Account Health Rating: 148 (At Risk; healthy is 200 or above)",
            {"account_health_rating": (148, 200, "score")},
        ),
        ("penalty A$7.50 per order", {"fine_amount": (7.5, None, "AUD")}),
        ("Chargeback on #5620 - $154.00", {"disputed_amount": (154, None, "USD")}),
        ("we have reserved USD 12,480.55 of your funds", {"funds_held": (12480.55, None, "USD")}),
        ("9 new negative feedbacks", {"reviews": (9, None, "count")}),
        ("9 items cancelled", {"orders_affected": (9, None, "count")}),
        ("Sie hatten 9 Transaktionsmängel (Grenze: 5).", {"defects": (9, 5, "count")}),
        ("不良交易 8 笔(上限 5 笔)", {"defects": (8, 5, "count")}),
        (
            "取消商品 27 件,费用 RM 386.40",
            {"orders_affected": (27, None, "count"), "fine_amount": (386.4, None, "MYR")},
        ),
        ("每单处罚 100.00 元,共 200.00 元", {"fine_amount": (200, None, "CNY")}),
        ("A fine of $5.00 per order, $15.00 in total, was charged.", {"fine_amount": (15, None, "USD")}),
        ("Penalty: $5.00 per order", {"fine_amount": (5, None, "USD")}),
        ("订单退款 US $12.30\n订单退款 US $19.70\n合计 US $32.00", {"disputed_amount": (32, None, "USD")}),
        ("Settlement hold $2,940.55 after a violation", {"funds_held": (2940.55, None, "USD")}),
        ("将于 10/26 计分 1 分", {"penalty_points": (1, None, "points")}),
        ("AHR deducted 12, current rating 138", {"account_health_rating": (138, None, "score")}),
        ("本季度累计扣 6 分(上限 12 分)", {"penalty_points": (6, 12, "points")}),
        ("You now have 3 penalty points (limit: 30 days)", {"penalty_points": (3, None, "points")}),
    ],
)
def test_figures_with_their_thresholds_and_units(read, text: str, figures: dict) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Positive feedback 94.2%",
        "20% off all ads",
        "between 3 and 8 November 2026 and your order",
        "order limit 50 orders/day",
        "每日限 30 单",
        "Your daily order limit has been reduced to 30 orders.",
        "接单上限已调整为 30 单",
        "Bewertungen zwischen dem 10.11. und dem 16.11.2026",
    ],
)
def test_numbers_that_are_no_figures_stay_out(read, text: str) -> None:
    assert read(text) == {}
