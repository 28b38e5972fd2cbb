"""A record of a submission must prove something a year later."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.submission import Submission, SubmissionError

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
DIGEST = "ab" * 32


def test_when_where_by_whom_and_which_bytes() -> None:
    made = Submission(AT, "amazon.channel.account_health", "Li Wei", DIGEST, reference="CASE-1", attempt=2)
    assert (made.at, made.by, made.reference) == (AT, "Li Wei", "CASE-1")


def test_the_platform_may_give_no_number() -> None:
    assert Submission(AT, "mail", "Li Wei", DIGEST).reference == ""


def test_a_moment_without_a_zone_proves_nothing() -> None:
    with pytest.raises(NaiveTimeError, match="submission"):
        Submission(AT.replace(tzinfo=None), "mail", "Li Wei", DIGEST)


def test_everything_missing_is_told_at_once() -> None:
    with pytest.raises(SubmissionError) as refused:
        Submission(AT, " ", "", "DIGEST", attempt=0)
    assert [fault.place for fault in refused.value.faults] == ["channel", "by", "bundle", "attempt"]
