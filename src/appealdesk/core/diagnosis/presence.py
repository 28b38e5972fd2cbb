"""What the mere presence of a paper says (证据在场): little, and only that it is there."""

from __future__ import annotations

from collections.abc import Mapping

from appealdesk.core.case import Case
from appealdesk.core.citing import cite_kinds
from appealdesk.core.ground import Finding
from appealdesk.core.phrase import fill
from appealdesk.core.wording import Wording


def present(case: Case, scenario: str, papers: Mapping[str, tuple[float, Wording]]) -> tuple[Finding, ...]:
    """One finding for each kind that is there; the sentence may name `{exhibits}`."""
    return tuple(
        Finding(
            scenario,
            f"has_{kind}",
            True,
            weight,
            fill(says, exhibits=numbers(case, kind)),
            cite_kinds(case, kind),
        )
        for kind, (weight, says) in papers.items()
        if case.exhibits_of(kind)
    )


def absent(case: Case, scenario: str, papers: Mapping[str, tuple[float, Wording]]) -> tuple[Finding, ...]:
    """One finding against for each kind that is not there; it cites nothing, since nothing is there."""
    return tuple(
        Finding(scenario, f"no_{kind}", False, weight, says)
        for kind, (weight, says) in papers.items()
        if not case.exhibits_of(kind)
    )


def numbers(case: Case, *kinds: str) -> str:
    """Name exhibits as the letter does: `Exhibit 3, 4` needs `3, 4`."""
    return ", ".join(str(exhibit.number) for kind in kinds for exhibit in case.exhibits_of(kind))
