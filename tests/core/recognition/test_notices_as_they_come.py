"""Notices as they really come: names no pack knows, told by somebody else, cut off, or said by what is refused."""

from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize(
    "name", ["Store Care Breach Ratio", "handover anomaly score", "履约异常指数", "Versandwert"]
)
@pytest.mark.parametrize("platform", ["Lazada", "eBay", "AliExpress"])
def test_the_only_rate_with_a_limit_is_that_of_the_metric_the_notice_is_about(
    read, name: str, platform: str
) -> None:
    limited = "Your listings have been limited."
    for notice in (
        f"{platform}: late shipment. {name}: 6.2% (limit 4%). {limited}",
        f"{platform}: {name} 6.2%, limit 4%. {limited} Too many of your parcels were shipped late.",
    ):
        found = read(notice)
        figures = [(key, float(one.value), float(one.threshold)) for key, one in found.figures]
        assert figures == [("lsr", 6.2, 4.0)], notice


@pytest.mark.parametrize(
    "notice",
    [
        "Lazada: late shipment. Breach Ratio 6.2% (limit 4%), Anomaly Score 8.1% (limit 5%). Listings limited.",
        "Lazada: late shipment. Breach Ratio 6.2%. Your listings have been limited.",
        "Amazon: ASIN B0C7KD92LM was removed as a restricted product. Trust value 6.2% (limit 4%).",
    ],
)
def test_of_several_rates_or_without_a_metric_an_unknown_name_stays_unread(read, notice: str) -> None:
    assert read(notice).figures == ()


@pytest.mark.parametrize(
    "notice",
    [
        "Amazon A-to-z claim granted on Nov 5, 2026. We will not consider appeals sent later than 30 days after it.",
        "Walmart: account suspended on Nov 5, 2026. Appeals more than 30 days after the decision cannot be accepted.",
        "亚马逊索赔判定日期2026-11-05,判责后超过30天提交的申诉不予受理。",
    ],
)
def test_a_door_shut_to_those_who_come_late_is_open_until_then(read, notice: str) -> None:
    found = read(notice)
    assert not {"no_appeal", "exhausted"} & found.said
    assert found.deadline.due == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("notice", "figures"),
    [
        ("群里转的:亚马逊美国那边说我们迟发率6.2%,超了4%,链接全下了,让11月20号之前交计划", {"lsr"}),
        ("帮看下 亚马逊发的 说我们店odr到2.3%了要求1%以下 账号停了 让17天内交poa", {"odr"}),
        ("运营发来的微信:虾皮马来后台提示我们迟发货率 13%,红线10%,计1分", {"lsr", "penalty_points"}),
        (
            "my VA forwarded: eBay says our late shipment rate = 9.2, limit 7, dropping us below standard",
            {"lsr"},
        ),
        ("Walmart emailed us saying our cancellations are 3.4% and they only allow 2%", {"cr"}),
    ],
)
def test_a_notice_told_by_somebody_else_is_one(read, notice: str, figures: set[str]) -> None:
    found = read(notice)
    assert found.kind == "enforcement"
    assert {key for key, _ in found.figures} == figures


@pytest.mark.parametrize(
    ("notice", "issue"),
    [
        ("Your account is deactivated: order defect rate 1.9% exceeds 1%. You may ap", "odr"),
        ("【Lazada】您的店铺因取消率 5.1%(要求低于 2%)被限制活动报名,如有异议请于 2026-11-", "cr"),
        ("Nous avons désactivé vos offres sur Amazon.fr : votre taux d'annulation est de 3,1 % (objec", "cr"),
    ],
)
def test_a_notice_cut_off_in_the_middle_invents_no_deadline(read, notice: str, issue: str) -> None:
    found = read(notice)
    assert (found.kind, found.issue_type, found.deadline.kind) == ("enforcement", issue, "none")


@pytest.mark.parametrize(
    "notice",
    [
        "Temu: order PO-211-12345678901234567 was refunded early because the parcel was late.",
        "Temu early refund: USD 23.50 deducted, not delivered in time.",
        "Temu提前退款:因超时未揽收已提前退款,扣款 12.5美元。",
        "Temu: 您的订单因履约延迟已提前给买家退款,请申诉。",
    ],
)
def test_an_early_refund_on_temu_is_about_lateness(read, notice: str) -> None:
    assert read(notice).issue_type == "ldr"


def test_one_violation_with_its_product_is_the_matter_and_no_list(read) -> None:
    head = "账户状况评级 182(存在风险)"
    one = read(f"{head}\n您的 ASIN B0C7KD92LM 已被移除:受限商品(农药类)\n[提出申诉] Amazon")
    assert one.issue_type == "restricted_product"
    assert read(f"{head}\n违规:受限商品政策\nAmazon").issue_type == "account_health"
