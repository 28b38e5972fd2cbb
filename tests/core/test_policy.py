"""A rule answers with the version in force that day, or says why it has none."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.errors import NoRuleOnDayError, RetiredRuleError
from appealdesk.core.policy import Band, Dated, History, Scale, Source, Standing, Threshold
from appealdesk.core.wording import Wording

SOURCE = (Source("S1", "official help page", "https://example.org"),)
LABEL = Wording.of(en="A rule", zh="规则")


def history(*days: date, exact: str = "day", retired_on: date | None = None) -> History[int]:
    values = tuple(
        Dated("amazon.a_rule", n, day, SOURCE, since_is_exact_to=exact) for n, day in enumerate(days)
    )
    return History(
        "amazon.a_rule", "limit", LABEL, "amazon", frozenset({"US"}), frozenset({"any"}), values, retired_on
    )


FIRST, SECOND = date(2024, 1, 1), date(2026, 2, 16)


def test_a_version_holds_from_its_first_day_until_the_day_before_the_next() -> None:
    rule = history(FIRST, SECOND)
    assert rule.on(FIRST).value == 0
    assert rule.on(SECOND - timedelta(days=1)).value == 0
    assert rule.on(SECOND).value == 1


def test_before_the_first_day_it_raises_and_says_since_when() -> None:
    with pytest.raises(NoRuleOnDayError, match="since 2024-01-01"):
        history(FIRST).on(date(2023, 12, 31))


def test_where_the_first_day_is_unknown_an_earlier_day_gets_a_disputed_value() -> None:
    rule = history(FIRST, exact="unknown")
    assert rule.on(date(2020, 1, 1)).standing is Standing.DISPUTED
    assert rule.on(FIRST).standing is Standing.UNVERIFIED


def test_a_retired_rule_is_refused_from_its_last_day_on_and_names_it() -> None:
    rule = history(date(2012, 7, 1), retired_on=date(2018, 10, 1))
    assert rule.on(date(2018, 9, 30)).value == 0
    with pytest.raises(RetiredRuleError, match="retired on 2018-10-01"):
        rule.on(date(2018, 10, 1))


def test_earlier_and_later_versions_stand_apart() -> None:
    rule = history(FIRST, date(2025, 1, 1), SECOND)
    assert [dated.value for dated in rule.before(date(2025, 6, 1))] == [0]
    assert [dated.value for dated in rule.after(date(2025, 6, 1))] == [2]


def test_the_name_of_the_rule_travels_with_the_value() -> None:
    assert history(FIRST).on(FIRST).label == LABEL


@pytest.mark.parametrize(
    ("op", "rate", "kept"),
    [("lt", "3.99", True), ("lt", "4", False), ("lte", "4", True), ("gte", "4", True), ("gt", "4", False)],
)
def test_a_threshold_is_kept_or_not_to_the_hundredth(op: str, rate: str, kept: bool) -> None:
    assert Threshold(Decimal(4), op, "pct").kept_by(Decimal(rate)) is kept


def test_a_threshold_without_a_number_judges_nobody() -> None:
    assert Threshold(None, "none", "pct").kept_by(Decimal(50)) is None


SCALE = Scale(
    "score",
    (
        Band("healthy", Wording.of(en="Healthy"), at_least=Decimal(200)),
        Band("at_risk", Wording.of(en="At Risk"), Decimal(100), Decimal(200)),
        Band("unhealthy", Wording.of(en="Unhealthy"), Decimal(0), Decimal(100)),
    ),
)


@pytest.mark.parametrize(("score", "code"), [("200", "healthy"), ("199", "at_risk"), ("99.5", "unhealthy")])
def test_a_score_falls_into_one_band(score: str, code: str) -> None:
    band = SCALE.band(Decimal(score))
    assert band is not None
    assert band.code == code


def test_a_score_outside_all_bands_falls_into_none() -> None:
    assert SCALE.band(Decimal(-1)) is None


def test_labels_without_numbers_are_no_bands_to_fall_into() -> None:
    assert Scale("label", (Band("good", Wording.of(en="Good")),)).band(Decimal(1)) is None


days = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@given(st.lists(days, min_size=1, max_size=6, unique=True), days)
def test_exactly_one_version_answers_any_day_from_the_first_on(since: list[date], day: date) -> None:
    rule = history(*sorted(since))
    if day < min(since):
        with pytest.raises(NoRuleOnDayError):
            rule.on(day)
        return
    found = rule.on(day)
    assert found.since == max(each for each in since if each <= day)
    assert len(rule.before(day)) + 1 + len(rule.after(day)) == len(since)


def test_a_rule_holds_on_a_day_exactly_when_it_has_an_answer() -> None:
    assert history(FIRST).holds_on(FIRST)
    assert not history(FIRST).holds_on(FIRST - timedelta(days=1))
    assert history(FIRST, exact="unknown").holds_on(date(1999, 1, 1))
    assert not history(FIRST, retired_on=SECOND).holds_on(SECOND)
