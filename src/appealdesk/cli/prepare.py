"""`prepare` (生成申诉材料包): walk the road, show each step, say what was made and where."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from appealdesk.cli.moments import moment, now
from appealdesk.cli.output import MADE, NEEDS_ANSWERS, REFUSED, fact, say, show_json
from appealdesk.core.casework import Ending
from appealdesk.road.prepare import Prepared, Progress, prepare, prepared_json

if TYPE_CHECKING:
    from appealdesk.pen import Pen

EXIT = {Ending.MADE: MADE, Ending.REFUSED: REFUSED, Ending.NEEDS_ANSWERS: NEEDS_ANSWERS}
TITLES = {
    Ending.MADE: "✓ 材料包已生成 the bundle is made",
    Ending.REFUSED: "✗ 不予受理 no appeal is prepared",
    Ending.NEEDS_ANSWERS: "… 需要补充 answers are needed",
}


def run(
    folder: Path,
    as_of: str | None,
    stamp: str | None,
    out: Path | None,
    accept: str | None,
    against: str | None,
    also: list[str],
    language: str | None,
    override: str | None,
    by: str | None,
    *,
    pen: bool,
    as_json: bool,
) -> int:
    """Prepare one attempt."""
    made = prepare(
        folder,
        now=now(),
        as_of=moment("--as-of", as_of),
        stamp=moment("--stamp", stamp),
        out=out,
        accepted=accept or "",
        against=against,
        also=also,
        language=language,
        override=(override or "", by or "") if override is not None or by is not None else None,
        pen=_pen() if pen else None,
        progress=steps(),
    )
    show_json(prepared_json(made)) if as_json else show(made)
    return EXIT[made.ending]


def _pen() -> Pen:
    """Build the pen from the environment. Raises `PenSettingsError` where it is asked for and not set up."""
    from appealdesk.pen import Pen, required_settings

    return Pen(required_settings(os.environ))


def steps() -> Progress:
    """Return a progress line that tells each step as it begins, on a terminal only."""
    began = time.perf_counter()

    def tell(zh: str, en: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"  {time.perf_counter() - began:5.2f} s  {zh} {en}\n")

    return tell


def show(made: Prepared) -> None:
    """Say how it ended, and where everything lies."""
    say(TITLES[made.ending])
    fact("案件", "case", f"{made.case.code} · 第 {made.case.attempt} 次 attempt {made.case.attempt}")
    fact("位置", "folder", made.written.folder)
    if made.written.upload:
        fact("待上传", "to upload", made.written.upload)
    fact("材料包摘要", "bag digest", made.written.digest)
    screening = made.reading.screening
    if made.ending is not Ending.MADE and screening is not None:
        fact("初筛", "screening", f"{screening.eligible} · {screening.code}")
        for wording in (screening.reason, screening.next_step):
            fact("", "", wording.say("zh"))
            fact("", "", wording.say("en"))
    if made.work.reworded is not None:
        taken, refused = len(made.work.reworded.taken), made.work.reworded.refused
        fact("润色", "pen", f"采用 taken {taken} · 拒收 refused {len(refused)}")
        for place, why in refused:
            fact("", "", f"{place}: {why}")
    if made.work.override is not None:
        fact("强制放行", "overridden", f"{made.work.override.by}: {made.work.override.reason}")
    for problem in made.work.problems:
        fact("须处理" if problem.fatal else "提示", "fatal" if problem.fatal else "remark", problem)
    if made.work.ask:
        say("\n— 可直接发给卖家 ready to paste —\n")
        say(made.work.ask)
    for path, change in made.written.changed:
        fact("变更", "changed", f"{change.value} {path}")
