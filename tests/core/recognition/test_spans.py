"""Spans are counted as the platform counts them: the day of the event is not a day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from appealdesk.core.policy import Unit
from appealdesk.core.recognition.spans import Spans


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("within 17 days of this mail", 17, Unit.CALENDAR_DAY),
        ("within three (3) business days", 3, Unit.WORKING_DAY),
        ("3个工作日内", 3, Unit.WORKING_DAY),
        ("5 天 内", 5, Unit.CALENDAR_DAY),
        ("30 个自然日内", 30, Unit.CALENDAR_DAY),
        ("48時間以内にご返信", 48, Unit.HOUR),
        ("7日以内", 7, Unit.CALENDAR_DAY),
        ("binnen vierzehn Tagen", 14, Unit.CALENDAR_DAY),
        ("sous 48 heures", 48, Unit.HOUR),
        ("en 5 días hábiles", 5, Unit.WORKING_DAY),
        ("entro due settimane", 14, Unit.CALENDAR_DAY),
        ("十五天内", 15, Unit.CALENDAR_DAY),
        ("within 6 months", 6, Unit.MONTH),
    ],
)
def test_spans_of_all_languages(known, fold, text: str, amount: int, unit: Unit) -> None:
    (found,) = Spans(known.spans).find(fold(text))
    assert (found.amount, found.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "anchor", "end"),
    [
        ("3 business days", date(2026, 11, 20), date(2026, 11, 25)),  # a Friday: Monday is the first
        ("2 business days", date(2026, 11, 21), date(2026, 11, 24)),  # a Saturday counts no more than Friday
        ("5 days", date(2026, 12, 29), date(2027, 1, 3)),
        ("72 hours", date(2026, 11, 6), date(2026, 11, 9)),
        ("1 month", date(2027, 1, 31), date(2027, 2, 28)),
        (
            "24 hours",
            datetime.fromisoformat("2026-11-13T16:00+07:00"),
            datetime.fromisoformat("2026-11-14T16:00+07:00"),
        ),
    ],
)
def test_a_span_ends_on_the_right_day(known, fold, text: str, anchor: date, end: date) -> None:
    (found,) = Spans(known.spans).find(fold(text))
    assert found.after(anchor) == end


def test_hours_that_make_no_whole_day_cannot_be_counted_from_a_day(known, fold) -> None:
    (found,) = Spans(known.spans).find(fold("within 36 hours"))
    assert found.after(date(2026, 11, 6)) is None
