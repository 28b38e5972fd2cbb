"""What was read of each file (读取结果): rows in are rows out, and every rejected row is named with line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from appealdesk.core.errors import Fault

# All are counted; a person reads the first ones, and they name the pattern.
LISTED = 1000


@dataclass(frozen=True, slots=True)
class Read:
    """The account of one file: `rows` = `accepted` + `rejected`. Blank lines and description rows are no rows.

    `silent` of the accepted rows state no fact, such as a return without a claim.
    """

    file: str
    format: str
    platform: str
    verified: bool
    rows: int
    accepted: int
    rejected: int
    faults: tuple[Fault, ...] = ()
    blank: int = 0
    silent: int = 0
    encoding: str = "utf-8"
    remarks: tuple[str, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether every row is accounted for."""
        return self.rows == self.accepted + self.rejected


@dataclass(slots=True)
class Tally:
    """The account while a file is read."""

    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    blank: int = 0
    silent: int = 0
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def accept(self) -> None:
        """Count a row that was taken."""
        self.rows += 1
        self.accepted += 1

    def reject(self, place: str, what: str, remedy: str) -> None:
        """Count a row that was not taken, and say why."""
        self.rows += 1
        self.rejected += 1
        if len(self.faults) < LISTED:
            self.faults.append(Fault(place, what, remedy))

    def told(self) -> Iterator[str]:
        """Yield the remarks, with the number of faults that are not listed."""
        yield from dict.fromkeys(self.remarks)
        if self.rejected > len(self.faults):
            more = self.rejected - len(self.faults)
            yield f"另有 {more} 行未读，未逐一列出。{more} more rejected rows are not listed."
