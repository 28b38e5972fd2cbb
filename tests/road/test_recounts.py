"""Complete exports in a case folder are recomputed; an order table among the exhibits never is."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from appealdesk.core.casework import argue
from appealdesk.core.reading import Reading
from appealdesk.core.recount import Culprit, Recount, Recounts
from appealdesk.core.report import compose_report
from appealdesk.core.wording import Wording
from appealdesk.press.plain import set_plain
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.knowledge import knowledge
from appealdesk.road.reading import read_case
from appealdesk.road.recounts import recount

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "cases" / "late-shipment-carrier-closure"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
READING = Reading(True, "enforcement", "amazon", "US", "lsr")


def shop(seed: int):
    """The seeded shop of the tests of measuring."""
    spec = importlib.util.spec_from_file_location("seeded_shop", ROOT / "tests" / "measure" / "shop.py")
    module = importlib.util.module_from_spec(spec)

    sys.modules["seeded_shop"] = module
    spec.loader.exec_module(module)
    return module.shop(seed, first=date(2026, 9, 10))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "case"))


def test_without_an_exports_folder_nothing_is_counted(folder: Path) -> None:
    assert recount(folder, read_case_folder(folder, now=NOW), READING) == (Recounts(), {})


def test_complete_exports_give_rates_culprits_and_charts(folder: Path) -> None:
    (folder / "exports").mkdir()
    written = shop(7).write(folder / "exports")
    counted, files = recount(folder, read_case_folder(folder, now=NOW), READING)
    assert {metric.metric for metric in counted.metrics} & {"lsr", "odr"}
    assert sum(rows for _, rows, _ in counted.files) > 0
    assert {f"exports/{path.name}" for path in written} <= set(files)
    assert files["metrics/culprits.csv"].startswith("\ufeffmetric,order".encode())
    assert any(name.endswith("-trend.svg") for name in files)


def test_a_file_that_is_no_export_counts_nothing(folder: Path) -> None:
    (folder / "exports").mkdir()
    (folder / "exports" / "note.txt").write_text("nothing to count", "utf-8")
    assert recount(folder, read_case_folder(folder, now=NOW), READING)[0] == Recounts()


def test_the_report_shows_the_counts_as_our_own_and_not_as_the_platforms() -> None:

    case = read_case_folder(SAMPLE, now=NOW)
    reading = read_case(case)
    known = knowledge(case, reading)
    culprit = Culprit("112-0000000-0000001", date(2026, 11, 2), Wording.of(zh="确认晚"), "explains_only")
    metric = Recount(
        "lsr",
        Wording.of(zh="迟发率:4.24%(5 / 118)。"),
        "breached",
        5,
        0,
        ((culprit.cause, "explains_only", 5),),
        (culprit,) * 25,
    )
    held = Recounts(
        (metric,), (Wording.of(zh="同一承运商当日另有 3 个包裹按时。"),), (("orders.txt", 118, 0),)
    )
    text = set_plain(
        compose_report(
            replace(argue(case, reading, known), recounts=held), clauses=known.clauses, zone=known.zone
        )
    )
    assert "不是平台数据" in text
    assert "未达标" in text
    assert "另有 5 单" in text
    assert "另有 3 个包裹" in text
