"""Complete exports in a case folder are recomputed; an order table among the exhibits never is."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from appealdesk.core.casework import argue
from appealdesk.core.reading import Reading
from appealdesk.core.recount import Culprit, Recount, Recounts
from appealdesk.core.report import compose_report
from appealdesk.core.wording import Wording
from appealdesk.press.plain import set_plain
from appealdesk.press.verify import verify_bundle
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.knowledge import knowledge
from appealdesk.road.prepare import prepare
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
    case = read_case_folder(folder, now=NOW)
    assert recount(folder, case, READING, folder / "made") == (case, Recounts(), {})


def test_complete_exports_give_rates_culprits_and_charts(folder: Path) -> None:
    (folder / "exports").mkdir()
    written = shop(7).write(folder / "exports")
    _, counted, files = recount(folder, read_case_folder(folder, now=NOW), READING, folder / "made")
    assert {metric.metric for metric in counted.metrics} & {"lsr", "odr"}
    assert sum(rows for _, rows, _ in counted.files) > 0
    assert {f"exports/{path.name}" for path in written} <= set(files)
    assert files["metrics/culprits.csv"].startswith("\ufeffmetric,order".encode())
    assert any(name.endswith("-trend.svg") for name in files)


def test_a_file_that_is_no_export_counts_nothing(folder: Path) -> None:
    (folder / "exports").mkdir()
    (folder / "exports" / "note.txt").write_text("nothing to count", "utf-8")
    assert recount(folder, read_case_folder(folder, now=NOW), READING, folder / "made")[1] == Recounts()


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


HEADER = "order-id\tpackage-id\tsales-channel\tunits\tcarrier-name\ttracking-id\tpromised-ship-date\tship-confirm-date\tcarrier-first-scan-date\tpromised-delivery-date\tactual-delivery-date"


def parcels(folder: Path, late: int) -> None:
    """Write 200 parcels into `exports/`, so many of them confirmed a day too late."""
    rows = []
    for number in range(200):
        by = date(2026, 10, 20) + timedelta(days=number % 28)
        sent = f"{by + timedelta(days=number < late)}T18:00:00+00:00"
        rows.append(
            f"111-0000000-{number:07d}\t{number}\tAmazon.com\t1\tUPS\t1Z{number:016d}\t{by}\t{sent}\t{sent}\t{by + timedelta(days=5)}\t"
        )
    (folder / "exports").mkdir()
    (folder / "exports" / "shipments.txt").write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")


def test_the_letter_cites_table_and_chart_of_a_rate_that_keeps_its_line(folder: Path) -> None:
    parcels(folder, late=3)
    made = prepare(folder, now=NOW)
    bag = made.written.bag
    letter = (bag / "data" / "letter.txt").read_text("utf-8")
    table, chart = (one for one in made.case.exhibits if one.kind == "own_recount")
    assert f"LSR is 1.50 % (3 of 200) from October 19, 2026 to November 17, 2026 ([Exhibit {table.number}], line 2; [Exhibit {chart.number}])" in letter  # fmt: skip
    lines = (
        (bag / "data" / "exhibits" / f"{table.number:02d}-lsr-recount.csv").read_text("utf-8").splitlines()
    )
    assert lines[1] == "LSR,2026-10-19,2026-11-17,3,200,1.50,3,200,1.50"
    assert [line.split(",")[0] for line in lines[3:]] == [f"111-0000000-{n:07d}" for n in range(3)]
    assert (
        (bag / "data" / "exhibits" / f"{chart.number:02d}-lsr-recount.png")
        .read_bytes()
        .startswith(b"\x89PNG")
    )
    assert verify_bundle(bag).sound


def test_a_rate_that_helps_nobody_is_not_volunteered(folder: Path) -> None:
    parcels(folder, late=20)
    case = read_case_folder(folder, now=NOW)
    enclosed, counted, files = recount(folder, case, READING, folder / "made")
    assert (enclosed, [one.files for one in counted.metrics if one.metric == "lsr"]) == (case, [()])
    assert "shipments.txt: unverified format." in counted.remarks
    assert "metrics/lsr-trend.svg" in files


def test_what_counts_against_the_seller_is_weighed_not_what_went_well(folder: Path) -> None:
    parcels(folder, late=3)
    _, counted, _ = recount(folder, read_case_folder(folder, now=NOW), READING, folder / "made")
    (tracked,) = [one for one in counted.metrics if one.metric == "vtr"]
    assert (tracked.counted.num, tracked.defects, tracked.removable) == (tracked.counted.den, 0, 0)
