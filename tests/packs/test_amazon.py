"""Amazon's packs: nothing lost on the way from the records, nothing claimed that nobody checked."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from appealdesk.core.policy import Standing
from appealdesk.readers import pack_store
from appealdesk.readers.packs import channels, checklists, rules, vocabulary

TABLE = Path(__file__).parents[2] / "docs" / "reference" / "amazon-rules.md"
DAY = date(2026, 11, 20)
ROW = re.compile(r"^\| `(?P<record>amz[a-z0-9_.]+)` \| .+ \| (?P<files>.+) \|$", re.MULTILINE)
RECORDS = 38


def rows() -> dict[str, list[str]]:
    table = TABLE.read_text(encoding="utf-8").partition("## What was left out")[0]
    return {row["record"]: re.findall(r"`([^`]+\.yaml)`", row["files"]) for row in ROW.finditer(table)}


def test_every_record_stands_in_the_table_once() -> None:
    assert len(rows()) == RECORDS


def test_every_file_of_the_table_is_a_rule_and_every_rule_is_in_the_table() -> None:
    told = {file for files in rows().values() for file in files}
    assert told == {history.file for history in rules("amazon").histories}


def test_a_record_without_a_file_is_left_out_with_a_reason() -> None:
    reasons = TABLE.read_text(encoding="utf-8").partition("## What was left out")[2]
    for record, files in rows().items():
        assert files or f"`{record}`" in reasons


def test_no_value_is_called_verified_as_long_as_nobody_looked() -> None:
    standings = Counter(dated.standing for history in rules("amazon").histories for dated in history.values)
    assert standings[Standing.VERIFIED] == 0
    assert standings[Standing.DISPUTED] > 0


def test_every_recorded_conflict_is_disputed_with_both_readings() -> None:
    held = rules("amazon")
    for rule, marketplace in (
        ("amazon.a_to_z_claim_rate.measure", "US"),
        ("amazon.late_shipment_rate.measure", "US"),
        ("amazon.cancellation_rate.measure", "US"),
        ("amazon.valid_tracking_rate.measure", "US"),
        ("amazon.valid_tracking_rate.measure", "DE"),
        ("amazon.valid_tracking_rate.parcels", "DE"),
    ):
        dated = held.find(rule, marketplace).on(DAY)
        assert dated.standing is Standing.DISPUTED, rule
        assert dated.alternatives, rule


def test_the_72_hours_that_many_articles_tell_are_turned_down_with_their_reason() -> None:
    dated = rules("amazon").find("amazon.a_to_z.appeal_window", "US").on(DAY)
    assert [refuted.value.amount for refuted in dated.refuted] == [72]
    assert dated.alternatives == ()


def test_marketplaces_are_named_one_by_one() -> None:
    held = rules("amazon")
    known = {marketplace.code for marketplace in held.marketplaces}
    assert all(history.marketplaces <= known for history in held.histories)


@pytest.mark.parametrize(
    ("issue_type", "purposes"),
    [
        ("a_to_z_claim", {"buyer_reply", "answer", "appeal"}),
        ("chargeback", {"answer", "records"}),
        ("odr", {"quiz", "appeal"}),
        ("funds_hold", {"funds"}),
        ("fulfilment_review", {"platform_review"}),
    ],
)
def test_windows_of_an_issue_type_say_what_they_are_for(issue_type: str, purposes: set[str]) -> None:
    assert {dated.value.purpose for dated in rules("amazon").windows("US", issue_type, DAY)} == purposes


def test_every_event_and_purpose_of_a_window_has_a_name() -> None:
    words = vocabulary()
    for history in rules("amazon").histories:
        for dated in history.values:
            if history.kind == "window":
                assert words.name("events", dated.value.starts).has("zh")
                assert words.name("purposes", dated.value.purpose).has("zh")


def test_form_limits_that_no_page_tells_stay_unknown() -> None:
    assert all(channel.characters is None and channel.attachments is None for channel in channels("amazon"))


def test_a_channel_is_of_its_marketplace_and_day() -> None:
    american = {channel.rule: channel for channel in channels("amazon", "US", DAY)}[
        "amazon.channel.a_to_z_appeal"
    ]
    german = {channel.rule: channel for channel in channels("amazon", "DE", DAY)}[
        "amazon.channel.a_to_z_appeal"
    ]
    assert (american.attaches, german.attaches) == (True, False)
    before = {channel.rule: channel for channel in channels("amazon", "US", date(2021, 1, 1))}
    assert before["amazon.channel.a_to_z_appeal"].attaches is False


def test_the_words_of_a_checklist_mean_public_kinds() -> None:
    lists = {dated.rule: dated.value for dated in checklists("amazon", "US", "a_to_z_claim", DAY)}
    assert lists["amazon.checklist.a_to_z_not_received"].kinds == (
        "delivery_proof",
        "carrier_tracking",
        "order_detail",
    )


def test_letters_go_in_the_stores_language_where_amazon_reads_it() -> None:
    first = {marketplace.code: marketplace.languages[0] for marketplace in rules("amazon").marketplaces}
    assert {code for code, language in first.items() if language != "en"} == {
        "DE",
        "FR",
        "IT",
        "ES",
        "NL",
        "JP",
    }


def test_every_rule_stands_in_one_file_of_its_own() -> None:
    documents = pack_store.ROOT.glob("*/amazon/*.yaml"), (pack_store.ROOT / "amazon").glob("*.yaml")
    files = {path.relative_to(pack_store.ROOT).as_posix() for found in documents for path in found}
    assert len(rules("amazon").histories) == len(files - {"amazon/marketplaces.yaml", "amazon/sources.yaml"})
