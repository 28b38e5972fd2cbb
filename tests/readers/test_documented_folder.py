"""What the reference shows is read as it stands there, and every column it names is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from appealdesk.readers import messages, tables
from appealdesk.readers.case_facts import TOP
from appealdesk.readers.notices import SUFFIXES
from appealdesk.readers.tracking import plain_table, read_tracking

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
FOLDER = (REFERENCE / "case-folder.md").read_text("utf-8")
TRACKING = (REFERENCE / "tracking.md").read_text("utf-8")
FORM = re.findall(r"```yaml\n(.*?)```", FOLDER, re.DOTALL)[0]


def test_the_example_form_is_read_without_a_fault(read, folder: Path) -> None:
    (folder / "exhibits" / "manifest.pdf").write_bytes(b"%PDF-1.4")
    (folder / "exhibits" / "tracking-ups.json").write_text("{}")
    case = read(FORM, as_of=None)
    assert case.code == "LS-2026-118"
    assert case.plan.preventive[0].watch.metric == "lsr"
    assert case.plan.corrective[0].cause == 1
    assert case.prior[0].changed_since.has("zh")
    assert case.orders[0].confirmed_at.utcoffset().total_seconds() == -5 * 3600
    assert case.request.kind == "reinstate"
    assert case.story.dated is not None


def test_every_field_and_every_ending_is_documented() -> None:
    assert all(re.search(rf"^{field}:", FORM, re.MULTILINE) for field in TOP)
    assert all(f"`{suffix}`" in FOLDER for suffix in SUFFIXES)


def test_the_example_table_is_read(tmp_path: Path) -> None:
    example = re.findall(r"```text\n(tracking.*?)```", TRACKING, re.DOTALL)[0]
    (tmp_path / "carrier_tracking.csv").write_text(example, "utf-8")
    package = read_tracking(tmp_path / "carrier_tracking.csv")[0]
    assert package.accepted.where == "Shenzhen"
    assert package.delivered.at is not None


@pytest.mark.parametrize(("text", "columns"), [(FOLDER, messages.COLUMNS), (TRACKING, plain_table.COLUMNS)])
def test_every_column_that_is_documented_is_known(text: str, columns: dict[str, tuple[str, ...]]) -> None:
    tables_shown = [row.split("|")[1:3] for row in text.splitlines() if re.match(r"\| `[a-z]+` \|", row)]
    shown = {name.strip(" `"): also for name, also in tables_shown}
    assert set(shown) == set(columns)
    for name, also in shown.items():
        known = {tables.normal(header) for header in columns[name]}
        for header in also.split(","):
            assert tables.normal(header.strip(" `")) in known
