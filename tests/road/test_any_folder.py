"""Whatever folder comes: a clean letter, or what exactly is missing; and for what is no matter for us, a refusal and no letter."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from appealdesk.core.casework import Ending
from appealdesk.press.verify import verify_bundle
from appealdesk.road.prepare import Prepared, prepare

CASES = Path(__file__).resolve().parents[1] / "reading" / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
# A field's code, an empty slot and a value that nobody filled in: none of them is a question to a person.
CODE = re.compile(r"[a-z]+_[a-z_]+|\{\w*\}|\bNone\b|null|\(\)|（）|：。|“”")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory):
    """Prepare every labelled case once, laid out as a seller hands it in."""
    held: dict[str, tuple[dict[str, Any], Prepared]] = {}
    root = tmp_path_factory.mktemp("any")
    for name in NAMES:
        sample = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
        folder = root / name
        (folder / "exhibits").mkdir(parents=True)
        if (sample["notice_text"] or "").strip():
            (folder / "notice.txt").write_text(sample["notice_text"], "utf-8")
        (folder / "story.md").write_text(sample["seller_story"], "utf-8")
        (folder / "case.yaml").write_text(f"as_of: {sample['pasted_at']}\n", "utf-8")
        for kind in sample["materials_present"]:
            if kind != "notice":
                (folder / "exhibits" / f"{kind}.txt").write_text(f"{kind}\n", "utf-8")
        held[name] = sample["expected"], prepare(folder, now=NOW)
        shutil.rmtree(folder / "exhibits")
    return held


@pytest.mark.parametrize("name", NAMES)
def test_every_folder_ends_in_sound_papers(made, name: str) -> None:
    _, prepared = made[name]
    assert verify_bundle(prepared.written.folder).sound
    names = {paper for paper, _ in prepared.work.papers}
    if prepared.ending is Ending.NEEDS_ANSWERS:
        assert {"report", "questions"} <= names
        assert prepared.work.ask
    assert ("letter" in names) is (prepared.ending is Ending.MADE)
    assert not (prepared.ending is Ending.MADE and any(p.fatal for p in prepared.work.problems))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_out_of_scope_gets_its_refusal_and_no_letter(made, name: str) -> None:
    expected, prepared = made[name]
    names = {paper for paper, _ in prepared.work.papers}
    if expected["eligible"] == "no":
        assert prepared.ending is Ending.REFUSED
        assert names == {"refusal"}
        assert prepared.written.upload is None
    else:
        assert prepared.ending is not Ending.REFUSED
    if expected["eligible"] == "unsure":
        assert "refusal" in names
        assert "letter" not in names


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_put_in_words_and_once(made, name: str) -> None:
    _, prepared = made[name]
    lines = [line for line in prepared.work.ask.splitlines() if re.match(r"\d+\. ", line)]
    asked = [line.partition(". ")[2] for line in lines]
    assert len(asked) == len(set(asked))
    for line in asked:
        told = re.sub(r"“[^”]*”|[\w./-]+\.(?:txt|yaml|md|csv|json|pdf|eml)\b|#\d+", "…", line)
        assert not CODE.search(told), line
        assert len(line) >= 15, line


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_that_cannot_be_written_leaves_a_question_for_the_seller(made, name: str) -> None:
    _, prepared = made[name]
    if prepared.ending is Ending.NEEDS_ANSWERS:
        assert re.search(r"^1\. ", prepared.work.ask, re.MULTILINE)


def test_where_no_notice_came_the_notice_is_asked_for_and_no_plan(made) -> None:
    bare = [prepared for _, prepared in made.values() if not prepared.case.notices]
    asked = [prepared.work.ask for prepared in bare if prepared.ending is Ending.NEEDS_ANSWERS]
    assert asked
    for text in asked:
        assert "通知原文" in text
        assert "行动计划" not in text


def test_a_dispute_whose_papers_show_nothing_names_each_and_what_it_should_show(made) -> None:
    stuck = [
        prepared
        for _, prepared in made.values()
        if any(problem.place == "facts" and problem.code == "L11" for problem in prepared.work.problems)
    ]
    assert stuck
    for prepared in stuck:
        here = {exhibit.kind: exhibit.number for exhibit in prepared.case.exhibits}
        if "carrier_tracking" in here:
            assert f"证据 {here['carrier_tracking']}（承运商物流轨迹，" in prepared.work.ask
            assert "带时间、时区和地点的扫描记录" in prepared.work.ask
        assert "没有从中读出" in prepared.work.ask
