"""The causal chain (因果链): from the symptom in the notice, why by why, to the control that was missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appealdesk.core.case import Cause, Plan
from appealdesk.core.grounds import Finding, Ground, GroundClass
from appealdesk.core.letter.matter import figure_words, has_ids, ids_words, issue_words, rates
from appealdesk.core.paper import Block, Bullets, Heading, Paragraph
from appealdesk.core.report.account import OUTSIDE
from appealdesk.core.report.pen import Pen


def cause_blocks(pen: Pen) -> Iterator[Block]:
    """Show one chain per cause; without a plan, the chain of the grounds, which ends in what the seller did not show."""
    plan = pen.argument.case.plan or Plan()
    for number, cause in enumerate(plan.causes, 1):
        yield Heading(pen.say("why.cause", number=number), 3)
        yield _chain(pen, tuple(_causal(pen, plan, cause, number)))
    if not plan.causes:
        yield _disputed(pen)


def _chain(pen: Pen, whys: Sequence[str]) -> Bullets:
    symptom = pen.say("why.symptom", symptom=_symptom(pen))
    return Bullets(
        (symptom, *(pen.say("why.numbered", number=n, text=text) for n, text in enumerate(whys, 1)))
    )


def _symptom(pen: Pen) -> str:
    judged = rates(pen.argument)
    if judged:
        return "、".join(figure_words(pen.voice, key, figure).say("zh") for key, figure in judged)
    issue = issue_words(pen.voice).say("zh")
    return f"{issue},{ids_words(pen.voice).say('zh')}" if has_ids(pen.argument) else issue


def _causal(pen: Pen, plan: Plan, cause: Cause, number: int) -> Iterator[str]:
    trigger = next(iter(_triggers(pen, cause)), None)
    if trigger is not None:
        yield pen.words(trigger.says) + pen.cited(trigger.citations)
    exhibit = pen.argument.case.exhibit_for(cause.exhibit) if cause.exhibit else None
    orders = pen.say("why.orders", orders=cause.orders) if cause.orders else ""
    source = f"[证据 {exhibit.number}]" if exhibit else ""
    yield f"{pen.words(cause.text)}{source} {orders}".strip()
    controls = [item for item in plan.preventive if item.cause in _mine(plan, number)]
    for item in controls:
        yield pen.say("why.control", text=item.text)
    if not controls:
        yield pen.say("why.control.open")


def _mine(plan: Plan, number: int) -> frozenset[int | None]:
    return frozenset({number, None} if len(plan.causes) == 1 else {number})


def _triggers(pen: Pen, cause: Cause) -> Iterator[Ground | Finding]:
    """Yield what the exhibits show of the event behind a cause: an outside event, else a finding for the scenario."""
    argument = pen.argument
    for ground in argument.grounds:
        outside = any(citation.exhibit.kind in OUTSIDE for citation in ground.citations)
        if outside and set(ground.orders) & set(cause.orders):
            yield ground
    for finding in argument.findings:
        if (
            finding.speaks_for
            and finding.scenario == argument.reading.scenario
            and set(finding.orders) & set(cause.orders)
        ):
            yield finding


def has_claim(pen: Pen) -> bool:
    """Whether the letter argues a ground that takes something out."""
    return any(ground.ground_class is GroundClass.REMOVABLE for ground in pen.argument.grounds)


def _disputed(pen: Pen) -> Block:
    grounds = [g for g in pen.argument.grounds if g.ground_class is not GroundClass.TO_VERIFY]
    if not grounds:
        return Paragraph(pen.say("why.none"))
    first = grounds[0]
    if first.ground_class is GroundClass.EXPLAINS_ONLY and not has_claim(pen):
        # A record that only explains shows what happened around the orders; whose step failed nobody has said yet.
        return _chain(
            pen,
            [
                pen.words(first.says) + pen.cited(first.citations),
                pen.say("why.step.open"),
                pen.say("why.control.open"),
            ],
        )
    exhibits = "、".join(dict.fromkeys(f"[证据 {c.exhibit.number}]" for g in grounds for c in g.citations))
    whys = [pen.say("why.misread", text=pen.words(first.says)), pen.say("why.record", exhibits=exhibits)]
    guards = pen.book.of("zh").phrases.get(f"prevention.{pen.argument.reading.scenario or 'other'}", ())
    whys += [pen.say("why.guard", text=guards[0].split("|")[0])] if guards else []
    return _chain(pen, whys)
