"""Who lets a letter out despite the check says why, in words that can be checked later, and stands for it by name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appealdesk.core.letter.problems import Problem
from appealdesk.core.override import OverrideError, override

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
REMARK = Problem("L12", "facts 1.1", "No exhibit is cited.", "Cite one.")
FATAL = Problem("L1", "facts 1.2", "The number 60 has no source.", "Correct it.", fatal=True)
BROKEN = Problem("L11", "facts 1.3", "Exhibit 9 does not exist.", "Cite another.", fatal=True, absolute=True)


@pytest.mark.parametrize(
    "reason", ["", "   ", "ok", "ok ok ok ok ok ok", "go ahead!", "同意", "没问题没问题没问题", "1234567890"]
)
def test_a_reason_without_substance_is_refused(reason: str) -> None:
    with pytest.raises(OverrideError, match="reason"):
        override(reason, "Lin Yue", AT)


@pytest.mark.parametrize(
    "reason",
    ["The day stands in the call that the seller recorded.", "通话录音里有这个日期，卖家今天下午补交"],
)
def test_a_sentence_is_a_reason_in_either_language(reason: str) -> None:
    assert override(reason, "Lin Yue", AT).reason == reason


def test_nobody_overrides_without_a_name_and_both_faults_are_told_at_once() -> None:
    with pytest.raises(OverrideError) as caught:
        override("", " ", AT)
    assert [fault.place for fault in caught.value.faults] == ["--override", "--by"]


def test_what_is_lifted_is_kept_and_remarks_are_not() -> None:
    used = override("The seller recorded the call itself.", "Lin Yue", AT).lifting([REMARK, FATAL])
    assert used is not None
    assert used.problems == (FATAL,)


def test_a_fault_of_integrity_is_lifted_by_no_reason() -> None:
    assert override("The seller recorded the call itself.", "Lin Yue", AT).lifting([FATAL, BROKEN]) is None
