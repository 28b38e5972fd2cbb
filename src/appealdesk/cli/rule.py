"""`rule show` and `rule check` (查规则、检查规则包)."""

from __future__ import annotations

from typing import Any

from appealdesk.cli.moments import day
from appealdesk.cli.output import FAULT_FOUND, MADE, fact, say, show_json
from appealdesk.readers.packs import check_packs, platforms
from appealdesk.road.rules import rule_json


def show(rule_id: str, marketplace: str, on: str | None, sellers: str, *, as_json: bool) -> int:
    """Print one rule as in force on a day, with its history."""
    rule = rule_json(rule_id, marketplace, day("--on", on), sellers)
    show_json(rule) if as_json else _show(rule)
    return MADE


def check(*, as_json: bool) -> int:
    """Check all packs; print every fault."""
    faults = check_packs()
    if as_json:
        show_json({"schema": "appealdesk.rule_check/1", "faults": [str(fault) for fault in faults]})
    else:
        for fault in faults:
            say(f"✗ {fault}")
        say(f"{'✗' if faults else '✓'} 规则包 packs: {', '.join(platforms())}; {len(faults)} faults")
    return FAULT_FOUND if faults else MADE


def _show(rule: dict[str, Any]) -> None:
    say(f"{rule['rule']} · {rule['marketplace']} · {rule['on']}")
    say(f"{rule['label'].get('zh', '')} {rule['label'].get('en', '')}")
    _show_version(rule)
    for note in rule["notes"]:
        fact("备注", "note", note)
    if rule["retired_on"]:
        fact("废止", "retired on", rule["retired_on"])
    for title, versions in (
        ("此前版本 earlier versions", rule["earlier"]),
        ("之后版本 later versions", rule["later"]),
    ):
        say(f"{title}: {len(versions) or '无 none'}")
        for version in versions:
            _show_version(version)
            say()


def _show_version(version: dict[str, Any]) -> None:
    fact("内容", "value", said(version["says"]))
    fact("生效", "since", f"{version['since']} (exact to {version['since_is_exact_to']})")
    fact("可信状态", "standing", " · ".join(filter(None, (version["standing"], version["confidence"]))))
    for source in version["sources"]:
        fact(
            "来源",
            "source",
            f"{source['id']} {source['by']}, seen {source['seen'] or 'undated'}, {source['url']}",
        )
    for key, label in (("alternatives", "另一读法"), ("refuted", "不采用")):
        for other in version[key]:
            ids = ", ".join(source["id"] for source in other["sources"])
            fact(label, key, f"{said(other['says'])} ({ids}) {other['note']}")


def said(words: dict[str, str]) -> str:
    """Write a value's own words on one line, Chinese first."""
    return " · ".join(words[code] for code in ("zh", "en") if words.get(code))
