"""Earlier mails below or behind `>`: what was written last overtakes them."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.quoting import overtaken, quoted

FINAL = [
    "This decision is final and we will not respond to further emails.\n\n> You have 17 days to appeal.",
    "Ein weiterer Einspruch ist nicht möglich, diese Entscheidung ist endgültig.\n\n> Sie haben 17 Tage, um Einspruch einzulegen.",
    "此为最终决定,我们不再回复。\n\n> 请在17天内提交申诉。",
]


@pytest.mark.parametrize("notice", FINAL)
def test_a_final_answer_overtakes_the_window_of_the_mail_it_quotes(read, notice: str) -> None:
    assert read(f"Amazon.com account deactivated.\n{notice}").deadline.kind == "none"


def test_an_answer_that_leaves_the_door_open_keeps_the_window_it_quotes(read) -> None:
    notice = "Amazon.com: your account was deactivated, see our mail below.\n\n> You have 17 days to appeal."
    assert read(notice).deadline.kind == "relative"


def test_a_line_behind_a_mark_or_below_a_head_is_quoted(fold) -> None:
    low = fold("first\n> second\n----- Original Message -----\nthird").low
    assert [quoted(low, low.index(word)) for word in ("first", "second", "third")] == [False, True, True]


def test_nothing_is_overtaken_where_no_words_were_found(fold) -> None:
    assert not overtaken(fold("text"), None, ())
