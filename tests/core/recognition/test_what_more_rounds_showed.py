"""Causes of misses on notices of strangers, each with examples of its own in several languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from appealdesk.core.recognition.figures import find_figures

TODAY = date(2026, 11, 20)


def figures(known, fold, text: str) -> dict[str, tuple[Decimal, Decimal | None, str]]:
    found = find_figures(known.figures, fold(text))
    return {one.key: (one.figure.value, one.figure.threshold, one.figure.unit) for one in found}


def test_a_number_that_fills_its_line_behind_a_label_counts_nothing_of_the_next_line(known, fold) -> None:
    assert "orders_affected" not in figures(known, fold, "Appeals left: 3\nAffected orders: see the list")
    assert figures(known, fold, "Late orders: 7\nPenalty points: 2")["orders_affected"][0] == 7


@pytest.mark.parametrize(
    "text",
    ["Refund of $88.20 CAD", "Chargeback: $88.20 CAD", "Montant contesté : $88.20 CAD"],
)
def test_a_code_behind_a_sum_says_which_dollar_it_is(known, fold, text: str) -> None:
    assert figures(known, fold, text)["disputed_amount"] == (Decimal("88.20"), None, "CAD")


@pytest.mark.parametrize(
    "text",
    [
        "AHR 230 -> 164",
        "Account Health Rating fell from 230 to 164.",
        "账户健康分已扣 66 分,当前 164",
        "店铺健康分由230分降至164分",
        "Ihre Kontobewertung ist von 230 auf 164 gefallen",
    ],
)
def test_of_a_rating_that_moved_the_new_one_counts_and_no_point_is_a_penalty(known, fold, text: str) -> None:
    assert figures(known, fold, text) == {"account_health_rating": (Decimal(164), None, "score")}


@pytest.mark.parametrize(
    "notice",
    [
        "Reviews on your products were manipulated by offering gift cards for reviews. Amazon.com removed your selling privileges. Appeal within 7 days.",
        "You offered refunds or gift cards to buyers for positive reviews. Your Amazon.co.uk account was suspended. You may appeal.",
    ],
)
def test_gift_cards_given_to_buyers_make_no_imitation(read, notice: str) -> None:
    assert read(notice).kind == "enforcement"


def test_a_gift_card_asked_for_does(read) -> None:
    assert (
        read("Amazon Seller: pay with a gift card to reinstate your suspended account today.").kind
        == "phishing"
    )


@pytest.mark.parametrize(
    ("notice", "order"),
    [
        ("【AliExpress】买家已提起纠纷。订单号:3041 7720 8816 9902", "3041772088169902"),
        ("AliExpress dispute opened. Order ID: 3041 7720 8816 9902", "3041772088169902"),
    ],
)
def test_an_order_number_in_groups_of_four_is_one_number(read, notice: str, order: str) -> None:
    assert [one.id for one in read(notice).ids if one.kind == "order"] == [order]


@pytest.mark.parametrize("number", ["00340434161094027713", "9405511899223197428490"])
def test_a_parcel_s_number_is_no_order_whatever_it_is_called(read, number: str) -> None:
    found = read("Amazon.de: A-bis-z-Antrag zu Bestellung 304-7719026-5540318", f"单号 {number}").ids
    assert [one.id for one in found if one.kind == "order"] == ["304-7719026-5540318"]


@pytest.mark.parametrize(
    "notice",
    [
        "Amazon.co.uk: we granted the A-to-z claim on order 204-6619027-3384410 and debited £42.50. Claims count in your Order Defect Rate (currently 0.87%, target below 1%). You may appeal.",
        "Amazon.de: Dem A-bis-z-Garantieantrag zu Bestellung 304-7719026-5540318 wurde stattgegeben. Ihre Rate an Bestellmängeln beträgt 0,4 % (Ziel: unter 1 %).",
    ],
)
def test_a_claim_goes_before_a_metric_that_keeps_to_its_limit(read, notice: str) -> None:
    assert read(notice).issue_type == "a_to_z_claim"


def test_a_chinese_backstage_keeps_its_own_zone_wherever_the_parcels_go(read) -> None:
    due = read("【Temu】美国站 订单缺货罚款 ¥320.00,申诉截止时间:2026-11-25 12:00").deadline.due
    assert due is not None
    assert due.astimezone(ZoneInfo("Asia/Shanghai")).hour == 12


@pytest.mark.parametrize(
    "notice",
    [
        "Ihre Quote „Artikel nicht wie beschrieben“ liegt bei 4,12 % (Vergleichsgruppe: 1,30 %).",
        "Item not as described: 4.12% (peers 1.30%)",
        "Objets non conformes : 4,12 % (groupe de référence : 1,30 %)",
    ],
)
def test_what_a_service_metric_is_compared_with_is_its_limit(known, fold, notice: str) -> None:
    assert figures(known, fold, notice) == {"inad_rate": (Decimal("4.12"), Decimal("1.30"), "pct")}


@pytest.mark.parametrize(
    "story",
    [
        "11月初被警告过一次,当时没当回事。",
        "之前3分是9月底迟发的。",
        "上次只写了一句话就被拒了。",
        "We were warned once in October.",
    ],
)
def test_earlier_trouble_told_in_passing_is_disclosed(read, story: str) -> None:
    assert read(
        "Amazon.com: your Order Defect Rate is 1.4% (target 1%). Appeal by 2 December 2026.", story
    ).prior


@pytest.mark.parametrize(
    "notice",
    [
        "Votre compte Amazon.fr est lié à un compte précédemment désactivé. Faites appel.",
        "Su cuenta de Amazon.es está vinculada a otra cuenta suspendida anteriormente. Puede apelar.",
    ],
)
def test_what_befell_a_linked_account_is_not_the_seller_s_own_history(read, notice: str) -> None:
    assert not read(notice).prior
