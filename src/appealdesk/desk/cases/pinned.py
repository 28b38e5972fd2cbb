"""Which rules a case rests on, and which of them are others by now (规则快照): by name, and only those that concern this case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from appealdesk.core.policy import History
from appealdesk.core.rules import Rules
from appealdesk.core.wording import Wording
from appealdesk.desk.cases.models import Case
from appealdesk.readers import packs

# A digest is told apart by its beginning; a case keeps some ten of them.
SHORT = 16


@dataclass(frozen=True, slots=True)
class Changed:
    """A rule that this case rests on: `what` is added, changed or removed since the case was opened."""

    name: Wording | str
    what: str


def pin(case: Case, rules: Rules | None, place: str, told: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the case keeps of the rules it was opened under.

    What was pinned stays; where facts make it a case of another place or issue, the rules of that are pinned beside
    it as they are now. None where nothing is known of the rules, or of those a case was opened under before rules were pinned.
    """
    if rules is None or (case.packs_digest and case.pinned_rules is None):
        return case.pinned_rules
    held = case.pinned_rules or {"of": "", "rules": {}}
    of = f"{place}/{told.get('issue_type')}"
    if held["of"] == of:
        return case.pinned_rules
    now = {one.file: one.digest[:SHORT] for one in _resting(rules, place, told)}
    return {"of": of, "rules": {**now, **held["rules"]}}


def changed(case: Case) -> list[Changed] | None:
    """Return the rules under this case that changed since it was opened; None where only a change of any rule is known."""
    if not case.packs_digest or case.platform not in packs.platforms():
        return []
    rules = packs.rules(case.platform)
    if rules.digest == case.packs_digest:
        return []
    if case.pinned_rules is None:
        return None
    before = case.pinned_rules["rules"]
    now = {one.file: one for one in rules.histories}
    of_now = f"{case.marketplace}/{case.reading.get('issue_type')}" == case.pinned_rules["of"]
    resting = {one.file for one in _resting(rules, case.marketplace, case.reading)} if of_now else set()
    return [
        Changed(now[file].label if file in now else file, what)
        for file in sorted({*before, *resting})
        if (what := _difference(before.get(file), now.get(file)))
    ]


def _difference(before: str | None, now: History[Any] | None) -> str:
    if now is None:
        return "removed"
    if before is None:
        return "added"
    return "" if now.digest[:SHORT] == before else "changed"


def _resting(rules: Rules, place: str, told: dict[str, Any]) -> Iterator[History[Any]]:
    """Yield the rules of the case's marketplace that speak of its issue, of a metric it names, or closed a window of it."""
    subjects = {str(told.get("issue_type")), *(told.get("figures") or {})}
    windows = {one["rule"] for one in told.get("windows") or ()}
    for one in rules.histories:
        speaks = subjects & {*one.issue_types, one.metric} or one.rule in windows
        if speaks and place in one.marketplaces:
            yield one
