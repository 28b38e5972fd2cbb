"""Messages keep who spoke, and an automatic reply is never taken for an answer."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.place import Place
from appealdesk.readers.messages import COLUMNS, read_messages
from appealdesk.readers.tables import TableError, rows


def read(tmp_path: Path, text: str, **more: str) -> tuple[Message, ...]:
    path = tmp_path / "buyer_messages.csv"
    path.write_text(text, "utf-8")
    messages, faults = read_messages(path, file="exhibits/buyer_messages.csv", **more)
    assert not faults
    return messages


def test_a_message_keeps_speaker_moment_order_and_line(tmp_path: Path) -> None:
    message = read(
        tmp_path,
        'sent at,from,message,order id\n2026-11-08T10:00:00-08:00,Buyer,"Where is it, please?",112-1\n',
    )[0]
    assert message == Message(
        Sender.BUYER,
        "2026-11-08T10:00:00-08:00",
        datetime(2026, 11, 8, 18, tzinfo=UTC),
        "Where is it, please?",
        Place("exhibits/buyer_messages.csv", line=2),
        "112-1",
    )


def test_chinese_headers_and_senders(tmp_path: Path) -> None:
    told = read(
        tmp_path, "时间,发送方,内容\n2026-11-08 10:00 +08:00,买家,在哪里\n2026-11-08 10:01 +08:00,客服,已查\n"
    )
    assert [message.sender for message in told] == [Sender.BUYER, Sender.SELLER]


@pytest.mark.parametrize(
    ("row", "sender"),
    [
        ("seller,Thank you for your message,yes", Sender.AUTOMATIC),
        ("seller,[Automatic reply] We are away,", Sender.AUTOMATIC),
        ("seller,【自动回复】您好,", Sender.AUTOMATIC),
        ("auto reply,We are away,", Sender.AUTOMATIC),
        ("seller,Thank you for your message,no", Sender.SELLER),
        ("seller,My [automatic reply] was wrong,", Sender.SELLER),
        ("buyer,[auto reply] I am on holiday,", Sender.BUYER),
        ("Amazon,Your order is late,", Sender.PLATFORM),
    ],
)
def test_only_a_column_or_a_marker_makes_a_reply_automatic(tmp_path: Path, row: str, sender: Sender) -> None:
    text = f"time,sender,text,automatic\n2026-11-08T10:00:00Z,{row}\n"
    assert read(tmp_path, text)[0].sender is sender


def test_a_time_takes_the_zone_of_its_row_or_of_the_case(tmp_path: Path) -> None:
    text = "time,zone,sender,text\n2026-11-08 10:00,UTC+8,buyer,a\n2026-11-08 10:00,,buyer,b\n"
    first, second = read(tmp_path, text, zone="America/Los_Angeles")
    assert (first.at.astimezone(UTC).hour, second.at.astimezone(UTC).hour) == (2, 18)
    assert read(tmp_path, text)[1].at is None


def test_a_sender_that_is_nobody_is_told_with_its_line_and_the_other_rows_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("time,sender,text\n2026-11-08T10:00:00Z,buyer,a\n2026-11-08T10:00:00Z,Bob,b\n")
    messages, faults = read_messages(path)
    assert [message.text for message in messages] == ["a"]
    assert str(faults[0]).startswith("x.csv:3: “Bob” is no sender.")


@pytest.mark.parametrize("text", ["", "time,text\n1,2\n", 'time,sender,text\n"' + "x" * 2_000_000])
def test_a_table_that_cannot_be_used_says_why(tmp_path: Path, text: str) -> None:
    with pytest.raises(TableError):
        read(tmp_path, text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    with suppress(TableError):
        assert all(row.line > 1 for row in rows("time,sender,text\n" + text, COLUMNS, ("time",)))
