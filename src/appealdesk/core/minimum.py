"""The least evidence a case needs (最低证据): the set of its issue type, what its scenario adds, less the files at hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from appealdesk.core.evidence import Requirement, all_of, gaps
from appealdesk.core.reading import Missing
from appealdesk.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Minimum:
    """Requirement trees by issue type and by scenario."""

    issues: Mapping[str, Requirement]
    scenarios: Mapping[str, Requirement]

    def requirement(self, issue_type: str, scenario: str | None) -> Requirement:
        """Return the tree for a case; an issue type without a list needs the notice."""
        parts = [self.issues.get(issue_type, Requirement(kind="notice"))]
        if scenario is not None and scenario in self.scenarios:
            parts.append(self.scenarios[scenario])
        return all_of(*parts)


def missing_evidence(
    minimum: Minimum,
    vocabulary: Vocabulary,
    issue_type: str | None,
    scenario: str | None,
    present: Collection[str],
) -> tuple[Missing, ...]:
    """Return the kinds still to ask for, with how to get each. Only files count as present, not words."""
    if issue_type is None:
        return ()
    kinds = gaps(minimum.requirement(issue_type, scenario), present)
    known = [vocabulary.kind(kind) for kind in kinds]
    return tuple(Missing(kind.code, kind.how, kind.substitute) for kind in known)
