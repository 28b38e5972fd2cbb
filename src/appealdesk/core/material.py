"""What every scenario looks at (诊断材料): the case, its reading and its timeline, with the orders joined once."""

from __future__ import annotations

from dataclasses import dataclass

from appealdesk.core.case import Case
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.timeline.event import Timeline


@dataclass(frozen=True, slots=True)
class Material:
    """The values that a scenario judges."""

    case: Case
    reading: Reading
    timeline: Timeline
    records: tuple[Record, ...]

    @classmethod
    def of(cls, case: Case, reading: Reading, timeline: Timeline) -> Material:
        """Join the orders of case and reading once for all scenarios."""
        return cls(case, reading, timeline, records(case, reading.order_ids))

    def about(self, *issues: str) -> bool:
        """Whether the notice is about one of these issue types, first or second."""
        return not {self.reading.issue_type, *self.reading.secondary_issue_types}.isdisjoint(issues)
