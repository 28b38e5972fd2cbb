"""The typesetter keeps strings strings, works from several threads, and reads no file but its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from appealdesk.press import typesetter
from appealdesk.press.fonts import covered
from appealdesk.press.pdf import set_pdf
from appealdesk.press.typesetter import TypesettingError, drawable, typeset, warm


def test_characters_thought_common_are_all_in_the_fonts() -> None:
    common = {
        point
        for point in range(0x11000)
        if not 0xD800 <= point < 0xE000 and typesetter.COMMON.fullmatch(chr(point))
    }
    assert common - covered() == {ord("\t"), ord("\n")}


def test_what_cannot_be_drawn_is_named_at_any_depth() -> None:
    told = drawable({"a": ["x😡", ("\ud800",)], "b": 7, "c": None})
    assert told == {"a": ["x‹pouting face›", ["‹U+D800›"]], "b": 7, "c": None}


def test_joiners_and_selectors_are_left_out_of_it() -> None:
    assert drawable("✓\ufe0f\u200b") == "✓\ufe0f\u200b"


def test_papers_can_be_set_in_several_threads_at_once(paper) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda n: set_pdf(paper(title=f"Letter {n % 2}")), range(8)))
    assert made[0] == made[2] == made[4]
    assert made[0] != made[1]


def test_it_can_be_warmed_up_before_it_is_needed() -> None:
    warm()
    assert typesetter.HELD.compiler is typesetter._compiler()


def test_a_picture_outside_of_the_root_is_out_of_reach(monkeypatch, paper, tmp_path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    hostile = f'#read("{tmp_path}/secret.txt")#read("../fonts.py")'.encode()
    monkeypatch.setattr(typesetter, "_source", lambda _: hostile)
    with pytest.raises(TypesettingError, match="refused"):
        typeset("paper", {}, stamp=paper().stamp)
