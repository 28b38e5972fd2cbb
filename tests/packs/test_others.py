"""The packs of the other platforms: nothing lost on the way from the records, nothing claimed that nobody checked."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from appealdesk.core.policy import Standing
from appealdesk.readers import pack_store
from appealdesk.readers.packs import absences, channels, checklists, platforms, rules, vocabulary

TABLE = Path(__file__).parents[2] / "docs" / "reference" / "other-rules.md"
DAY = date(2026, 11, 24)
OTHERS = ("shopee", "temu", "tiktok_shop", "aliexpress", "walmart", "ebay", "lazada", "shopify")
HEADING = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
ROW = re.compile(r"^\| `(?P<record>[a-z0-9_.]+)` \| (.+ \| )?(?P<files>.+) \|$", re.MULTILINE)
RECORDS = {"Metrics": 68, "Channels and their windows": 21, "Types of claims": 13, "Sets of evidence": 25}


def rows() -> dict[str, dict[str, list[str]]]:
    parts = HEADING.split(TABLE.read_text(encoding="utf-8"))[1:]
    return {
        title: {row["record"]: re.findall(r"`([^`]+\.yaml)`", row["files"]) for row in ROW.finditer(body)}
        for title, body in zip(parts[::2], parts[1::2], strict=True)
        if title in RECORDS
    }


def test_all_nine_platforms_have_packs() -> None:
    assert set(platforms()) == {"amazon", *OTHERS}


@pytest.mark.parametrize("title", RECORDS)
def test_every_record_stands_in_its_table_once_with_its_files(title: str) -> None:
    table = rows()[title]
    assert len(table) == RECORDS[title]
    assert all(table.values())


def test_every_file_of_the_tables_is_a_rule_and_every_rule_is_in_a_table() -> None:
    told = {file for table in rows().values() for files in table.values() for file in files}
    held = {history.file for platform in OTHERS for history in rules(platform).histories}
    # The absence on TikTok Shop comes from a conflict of sources and from no record.
    held |= {f"{platform}/absent.yaml" for platform in OTHERS if absences(platform)} - {
        "tiktok_shop/absent.yaml"
    }
    assert told == held


@pytest.mark.parametrize("platform", OTHERS)
def test_every_file_of_a_platform_is_read(platform: str) -> None:
    folders = (
        pack_store.ROOT / platform,
        *(pack_store.ROOT / room / platform for room in ("channels", "checklists")),
    )
    files = {path.relative_to(pack_store.ROOT).as_posix() for room in folders for path in room.glob("*.yaml")}
    beside = {f"{platform}/{name}.yaml" for name in ("marketplaces", "sources", "absent")}
    assert {history.file for history in rules(platform).histories} == files - beside


@pytest.mark.parametrize("platform", OTHERS)
def test_every_source_that_is_listed_is_cited(platform: str) -> None:
    cited = {
        source.id
        for history in rules(platform).histories
        for dated in history.values
        for source in (
            *dated.sources,
            *(one for other in (*dated.alternatives, *dated.refuted) for one in other.sources),
        )
    }
    assert cited == {source.id for source in rules(platform).sources}


@pytest.mark.parametrize("platform", OTHERS)
def test_no_value_is_called_verified_as_long_as_nobody_looked(platform: str) -> None:
    standings = Counter(dated.standing for history in rules(platform).histories for dated in history.values)
    assert standings[Standing.VERIFIED] == 0


@pytest.mark.parametrize(
    ("rule", "marketplace", "sellers"),
    [
        ("shopee.late_shipment_rate", "PH", "cross_border"),
        ("shopee.non_fulfilment_rate", "PH", "local"),
        ("shopee.penalty_points.appeal_window", "SG", "any"),
        ("shopee.parcel_mismatch.appeal_window", "SG", "cross_border"),
        ("tiktok_shop.response_rate", "TH", "any"),
        ("tiktok_shop.violation_points.measure", "TH", "cross_border"),
        ("tiktok_shop.late_dispatch_rate.scale", "TH", "any"),
        ("lazada.cancellation_rate", "SG", "local"),
        ("lazada.cancellation_rate.measure", "SG", "local"),
        ("lazada.penalty.appeal_window", "PH", "any"),
        ("walmart.order_defect_rate", "US", "any"),
        ("walmart.valid_tracking_rate", "CA", "any"),
    ],
)
def test_a_recorded_conflict_holds_all_its_readings(rule: str, marketplace: str, sellers: str) -> None:
    dated = rules(rule.partition(".")[0]).find(rule, marketplace, sellers).on(DAY)
    assert dated.standing is Standing.DISPUTED
    assert dated.alternatives


def test_four_per_cent_as_a_line_of_enforcement_is_turned_down_with_its_reason() -> None:
    (refuted,) = rules("tiktok_shop").find("tiktok_shop.late_dispatch_rate", "US", "local").on(DAY).refuted
    assert refuted.value.enforce == 4
    assert "2026-03-02" in refuted.note


@pytest.mark.parametrize(
    ("platform", "marketplace", "issue_type", "purposes"),
    [
        ("shopee", "PH", "lsr", {"appeal"}),
        ("shopee", "PH", "inr_dispute", {"appeal"}),
        ("shopee", "TW", "fake_shipping", {"appeal"}),
        ("tiktok_shop", "US", "ldr", {"appeal"}),
        ("tiktok_shop", "ID", "sfcr", {"appeal"}),
        ("temu", "AU", "ldr", {"appeal"}),
        ("aliexpress", "ES", "inad_dispute", {"answer", "appeal"}),
        ("lazada", "ID", "cr", {"appeal"}),
        ("walmart", "US", "inad_dispute", {"appeal", "inspection"}),
        ("walmart", "US", "otdr", {"appeal", "answer"}),
        ("ebay", "DE", "inr_dispute", {"answer", "appeal"}),
        ("ebay", "AU", "chargeback", {"answer", "appeal"}),
        ("shopify", "US", "chargeback", {"answer"}),
    ],
)
def test_windows_of_an_issue_type_say_what_they_are_for(
    platform: str, marketplace: str, issue_type: str, purposes: set[str]
) -> None:
    found = rules(platform).windows(marketplace, issue_type, DAY)
    assert {dated.value.purpose for dated in found} == purposes


@pytest.mark.parametrize("platform", OTHERS)
def test_every_window_names_issues_that_exist_and_events_that_have_names(platform: str) -> None:
    words = vocabulary()
    for history in rules(platform).histories:
        if history.kind == "window":
            assert set(history.issue_types) <= set(words.codes("issue_types"))
            assert all(words.name("events", dated.value.starts).has("zh") for dated in history.values)


@pytest.mark.parametrize("platform", OTHERS)
def test_what_is_assumed_says_so_by_its_confidence(platform: str) -> None:
    assumed = [history for history in rules(platform).histories if history.file.endswith(".assumed.yaml")]
    assert all(dated.confidence == "low" for history in assumed for dated in history.values)


def test_only_shopify_documents_the_files_it_takes() -> None:
    documented = {channel.rule for platform in OTHERS for channel in channels(platform) if channel.file_types}
    assert documented == {"shopify.channel.dispute"}
    assert all(channel.characters is None for platform in OTHERS for channel in channels(platform))


def test_a_buyers_request_is_answered_before_a_closed_case_is_appealed() -> None:
    doors = [channel.rule for channel in channels("ebay", "US", DAY) if "inr_dispute" in channel.issue_types]
    assert doors == ["ebay.channel.buyer_request", "ebay.channel.case"]


def test_windows_of_aliexpress_do_not_depend_on_the_buyers_country() -> None:
    held = rules("aliexpress")
    codes = [place.code for place in held.marketplaces]
    assert len({held.windows(code, "inr_dispute", DAY) for code in codes}) == 1


def test_papers_borrowed_from_another_platform_are_habits_there() -> None:
    for dated in checklists("lazada", "SG", "cr", DAY):
        assert {item.basis for item in dated.value.items} == {"practice"}
        assert dated.confidence == "low"
        assert dated.notes


def test_one_order_prefix_of_temu_tells_its_marketplace() -> None:
    told = {place.code: place.order_ids for place in rules("temu").marketplaces if place.order_ids}
    assert list(told) == ["US"]
    assert re.fullmatch(told["US"][0], "PO-211-21905452099192792")
    assert not re.fullmatch(told["US"][0], "PO-212-04418830927715566")


@pytest.mark.parametrize(
    ("platform", "marketplace", "language"),
    [
        ("shopee", "TW", "zh-TW"),
        ("shopee", "TH", "th"),
        ("walmart", "US", "en"),
        ("lazada", "TH", "en"),
        ("aliexpress", "US", "zh"),
        ("ebay", "DE", "de"),
    ],
)
def test_the_first_language_is_that_of_the_desk_that_reads(
    platform: str, marketplace: str, language: str
) -> None:
    assert rules(platform).marketplace(marketplace).languages[0] == language
