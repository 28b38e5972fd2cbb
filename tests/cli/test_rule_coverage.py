"""`rule coverage` shows one row for each metric, and says why one is missing."""

from __future__ import annotations

import json

import pytest

from appealdesk.cli.coverage import run


def test_the_table_has_platforms_metrics_and_marketplaces(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(as_json=False) == 0
    shown = capsys.readouterr().out
    assert "已核实 verified" in shown
    lazada = shown.partition("\nlazada ")[2].partition("\n\n")[0]
    assert lazada.splitlines()[0].split() == ["SG", "MY", "PH", "TH", "VN", "ID"]
    assert [line.split()[:2] for line in lazada.splitlines()[1:3]] == [["cr", "?"], ["dispute_rate", "○"]]


def test_what_is_absent_by_decision_is_told_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    run(as_json=False)
    assert "· temu response_time: 仅一篇文章提到" in capsys.readouterr().out


def test_a_terminal_of_eighty_columns_holds_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    run(as_json=False)
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert max(len(row) for row in rows) <= 80


def test_as_json_every_cell_is_one_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "appealdesk.rule_coverage/1"
    (found,) = [
        cell
        for cell in told["cells"]
        if (cell["platform"], cell["marketplace"], cell["metric"]) == ("walmart", "CA", "vtr")
    ]
    assert (found["standing"], found["judges"], found["reason"]) == ("disputed", True, None)
    assert set(told["reasons"]) >= {"no_page", "retired"}
