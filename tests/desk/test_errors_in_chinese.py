"""An error is told in the reader's language: Chinese first, and no sentence drifts from the one that is raised."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.utils import translation

import appealdesk
from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.stage import IllegalMoveError, Move, Stage
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.people.tokens import DeadLinkError
from appealdesk.desk.templatetags.sentences import SENTENCES
from appealdesk.desk.templatetags.told import place, told

SOURCE = Path(appealdesk.__file__).parent
OF_THE_COMMAND_LINE = {
    "demo",
    "databases",
    "place",
    "storage",
    "messages",
    "backup",
    "forgetting",
    "dumping",
    "running",
}
CHINESE = re.compile("[一-鿿]")


@cache
def raised() -> str:
    """Every text of the core, the readers and the desk, whatever an error names written as {}."""
    files = (path for room in ("core", "readers", "road", "desk") for path in (SOURCE / room).rglob("*.py"))
    trees = [ast.parse(path.read_text("utf-8")) for path in files if path.name != "sentences.py"]
    return "\n".join(text_of(node) for tree in trees for node in ast.walk(tree))


def text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_still_raised_as_it_is_translated(sentence):
    assert re.sub(r"{\d}", "{}", sentence) in raised()


def test_what_the_desk_raises_itself_is_told_in_chinese():
    left = []
    for path in (SOURCE / "desk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if path.stem in OF_THE_COMMAND_LINE or name != "Fault":
                continue
            assert isinstance(node, ast.Call)
            for part in node.args[1:]:
                words = text_of(part)
                if words and not CHINESE.search(told(words.replace("{}", "x"))):
                    left.append(f"{path.name}: {words}")
    assert not left, "\n".join(left)


def test_an_error_keeps_what_it_names():
    assert told(StaleCaseError("C-2026-000007")).startswith("案件 C-2026-000007 刚被别人改动过。")
    assert "待受理" in told(IllegalMoveError(Stage.SCREENING, Move.CLOSE))
    assert told(DeadLinkError()) == "这个链接已经失效。请用案件编号和邮箱找回新的链接，或联系专员。"


def test_all_faults_are_told_at_once_and_lie_in_a_place_with_a_name():
    faults = [
        Fault("notice:3", "The message is empty.", "Write a sentence."),
        Fault("at", "The moment lies in the future.", ""),
    ]
    assert told(BadInputError(faults)) == "留言是空的。请写一句话。这个时间还没有到。"
    assert [place(one.place) for one in faults] == ["通知 第 3 行", "时间"]


def test_an_english_reader_reads_the_error_as_it_was_raised():
    with translation.override("en"):
        assert told(DeadLinkError()) == str(DeadLinkError())
        assert place("notice:3") == "Notice line 3"
