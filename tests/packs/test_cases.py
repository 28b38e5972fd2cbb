"""Worked cases: a rule, a marketplace and a day in, the value or the deadline out, as a domain reader would write them.

A case holds `says`, `rule`, `marketplace`, and either `on` with what the dated value must hold (or the code that is
raised), or `started` with the moment that is `due`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from appealdesk.core.clock import deadline
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.rules import Rules
from appealdesk.readers.packs import rules
from appealdesk.readers.yaml_file import parse

FOLDER = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*/*.yaml")):
        for case in parse(path.read_text(encoding="utf-8"), path.name):
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['says']}")


def plain(value: Any) -> Any:
    return (
        [plain(each) for each in value]
        if isinstance(value, list | tuple)
        else None
        if value is None
        else str(value)
    )


@pytest.mark.parametrize(("platform", "case"), list(cases()))
def test_a_worked_case_comes_out_as_written(platform: str, case: dict[str, Any]) -> None:
    held = rules(platform)
    if "started" in case:
        check_deadline(held, case)
    elif "raises" in case:
        with pytest.raises(AppealDeskError) as raised:
            history(held, case).on(date.fromisoformat(case["on"]))
        assert raised.value.code == case["raises"]
    else:
        check_value(held, case)


def history(held: Rules, case: dict[str, Any]) -> Any:
    return held.find(case["rule"], case["marketplace"], case.get("sellers", "any"))


def check_value(held: Rules, case: dict[str, Any]) -> None:
    dated = history(held, case).on(date.fromisoformat(case["on"]))
    found = {name: plain(getattr(dated.value, name)) for name in case["value"]}
    assert found == {name: plain(value) for name, value in case["value"].items()}
    for name in ("since", "standing", "confidence", "source"):
        if name in case:
            assert str(getattr(dated, name)) == case[name]


def check_deadline(held: Rules, case: dict[str, Any]) -> None:
    written = case["started"]
    started = datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    marketplace = held.marketplace(case["marketplace"])
    day = started.date() if isinstance(started, datetime) else started
    found = deadline(
        started, history(held, case).on(day), zone=ZoneInfo(marketplace.zone), calendar=marketplace.weekdays
    )
    assert (found.due and found.due.isoformat()) == case["due"]
    if "latest" in case:
        assert found.latest is not None
        assert found.latest.isoformat() == case["latest"]
