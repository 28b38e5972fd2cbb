"""Which of several metrics is the matter, whose number is whose in a list, and what a sign of money means."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.figures import find_figures, keyed


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (
            (
                "[Shopee PH] Weekly performance\nLate Shipment Rate 2.4% (target <15%)\nNon-Fulfilment Rate 13.1% (target <10%)\n"
                "You can appeal in Seller Centre."
            ),
            "nfr",
        ),
        (
            (
                "Walmart Marketplace: your account is at risk of suspension.\nCancellation Rate 0.9% (standard: 2%)\n"
                "Valid Tracking Rate 99.5% (standard: 99%)\nOn-Time Delivery Rate 81.2% (standard: 90%)\nReply with a plan."
            ),
            "otdr",
        ),
        (
            (
                "Amazon.de: Ihr Konto ist gefährdet. Rate verspäteter Lieferungen 1,9 % (Grenzwert 4 %), "
                "Stornorate vor Versand 6,3 % (Grenzwert 2,5 %). Senden Sie einen Maßnahmenplan."
            ),
            "cr",
        ),
        (
            "亚马逊美国站:您的账户面临停用风险。取消率 1.1%(要求低于2.5%),有效追踪率 88%(要求不低于95%)。请提交行动计划。",
            "vtr",
        ),
    ],
)
def test_a_metric_that_keeps_to_its_limit_does_not_lead_where_another_is_broken(read, text, matter) -> None:
    found = read(text)
    assert found.issue_type == matter
    assert matter not in found.secondary


def test_of_two_metrics_beyond_their_limits_neither_is_lost(read) -> None:
    found = read(
        "Amazon.com: Late Shipment Rate 9% (target under 4%). Cancellation Rate 6% (target under 2.5%)."
    )
    assert {found.issue_type, *found.secondary} == {"lsr", "cr"}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Order Defect Rate 1.4% (under 1%): negative feedback 0.8%, A-to-z claims 0.6%, chargebacks 0%.",
            {"odr": "1.4", "negative_feedback_rate": "0.8", "a_to_z_rate": "0.6", "chargeback_rate": "0"},
        ),
        (
            (
                "La tasa de pedidos defectuosos es del 1,4 % (objetivo: 1 %): comentarios negativos 0,8 %, "
                "reclamaciones de la A a la Z 0,6 %."
            ),
            {"odr": "1.4", "negative_feedback_rate": "0.8", "a_to_z_rate": "0.6"},
        ),
        (
            "订单缺陷率 1.4%(要求低于1%),其中差评率 0.8%,A-to-z 索赔率 0.6%,信用卡拒付率 0%。",
            {"odr": "1.4", "negative_feedback_rate": "0.8", "a_to_z_rate": "0.6", "chargeback_rate": "0"},
        ),
        # A name that nobody knows takes its number with it all the same.
        (
            "Order Defect Rate 1.4% (under 1%): grumbling 0.8%, A-to-z claims 0.6%.",
            {"odr": "1.4", "a_to_z_rate": "0.6"},
        ),
        (
            "0.8% negative feedback, 0.6% A-to-z claims.",
            {"negative_feedback_rate": "0.8", "a_to_z_rate": "0.6"},
        ),
    ],
)
def test_in_a_list_of_names_and_numbers_no_number_slips_to_the_next_name(known, fold, text, own) -> None:
    found = dict(keyed(find_figures(known.figures, fold(text))))
    assert {key: str(figure.value.normalize()) for key, figure in found.items()} == own


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("违约金 ¥350.00,申诉截止 18:00(北京时间)", "CNY"),
        ("Penalty ¥350 for order 4471 (appeal before 18:00 Beijing time)", "CNY"),
        ("罚款¥350已从货款中扣除", "CNY"),
        ("ペナルティ ¥350 が差し引かれました", "JPY"),
        ("日本站罚款 ¥350 已扣除", "JPY"),
        ("Penalty of ¥350 was deducted on Amazon Japan", "JPY"),
        ("Penalty of ¥350 was deducted", "JPY"),
    ],
)
def test_the_sign_of_yuan_and_yen_goes_by_what_the_text_is_of(known, fold, text, unit) -> None:
    found = dict(keyed(find_figures(known.figures, fold(text))))
    assert (str(found["fine_amount"].value.normalize()), found["fine_amount"].unit) == ("3.5E+2", unit)


@pytest.mark.parametrize(
    "text",
    [
        "L'acheteur a contesté le paiement de 112,00 € auprès de sa banque.",
        "El comprador ha impugnado el pago de 112,00 € ante su banco.",
        "L'acquirente ha contestato il pagamento di 112,00 € presso la sua banca.",
        "The cardholder disputed the payment of €112.00 with the bank.",
    ],
)
def test_a_payment_that_is_contested_is_the_amount_in_dispute(known, fold, text) -> None:
    found = dict(keyed(find_figures(known.figures, fold(text))))
    assert str(found["disputed_amount"].value) == "112.00"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Account Health > Policy compliance\nRestricted Product Policy Violations 1\nASIN B09QK7WM4D Reason: Pesticides\n"
            "Action taken: Listing removed\nAccount Health Rating 232\namazon.com"
        ),
        "Account Health Rating 218\nAmazon.com\nRestricted products: 1 violation\nASIN B0C8LT2XWQ - action taken: listing removed. [Appeal]",
    ],
)
def test_one_violation_beside_a_health_rating_is_the_matter_alone(read, text) -> None:
    found = read(text)
    assert (found.issue_type, found.secondary) == ("restricted_product", ())


@pytest.mark.parametrize(
    "text",
    [
        "Su índice de seguimiento válido fue del 88,4 % (objetivo: 95 %) en Amazon.es.",
        "Su ratio de seguimiento en Amazon.es es del 88,4 %; el objetivo es 95 %.",
        "Votre pourcentage de suivi valide sur Amazon.fr est de 88,4 % (objectif : 95 %).",
    ],
)
def test_tracking_is_known_by_an_index_or_a_ratio_too(read, text) -> None:
    assert read(text).issue_type == "vtr"
