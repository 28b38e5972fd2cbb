"""The check on its own: a letter says what it says, and whatever is changed in it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from appealdesk.pen import Facts
from appealdesk.pen.checking import reasons

LETTERS = sorted(
    path
    for path in (Path(__file__).parents[1] / "letters" / "golden").glob("*.txt")
    if ".copy" not in path.name
)
NUMBER = re.compile(r"(?<![\d.,:/-])\d{1,2}(?![\d.,:/-])")


def blocks(path: Path) -> list[str]:
    return [
        block
        for block in path.read_text("utf-8").split("\n\n")
        if len(block) > 60 and not block.startswith("#")
    ]


def language(text: str) -> str:
    """A letter tells its language by its signs; where those of Latin letters leave a doubt, names are not checked."""
    return "ja" if re.search(r"[ぁ-ん]", text) else "zh" if re.search(r"[一-鿿]", text) else "de"


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_every_block_of_a_letter_may_stay_as_it_is(path: Path) -> None:
    code = language(path.read_text("utf-8"))
    for block in blocks(path):
        assert reasons(block, block, Facts(), source=code, target=code) == (), block


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_number_changed_anywhere_is_told(path: Path) -> None:
    code = language(path.read_text("utf-8"))
    for block in blocks(path):
        for match in NUMBER.finditer(block):
            other = f"{block[: match.start()]}{(int(match[0]) + 7) % 28 + 1}{block[match.end() :]}"
            if other != block:
                assert reasons(block, other, Facts(), source=code, target=code), (match[0], block)


@pytest.mark.parametrize(
    ("plain", "answer", "reason"),
    [
        (
            "A was scanned on November 3, 2026 and B on November 5, 2026.",
            "2026年11月5日 A 被扫描,2026年11月3日 B 被扫描。",
            "order of days changed",
        ),
        ("See [Exhibit 3] and [Exhibit 4].", "见[证据 4]和[证据 3]。", "order of exhibits changed"),
        ("The carrier came.", "The carrier came, says Maersk.", "added: Maersk"),
        ("The carrier came.", "DHL came.", "added: DHL"),
        ("承运商已到。", "DHL 已到。", "added: DHL"),
    ],
)
def test_what_changed_places_or_was_added_is_named(plain: str, answer: str, reason: str) -> None:
    source, target = ("zh" if re.search(r"[一-鿿]", text) else "en" for text in (plain, answer))
    assert reason in reasons(plain, answer, Facts(), source=source, target=target)


def test_a_zone_is_no_name() -> None:
    text = "It left at 17:42 (UTC-08:00) in May and the order B-12 followed."
    assert reasons(text, text, Facts(), source="en", target="en") == ()
    assert (
        reasons("17:42(UTC-08:00) 发出。", "It left at 17:42 (UTC-08:00).", Facts(), source="zh", target="en")
        == ()
    )


def test_a_reference_to_another_cause_is_told() -> None:
    plain = "Cause 1 explains 4 orders, cause 2 explains 1."
    assert "dropped: 2" in reasons(
        plain, plain.replace("cause 2", "cause 3"), Facts(), source="en", target="en"
    )


@pytest.mark.parametrize(
    ("language", "plain", "turned"),
    [
        ("fr", "Le colis n'a pas été enlevé.", "Le colis a été enlevé."),
        ("es", "El paquete no se recogió.", "El paquete se recogió."),
        ("it", "Il pacco non è stato ritirato.", "Il pacco è stato ritirato."),
        ("zh-TW", "包裹未收件。", "包裹已收件。"),
    ],
)
def test_an_answer_that_turns_no_into_yes_is_told_in_every_language(
    language: str, plain: str, turned: str
) -> None:
    facts = Facts()
    assert not reasons(plain, plain, facts, source=language, target=language)
    assert any("says no" in r for r in reasons(plain, turned, facts, source=language, target=language))
