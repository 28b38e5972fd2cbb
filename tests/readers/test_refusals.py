"""A refusal pack that breaks its shape is told with every fault; the shipped one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from appealdesk.core.errors import PackError
from appealdesk.readers.packs import vocabulary
from appealdesk.readers.refusals import read_refusals, refusal_book

ASKS = """asks:
  root_cause:
    name: {en: cause, zh: 原因}
    means: {en: m, zh: 意}
    supply: {en: s, zh: 补}
    answered_by: cause
"""
HEADS = "heads: {cause: [root cause]}\nintended: [we will]\n"
GOOD = "refusals: any\nlanguage: en\nsources: {}\nphrases: {root_cause: {constructed: [why]}}\n"


def pack(root: Path, **files: str) -> Path:
    folder = root / "refusals"
    folder.mkdir()
    for name, text in ({"asks": ASKS, "heads": HEADS} | files).items():
        (folder / f"{name.replace('_', '.')}.yaml").write_text(text, "utf-8")
    return root


def test_a_whole_pack_is_read(tmp_path: Path) -> None:
    book = read_refusals(pack(tmp_path, any_en=GOOD))
    assert [(phrase.words, phrase.basis) for phrase in book.phrases] == [("why", "constructed")]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"asks": ASKS.replace(", zh: 补", "")}, "supply is not said in English and Chinese"),
        ({"asks": ASKS.replace("answered_by: cause", "answered_by: magic")}, "“magic” answers nothing"),
        ({"any_en": GOOD.replace("root_cause", "rumour")}, "Nobody knows this ask"),
        ({"any_en": GOOD.replace("constructed", "dreamt")}, "“dreamt” is no basis"),
        (
            {
                "any_en": GOOD.replace("[why]", "[why]").replace(
                    "{constructed: [why]}", "{observed: {x: [why]}}"
                )
            },
            "“x” is not listed",
        ),
        ({"any_zh": GOOD}, "not its platform and language"),
    ],
)
def test_a_broken_pack_is_told_with_its_words(tmp_path: Path, files: dict[str, str], words: str) -> None:
    with pytest.raises(PackError, match=words):
        read_refusals(pack(tmp_path, **files))


def test_a_pack_without_its_asks_is_told(tmp_path: Path) -> None:
    root = pack(tmp_path)
    (root / "refusals" / "asks.yaml").unlink()
    with pytest.raises(PackError, match="is missing"):
        read_refusals(root)


def test_every_ask_can_be_heard_in_english_and_chinese_and_names_known_evidence() -> None:
    book = refusal_book()
    heard = {(phrase.ask, phrase.language) for phrase in book.phrases}
    spoken = set(book.asks) - {"policy_understanding"}
    assert {(code, language) for code in spoken for language in ("en", "zh")} <= heard
    assert {kind for ask in book.asks.values() for kind in ask.kinds} <= set(vocabulary().codes("kinds"))


def test_no_phrase_stands_for_two_asks_of_one_platform() -> None:
    seen: dict[tuple[str, str], str] = {}
    for phrase in refusal_book().phrases:
        assert seen.setdefault((phrase.platform, phrase.words), phrase.ask) == phrase.ask
