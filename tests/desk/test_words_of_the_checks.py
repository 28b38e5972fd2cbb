"""What the checks say of a letter is said in Chinese, sentence by sentence."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

import appealdesk
from appealdesk.core.letter.problems.added import SPOKEN_OF
from appealdesk.core.letter.problems.wording import TOPICS
from appealdesk.desk.templatetags.judged import judged, letter_place

HOME = Path(appealdesk.__file__).parent
FILES = (*(HOME / "core/letter/problems").glob("*.py"), HOME / "originality/letter_problems.py")


def spoken(node: ast.expr) -> str:
    """Return a sentence of the source with a made-up word where it names something; empty where it is no literal."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return ""


def sentences() -> list[str]:
    calls = (
        node
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"
    )
    said = [spoken(argument) for call in calls for argument in call.args[2:4]]
    of_others = (words for _, reason, remedy in SPOKEN_OF.values() for words in (f"{reason}: “7”", remedy))
    return sorted({*filter(None, said), *of_others, *(remedy for _, _, remedy, _ in TOPICS.values())})


def test_the_sentences_are_found():
    assert len(sentences()) > 60


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_of_the_checks_has_its_chinese(sentence):
    with translation.override("zh-hans"):
        told = judged(sentence)
    assert not re.search(r"[A-Za-z]{3}", told), told
    with translation.override("en"):
        assert judged(sentence) == sentence


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("summary 1.2", "摘要 1.2"),
        ("corrective.2 1.1", "纠正措施 2 1.1"),
        ("plan.corrective[2]", "纠正措施 [2]"),
        ("letter", "全信"),
        ("elsewhere 3", "elsewhere 3"),
    ],
)
def test_a_place_of_the_letter_is_named(place, said):
    with translation.override("zh-hans"):
        assert letter_place(place) == said


def test_what_a_sentence_quotes_stays_as_it_is():
    with translation.override("zh-hans"):
        assert judged("No paper says “signed by M. Taylor”.") == "没有材料写过“signed by M. Taylor”。"
