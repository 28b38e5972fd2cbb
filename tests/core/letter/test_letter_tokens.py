"""What a reader could check is read the same way in every language, or a false alarm and a missed error are born."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.letter.format import Chinese, English, German, Japanese
from appealdesk.core.letter.tokens import covered, differences, sentences, tokens


@pytest.mark.parametrize(
    "written",
    [
        "13 November 2026",
        "November 13, 2026",
        "Nov 13, 2026",
        "2026-11-13",
        "2026年11月13日",
        "2026 年 11 月 13 日",
        "13.11.2026",
        "13. November 2026",
        "13 novembre 2026",
        "13 de noviembre de 2026",
        "13 noviembre 2026",
        "13º novembre 2026",
    ],
)
def test_one_day_is_one_token_however_it_is_written(written: str) -> None:
    assert set(tokens(written)) == {"day:2026-11-13"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("112-7730415-2048861", "id:112-7730415-2048861"),
        ("1Z84E7W20391774160", "id:1Z84E7W20391774160"),
        ("ASIN B0D4W2RX7L", "id:B0D4W2RX7L"),
        ("00340434161094021505", "id:00340434161094021505"),
        ("90,4 %", "number:90.4"),
        ("1,204 orders", "number:1204"),
        ("4.0%", "number:4"),
        ("at 9:05", "time:09:05"),
        ("查明2项原因", "number:2"),
        ("UTC-08:00", "utc:-08:00"),
        ("October 2026", "month:2026-10"),
        ("2026年10月", "month:2026-10"),
        ("the check of September", "month:09"),
        ("9 月的检查", "month:09"),
        ("à 17 h 42", "time:17:42"),
        ("1\u202f204 commandes", "number:1204"),
        ("octubre de 2026", "month:2026-10"),
        ("juillet 2026", "month:2026-07"),
        ("juin 2026", "month:2026-06"),
        ("le contrôle de septembre", "month:09"),
        ("dal controllo di maggio", "month:05"),
    ],
)
def test_ids_times_and_numbers_are_told_apart(text: str, found: str) -> None:
    assert found in tokens(text)


def test_the_verb_may_is_no_month() -> None:
    assert not tokens("Sellers may appeal.")


def test_a_day_without_its_year_is_covered_by_the_day_with_it() -> None:
    assert covered("day:11-13", {"day:2026-11-13"})
    assert covered("day:2026-11-13", {"day:11-13"})
    assert not covered("day:2025-11-13", {"day:2026-11-13"})


def test_a_month_alone_is_covered_by_a_day_in_it() -> None:
    assert covered("month:09", {"day:2026-09-14"})
    assert not covered("month:09", {"day:2026-10-09"})


def test_a_small_number_may_be_spelt_out_in_the_other_language() -> None:
    assert differences("All four packages arrived.", "4 个包裹均已送达。") == ()
    assert differences("The 4 packages arrived.", "四个包裹均已送达。") == ()
    assert differences("Twenty bins are counted.", "盘点 20 个库位。") == ()
    assert differences("It took 15 minutes.", "用了十五分钟。") == ()


def test_a_number_that_differs_is_told() -> None:
    assert differences("We refunded 6 buyers.", "我们退款给 7 位买家。") == ("number:6", "number:7")


def test_a_full_stop_inside_a_number_ends_no_sentence() -> None:
    assert list(sentences("The rate was 4.2%. We acted. 已处理。完成")) == [
        "The rate was 4.2%.",
        "We acted.",
        "已处理。",
        "完成",
    ]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_day_survives_every_way_we_write_it(day: date) -> None:
    wanted = {f"day:{day.isoformat()}"}
    assert all(
        set(tokens(f"on {f.day(day)}.")) == wanted
        for f in (English(), English(month_first=True), Chinese(), German(), Japanese())
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Am 14. November kam es zum Ausfall. Am 15. lief alles.", 2),
        ("Am 27. und 28. des Monats fehlten Scans.", 1),
        ("It goes back to cause 2. We found it at once.", 2),
        ("停止しました。再開しました。", 2),
        ("「停止。」と記載されています。", 1),
    ],
)
def test_a_point_behind_a_german_day_ends_no_sentence(text: str, parts: int) -> None:
    assert len(list(sentences(text))) == parts


def test_a_number_may_be_spelt_out_in_german() -> None:
    assert differences("sechs Pakete", "6 个包裹") == ()
    assert differences("sieben Pakete", "6 个包裹") == ("number:6",)


@pytest.mark.parametrize("text", ["im Mai", "seit März", "Ende Oktober"])
def test_a_german_month_alone_is_a_month(text: str) -> None:
    assert len(tokens(text)) == 1


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("between 12 and 23 October 2026", {"day:2026-10-12", "day:2026-10-23"}),
        ("on October 26, 27 and 28", {"day:10-26", "day:10-27", "day:10-28"}),
        ("am 26., 27. und 28. Oktober", {"day:10-26", "day:10-27", "day:10-28"}),
        ("10 月 26 日、27 日和 28 日", {"day:10-26", "day:10-27", "day:10-28"}),
        ("on October 26, 27 parcels", {"day:10-26", "number:27"}),
        ("October 26, 2026 at 10:15", {"day:2026-10-26", "time:10:15"}),
    ],
)
def test_days_that_share_a_month_are_days_each(text: str, days: set[str]) -> None:
    assert set(tokens(text)) == days


def test_a_month_behind_a_capital_preposition_is_a_month() -> None:
    assert "month:09" in tokens("En septiembre solo se corrigió la tabla.")
    assert not differences("En septiembre solo se corrigió la tabla.", "9 月只手工更正了表格。")
