"""`measure` (绩效复算): the rates as the platform computes them, the orders behind them, and what they would be without."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from appealdesk.cli.output import MADE, fact, say, show_json
from appealdesk.core.errors import BadInputError, Fault

if TYPE_CHECKING:
    from appealdesk.measure.calibrating import Calibrated
    from appealdesk.measure.counter_evidence import CounterEvidence
    from appealdesk.measure.engine import Measured, Progress
    from appealdesk.measure.summary import Summary

JUDGED = {"kept": "✓ 达标 kept", "breached": "✗ 未达标 breached", "not_rated": "· 不评级 not rated"}
CLASSES = {
    "removable": "可移除 removable",
    "explains_only": "仅作说明 explains only",
    "to_verify": "待核实 to verify",
}
FAULTS_SHOWN = 5


def run(
    files: list[Path],
    platform: str | None,
    marketplace: str | None,
    as_of: str | None,
    contest: str | None,
    out: Path | None,
    mapping: Path | None,
    memory: str | None = None,
    *,
    sellers: str | None = None,
    as_json: bool,
) -> int:
    """Measure exports. `contest` is a list of order ids with commas, or a file with one a line; `sellers` the kind of seller."""
    from appealdesk.measure.calibrating import calibrations
    from appealdesk.measure.counter_evidence import counter_evidence
    from appealdesk.measure.engine import session
    from appealdesk.measure.summary import as_json as shaped
    from appealdesk.measure.summary import summaries

    day, orders = _day(as_of), _orders(contest)
    with session(
        files,
        platform=platform,
        marketplace=marketplace,
        mapping=mapping,
        sellers=sellers,
        memory=memory or "",
        progress=_steps(),
    ) as opened:
        measured = opened.measured(day)
        found = summaries(measured, orders)
        first = min((one.span[0] for one in found), default=measured.as_of)
        against = counter_evidence(opened, first, measured.as_of)
        calibrated = calibrations(opened, measured)
        if as_json:
            show_json(shaped(measured, found, against, calibrated))
        else:
            _show(measured, found)
            _checks(against, calibrated)
        if out is not None:
            from appealdesk.measure.output import write

            names = write(opened, measured, found, out)
            if not as_json:
                fact("输出", "written", f"{out} · {len(names)} 个文件 files")
    return MADE


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words[:10])
    except ValueError as error:
        what = f"“{words}”不是日期。“{words}” is no day."
        raise BadInputError([Fault("--as-of", what, "请写成 Write 2026-03-10.")]) from error


def _orders(words: str | None) -> tuple[str, ...]:
    """Return the orders to contest, from the option itself or from the file it names."""
    from appealdesk.readers.encodings import text_of
    from appealdesk.readers.files import TEXT_LIMIT, read_bytes

    if not words:
        return ()
    text = text_of(read_bytes(Path(words), TEXT_LIMIT)) if _names_a_file(words) else words
    return tuple(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def _names_a_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except (OSError, ValueError):  # a long list of orders is no name that a disk would take
        return False


def _steps() -> Progress:
    began = time.perf_counter()

    def tell(zh: str, en: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"  {time.perf_counter() - began:5.2f} s  {zh} {en}\n")

    return tell


def _show(measured: Measured, found: tuple[Summary, ...]) -> None:
    say(f"{measured.platform} · 截至 as of {measured.as_of}")
    for one in found:
        _metric(one)
    _figures(measured)
    say()
    for read in measured.reads:
        label = "" if read.verified else " · 未核实格式 unverified format"
        say(
            f"  {read.file}: {read.format}{label} · {read.rows} 行 rows = {read.accepted} 已读 read + {read.rejected} 未读 rejected"
        )
        for fault in read.faults[:FAULTS_SHOWN]:
            say(f"    ✗ {fault.place}: {fault.what}")
            say(f"      → {fault.remedy}")
        for remark in read.remarks:
            say(f"    ! {remark}")
    for remark in measured.remarks:
        say(f"  ! {remark}")


def _metric(one: Summary) -> None:
    from appealdesk.measure.judging import causes

    rules, name = one.ruleset, one.metric.name
    segment = f" · {one.segment}" if one.segment else ""
    say()
    say(
        f"{name.say('zh')} {name.say('en')} · {rules.marketplace}{segment}  {one.count}  {JUDGED[one.judgement.value]}"
    )
    fact("统计期", "window", f"{one.span[0]} … {one.span[1]}")
    if rules.threshold and rules.line is not None:
        sign = {"lt": "<", "lte": "≤", "gt": ">", "gte": "≥"}.get(rules.threshold.op, "")
        fact("标准", "line", f"{sign} {rules.line} %  ({rules.id}, {rules.standing.value}, {rules.source})")
    if one.weighted is not None:
        fact("加权比率", "weighted rate", f"{one.weighted:.2f} %")
    _penalty(one)
    for cause, contest, weight in one.causes:
        name = causes()[cause]["name"]
        say(f"  {weight:>6}  {name['zh']} {name['en']} · {CLASSES[contest.value]}")
    if one.removable != one.count:
        fact("移除可移除项后", "without removable", str(one.removable))
    if one.accountable is not None:
        fact("卖家可归责", "seller-accountable", str(one.accountable))
    if one.contested is not None:
        fact("移除所列订单后", "without contested", str(one.contested))
    ahead = one.outlook
    if ahead.heals_on:
        fact("自愈日期", "heals by itself", f"{ahead.heals_on} (若无新缺陷 if nothing new happens)")
    if ahead.budget is not None and one.judgement.value != "not_rated":
        fact("缺陷余量", "defect budget", str(ahead.budget))
    if ahead.breaches_on:
        fact("预警", "early warning", f"{ahead.breaches_on} 将超标 breach if the last week goes on")


def _penalty(one: Summary) -> None:
    points, band = one.ruleset.points(one.count), one.ruleset.band(one.count)
    if points is not None:
        fact("罚分", "penalty points", str(points))
    if band is not None:
        effect = f" · {band.effect.say('zh')} {band.effect.say('en')}" if band.effect.texts else ""
        fact("分级", "band", f"{band.name.say('zh')} {band.name.say('en')}{effect}")


def _checks(against: tuple[CounterEvidence, ...], calibrated: tuple[Calibrated, ...]) -> None:
    from appealdesk.measure.judging import causes

    for one in against:
        say(
            f"  ⚠ 反证 counter-evidence · {one.marketplace} · {causes()[one.cause]['name']['zh']} {one.cause}: "
            f"{one.count} {one.says.say('zh')} {one.says.say('en')}"
        )
        say(f"    {', '.join(one.examples[:FAULTS_SHOWN])}")
    for found in calibrated:
        result = found.result
        state = "吻合 matches" if result.settled else f"{len(result.matches)} 种口径吻合 variants match"
        say(
            f"  校准 calibration · {found.figure.metric} {found.marketplace} {result.shown}: {state} ({result.tried} 种 tried)"
        )
        for line in found.differs:
            say(f"    {line}")


def _figures(measured: Measured) -> None:
    from appealdesk.core.metrics.figures import contradictions

    if not measured.figures:
        return
    say()
    say("平台报表 the platform's own figures")
    for one in measured.figures:
        shown = str(one.count) if one.count else f"{one.num if one.num is not None else one.rate}"
        where = " ".join(part for part in (one.marketplace, one.segment) if part)
        say(
            f"  {one.metric} {where}: {shown}{'' if one.rate is not None or one.num is not None else ' 不评级 not rated'}"
        )
    for found in contradictions(measured.figures):
        say(
            f"  ! 自相矛盾 contradicts itself: {found.figure.metric} {found.figure.segment} {found.says} ({found.code})"
        )
