"""What a check of originality shows (重复段落输出), for a person and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from appealdesk.cli.output import FAULT_FOUND, MADE, fact, say, show_json
from appealdesk.originality.check import Check, Repeat
from appealdesk.originality.index import Stats

_SHOWN = 90


def show_check(letter: Path, paragraphs: Sequence[str], found: Check, *, as_json: bool) -> int:
    """Print what repeats; exit code 1 where anything does."""
    if as_json:
        show_json(check_json(letter, paragraphs, found))
        return MADE if found.original else FAULT_FOUND
    for repeat in found.brief:
        _show(paragraphs[repeat.paragraph - 1], repeat)
    fact("已比对段落", "passages compared", found.compared)
    say(
        "✓ 未发现重复 nothing repeats"
        if found.original
        else f"✗ 发现重复 passages that match: {found.matches}"
    )
    return MADE if found.original else FAULT_FOUND


def _show(paragraph: str, repeat: Repeat) -> None:
    where = f"¶{repeat.paragraph}" + (f".{repeat.sentence}" if repeat.sentence else "")
    how = "逐字相同 word for word" if repeat.verbatim else f"{repeat.shared}/{repeat.of}"
    letters = ", ".join(f"{place.letter} ¶{place.paragraph}" for place in repeat.seen[:3])
    more = f" (+{repeat.times - 3})" if repeat.times > 3 else ""
    say(f"  {where}  {how}  ←  {letters}{more}")
    for start, end in repeat.words:
        words = " ".join(paragraph[start:end].split())
        say(f"      “{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”")


def check_json(letter: Path, paragraphs: Sequence[str], found: Check) -> dict[str, Any]:
    """Return what a machine needs (`appealdesk.originality/1`)."""
    return {
        "schema": "appealdesk.originality/1",
        "letter": str(letter),
        "original": found.original,
        "compared": found.compared,
        "matches": found.matches,
        "repeats": [_repeat_json(paragraphs[repeat.paragraph - 1], repeat) for repeat in found.repeats],
    }


def _repeat_json(paragraph: str, repeat: Repeat) -> dict[str, Any]:
    start, end = repeat.span
    return {
        "level": repeat.level.name.lower(),
        "paragraph": repeat.paragraph,
        "sentence": repeat.sentence,
        "text": paragraph[start:end],
        "span": [start, end],
        "repeated": [[a, b] for a, b in repeat.words],
        "shared": repeat.shared,
        "of": repeat.of,
        "verbatim": repeat.verbatim,
        "times": repeat.times,
        "seen": [asdict(place) for place in repeat.seen],
    }


def show_stats(place: str, held: Stats, *, as_json: bool) -> int:
    """Print what an index holds."""
    if as_json:
        show_json({"schema": "appealdesk.originality_index/1", "index": _told(place), **asdict(held)})
        return MADE
    fact("信件", "letters", held.letters)
    fact("不同段落", "different paragraphs", held.paragraphs)
    fact("不同句子", "different sentences", held.sentences)
    fact("待合并", "not merged yet", held.unmerged)
    fact("字节", "bytes", f"{held.size:,}")
    fact("特征方案", "scheme", held.scheme)
    return MADE


def _told(place: str) -> str:
    """Leave the password of an address out."""
    head, at, tail = place.rpartition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if at and "://" in head else place
