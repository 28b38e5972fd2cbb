"""From which day a window counts, in texts that tell of several."""

from __future__ import annotations

from datetime import date

import pytest

from appealdesk.core.recognition.dates import DateContext, Dates
from appealdesk.core.recognition.deadline import DeadlineReader
from appealdesk.core.recognition.spans import Spans

TODAY = date(2026, 11, 19)

# Marketplace, end of the window, and a text that tells of more than one day.
COUNTED = [
    (
        "FR",
        "2026-11-23",
        "Date : 16 novembre 2026\nObjet : commande 403-1\nVous disposez de 7 jours pour faire appel.",
    ),
    (
        "US",
        "2026-12-12",
        "The A-to-z claim on this order was granted in favour of the buyer on 12 November. You may appeal within 30 days of the decision.",
    ),
    (
        "US",
        "2026-12-12",
        "The claim was filed on October 30 and granted in favour of the buyer on November 12. You may appeal within 30 days.",
    ),
    (
        "US",
        "2026-12-12",
        "Claim filed October 30, 2026. Decision: November 12, 2026. You may appeal the decision within 30 days.",
    ),
    (
        "US",
        "2026-11-20",
        "The buyer opened a case on November 17, 2026. Respond within 3 days of the case being opened.",
    ),
    (
        "DE",
        "2026-11-23",
        "Datum: 16.11.2026\nIhr Konto ist gesperrt. Bitte antworten Sie innerhalb von 7 Tagen.",
    ),
    ("DE", "2026-11-23", "München, den 16. November 2026\nBitte antworten Sie innerhalb von 7 Tagen."),
    ("FR", "2026-11-23", "Paris, le 16 novembre 2026\nVeuillez répondre sous 7 jours."),
    ("ES", "2026-11-23", "Fecha: 16/11/2026\nDispone de 7 días para apelar."),
    ("IT", "2026-11-23", "Data: 16/11/2026\nHa 7 giorni per presentare ricorso."),
    ("JP", "2026-11-23", "2026年11月16日\n7日以内にご返信ください。"),
    ("CN", "2026-11-23", "通知时间:2026-11-16 10:22\n请在7天内申诉。"),
    ("CN", "2026-11-21", "处罚时间:2026-11-16\n申诉时效:处罚后5天"),
    ("CN", "2026-11-21", "纠纷于2026年11月18日发起,订单下单时间2026年10月1日。请在3天内响应。"),
    (
        "US",
        "2026-11-21",
        "Order placed October 1, 2026. Dispute raised November 18, 2026. Respond within 3 days.",
    ),
    (
        "US",
        "2026-11-23",
        "Sent: Monday, November 16, 2026 9:14 AM\nYou have 7 days to appeal. Order date: October 2, 2026.",
    ),
    (
        "US",
        "2026-12-16",
        "Refunded to the buyer: November 16, 2026. Sellers can appeal within 30 days of the refund. Order date: October 2, 2026",
    ),
    (
        "UK",
        "2026-12-16",
        "Refund issued 16/11/2026 (order placed 02/10/2026). File a SAFE-T claim within 30 days of the refund.",
    ),
    (
        "US",
        "2026-11-26",
        "You received this on November 12, 2026. Appeal within 14 days of receiving this message.",
    ),
    (
        "US",
        "2026-11-23",
        "On November 16, 2026 we deactivated your account. You have 7 days to appeal. Your last appeal of November 1, 2026 was refused.",
    ),
    (
        "US",
        "2026-11-23",
        "Nov 16, 2026\n\nHello,\nPerformance between Oct 1, 2026 and Oct 31, 2026 was below target. Submit a plan of action within 7 days.",
    ),
]


@pytest.mark.parametrize(("place", "due", "text"), COUNTED)
def test_a_window_counts_from_the_day_that_opened_it(known, fold, place: str, due: str, text: str) -> None:
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    asian = any(char > "\u3040" for char in text)
    found = reader.read(fold(text), DateContext(TODAY, place, None, asian))
    assert str(found.due)[:10] == due, found.anchor


def test_the_day_of_receipt_may_stand_in_the_sellers_story(known, fold) -> None:
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    notice, context = fold("Send proof within 90 days of receipt."), DateContext(TODAY, "US", None, True)
    assert reader.read(notice, context).due is None
    told = fold("我们11月9日收到的")
    assert reader.read(notice, context, story=told).due == date(2027, 2, 7)


def test_what_was_written_last_goes_before_the_mail_it_answers(known, fold) -> None:
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    text = (
        "Sent: Tuesday, November 17, 2026 2:31 PM\nPlease reply to this message within 5 days.\n\n"
        "-----Original Message-----\nSent: Monday, November 2, 2026\nSubmit invoices within 10 days."
    )
    found = reader.read(fold(text), DateContext(TODAY, "US"))
    assert (found.words.text, found.due) == ("5 days", date(2026, 11, 22))


COUNTED_OVER = [
    "截至2026年11月10日的60天内，您的订单缺陷率为1.8%。请在收到本通知后72小时内提交行动计划。",
    "过去60天（截至2026年11月10日）您的订单缺陷率为1.8%。请在收到本通知后72小时内提交行动计划。",
    "In the 60 days ending November 10, 2026 your rate was 1.8%. Send us a plan within 72 hours of receiving this email.",
    "In den 60 Tagen bis zum 10. November 2026 lag Ihre Rate bei 1,8 %. Senden Sie uns innerhalb von 72 Stunden nach Erhalt einen Maßnahmenplan.",
    "Sur les 60 jours clos le 10 novembre 2026, votre taux était de 1,8 %. Envoyez votre plan dans les 72 heures suivant la réception.",
    "En los 60 días hasta el 10 de noviembre de 2026 su tasa fue del 1,8 %. Envíe un plan en un plazo de 72 horas desde la recepción.",
    "Nei 60 giorni fino al 10 novembre 2026 il tasso è stato del 1,8 %. Invii un piano entro 72 ore dalla ricezione.",
    "2026年11月10日までの60日間の注文不良率は1.8%でした。本通知の受領後72時間以内に改善計画を提出してください。",
]


@pytest.mark.parametrize("text", COUNTED_OVER)
def test_the_end_of_the_days_a_rate_was_counted_over_starts_no_window(known, fold, text: str) -> None:
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    found = reader.read(fold(text), DateContext(TODAY, "US"))
    assert (found.kind, found.due) == ("relative", None)


def test_a_day_on_which_something_was_received_starts_the_window_and_does_not_end_it(known, fold) -> None:
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    text = "您的账户于2026年11月17日收到通知，订单缺陷率为1.8%，请在收到本通知后72小时内提交行动计划。"
    found = reader.read(fold(text), DateContext(TODAY, "US"))
    assert (found.kind, found.due) == ("relative", date(2026, 11, 20))
