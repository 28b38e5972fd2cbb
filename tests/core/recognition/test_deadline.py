"""An invented deadline frightens, a missed one loses the case: the traps of notices, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from appealdesk.core.recognition.dates import DateContext, Dates
from appealdesk.core.recognition.deadline import DeadlineReader
from appealdesk.core.recognition.spans import Spans

TODAY = date(2026, 11, 19)


@pytest.fixture
def read(known, fold):
    reader = DeadlineReader(known.deadline, Dates(known.dates), Spans(known.spans))
    return lambda text, marketplace="US": reader.read(fold(text), DateContext(TODAY, marketplace))


@pytest.mark.parametrize(
    "text",
    [
        "Within the next 24 hours you will receive a call from Account Health Support.",
        "Please send invoices from the last 365 days.",
        "Funds may be held for up to 90 days. You may appeal.",
        "Your account is frozen for 28 days. Appeal in Account Health.",
        "We will review your appeal within 2 business days.",
        "Once submitted, appeals are reviewed within 3-5 days.",
        "Upload a utility bill dated within the last 90 days.",
        "Late Shipment Rate over 30 days is 6%. Submit an appeal.",
        "Orders must be shipped within 2 business days. Submit an appeal.",
        "Seller response rate 88% (standard 95% within 48 hours). Reply with a plan of action.",
        "Please respond to every message within 24 hours going forward.",
        "Bitte antworten Sie innerhalb von 24 Stunden künftig auf jede Nachricht.",
        "您的资金将被冻结90天,可提交申诉。",
        "审核通常需要3个工作日,请提交材料。",
        "请提供近365天内的发票。",
        "直近30日間の出荷遅延率は6%です。改善計画を提出してください。",
        "Guthaben kann bis zu 90 Tage einbehalten werden. Einspruch ist möglich.",
        "Nous examinerons votre appel sous 2 jours.",
        "Your account is suspended until 5 December 2026. You can appeal.",
        "11月1日至11月14日的有效追踪率为91%,请提交申诉",
    ],
)
def test_what_is_no_deadline_stays_none(read, text: str) -> None:
    assert read(text).kind == "none"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Please appeal by November 30.", "2026-11-30"),
        ("Reply by Nov 27, 2026. We usually answer within 2 days.", "2026-11-27"),
        ("Appeal closes Nov 21, 2026 23:59 AEDT", "2026-11-21T23:59:00+11:00"),
        ("请在 2026年12月5日 前提交说明", "2026-12-05"),
        ("申诉截止时间:2026-11-21 18:00(北京时间)", "2026-11-21T18:00:00+08:00"),
        ("11月25日までにご返信ください", "2026-11-25"),
        ("Legen Sie bis spätestens 03.12.2026 Einspruch ein", "2026-12-03"),
        ("Répondez avant le 25/11/2026", "2026-11-25"),
        ("> Please reply by Nov 9, 2026.\nThank you. Please reply by Nov 27, 2026.", "2026-11-27"),
    ],
)
def test_a_written_date_is_absolute(read, text: str, due: str) -> None:
    found = read(text)
    assert (found.kind, found.due.isoformat()) == ("absolute", due)


@pytest.mark.parametrize(
    ("text", "event", "due"),
    [
        ("Appeal within 30 days of 1 November 2026.", "notice_date", "2026-12-01"),
        ("You have 90 days after receiving this to appeal.\nReceived: 14 Oct 2026", "received", "2027-01-12"),
        ("Submit Dispute with proof within 2 days (raised 17 Nov 2026).", "dispute_open", "2026-11-19"),
        (
            "卖家须在 5 天 内 响应。发起 2026-11-19 20:30(北京时间)",
            "dispute_open",
            "2026-11-24T20:30:00+08:00",
        ),
        ("Send a plan within 7 days.\nAmazon.com  November 6, 2026", "notice_date", "2026-11-13"),
        ("48時間以内にご返信ください。2026年11月21日", "notice_date", "2026-11-23"),
        ("请在收到通知后5个工作日内申诉。通知时间 2026-11-09", "notice_date", "2026-11-16"),
    ],
)
def test_a_span_is_counted_from_the_event_the_notice_names(read, text: str, event: str, due: str) -> None:
    found = read(text)
    assert found.kind == "relative"
    assert found.anchor.event in {event, "received"}
    assert found.due.isoformat() == due


def test_a_span_without_any_date_is_stated_and_not_resolved(read) -> None:
    found = read("Please respond within 48 hours.")
    assert (found.kind, found.anchor, found.due) == ("relative", None, None)
    assert found.words.text == "48 hours"


def test_nothing_counts_from_the_day_the_seller_wrote(read) -> None:
    text = (
        "November 18, 2026\nWe received your submission of November 11, 2026 and need more information.\n"
        "Please reply within 72 hours."
    )
    found = read(text)
    assert found.anchor is not None
    assert found.anchor.at == date(2026, 11, 18)


def test_a_line_that_goes_on_in_the_next_is_one_sentence(read) -> None:
    found = read("November 12, 2026\nTo reactivate, click Appeal on the Account Health page\nwithin 7 days.")
    assert (found.kind, found.due) == ("relative", date(2026, 11, 19))


def test_a_line_of_its_own_is_not_joined_to_the_one_before(read) -> None:
    assert read("November 12, 2026\nSubmit your appeal\nFunds are held for 90 days").kind == "none"
