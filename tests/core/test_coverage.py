"""A cell says how far a rule may be trusted, and never stands empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from appealdesk.core.coverage import Absence, Cell, counted, coverage
from appealdesk.core.marketplace import Marketplace
from appealdesk.core.policy import Dated, History, Standing, Threshold
from appealdesk.core.rules import Rules
from appealdesk.core.wording import Wording

WORDS = Wording.of(en="Late Dispatch Rate", zh="延迟发货率")
PLACES = tuple(
    Marketplace("temu", code, WORDS, "UTC", "USD", ("en",), (), frozenset({5, 6})) for code in ("US", "DE")
)


def threshold(
    metric: str = "ldr",
    *standings: Standing,
    value: str | None = "4",
    sellers: str = "any",
    retired_on: date | None = None,
) -> History[Any]:
    versions = tuple(
        Dated(
            "temu.x",
            Threshold(None if value is None else Decimal(value), "lte" if value else "none", "pct"),
            date(2020 + year, 1, 1),
            (),
            standing=standing,
        )
        for year, standing in enumerate(standings or (Standing.UNVERIFIED,))
    )
    return History(
        f"temu.{metric}.{sellers}",
        "threshold",
        WORDS,
        "temu",
        frozenset({"US"}),
        frozenset({sellers}),
        versions,
        retired_on=retired_on,
        subject=f"{metric}{sellers}",
        metric=metric,
    )


def cells(*histories: History[Any], absences: tuple[Absence, ...] = ()) -> dict[tuple[str, str], Cell]:
    rules = Rules.of("temu", "", histories, PLACES)
    return {(cell.marketplace, cell.metric): cell for cell in coverage(rules, absences)}


def test_every_metric_has_a_cell_at_every_marketplace() -> None:
    assert set(cells(threshold("ldr"), threshold("vtr"))) == {
        (place, metric) for place in ("US", "DE") for metric in ("ldr", "vtr")
    }


def test_the_newest_version_speaks() -> None:
    found = cells(threshold("ldr", Standing.DISPUTED, Standing.UNVERIFIED))["US", "ldr"]
    assert (found.standing, found.judges) == ("unverified", True)


def test_the_worst_standing_holds_where_sellers_have_rules_of_their_own() -> None:
    found = cells(
        threshold("ldr", Standing.VERIFIED, sellers="local"),
        threshold("ldr", Standing.DISPUTED, sellers="cross_border"),
    )["US", "ldr"]
    assert (found.standing, found.sellers) == ("disputed", ("cross_border", "local"))


def test_a_metric_without_a_number_is_there_and_judges_nothing() -> None:
    found = cells(threshold("ldr", value=None))["US", "ldr"]
    assert (found.standing, found.judges) == ("unverified", False)


def test_where_no_page_was_seen_that_is_the_reason() -> None:
    found = cells(threshold("ldr"))["DE", "ldr"]
    assert (found.standing, found.reason) == ("absent", "no_page")


def test_a_retired_metric_is_absent_and_not_unknown() -> None:
    found = cells(threshold("ldr", retired_on=date(2024, 1, 1)))["US", "ldr"]
    assert (found.standing, found.reason) == ("absent", "retired")


def test_what_nobody_confirmed_is_absent_with_its_own_reason() -> None:
    absence = Absence("temu.rumour", ("vtr",), ("US",), Wording.of(en="One article.", zh="仅一篇文章。"))
    found = cells(threshold("ldr"), absences=(absence,))
    assert found["US", "vtr"].reason == "temu.rumour"
    assert found["DE", "vtr"].reason == "no_page"
    assert found["US", "ldr"].standing == "unverified"


def test_a_rule_beats_a_rumour() -> None:
    absence = Absence("temu.rumour", ("ldr",), ("US",), Wording.of(en="One article.", zh="仅一篇文章。"))
    assert cells(threshold("ldr"), absences=(absence,))["US", "ldr"].standing == "unverified"


def test_cells_are_counted_from_the_best_to_the_missing() -> None:
    held = cells(threshold("ldr"), threshold("vtr", Standing.DISPUTED)).values()
    assert list(counted(held)) == [("verified", 0), ("unverified", 1), ("disputed", 1), ("absent", 2)]
