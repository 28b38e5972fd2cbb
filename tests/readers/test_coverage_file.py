"""The table of what the rules cover is made from the rules, and the file in the packs is that table."""

from __future__ import annotations

from appealdesk.core.coverage import Cell
from appealdesk.readers import pack_store, packs
from appealdesk.readers.coverage import cells, reasons, text
from appealdesk.readers.yaml_file import parse


def cell(platform: str, marketplace: str, metric: str) -> Cell:
    (found,) = [
        one
        for one in cells()
        if (one.platform, one.marketplace, one.metric) == (platform, marketplace, metric)
    ]
    return found


def test_the_file_is_what_the_rules_say() -> None:
    written = (pack_store.ROOT / "coverage.yaml").read_text(encoding="utf-8")
    assert written == text(), (
        "run: python -m appealdesk.readers.coverage > src/appealdesk/packs/coverage.yaml"
    )


def test_the_file_can_be_read_and_holds_every_cell() -> None:
    document = parse(text(), "coverage.yaml")
    assert list(document["platforms"]) == list(packs.platforms())
    held = [
        (platform, place, metric)
        for platform, places in document["platforms"].items()
        for place, metrics in places.items()
        for metric in metrics
    ]
    assert held == [(one.platform, one.marketplace, one.metric) for one in cells()]


def test_every_absent_cell_has_a_reason_in_both_languages() -> None:
    told = reasons()
    for one in cells():
        if one.standing == "absent":
            assert told[one.reason].has("en")
            assert told[one.reason].has("zh")
        else:
            assert not one.reason


def test_what_a_source_names_and_nobody_confirmed_is_absent() -> None:
    assert cell("temu", "US", "response_time").reason == "temu.first_response_not_confirmed"
    assert cell("aliexpress", "ES", "lsr").reason == "aliexpress.late_orders_claim_of_2025"
    assert cell("shopify", "US", "response_time").reason == "shopify.no_metric_of_replies"
    assert cell("tiktok_shop", "UK", "account_health_rating").reason == (
        "tiktok_shop.sanction_system_of_the_uk"
    )


def test_a_metric_without_a_published_number_judges_nothing() -> None:
    assert not cell("aliexpress", "ES", "nfr").judges
    assert not cell("ebay", "US", "lsr").judges
    assert cell("ebay", "US", "transaction_defect_rate").judges


def test_a_retired_metric_of_amazon_is_absent() -> None:
    assert cell("amazon", "US", "response_time").reason == "retired"


def test_kinds_of_sellers_are_told_apart() -> None:
    assert cell("tiktok_shop", "US", "ldr").sellers == ("cross_border", "local")
