"""A case folder built by hand, whole and small, that each test then spoils in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from appealdesk.core.case import Case
from appealdesk.core.errors import CaseFolderError
from appealdesk.readers.case_folder import read_case_folder

MARKETPLACES = {"amazon": ("US", "UK", "DE", "JP")}
NOTICE = "Your Amazon seller account has been deactivated.\nOrder 112-4817306-2290641\n"
STORY = "The carrier's hub was closed for two days.\n"
DAY = date(2026, 11, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a notice, a story and one exhibit."""
    home = tmp_path / "late-shipment"
    (home / "exhibits").mkdir(parents=True)
    (home / "notice.txt").write_text(NOTICE, "utf-8")
    (home / "story.md").write_text(STORY, "utf-8")
    (home / "exhibits" / "sop.txt").write_text("Scan at the door.\n", "utf-8")
    return home


@pytest.fixture
def read(folder: Path) -> Callable[..., Case]:
    """Read the folder; `form` is written as its case.yaml first."""

    def reader(form: str = "", **options: object) -> Case:
        if form:
            (folder / "case.yaml").write_text(form, "utf-8")
        options.setdefault("as_of", DAY)
        return read_case_folder(folder, marketplaces=MARKETPLACES, **options)

    return reader


@pytest.fixture
def faults(read: Callable[..., Case]) -> Callable[..., list[str]]:
    """Read the folder, which must fail, and return the faults as lines."""

    def reader(form: str = "", **options: object) -> list[str]:
        with pytest.raises(CaseFolderError) as caught:
            read(form, **options)
        return [str(fault) for fault in caught.value.faults]

    return reader
