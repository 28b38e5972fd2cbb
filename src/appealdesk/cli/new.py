"""`new` (新建案件): a folder from a pasted notice, with a case.yaml that explains itself."""

from __future__ import annotations

import sys
from pathlib import Path

from appealdesk.cli.moments import moment, now
from appealdesk.cli.output import MADE, fact, say, show_json
from appealdesk.road.new import new_case


def run(folder: Path, notice: Path | None, as_of: str | None, *, as_json: bool) -> int:
    """Make the folder; read the notice from a file or from standard input."""
    name, content = (notice.name, notice.read_bytes()) if notice else ("notice.txt", sys.stdin.buffer.read())
    case = new_case(folder, name, content, as_of=moment("--as-of", as_of) or now())
    if as_json:
        show_json({"schema": "appealdesk.new/1", "folder": str(folder), "case": case})
        return MADE
    say(f"✓ 已新建 made: {folder}")
    fact(
        "下一步",
        "next",
        f"把材料放进 {folder / 'exhibits'},补全 {folder / 'case.yaml'},情况写进 {folder / 'story.md'}",
    )
    fact("", "", f"appealdesk read {folder}   appealdesk prepare {folder}")
    return MADE
