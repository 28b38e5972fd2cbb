"""Scores readings against labelled samples, field by field, in the way the sample page defines the fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from appealdesk.core.case import Case
from appealdesk.core.evidence import Exhibit
from appealdesk.core.notice import Notice, Story
from appealdesk.road.reading import read_case, reading_json

CHINA = ZoneInfo("Asia/Shanghai")


def case_of(sample: Mapping[str, Any]) -> Case:
    """The case that the folder of a sample is read as."""
    text = sample["notice_text"] or ""
    kinds = [kind for kind in sample["materials_present"] if kind != "notice"]
    return Case(
        code=str(sample["id"]),
        as_of=datetime.fromisoformat(str(sample["pasted_at"])).replace(tzinfo=CHINA),
        attempt=1,
        notices=(Notice("notice.txt", text),) if text.strip() else (),
        story=Story("story.md", sample["seller_story"] or ""),
        exhibits=tuple(
            Exhibit(number, f"exhibits/{kind}.txt", kind, "0" * 64, 1, "text/plain")
            for number, kind in enumerate(kinds, start=1)
        ),
    )


def read_sample(sample: Mapping[str, Any]) -> dict[str, Any]:
    case = case_of(sample)
    return reading_json(case, read_case(case))


@dataclass
class Score:
    """Points and chances by field, and every miss with the sample it happened in."""

    points: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    chances: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    misses: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    def add(
        self, name: str, sample: Mapping[str, Any], got: Any, wanted: Any, points: float, chances: float = 1
    ) -> None:
        if name.removesuffix(" found").removesuffix(" right") in sample["expected"].get("ignore", ()):
            return
        self.points[name] += points
        self.chances[name] += chances
        if points < chances:
            self.misses.append((str(sample["id"]), name, got, wanted))

    def rate(self, name: str) -> float:
        return self.points[name] / self.chances[name] if self.chances[name] else 1.0

    def lines(self) -> list[str]:
        return [
            f"{name:22} {self.rate(name):6.3f}  ({self.points[name]:g}/{self.chances[name]:g})"
            for name in self.chances
        ]


def score(samples: Iterable[Mapping[str, Any]]) -> Score:
    total = Score()
    for sample in samples:
        score_one(total, sample, read_sample(sample))
    return total


def score_one(total: Score, sample: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    wanted = sample["expected"]
    _same(total, "is_notice", sample, got["is_notice"], {wanted["is_notice"]})
    kinds = {wanted["message_kind"], *wanted.get("message_kind_also", ())}
    _same(total, "message_kind", sample, got["message_kind"], kinds)
    _same(total, "platform", sample, got["platform"], {wanted["platform"]})
    places = {wanted["marketplace"]} | (set() if wanted["marketplace_stated"] else {None})
    _same(total, "marketplace", sample, got["marketplace"], places)
    _issue(total, sample, got, wanted)
    for name in ("order_ids", "asins", "item_ids"):
        _sets(total, name, sample, got[name], wanted[name])
    _figures(total, sample, got["figures"], wanted["figures"])
    _deadline(total, sample, got["deadline"], wanted["deadline"])
    answers = {wanted["eligible"], *wanted.get("eligible_also", ())}
    _same(total, "eligible", sample, got["screening"]["eligible"], answers)
    codes = {wanted["eligible_code"], *wanted.get("eligible_code_also", ())}
    _same(total, "eligible_code", sample, got["screening"]["code"], codes)
    worst = got["screening"]["eligible"] == "yes" and wanted["eligible"] == "no"
    total.add("no_yes_on_a_no", sample, "yes", "no", 0 if worst else 1)
    _same(
        total,
        "scenario",
        sample,
        got["scenario"]["best"],
        {wanted["scenario"], *wanted.get("scenario_also", ())},
    )
    _missing(total, sample, got, wanted)
    _same(total, "disclosure", sample, got["must_disclose_prior"], {wanted["must_disclose_prior"]})
    languages = {wanted["letter_language"], *wanted["letter_language_also"]}
    _same(total, "letter_language", sample, got["letter_language"], languages)


def _same(total: Score, name: str, sample: Mapping[str, Any], got: Any, accepted: set[Any]) -> None:
    total.add(name, sample, got, sorted(map(str, accepted)), float(got in accepted))


def _issue(
    total: Score, sample: Mapping[str, Any], got: Mapping[str, Any], wanted: Mapping[str, Any]
) -> None:
    accepted = {wanted["issue_type"], *wanted.get("issue_type_also", ())}
    half = got["issue_type"] in wanted["secondary_issue_types"]
    points = 1.0 if got["issue_type"] in accepted else 0.5 if half else 0.0
    total.add("issue_type", sample, got["issue_type"], sorted(map(str, accepted)), points)
    _sets(total, "secondary", sample, got["secondary_issue_types"], wanted["secondary_issue_types"])


def _sets(total: Score, name: str, sample: Mapping[str, Any], got: list[Any], wanted: list[Any]) -> None:
    """Both ways: what was found of what is there, and what is there of what was found."""
    common = len(set(got) & set(wanted))
    total.add(f"{name} found", sample, got, wanted, common, len(set(wanted)))
    total.add(f"{name} right", sample, got, wanted, common, len(set(got)))


def _figures(
    total: Score, sample: Mapping[str, Any], got: Mapping[str, Any], wanted: Mapping[str, Any]
) -> None:
    def triples(figures: Mapping[str, Any]) -> set[tuple[Any, ...]]:
        return {(one["value"], one["threshold"], one["unit"]) for one in figures.values()}

    _sets(total, "figures", sample, sorted(triples(got), key=str), sorted(triples(wanted), key=str))
    _sets(total, "figure keys", sample, sorted(got), sorted(wanted))


def _deadline(
    total: Score, sample: Mapping[str, Any], got: Mapping[str, Any], wanted: Mapping[str, Any]
) -> None:
    _same(total, "deadline kind", sample, got["kind"], {wanted["kind"]})
    total.add(
        "deadline due",
        sample,
        got["due"],
        wanted["resolves_to"],
        float(_moment(got["due"]) == _moment(wanted["resolves_to"])),
    )
    invented = wanted["kind"] == "none" and got["kind"] != "none"
    total.add("no_invented_deadline", sample, got["words"], None, 0 if invented else 1)


def _moment(written: Any) -> Any:
    if written is None or len(str(written)) == 10:
        return str(written)
    return datetime.fromisoformat(str(written))


def _missing(
    total: Score, sample: Mapping[str, Any], got: Mapping[str, Any], wanted: Mapping[str, Any]
) -> None:
    useful = set(wanted.get("also_useful", ()))
    found = [kind for kind in got["missing_evidence"] if kind not in useful - set(wanted["missing_evidence"])]
    _sets(total, "missing", sample, found, wanted["missing_evidence"])
    alike = got["issue_type"] == wanted["issue_type"] and got["scenario"]["best"] == wanted["scenario"]
    if alike and got["screening"]["eligible"] == wanted["eligible"]:
        total.add(
            "missing exact",
            sample,
            sorted(found),
            sorted(wanted["missing_evidence"]),
            float(set(found) == set(wanted["missing_evidence"])),
        )
