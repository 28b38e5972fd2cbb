"""What a sample's plan says in one language it says in all: the letter and its reading copy come from there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from appealdesk.core.letter.tokens import differences

CASES = Path(__file__).parents[2] / "samples" / "cases"
READERS = {"DE": {"de"}, "JP": {"ja"}}


def texts_of(folder: Path) -> tuple[list[dict[str, str]], str]:
    sheet = yaml.safe_load((folder / "case.yaml").read_text("utf-8"))
    told = [entry["text"] for part in sheet.get("plan", {}).values() for entry in part]
    return [*told, sheet["request"]["text"]], sheet["marketplace"]


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_the_plan_says_the_same_numbers_days_and_ids_in_every_language(folder: Path) -> None:
    texts, marketplace = texts_of(folder)
    for text in texts:
        assert {"en", "zh"} | READERS.get(marketplace, set()) == set(text)
        assert [differences(text[code], text["zh"]) for code in text] == [()] * len(text), text
