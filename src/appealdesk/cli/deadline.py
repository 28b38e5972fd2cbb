"""`deadline` (申诉时限): every clock of a case, China time first, and how each was counted."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from appealdesk.cli.moments import CHINA, moment, now
from appealdesk.cli.output import MADE, fact, say, show_json
from appealdesk.core.case import Case
from appealdesk.core.clock import day_ends
from appealdesk.core.reading import Reading, RuleWindow
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.knowledge import knowledge
from appealdesk.road.plain import plain
from appealdesk.road.reading import read_case


def run(folder: Path, as_of: str | None, *, as_json: bool) -> int:
    """Show what the notice says and what the rules say."""
    case = read_case_folder(folder, as_of=moment("--as-of", as_of), now=now())
    reading = read_case(case)
    zone = knowledge(case, reading).zone
    clocks = [_notice(case, reading, zone), *(_window(case, window, zone) for window in reading.windows)]
    if as_json:
        show_json({"schema": "appealdesk.deadlines/1", "as_of": case.as_of.isoformat(), "clocks": clocks})
    else:
        _show(case, clocks)
    return MADE


def _notice(case: Case, reading: Reading, zone: tzinfo | None) -> dict[str, Any]:
    said = reading.deadline
    due = (
        said.due if isinstance(said.due, datetime) or said.due is None else day_ends(said.due, zone or CHINA)
    )
    words = said.words.text if said.words else None
    anchor = plain(said.anchor) if said.anchor else None
    return {
        "says": "the notice",
        "words": words,
        "anchor": anchor,
        **_times(case, due, zone),
        "day": plain(said.due),
    }


def _window(case: Case, window: RuleWindow, zone: tzinfo | None) -> dict[str, Any]:
    return {
        "says": window.rule,
        "standing": window.standing,
        "source": window.source,
        **_times(case, window.due, zone),
        "earliest": plain(window.earliest),
        "latest": plain(window.latest),
        "calculation": plain(window.calculation),
    }


def _times(case: Case, due: datetime | None, zone: tzinfo | None) -> dict[str, Any]:
    if due is None:
        return {"due": None}
    left = due.astimezone(UTC) - case.as_of
    return {
        "due": due.isoformat(),
        "china": f"{due.astimezone(CHINA):%Y-%m-%d %H:%M:%S}",
        "marketplace": f"{due.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}" if zone else None,
        "hours_left": max(0, int(left.total_seconds() // 3600)),
        "lapsed": left.total_seconds() < 0,
    }


def _show(case: Case, clocks: list[dict[str, Any]]) -> None:
    say(f"{case.code} · 截至 as of {case.as_of.astimezone(CHINA):%Y-%m-%d %H:%M} 北京时间")
    for clock in clocks:
        title = (
            "通知写明 the notice"
            if clock["says"] == "the notice"
            else f"{clock['says']} ({clock['standing']}, {clock['source']})"
        )
        say(title)
        if clock["due"] is None:
            fact("时限", "due", "未写明 not stated")
        else:
            fact("北京时间", "China", clock["china"])
            fact("站点时间", "marketplace", clock["marketplace"] or "?")
            fact("剩余", "left", "已过期 lapsed" if clock["lapsed"] else f"{clock['hours_left']} h")
        if clock.get("words"):
            fact("原文", "words", f"“{clock['words']}”")
        for code in ("zh", "en"):
            if code in clock.get("calculation", {}):
                fact("计算", "calculation", clock["calculation"][code])
