"""A broken pack is told what is wrong with it, in words that lead to the mend; each file here says which.

A file under `broken/` begins with where it stands (`# as:`) and the words its error must hold (`# says:`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from appealdesk.core.errors import AppealDeskError
from appealdesk.readers import pack_store
from appealdesk.readers.packs import check_packs, rules

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))

MARKETPLACES = """
US:
  name: {en: United States, zh: 美国}
  zone: America/Los_Angeles
  currency: USD
  languages: [en]
  domains: [amazon.com]
  weekend: [5, 6]
  basis: an invented pack for tests
"""
SOURCES = """
S10: {by: official help page, url: "https://example.org/late"}
S56: {by: official help page, url: "https://example.org/appeal"}
"""
LATE = """
rule: amazon.late_shipment_rate
label: {en: Late Shipment Rate, zh: 迟发率}
kind: threshold
metric: late_shipment_rate
marketplaces: [US]
sellers: [any]
values:
  2022-01-01:
    since_is_exact_to: unknown
    threshold: {value: "4", op: lt, unit: pct}
    standing: unverified
    confidence: high
    source: [S10]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "amazon").mkdir()
    (tmp_path / "channels" / "amazon").mkdir(parents=True)
    (tmp_path / "checklists" / "amazon").mkdir(parents=True)
    shutil.copy(pack_store.ROOT / "vocabulary.yaml", tmp_path)
    for name, text in (("marketplaces", MARKETPLACES), ("sources", SOURCES), ("late-shipment-rate", LATE)):
        (tmp_path / "amazon" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_pack_that_the_broken_files_are_put_into_is_whole(root: Path) -> None:
    assert check_packs(root) == ()
    assert len(rules("amazon", root).histories) == 1


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_told_what_is_wrong(broken: Path, root: Path) -> None:
    text = broken.read_text(encoding="utf-8")
    place, says = (line.partition(": ")[2] for line in text.splitlines()[:2])
    (root / place).write_text(text, encoding="utf-8")
    told = "\n".join(str(fault) for fault in check_packs(root))
    assert says in told
    if place != "vocabulary.yaml":
        with pytest.raises(AppealDeskError):
            rules("amazon", root)


def test_all_faults_of_all_files_are_told_at_once(root: Path) -> None:
    (root / "amazon" / "one.yaml").write_text("- 1", encoding="utf-8")
    (root / "amazon" / "two.yaml").write_text("- 2", encoding="utf-8")
    assert {fault.place for fault in check_packs(root)} == {"amazon/one.yaml", "amazon/two.yaml"}


@pytest.mark.parametrize(
    "place", ["temu/a-rule.yaml", "channels/temu/a-door.yaml", "checklists/ebey/a-list.yaml"]
)
def test_a_file_that_no_platform_reads_is_told(place: str, root: Path) -> None:
    (root / place).parent.mkdir(parents=True)
    (root / place).write_text("rule: temu.a_rule", encoding="utf-8")
    assert [fault.what for fault in check_packs(root)] == ["No platform reads these files."]
