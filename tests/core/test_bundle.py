"""What a channel will not take is known before the seller meets it, and what is unknown is not made up."""

from __future__ import annotations

import pytest

from appealdesk.core.bundle import Outgoing, against, plain_type, takes, unknown_limits
from appealdesk.core.channel import Channel
from appealdesk.core.wording import Wording


def channel(**more) -> Channel:
    return Channel("amazon.channel.x", "amazon", Wording.of(en="Appeal"), "entry", ("odr",), **more)


FILES = (Outgoing("1-letter.pdf", 90_000), Outgoing("2-exhibits.pdf", 9_000_000, (1, 2, 3)))


def test_an_unknown_limit_refuses_nothing_and_is_named() -> None:
    assert against(channel(), FILES, characters=1_000_000) == ()
    assert unknown_limits(channel()) == ("characters", "attachments", "bytes_each", "file_types")
    assert unknown_limits(None) == unknown_limits(channel())


def test_exactly_at_the_limit_is_within() -> None:
    assert against(channel(characters=5, attachments=2, bytes_each=9_000_000), FILES, characters=5) == ()


@pytest.mark.parametrize(
    ("limits", "code", "words"),
    [
        ({"characters": 4}, "too_long", "Shorten it by 1"),
        ({"attachments": 1}, "too_many_files", "2-exhibits.pdf (1, 2, 3)"),
        ({"bytes_each": 8_999_999}, "too_large", "smaller copy"),
        ({"file_types": ("jpg",)}, "wrong_type", "Hand it in as one of these"),
    ],
)
def test_one_over_the_limit_says_what_to_drop(limits, code: str, words: str) -> None:
    found = against(channel(**limits), FILES, characters=5)
    assert {one.code for one in found} == {code}
    assert words in found[0].remedy.say("en")
    assert found[0].what.has("zh")


def test_a_channel_that_attaches_nothing_has_no_further_limits_to_know() -> None:
    closed = channel(attaches=False)
    assert unknown_limits(closed) == ("characters",)
    assert [one.code for one in against(closed, FILES)] == ["too_many_files"]
    assert against(closed, ()) == ()
    assert not takes(closed, "pdf")


def test_types_are_compared_in_one_spelling() -> None:
    assert takes(channel(file_types=("PDF", ".JPEG")), "jpg")
    assert not takes(channel(file_types=("pdf",)), "docx")
    assert takes(None, "docx")
    assert plain_type("Photo.JPEG") == "jpg"


def test_all_obstacles_are_told_at_once() -> None:
    tight = channel(characters=1, attachments=1, bytes_each=1)
    assert [one.code for one in against(tight, FILES, 2)] == [
        "too_long",
        "too_many_files",
        "too_large",
        "too_large",
    ]
