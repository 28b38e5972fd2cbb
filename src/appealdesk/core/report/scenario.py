"""Scenario and eligibility (场景判断与可申诉性): reasons for and against, and what weakens the grounds."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.grounds import Finding, Ground
from appealdesk.core.paper import Block, Bullets, Paragraph
from appealdesk.core.report.gathered import Point, gathered, line
from appealdesk.core.report.pen import READING, Pen


def scenario_blocks(pen: Pen) -> Iterator[Block]:
    """Show the best scenario, the ranking, the screening, the findings and the grounds with their weaknesses."""
    yield Bullets(tuple(_judgement(pen)))
    yield pen.table(
        pen.column("scenario.side", "scenario.weight", "scenario.finding", "fact.source"),
        tuple(_findings(pen)),
        "report.none",
    )
    yield from _grounds(pen)


def _judgement(pen: Pen) -> Iterator[str]:
    reading, vocabulary = pen.argument.reading, pen.argument.vocabulary
    if reading.scenario is None:
        yield pen.say("scenario.none")
    else:
        yield pen.say("scenario.best", name=vocabulary.name("scenarios", reading.scenario))
    if reading.scenarios:
        ranked = "、".join(
            f"{vocabulary.name('scenarios', code).say(READING)} {weight:.2f}"
            for code, weight in reading.scenarios
        )
        yield pen.say("scenario.ranked", ranked=ranked)
    screening = reading.screening
    if screening is not None:
        yield pen.say(
            "scenario.eligible",
            eligible=pen.say(f"eligible.{screening.eligible}"),
            code=vocabulary.name("eligibility", screening.code),
            reason=screening.reason,
        )
        yield pen.say("scenario.next", next=screening.next_step)


def _findings(pen: Pen) -> Iterator[tuple[str, ...]]:
    mine = [f for f in pen.argument.findings if f.scenario == pen.argument.reading.scenario]
    ordered = sorted(mine, key=lambda item: (not item.speaks_for, -item.weight))
    for point, others in gathered(map(finding_point, ordered)):
        side = pen.say("scenario.for" if point.side else "scenario.against")
        places = pen.listing(point.places)
        yield side, f"{point.weight:.2f}", line(pen, point, others), places or "–"


def finding_point(finding: Finding) -> Point:
    """Return a finding as a point of the report; findings of one code are one kind."""
    places = tuple(citation.place for citation in finding.citations)
    return Point(finding.code, finding.says, places, finding.orders, finding.weight, finding.speaks_for)


def ground_point(ground: Ground) -> Point:
    """Return a ground as a point of the report; grounds of one class and code are one kind."""
    places = tuple(citation.place for citation in ground.citations)
    return Point(f"{ground.ground_class} {ground.code}", ground.says, places, ground.orders)


def _grounds(pen: Pen) -> Iterator[Block]:
    weak = False
    for point, others in gathered(map(ground_point, pen.argument.grounds)):
        name = pen.say(f"class.{point.kind.partition(' ')[0]}")
        says = pen.say("scenario.ground", **{"class": name}, says=line(pen, point, others))
        weaknesses = [f for g in pen.argument.grounds if g.says == point.says for f in g.weakened_by]
        items = [
            pen.say("scenario.weak", says=line(pen, first, rest)) + pen.places(first.places)
            for first, rest in gathered(map(finding_point, weaknesses))
        ]
        weak = weak or bool(weaknesses)
        yield Bullets((says + pen.places(point.places), *items))
    if not weak:
        yield Paragraph(pen.say("scenario.no_weakness"))
