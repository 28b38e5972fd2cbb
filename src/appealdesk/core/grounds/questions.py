"""Open questions (待核实问题): what a specialist must ask the seller, in Chinese that can be pasted as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.case import Case, Plan
from appealdesk.core.diagnosis.ranking import rank
from appealdesk.core.ground import Finding, Ground, GroundClass
from appealdesk.core.grounds.asking import ABOUT_PLAN, AFTER_CONFLICT, AFTER_GAP, BY_SCENARIO, FIELDS, PAPERS
from appealdesk.core.phrase import fill, listed, quoted
from appealdesk.core.reading import Reading
from appealdesk.core.record import Record, records
from appealdesk.core.timeline.event import Timeline
from appealdesk.core.wording import Wording

PLAN_ISSUES = frozenset(
    {
        "odr",
        "lsr",
        "ldr",
        "vtr",
        "cr",
        "sfcr",
        "nfr",
        "otdr",
        "sfp",
        "response_time",
        "account_health",
        "review_burst",
    }
    | {"listing_removed", "used_sold_as_new", "dropshipping", "review_manipulation", "idr", "product_quality"}
    | {"seller_standards", "penalty_points", "negative_feedback"}
)
LATE = frozenset({"lsr", "ldr", "sfp", "otdr", "fulfilment_review", "fake_shipping"})
OWNED_BY_THE_PLAN = frozenset({"tracking_cut", "tracking_other", "delivered_before_confirmed"})
ASKED_ABOUT = frozenset(
    {
        "names_no_item",
        "expired",
        "others_accepted",
        "due_outside_closure",
        "ended_after_notice",
        "carrier_not_named",
    }
)
RECEIPT = frozenset({"a_to_z_claim", "inr_dispute", "chargeback"})


def open_questions(
    case: Case,
    reading: Reading,
    timeline: Timeline,
    findings: tuple[Finding, ...],
    grounds: tuple[Ground, ...],
) -> tuple[Wording, ...]:
    """Ask about contradictions first, then gaps, facts, papers and the plan. Nothing is asked twice.

    Missing kinds of evidence are not asked for here: the reading lists them with the way to get each.
    """
    asked = [
        *_conflicts(case, timeline),
        *_gaps(timeline),
        *_facts(case, reading),
        *_to_verify(grounds),
        *_papers(case, findings),
        *_prior(case, reading),
        *_plan(case, reading, findings),
    ]
    return tuple(dict.fromkeys(asked))


def _conflicts(case: Case, timeline: Timeline) -> Iterator[Wording]:
    for conflict in timeline.contradictions:
        # The notice's own figure is a matter for the platform; what the plan already owns up to is answered.
        owned = conflict.kind in OWNED_BY_THE_PLAN and _owned(case, conflict.orders)
        # An earlier matter that only a paper tells is asked about with its day and outcome, once.
        unnamed = conflict.kind == "story_first_time" and not case.prior
        if conflict.kind != "figure_meets_threshold" and not owned and not unnamed:
            yield _joined(conflict.says, AFTER_CONFLICT.get(conflict.kind, AFTER_CONFLICT[""]))


def _gaps(timeline: Timeline) -> Iterator[Wording]:
    for gap in timeline.gaps:
        yield _joined(gap.says, AFTER_GAP.get(gap.kind, AFTER_GAP[""]))


def _facts(case: Case, reading: Reading) -> Iterator[Wording]:
    issues = {reading.issue_type, *reading.secondary_issue_types}
    held = _begun(case, reading)
    wanted = [
        ("ship_by", issues & LATE),
        ("confirmed_at", issues & (LATE - {"otdr"})),
        ("delivered_at", issues & RECEIPT),
    ]
    for name, needed in wanted:
        lacking = [record.id for record in held if _lacks(record, name)] if needed else []
        if lacking:
            yield fill(FIELDS[name], orders=listed(lacking))
    alone = (
        [r.id for r in held if r.order.ship_by and r.said_at("ship_by").file == "case.yaml"]
        if issues & LATE
        else []
    )
    if alone:
        yield fill(FIELDS["ship_by_unproved"], orders=listed(alone))
    if (issues & (LATE | RECEIPT | {"vtr"})) and not records(case, reading.order_ids):
        yield FIELDS["no_orders"]


def _begun(case: Case, reading: Reading) -> tuple[Record, ...]:
    """Orders that something is known of; the others are asked about as a whole."""
    return tuple(
        r
        for r in records(case, reading.order_ids)
        if r.shipments or r.order.tracking or r.order.ship_by or r.order.confirmed_at or r.order.delivered_at
    )


def _lacks(record: Record, name: str) -> bool:
    if name == "delivered_at":
        return record.order.delivered_at is None and record.delivered is None
    return getattr(record.order, name) is None


def _to_verify(grounds: tuple[Ground, ...]) -> Iterator[Wording]:
    for ground in grounds:
        if ground.ground_class is GroundClass.TO_VERIFY:
            yield _joined(ground.says, PAPERS["to_verify"])


def _papers(case: Case, findings: tuple[Finding, ...]) -> Iterator[Wording]:
    for exhibit in case.exhibits:
        if not exhibit.opens:
            yield fill(PAPERS["closed"], number=exhibit.number, file=exhibit.file)
    for finding in findings:
        owned = finding.code == "due_outside_closure" and _owned(case, finding.orders)
        if finding.code in ASKED_ABOUT and not owned:
            yield _joined(finding.says, PAPERS[finding.code])


def _owned(case: Case, orders: tuple[str, ...]) -> bool:
    """Whether the plan gives a cause for each of these orders."""
    caused = {id_ for cause in (case.plan.causes if case.plan else ()) for id_ in cause.orders}
    return bool(orders) and caused.issuperset(orders)


def _prior(case: Case, reading: Reading) -> Iterator[Wording]:
    for prior in case.prior:
        if prior.changed_since is None:
            day = prior.day.isoformat() if prior.day else "—"
            yield fill(PAPERS["changed_since"], day=day, what=_short(prior.what))
    denied = bool(case.exhibits_of("prior_appeal_history"))
    if (reading.must_disclose_prior or denied) and not case.prior:
        told = [quoted(held.text) for held in reading.prior]
        told = told or [exhibit.file for exhibit in case.exhibits_of("prior_appeal_history")]
        yield fill(PAPERS["prior_unnamed"], words="; ".join(told)) if told else PAPERS["prior_hinted"]


def _plan(case: Case, reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Wording]:
    if case.plan is None:
        if {reading.issue_type, *reading.secondary_issue_types} & PLAN_ISSUES:
            yield from _without_plan(reading, findings)
        return
    yield from _causes(case, case.plan, paired=not (reading.misread and case.plan.tells_only))
    yield from _actions(case, case.plan)


def _without_plan(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Wording]:
    """No plan: ask for its parts, beginning with what the likeliest scenario turns on."""
    ranked = [scenario for scenario, score in rank(findings, reading) if score > 0]
    for scenario in dict.fromkeys(code for code in (reading.scenario, *ranked[:1]) if code):
        yield from BY_SCENARIO.get(scenario, ())
    yield from (ABOUT_PLAN[part] for part in ("cause", "corrective", "preventive", "buyers"))


def _causes(case: Case, plan: Plan, *, paired: bool) -> Iterator[Wording]:
    if not plan.causes:
        yield ABOUT_PLAN["cause"]
    for number, cause in enumerate(plan.causes, start=1):
        text = _short(cause.text)
        if not cause.exhibit or case.exhibit_for(cause.exhibit) is None:
            yield fill(ABOUT_PLAN["cause_unproved"], number=number, text=text)
        for part, answers in (("corrective", plan.corrective), ("preventive", plan.preventive)):
            if paired and not any(
                action.cause == number or (action.cause is None and len(plan.causes) == 1)
                for action in answers
            ):
                yield fill(ABOUT_PLAN[f"cause_without_{part}"], number=number, text=text)


def _actions(case: Case, plan: Plan) -> Iterator[Wording]:
    for action in plan.corrective:
        text = _short(action.text)
        if action.done_on is None:
            yield fill(ABOUT_PLAN["undated"], text=text)
        if not action.owner:
            yield fill(ABOUT_PLAN["no_owner"], text=text)
        if not action.exhibit or case.exhibit_for(action.exhibit) is None:
            yield fill(ABOUT_PLAN["unproved"], text=text)
    for measure in plan.preventive:
        if not measure.owner or not measure.every:
            yield fill(ABOUT_PLAN["no_rhythm"], text=_short(measure.text))
    if plan.preventive and not any(measure.watch for measure in plan.preventive):
        yield ABOUT_PLAN["no_watch"]
    for remedy in plan.buyers:
        if remedy.done_on is None or not remedy.exhibit:
            yield fill(ABOUT_PLAN["remedy_unproved"], orders=listed(remedy.orders))


def _short(text: Wording) -> Wording:
    return Wording(tuple((code, quoted(said)) for code, said in text.texts))


def _joined(says: Wording, asks: Wording) -> Wording:
    """A fact and the question about it, as one paragraph in each language that has both."""
    return Wording.of(
        {
            code: f"{says.say(code)}{'' if code in {'zh', 'ja'} else ' '}{text}"
            for code, text in asks.texts
            if says.has(code)
        }
    )
