"""The checklist of a case (材料清单): what is there, what is missing, how to get it, and what is taken in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from appealdesk.core.evidence import Requirement
from appealdesk.core.minimum import missing_evidence
from appealdesk.core.vocabulary import EvidenceKind
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.readers import packs, recognition


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of evidence: the exhibits that are of it, whether it is still asked for, and who asks."""

    kind: EvidenceKind
    numbers: tuple[int, ...]
    missing: bool
    asked_by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """What a platform's own list asks for, with the rule it stands in and how far that rule was verified."""

    rule: str
    standing: str
    source: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What our experience asks for, what else is there, and the platform's own lists."""

    least: tuple[Line, ...]
    more: tuple[Line, ...]
    official: tuple[Official, ...]

    @property
    def missing(self) -> int:
        """How many kinds are still asked for."""
        return sum(line.missing for line in self.least)


def checklist(case: Case, held: Iterable[Exhibit], told: Mapping[str, Any]) -> Checklist:
    """Return the checklist from the case's reading and its files; asks the database nothing.

    Exhibits are named by the number that the letter cites; 0 until the worker has given one.
    """
    numbers: dict[str, list[int]] = {}
    cited = told.get("numbers", {})
    for one in held:
        if one.withdrawn_at is None and one.role != "export" and (one.kind or one.role in _KIND_OF_ROLE):
            number = int(cited.get(str(one.number), 0))
            numbers.setdefault(one.kind or _KIND_OF_ROLE[one.role], []).append(number)
    scenario = _scenario(case)
    # Asked again from the files as they are now: the kept reading says nothing of a case that is not to be appealed.
    lacks = missing_evidence(
        recognition.minimum(), packs.vocabulary(), case.issue_type or None, scenario, numbers.keys()
    )
    asked_for = {one.kind for one in lacks}
    least = tuple(dict.fromkeys(_least(case, scenario)))
    lists = tuple(
        Official(
            one["rule"],
            one["standing"],
            one["source"],
            tuple(
                _line(item["kind"], numbers, asked_for, "must" if item["mandatory"] else "may", item["note"])
                for item in one["items"]
            ),
        )
        for one in told.get("checklists", ())
    )
    return Checklist(
        tuple(_line(kind, numbers, asked_for, "least") for kind in least),
        tuple(_line(kind, numbers, asked_for, "") for kind in numbers if kind not in least),
        lists,
    )


_KIND_OF_ROLE = {"notice": "notice", "story": "seller_statement"}


def _scenario(case: Case) -> str | None:
    best = case.reading.get("scenario", {}).get("best")
    return None if best is None else str(best)


def _least(case: Case, scenario: str | None) -> Iterable[str]:
    if not case.issue_type:
        return ()
    return _leaves(recognition.minimum().requirement(case.issue_type, scenario))


def _leaves(tree: Requirement) -> Iterable[str]:
    if tree.kind:
        yield tree.kind
    for part in tree.parts:
        yield from _leaves(part)


def _line(
    kind: str, numbers: Mapping[str, list[int]], asked_for: Iterable[str], asked_by: str, note: str = ""
) -> Line:
    return Line(
        packs.vocabulary().kind(kind), tuple(numbers.get(kind, ())), kind in asked_for, asked_by, note
    )
