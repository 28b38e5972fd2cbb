"""Earlier trouble told in passing: a suspension of a season, a return with a plan, papers that did not help."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.history import prior_history


@pytest.mark.parametrize(
    "text",
    [
        "we were suspended in spring and came back with a plan",
        "Our shop got blocked during the summer, now again",
        "we were back online after an appeal",
        "照片都提交了,我们提交过照片还是输了",
        "上传了发票结果又被拒",
    ],
)
def test_earlier_trouble_told_in_passing_is_to_be_disclosed(known, fold, text) -> None:
    assert prior_history(known, (), fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "we sold most of them in spring and came back from holiday",
        "our warehouse was closed over the weekend",
        "提交了照片,等结果",
        "包裹上传了单号,买家还是没收到",
    ],
)
def test_what_is_no_trouble_is_not(known, fold, text) -> None:
    assert not prior_history(known, (), fold(text))
