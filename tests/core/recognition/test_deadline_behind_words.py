"""A day spoken of once more behind it, papers of a certain age, and the platform's own time: which of them binds the seller."""

from __future__ import annotations

from datetime import date

import pytest

from appealdesk.core.recognition.dates import DateContext, Dates
from appealdesk.core.recognition.deadline import DeadlineReader
from appealdesk.core.recognition.spans import Spans

CONTEXT = DateContext(date(2026, 11, 20), "US")


@pytest.fixture
def reader(known) -> DeadlineReader:
    return DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))


@pytest.mark.parametrize(
    "text",
    [
        "The case is decided automatically on November 27, 2026. Upload your proof before then.",
        "Your answer goes to the bank on November 27, 2026; please submit all evidence by that date.",
        "系统将于2026年11月27日自动判定。请在此之前提交举证材料。",
        "Der Fall wird am 27.11.2026 entschieden. Senden Sie uns Ihre Unterlagen bitte vorher.",
        "La banque tranchera le 27/11/2026. Envoyez vos justificatifs avant cette date.",
        "El caso se resolverá el 27/11/2026. Envíe sus pruebas antes de esa fecha.",
        "Il caso verrà chiuso il 27/11/2026. Inviate i documenti prima di tale data.",
    ],
)
def test_what_is_asked_for_before_a_day_just_named_is_due_on_it(reader, fold, text: str) -> None:
    found = reader.read(fold(text), CONTEXT)
    assert (found.kind, found.due) == ("absolute", date(2026, 11, 27))


@pytest.mark.parametrize(
    "text",
    [
        "The listing was removed on November 12, 2026. You may appeal.",
        "The case was opened on November 12, 2026. The buyer wrote to you before then. You may appeal.",
        "The listing was removed on November 12, 2026. You had sent documents before then.",
        "Ihr Konto wurde am 12.11.2026 gesperrt. Sie hatten uns vorher Unterlagen gesendet.",
        "商品已于2026年11月12日下架。在此之前买家已多次联系。可申诉。",
    ],
)
def test_a_day_before_which_nothing_is_asked_for_is_no_deadline(reader, fold, text: str) -> None:
    assert reader.read(fold(text), CONTEXT).kind == "none"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "14 November 2026\n\nYou have 12 days from the date of this mail to send us receipts dated within the last 90 days.",
            date(2026, 11, 26),
        ),
        (
            "Notice of November 14, 2026\nYou have 12 days to upload invoices issued within the past 365 days.",
            date(2026, 11, 26),
        ),
        (
            "14.11.2026\n\nSie haben 12 Tage, um Rechnungen der letzten 365 Tage einzureichen.",
            date(2026, 11, 26),
        ),
        (
            "14/11/2026\n\nVous avez 12 jours pour envoyer des factures datant de moins de 365 jours.",
            date(2026, 11, 26),
        ),
        (
            "14/11/2026\n\nDispone de 12 días para enviar facturas de los últimos 365 días.",
            date(2026, 11, 26),
        ),
        ("2026年11月14日\n\n您有12天时间提交近180天内开具的发票。", date(2026, 11, 26)),
    ],
)
def test_how_old_a_paper_may_be_does_not_hide_the_time_it_is_asked_in(reader, fold, text: str, due) -> None:
    found = reader.read(fold(text), CONTEXT)
    assert (found.kind, found.due) == ("relative", due)


@pytest.mark.parametrize(
    "text",
    [
        "申诉入口:违规记录,3个工作日内审核",
        "申诉通道:店铺健康,5 个工作日内完成审核",
        "可提交申诉,48小时内出结果",
        "申诉请走卖家中心,审核时间3个工作日",
        "Appeals go through Seller Centre and are reviewed within 5 business days.",
        "Einspruch über den Kontostatus, Prüfung innerhalb von 3 Werktagen.",
        "Recours depuis votre compte, examen sous 3 jours.",
        "申し立てはこちらから、3営業日以内に審査します。",
    ],
)
def test_the_time_in_which_the_platform_looks_at_an_appeal_binds_nobody(reader, fold, text: str) -> None:
    assert reader.read(fold(text), CONTEXT).kind == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Upload your licence within 12 days of 11/14/2026 or payouts will be paused.",
        "Send the form within 12 days of 11/14/2026 or your payments may be held.",
        "Provide a government ID within 12 days of 11/14/2026 or all disbursements are stopped.",
        "Reichen Sie die Unterlagen innerhalb von 12 Tagen ab dem 14.11.2026 ein oder Auszahlungen werden gestoppt.",
    ],
)
def test_what_is_threatened_behind_or_says_nothing_of_the_span(reader, fold, text: str) -> None:
    found = reader.read(fold(text), CONTEXT)
    assert (found.kind, found.due) == ("relative", date(2026, 11, 26))


@pytest.mark.parametrize(
    "text",
    ["请在3个工作日内处理并回复。", "请于3天内答复买家的申诉。", "须在3日内提交审核材料。"],
)
def test_what_the_seller_is_to_do_in_a_span_stays_his(reader, fold, text: str) -> None:
    assert reader.read(fold(text), CONTEXT).kind == "relative"
