"""Counts and money by the words beside them: what was lost, what is held, what is in dispute."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.figures import find_figures, keyed

SENTENCES = [
    ("Penalties: $5.00 + $5.00 + $5.00 = $15.00.", {"fine_amount": (15, None, "USD")}),
    ("2 pts deducted", {"penalty_points": (2, None, "points")}),
    ("5 late orders, 3 cancelled orders: in total 8 orders.", {"orders_affected": (8, None, "count")}),
    ("2 orders late, 4 orders cancelled, 6 orders in total", {"orders_affected": (6, None, "count")}),
    ("延迟订单5单,取消订单3单,合计8单", {"orders_affected": (8, None, "count")}),
    ("6 von 26 Business-Bestellungen sind betroffen.", {"orders_affected": (6, None, "count")}),
    ("12 AHR points deducted.", {"penalty_points": (12, None, "points")}),
    ("Ohne Verkäuferlösung geschlossene Fälle: 3.", {"defects": (3, None, "count")}),
    ("扣款金额:$35.00", {"fine_amount": (35, None, "USD")}),
    ("We have charged you a penalty of US$25.00 for order PO-211-1.", {"fine_amount": (25, None, "USD")}),
    ("A deduction of €12,50 per parcel has been applied.", {"fine_amount": (12.5, None, "EUR")}),
    ("Your balance of $4,210.33 is being held.", {"funds_held": (4210.33, None, "USD")}),
    ("We are holding $4,210.33 in your account.", {"funds_held": (4210.33, None, "USD")}),
    ("Funds on hold: £1,204.00", {"funds_held": (1204, None, "GBP")}),
    ("Ihr Guthaben in Höhe von 3.480,20 € wird einbehalten.", {"funds_held": (3480.2, None, "EUR")}),
    ("Vos fonds (2 310,45 €) sont bloqués.", {"funds_held": (2310.45, None, "EUR")}),
    ("店铺资金 USD 5,230.10 已被冻结。", {"funds_held": (5230.1, None, "USD")}),
    ("暂扣货款 12,300 元", {"funds_held": (12300, None, "CNY")}),
    ("売上金 ¥182,400 を留保しています。", {"funds_held": (182400, None, "JPY")}),
    ("The buyer was refunded $38.20.", {"disputed_amount": (38.2, None, "USD")}),
    ("Claim amount: $38.20", {"disputed_amount": (38.2, None, "USD")}),
    ("买家申请退款金额:US$ 38.20", {"disputed_amount": (38.2, None, "USD")}),
    ("An amount of 38,20 € has been debited for this claim.", {"disputed_amount": (38.2, None, "EUR")}),
    ("L'acheteur a été remboursé de 38,20 €.", {"disputed_amount": (38.2, None, "EUR")}),
    ("Se ha reembolsado al comprador 38,20 €.", {"disputed_amount": (38.2, None, "EUR")}),
    ("返金額:3,820円", {"disputed_amount": (3820, None, "JPY")}),
    (
        "Dispute amount 59.00 EUR plus a $15.00 dispute fee.",
        {"disputed_amount": (59, None, "EUR"), "fine_amount": (15, None, "USD")},
    ),
    ("罚款 S$30.00", {"fine_amount": (30, None, "SGD")}),
    ("Penalti RM 45.00 dikenakan.", {"fine_amount": (45, None, "MYR")}),
    ("Your shop received 2 penalty points.", {"penalty_points": (2, None, "points")}),
    ("3 points have been added to your shop", {"penalty_points": (3, None, "points")}),
    ("Points: +3 (total 9)", {"penalty_points": (3, None, "points")}),
    ("店铺扣3分", {"penalty_points": (3, None, "points")}),
    ("计 2 分,累计 8 分", {"penalty_points": (2, None, "points")}),
    ("12 Punkte wurden vergeben.", {"penalty_points": (12, None, "points")}),
    ("Vous avez reçu 4 points de pénalité.", {"penalty_points": (4, None, "points")}),
    ("14 orders were shipped late.", {"orders_affected": (14, None, "count")}),
    ("7 of your 120 orders were cancelled.", {"orders_affected": (7, None, "count")}),
    ("Affected orders: 14", {"orders_affected": (14, None, "count")}),
    ("Number of affected orders: 14", {"orders_affected": (14, None, "count")}),
    ("受影响订单 14 个", {"orders_affected": (14, None, "count")}),
    ("共 14 笔订单延迟发货", {"orders_affected": (14, None, "count")}),
    ("14 Ihrer Bestellungen wurden verspätet versandt.", {"orders_affected": (14, None, "count")}),
    ("14 commandes ont été expédiées en retard.", {"orders_affected": (14, None, "count")}),
    ("14 pedidos se enviaron tarde.", {"orders_affected": (14, None, "count")}),
    ("14 ordini sono stati spediti in ritardo.", {"orders_affected": (14, None, "count")}),
    ("注文14件が遅延しました。", {"orders_affected": (14, None, "count")}),
    ("You received 6 one-star reviews this week.", {"reviews": (6, None, "count")}),
    ("6 negative reviews mention leakage.", {"reviews": (6, None, "count")}),
    ("本周新增 6 条差评", {"reviews": (6, None, "count")}),
    ("6 avis négatifs", {"reviews": (6, None, "count")}),
    ("6 negative Bewertungen", {"reviews": (6, None, "count")}),
    ("低評価が6件", {"reviews": (6, None, "count")}),
    ("Account health rating: 180", {"account_health_rating": (180, None, "score")}),
    (
        "Your Account Health Rating has fallen to 180, below the healthy threshold of 200.",
        {"account_health_rating": (180, 200, "score")},
    ),
    ("账户状况评级为 180(健康为 200 及以上)", {"account_health_rating": (180, 200, "score")}),
    (
        "Ihr Kontozustand liegt bei 180 (gefährdet, unter 200).",
        {"account_health_rating": (180, 200, "score")},
    ),
    ("アカウント健全性の評価は180です(200以上が正常)。", {"account_health_rating": (180, 200, "score")}),
    ("Your account has 3 defects out of 210 transactions.", {"defects": (3, None, "count")}),
    ("We will hand out $50 coupons to all sellers", {}),
    ("Order value above $25 needs signature", {}),
    ("Sales below $500,000 per month", {}),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_a_sum_or_a_count_goes_under_its_key(known, fold, text: str, wanted: dict) -> None:
    found = {
        key: (float(one.value), None if one.threshold is None else float(one.threshold), one.unit)
        for key, one in keyed(find_figures(known.figures, fold(text)))
    }
    assert found == wanted
