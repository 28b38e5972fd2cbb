"""A form that takes fewer characters gets a shorter text; the report says what it lacks, and nothing is cut in silence."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from appealdesk.core.casework import Ending, Knowledge
from appealdesk.press.verify import verify_bundle
from appealdesk.road import prepare as road
from appealdesk.road.prepare import Prepared, prepare, prepared_json

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
REASON = ("The seller accepts that the form will cut the text itself.", "Lin Yue")


@pytest.fixture
def through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Prepare a sample for a form that takes so many characters."""
    known = road.knowledge

    def run(characters: int | None, advised: int | None = None, **more: object) -> Prepared:
        def narrowed(*given: object) -> Knowledge:
            held = known(*given)  # type: ignore[arg-type]
            return replace(
                held,
                channels=tuple(
                    replace(one, characters=characters, advised_characters=advised) for one in held.channels
                ),
            )

        monkeypatch.setattr(road, "knowledge", narrowed)
        folder = tmp_path / "case"
        if not folder.exists():
            shutil.copytree(ROOT / "samples" / "cases" / "late-shipment-carrier-closure", folder)
        return prepare(folder, now=NOW, **more)  # type: ignore[arg-type]

    return run


def test_a_shorter_text_is_pasted_and_the_attached_letter_stays_whole(through) -> None:
    whole = through(None)
    text = (whole.written.upload / "paste.txt").read_text("utf-8")
    limit = len(text) - 400
    made = through(limit)
    assert made.ending is Ending.MADE
    paste = (made.written.upload / "paste.txt").read_text("utf-8")
    assert len(paste.rstrip("\n")) <= limit
    assert set(paste.splitlines()) <= set(text.splitlines())
    assert (made.written.bag / "data" / "letter.txt").read_text("utf-8") == text
    assert f"共 {len(paste.rstrip())} 字符" in (made.written.upload / "先读我.txt").read_text("utf-8")
    assert verify_bundle(made.written.folder).sound


def test_the_report_says_on_its_front_page_what_the_text_lacks(through) -> None:
    made = through(whole_length(through) - 400)
    assert made.work.shortened is not None
    with pypdfium2.PdfDocument(made.written.bag / "data" / "report.pdf") as report:
        front = "".join(report[0].get_textpage().get_text_bounded().split())
    assert "粘贴文本已按入口上限缩短" in front
    for item in made.work.shortened.left_out:
        told = "证据清单" if item.key == "exhibit" else han(item.texts.say("zh"))[:20]
        assert told in han(report_text(made))
    assert len(prepared_json(made)["left_out"]) == len(made.work.shortened.left_out)  # type: ignore[arg-type]


def whole_length(through) -> int:
    """How many characters the whole letter has."""
    return len((through(None).written.bag / "data" / "letter.txt").read_text("utf-8").rstrip("\n"))


def han(text: str) -> str:
    """The characters alone: the press sets Chinese punctuation."""
    return "".join(re.findall(r"[\u4e00-\u9fff0-9]", text))


def report_text(made: Prepared) -> str:
    with pypdfium2.PdfDocument(made.written.bag / "data" / "report.pdf") as report:
        return "".join(page.get_textpage().get_text_bounded() for page in report)


def test_what_cannot_be_shortened_makes_no_letter_and_says_what_to_drop(through) -> None:
    for override in (None, REASON):
        made = through(700, override=override)
        assert made.ending is Ending.NEEDS_ANSWERS
        assert made.written.upload is None
        (problem,) = [problem for problem in made.work.problems if problem.absolute]
        assert problem.code == "L20"
        assert "cause.1" in problem.remedy


def test_where_only_others_name_a_limit_a_second_text_is_made_and_nothing_refused(through) -> None:
    limit = whole_length(through) - 400
    made = through(None, limit)
    assert made.ending is Ending.MADE
    text, short = (
        (made.written.upload / name).read_text("utf-8") for name in ("paste.txt", "paste-short.txt")
    )
    assert text == (made.written.bag / "data" / "letter.txt").read_text("utf-8")
    assert len(short.rstrip("\n")) <= limit
    assert f"第三方称约{limit}字符" in "".join(report_text(made).split())
    assert through(None, 300).ending is Ending.MADE
