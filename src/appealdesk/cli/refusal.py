"""`refusal` (解读驳回信): what the refusal misses, matched to the letter that was sent, and the paper that says so."""

from __future__ import annotations

from pathlib import Path

from appealdesk.cli.moments import moment, now
from appealdesk.cli.output import MADE, fact, say, show_json
from appealdesk.core.refusal_reading import State
from appealdesk.road.refused import Refused, refused, refused_json

NAMES = {
    State.ANSWERED: "已答复 answered",
    State.PARTLY: "部分答复 partly",
    State.MISSING: "未答复 missing",
    State.CLOSED: "不再受理 closed",
    State.UNCLEAR: "理由不明 no reason",
}


def run(
    folder: Path,
    text: Path,
    letter: Path | None,
    refused_at: str | None,
    as_of: str | None,
    out: Path | None,
    *,
    as_json: bool,
) -> int:
    """Read the refusal of the newest attempt; the paper is written beside the attempts."""
    made = refused(
        folder,
        text,
        now=now(),
        letter=letter,
        refused_at=moment("--refused-at", refused_at),
        as_of=moment("--as-of", as_of),
        out=out,
    )
    show_json(refused_json(made)) if as_json else _show(made)
    return MADE


def _show(made: Refused) -> None:
    say("✓ 驳回信已解读 the refusal is read" if made.items else "… 须人工阅读 a person has to read it")
    fact("案件", "case", f"{made.code} · 第 {made.attempt} 次 attempt {made.attempt}")
    for item in made.items:
        fact(f"第 {item.words.place.line} 行", "line", f"{NAMES[item.state]} · {item.ask.name.say('zh')}")
    fact("解读", "paper", made.written)
