"""The bench of the desk runs from filling to the last figure, on a small office."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench" / "desk" / "run.py"
SMALL = ("--cases", "2000", "--lines", "40000", "--rounds", "10", "--seconds", "2")


@pytest.mark.slow
def test_the_quick_look_fills_asks_writes_and_finds_every_chain_whole(tmp_path):
    figures = tmp_path / "figures.json"
    command = [sys.executable, str(BENCH), *SMALL, "--databases", "sqlite", "--without-helpdesk"]
    ended = subprocess.run(
        [*command, "--json", str(figures)], capture_output=True, text=True, check=False, timeout=300
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(figures.read_text("utf-8"))["databases"]["sqlite"]
    assert told["cases"] >= 2000
    assert told["verified"]["sound"]
    assert told["verified"]["lines"] >= told["lines"]
    assert told["writers"]["done"] > 0
    assert {"board", "case page", "studio", "search, an order id"} <= set(told["pages"])
    assert "django-helpdesk" in ended.stdout
    assert "NOT RUN here" in ended.stdout
