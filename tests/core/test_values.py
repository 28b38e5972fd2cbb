"""The small values that every room shares."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appealdesk.core.case import Case
from appealdesk.core.channel import Channel
from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.errors import BadInputError, Fault, NaiveTimeError
from appealdesk.core.evidence import Exhibit
from appealdesk.core.notice import Notice, Story
from appealdesk.core.place import Place
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.vocabulary import EvidenceKind, UnknownCodeError, Vocabulary
from appealdesk.core.wording import Wording

NOON = datetime(2026, 11, 13, 12, tzinfo=UTC)


def scan(stage: Stage, hour: int) -> Scan:
    return Scan(stage, f"{hour}:00", NOON.replace(hour=hour), "Ontario", "words", Place("tracking.json"))


def test_a_label_is_not_a_scan() -> None:
    package = Shipment("1Z", "UPS", (scan(Stage.LABEL, 8), scan(Stage.ACCEPTED, 17)), "tracking.json")
    assert package.accepted is package.scans[1]


def test_the_last_delivery_scan_counts() -> None:
    scans = (scan(Stage.DELIVERED, 9), scan(Stage.EXCEPTION, 10), scan(Stage.DELIVERED, 11))
    assert Shipment("1Z", "UPS", scans, "tracking.json").delivered is scans[2]


def test_a_package_that_nobody_touched_was_neither_accepted_nor_delivered() -> None:
    package = Shipment("1Z", "UPS", (scan(Stage.LABEL, 8), scan(Stage.UNKNOWN, 9)), "tracking.json")
    assert (package.accepted, package.delivered) == (None, None)


def test_words_know_their_line() -> None:
    words = Notice("notice.txt", "one\ntwo\nthree").words(8, 13)
    assert (words.text, str(words.place)) == ("three", "notice.txt:3")
    assert str(Story("story.md", "我们发货了").words(0, 2).place) == "story.md:1"


def test_a_page_is_told_where_a_line_is_not_known() -> None:
    assert str(Place("exhibits/sop.pdf", page=2)) == "exhibits/sop.pdf p. 2"


def test_wording_falls_back_to_english_then_to_whatever_there_is() -> None:
    assert Wording.of(en="late", zh="迟发").say("de") == "late"
    assert Wording.of(zh="迟发").say("de") == "迟发"
    assert Wording.of().say("de") == ""


def test_an_error_says_what_and_what_to_do() -> None:
    error = NaiveTimeError("window start", NOON.replace(tzinfo=None))
    assert "names no moment" in str(error)
    assert "Give the zone" in error.remedy


def test_all_faults_are_told_at_once() -> None:
    faults = [
        Fault("case.yaml:3", "no such day.", "Check it."),
        Fault("case.yaml:9", "unknown kind.", "Use one of …"),
    ]
    assert str(BadInputError(faults)).count("case.yaml") == 2


def test_an_unknown_code_names_the_known_ones() -> None:
    table = Vocabulary(
        (("scenarios", "1", Wording.of(en="carrier")),),
        (EvidenceKind("sop", Wording.of(en="SOP"), Wording.of()),),
    )
    assert table.name("scenarios", "1").say("en") == "carrier"
    assert table.kind("sop").substitute is None
    with pytest.raises(UnknownCodeError, match="Known: 1"):
        table.name("scenarios", "9")
    with pytest.raises(UnknownCodeError, match="Known: sop"):
        table.kind("sopp")


def test_a_case_finds_its_exhibits_by_file_and_by_kind() -> None:
    exhibit = Exhibit(2, "exhibits/sop.pdf", "sop", "0" * 64, 10, "application/pdf")
    case = Case("C-1", NOON, 1, (), None, (exhibit,))
    assert case.exhibit_for("exhibits/sop.pdf") is exhibit
    assert case.exhibit_for("exhibits/other.pdf") is None
    assert case.exhibits_of("sop") == (exhibit,)


def test_an_unknown_limit_of_a_channel_stays_unknown() -> None:
    assert Channel("amazon.x", "amazon", Wording.of(en="x"), "Account Health", ("odr",)).characters is None


def test_a_message_keeps_what_was_written_where_the_zone_is_unknown() -> None:
    assert (
        Message(Sender.BUYER, "13/11/2026 9:00", None, "Where is it?", Place("messages.csv", line=2)).local
        == "13/11/2026 9:00"
    )
