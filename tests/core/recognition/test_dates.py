"""One date misread, and a window lapses that was open."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.recognition.dates import DateContext, Dates

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("text", "marketplace", "value"),
    [
        ("by 05/06/2026", "US", "2026-05-06"),
        ("by 05/06/2026", "UK", "2026-06-05"),
        ("by 25/06/2026", "US", "2026-06-25"),  # no month has that number
        ("bis 3.12.2026", "DE", "2026-12-03"),
        ("bis zum 3. Dezember 2026", "DE", "2026-12-03"),
        ("avant le 1er décembre 2026", "FR", "2026-12-01"),
        ("antes del 5 de enero de 2027", "ES", "2027-01-05"),
        ("entro il 5 gennaio 2027", "IT", "2027-01-05"),
        ("2026年12月5日", "JP", "2026-12-05"),
        ("12月5日前", "TW", "2026-12-05"),
        ("1月5日前", "US", "2027-01-05"),  # the nearest January lies ahead
        ("Nov. 24, 2026", "US", "2026-11-24"),
        ("November 30", "US", "2026-11-30"),
        ("2026/11/20", None, "2026-11-20"),
        ("20-Nov-2026", "PH", "2026-11-20"),
        ("Nov 15, 2026 23:59 AEDT", "AU", "2026-11-15T23:59:00+11:00"),
        ("13 Nov 2026 16:00 WIB", "ID", "2026-11-13T16:00:00+07:00"),
        ("2026-11-19 20:30(北京时间)", None, "2026-11-19T20:30:00+08:00"),
        ("2026年11月25日17:00 PST", "US", "2026-11-25T17:00:00-08:00"),
        ("2026-11-18 23:59:59 (Pacific Time)", "US", "2026-11-18T23:59:59-08:00"),
        ("24 November 2026, 6:00 PM CET", None, "2026-11-24T18:00:00+01:00"),
        ("2026-11-12 10:00 (UTC+8)", None, "2026-11-12T10:00:00+08:00"),
        ("11月20日 24:00 日本時間", "JP", "2026-11-21T00:00:00+09:00"),
        ("2026/11/20 下午5点(台北时间)", "TW", "2026-11-20T17:00:00+08:00"),
        ("2026年12月10日(木)まで", "JP", "2026-12-10"),
        ("11月12日 周四 18:00(北京时间)", None, "2026-11-12T18:00:00+08:00"),
        ("Friday, 27 November 2026 5:00 PM PST", "US", "2026-11-27T17:00:00-08:00"),
        ("截止 11-25。", None, "2026-11-25"),
        ("17:00 PST on November 27, 2026", "US", "2026-11-27T17:00:00-08:00"),
        ("23:59 27/11/2026 SGT", "SG", "2026-11-27T23:59:00+08:00"),
        ("2026-11-27T15:00:00Z", "US", "2026-11-27T15:00:00+00:00"),
        ("20261127", "US", "2026-11-27"),
        ("27/Nov/2026", "UK", "2026-11-27"),
        ("Fri 27-Nov-26", "US", "2026-11-27"),
        ("Nov-27-2026", "US", "2026-11-27"),
        ("Nov. 27, '26", "US", "2026-11-27"),
        ("2026, November 27", "US", "2026-11-27"),
        ("26年11月27日", "US", "2026-11-27"),
        ("bis 27.11., 18:00 MEZ", "DE", "2026-11-27T18:00:00+01:00"),
        ("by 11-27", "US", "2026-11-27"),
        ("bis 27-11", "DE", "2026-11-27"),
    ],
)
def test_dates_of_all_orders_and_languages(
    known, fold, text: str, marketplace: str | None, value: str
) -> None:
    (found,) = Dates(known.dates).find(fold(text), DateContext(TODAY, marketplace))
    assert found.value.isoformat() == value


def test_a_time_without_a_zone_is_that_of_a_marketplace_with_one_clock(known, fold) -> None:
    text = fold("2026-11-20 23:59")
    dates = Dates(known.dates)
    assert dates.find(text, DateContext(TODAY, "PH", "Asia/Manila"))[0].value == datetime.fromisoformat(
        "2026-11-20T23:59:00+08:00"
    )
    assert dates.find(text, DateContext(TODAY))[0].value == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2026",
        "2026-13-01",
        "rate 1.92%",
        "112-9903715-2266408",
        "section 3.4.5678",
        "IPR-20261126-338",
        "V20261118004417",
        "by 3-5 business days",
    ],
)
def test_what_is_no_date_is_passed_over(known, fold, text: str) -> None:
    assert Dates(known.dates).find(fold(text), DateContext(TODAY, "US")) == ()


@given(day=st.dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_every_day_reads_back_in_three_ways_of_writing(known, fold, day: date) -> None:
    text = fold(f"{day.isoformat()} | {day.year}年{day.month}月{day.day}日 | {day:%d.%m.%Y}")
    assert [one.day for one in Dates(known.dates).find(text, DateContext(TODAY, "DE"))] == [day] * 3
