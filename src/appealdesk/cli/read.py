"""`read` (解读通知): one folder or many, one line of JSON each, or a page for a person."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from appealdesk.cli.moments import moment, now
from appealdesk.cli.output import BAD_INPUT, MADE, fact, say, show_error, show_json
from appealdesk.core.errors import AppealDeskError
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.reading import read_case, reading_json


def run(folders: list[Path], as_of: str | None, *, explain: bool, as_json: bool) -> int:
    """Read each folder; a bad one is told and does not stop the others."""
    when = moment("--as-of", as_of)
    worst = MADE
    for folder in folders:
        try:
            reading = _read(folder, when, explain=explain)
        except AppealDeskError as error:
            show_error(error, as_json=as_json)
            worst = BAD_INPUT
            continue
        show_json(reading) if as_json else _show(folder, reading)
    return worst


def _read(folder: Path, when: datetime | None, *, explain: bool) -> dict[str, Any]:
    case = read_case_folder(folder, as_of=when, now=now())
    return reading_json(case, read_case(case), explain=explain)


def _show(folder: Path, reading: dict[str, Any]) -> None:
    say(f"{folder.name}")
    fact("性质", "kind", reading["message_kind"])
    fact("平台", "platform", " ".join(filter(None, (reading["platform"], reading["marketplace"]))) or "?")
    fact(
        "问题",
        "issue",
        ", ".join(filter(None, (reading["issue_type"], *reading["secondary_issue_types"]))) or "?",
    )
    for label, key in (("订单", "order_ids"), ("ASIN", "asins"), ("商品", "item_ids")):
        if reading[key]:
            fact(label, key, ", ".join(reading[key]))
    for name, figure in reading["figures"].items():
        limit = "" if figure["threshold"] is None else f"  (限 limit {figure['threshold']})"
        fact("指标", name, f"{figure['value']} {figure['unit']}{limit}")
    _show_deadline(reading)
    _show_screening(reading["screening"])
    for missing in reading["missing"]:
        fact("缺", missing["kind"], missing["how"]["zh"])
    for words in reading["prior"]:
        fact("须披露", "prior", f"“{words['words']}” {words['place']}")
    for remark in reading["remarks"]:
        fact("提示", remark["code"], remark["zh"])
    for name, spans in reading.get("spans", {}).items():
        for span in spans:
            fact("依据", name, f"“{span['words']}” {span['place']}")
    say()


def _show_deadline(reading: dict[str, Any]) -> None:
    deadline = reading["deadline"]
    if deadline["kind"] == "none":
        fact("时限", "deadline", "通知未写明 not in the notice")
    else:
        fact("时限", "deadline", f"{deadline['due']}  “{deadline['words']}”")
    for window in reading["windows"]:
        fact(
            "规则", "window", f"{window['due']}  {window['rule']} ({window['standing']}, {window['source']})"
        )


def _show_screening(screening: dict[str, Any]) -> None:
    fact("初筛", "eligible", f"{screening['eligible']} · {screening['code']}")
    for key, zh, en in (("reason", "原因", "reason"), ("next_step", "下一步", "next step")):
        fact(zh, en, screening[key]["zh"])
        fact("", "", screening[key]["en"])
