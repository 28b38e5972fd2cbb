"""Each answer of a platform is an outcome of its own, silence included."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.outcome import FINAL, NAMES, Outcome, OutcomeKind

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_every_kind_has_a_chinese_and_an_english_name() -> None:
    assert all(NAMES[kind].languages == ("en", "zh") for kind in OutcomeKind)
    assert len(OutcomeKind) == 7


def test_a_restored_metric_with_a_warning_kept_is_not_a_yes() -> None:
    made = Outcome(OutcomeKind.RESTORED_WITH_WARNING, AT, 1)
    assert made.kind is not OutcomeKind.GRANTED
    assert made.name.say("zh") == "指标恢复，警告保留"
    assert made.final


def test_silence_a_question_and_a_longer_review_leave_the_attempt_open() -> None:
    open_kinds = {kind for kind in OutcomeKind if not Outcome(kind, AT, 1).final}
    assert open_kinds == {OutcomeKind.SILENCE, OutcomeKind.MORE_ASKED, OutcomeKind.REVIEW_EXTENDED}
    assert open_kinds.isdisjoint(FINAL)


def test_moments_without_a_zone_are_refused() -> None:
    with pytest.raises(NaiveTimeError):
        Outcome(OutcomeKind.REFUSED, AT.replace(tzinfo=None), 1)
    with pytest.raises(NaiveTimeError):
        Outcome(OutcomeKind.MORE_ASKED, AT, 1, reply_due=AT.replace(tzinfo=None))
