"""Half-width marks between Chinese words look careless; full-width ones inside numbers and links break them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.letter.punctuation import in_chinese, punctuated
from appealdesk.core.letter.tokens import tokens
from appealdesk.core.letter.voice import in_a_row
from appealdesk.core.paper import Bullets, Facts, Paper, PaperKind, Table


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("迟发率:4.24%(目标:4%),已核对;请看", "迟发率：4.24%（目标：4%），已核对；请看"),
        ("订单 112-1:UPS 1Z9(签收)", "订单 112-1:UPS 1Z9（签收）"),
        ("于 2026年11月5日 08:21(UTC-05:00),晚于", "于 2026年11月5日 08:21(UTC-05:00)，晚于"),
        ("Please see (page 2), line 3: done.", "Please see (page 2), line 3: done."),
        ("入口(https://example.test/a?b=1)", "入口（https://example.test/a?b=1）"),
        ("出处:[证据 4] story.md:3、a.csv:2", "出处：[证据 4] story.md:3、a.csv:2"),
        ("共 1,204 单, 已完成", "共 1,204 单，已完成"),
    ],
)
def test_marks_beside_chinese_are_wide_and_all_others_stay(written: str, set_: str) -> None:
    assert punctuated(written) == set_


@given(st.text(alphabet="订单迟发,:;()0123456789 AZ-%“”", max_size=60))
def test_no_number_is_lost_and_setting_twice_changes_nothing(text: str) -> None:
    once = punctuated(text)
    assert punctuated(once) == once
    assert {t for t in tokens(once) if t.startswith("id:")} == {
        t for t in tokens(text) if t.startswith("id:")
    }


def test_every_block_of_a_paper_is_set() -> None:
    blocks = (Bullets(("甲:乙",)), Facts((("丙", "丁,戊"),)), Table(("己;庚",), (("辛(壬)",),), (1.0,)))
    paper = Paper(PaperKind.REPORT, "zh", "标题:一", "AD-1", datetime(2026, 1, 1, tzinfo=UTC), blocks)
    done = in_chinese(paper)
    assert done.title == "标题：一"
    assert done.blocks == (
        Bullets(("甲：乙",)),
        Facts((("丙", "丁，戊"),)),
        Table(("己；庚",), (("辛（壬）",),), (1.0,)),
    )


def test_a_latin_stop_does_not_touch_the_number_of_the_next_chinese_sentence() -> None:
    assert (
        in_a_row(["按 SOP v. 5.", "412 件已隔离。", "已核对。"], "zh")
        == "按 SOP v. 5. 412 件已隔离。已核对。"
    )
    assert in_a_row(["One.", "Two."], "en") == "One. Two."
