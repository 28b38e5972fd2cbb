"""Chinese sentences of the packs: whoever shows them as they stand shows Chinese punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from appealdesk.core.letter.punctuation import punctuated

PACKS = Path(__file__).parents[2] / "src" / "appealdesk" / "packs"
# What people read. The patterns of `recognition`, `refusals` and `families.yaml` are no sentences, and the clauses of
# a letter are set as its language prints them when it is written.
APART = {"families.yaml", "letter.yaml"}
SENTENCES = [
    path
    for pattern in (
        "clauses/zh*/*.yaml",
        "clauses/any/*.yaml",
        "actions/*.yaml",
        "channels/*.yaml",
        "checklists/*.yaml",
        "refusals/asks.yaml",
        "recognition/verdicts.yaml",
        "vocabulary.yaml",
    )
    for path in sorted(PACKS.glob(pattern))
    if path.name not in APART
]
_HAN, _KANA = re.compile("[\u4e00-\u9fff]"), re.compile("[\u3041-\u30fa]")


def chinese(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if _HAN.search(value) and not _KANA.search(value):
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from chinese(one)
    elif isinstance(value, list):
        for one in value:
            yield from chinese(one)


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: str(path.relative_to(PACKS)))
def test_chinese_sentences_carry_no_half_width_marks(path: Path) -> None:
    held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert [text for text in chinese(held) if punctuated(text) != text] == []


def test_there_are_sentences_to_look_at() -> None:
    assert len(SENTENCES) > 20
