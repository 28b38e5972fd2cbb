"""Cases told as one file each: what a seller hands in, walked along the real road without a database."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from appealdesk.core.casework import Casework, Knowledge, casework
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.knowledge import knowledge
from appealdesk.road.prepare import earlier_letters
from appealdesk.road.reading import read_case

CASES = Path(__file__).parent / "cases"
NAMES = tuple(sorted(path.stem for path in CASES.glob("*.yaml")))


@cache
def told(name: str) -> dict[str, str]:
    """Return the files of a case by their paths in the folder."""
    return yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), yaml.CSafeLoader)


def language_of(name: str) -> str:
    """Return the language that the name of a case ends with: `shopee_tw_typhoon.zh-TW`."""
    return name.rpartition(".")[2]


@cache
def walked(name: str) -> tuple[Casework, Knowledge]:
    """Write the folder, read it, and walk the road to its end."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / name.partition(".")[0]
        for path, text in told(name).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        case = read_case_folder(folder, now=datetime(2026, 1, 1, tzinfo=UTC))
    reading = read_case(case)
    known = knowledge(case, reading)
    return casework(case, reading, known, earlier=earlier_letters(case)), known
