"""Scenario and eligibility (场景判断与可申诉性): reasons for and against, and what weakens the grounds."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.paper import Block, Bullets, Paragraph
from appealdesk.core.report.pen import READING, Pen


def scenario_blocks(pen: Pen) -> Iterator[Block]:
    """Show the best scenario, the ranking, the screening, the findings and the grounds with their weaknesses."""
    yield Bullets(tuple(_judgement(pen)))
    yield pen.table(
        pen.column("scenario.side", "scenario.weight", "scenario.finding", "fact.source"),
        tuple(_findings(pen)),
        "report.none",
        (1, 1, 6, 4),
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
    for finding in sorted(mine, key=lambda item: (not item.speaks_for, -item.weight)):
        side = pen.say("scenario.for" if finding.speaks_for else "scenario.against")
        places = "、".join(pen.place(c.place) for c in finding.citations)
        yield side, f"{finding.weight:.2f}", pen.words(finding.says), places or "–"


def _grounds(pen: Pen) -> Iterator[Block]:
    weak = False
    for ground in pen.argument.grounds:
        name = pen.say(f"class.{ground.ground_class}")
        items = [
            pen.say("scenario.ground", **{"class": name}, says=pen.words(ground.says))
            + pen.cited(ground.citations)
        ]
        items += [
            pen.say("scenario.weak", says=pen.words(f.says)) + pen.cited(f.citations)
            for f in ground.weakened_by
        ]
        weak = weak or bool(ground.weakened_by)
        yield Bullets(tuple(items))
    if not weak:
        yield Paragraph(pen.say("scenario.no_weakness"))
