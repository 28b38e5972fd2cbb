"""The facts that the files of one sample case share (事实表): said once, written into every file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

FACTS = Path(__file__).parents[1] / "facts"


@dataclass(frozen=True, slots=True)
class Scan:
    """One event of a carrier: moment with offset, what happened in the carrier's words, where."""

    at: str
    words: str
    code: str
    city: str = ""
    state: str = ""
    zip: str = ""

    @property
    def moment(self) -> datetime:
        """The moment as a value."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One package: order, number, where it went and its scans, oldest first."""

    order: str
    tracking: str
    service: str
    city: str
    state: str
    zip: str
    country: str
    scans: tuple[Scan, ...]


def table(header: tuple[str, ...], rows: list[tuple[str, ...]], sign: str = ",") -> bytes:
    """Return the bytes of a CSV file, UTF-8, with line feeds."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=sign, lineterminator="\n")
    writer.writerows([header, *rows])
    return lines.getvalue().encode()


def told(name: str) -> dict[str, Any]:
    """Return the facts that a person wrote for one case."""
    facts = yaml.safe_load((FACTS / f"{name}.yaml").read_text("utf-8"))
    assert isinstance(facts, dict)
    return facts
