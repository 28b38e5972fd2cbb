"""Contradictions of the plan (整改计划矛盾): promises dressed as actions, cures before the illness, counts that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from decimal import Decimal, InvalidOperation

from appealdesk.core.case import BuyerRemedy, Case, Cause, Corrective, Plan
from appealdesk.core.phrase import fill, listed, quoted
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.record import named_orders
from appealdesk.core.timeline.event import Conflict, Event
from appealdesk.core.timeline.gaps import NOT_SENT
from appealdesk.core.timeline.papers import HIGHER_IS_BETTER, LOWER_IS_BETTER
from appealdesk.core.wording import Wording
from appealdesk.core.written_days import written_days

PLAN = Place("case.yaml")
LOOK_BACK = timedelta(days=180)

# Papers that would name an order if they spoke of it; a carrier's notice or a test report would not.
NAMES_ORDERS = frozenset(
    [
        "order_detail",
        "carrier_tracking",
        "carrier_handover_proof",
        "delivery_proof",
        "erp_log",
        "buyer_messages",
        "refund_record",
    ]
)
METRICS = {
    "order_defect_rate": "odr",
    "late_shipment_rate": "lsr",
    "late_dispatch_rate": "lsr",
    "valid_tracking_rate": "vtr",
    "cancellation_rate": "cr",
    "on_time_delivery_rate": "otdr",
    "invoice_defect_rate": "idr",
}

SAYS = {
    "promise_not_action": Wording.of(
        en="The plan gives {done} as the day of “{text}”, which lies after the case's own day {today}: "
        "a promise stands where a finished action belongs.",
        zh="整改计划把“{text}”的完成日写为 {done},晚于本案日期 {today}:此处应为已完成的措施,而不是承诺。",
    ),
    "action_in_future": Wording.of(
        en="“{text}” is listed as a finished action, yet it speaks of {day}, after the case's own day {today}.",
        zh="“{text}”列为已完成措施,其文字却提到 {day},晚于本案日期 {today}。",
    ),
    "cure_before_event": Wording.of(
        en="“{text}” was done on {done}, before the first order it is to answer for ({order}, {event}).",
        zh="“{text}”完成于 {done},早于其所针对的首个订单({order},{event})。",
    ),
    "action_long_before": Wording.of(
        en="“{text}” was done on {done}, more than 180 days before the notice of {notice}.",
        zh="“{text}”完成于 {done},早于 {notice} 的通知 180 天以上。",
    ),
    "event_after_cure": Wording.of(
        en="“{text}” was done on {done}, yet order {order} went wrong on {event}, after it.",
        zh="“{text}”已于 {done} 完成,但订单 {order} 仍在其后的 {event} 出现问题。",
    ),
    "plan_exhibit_missing": Wording.of(
        en="The plan rests “{text}” on {file}, which is not among the exhibits.",
        zh="整改计划中“{text}”所引的 {file} 不在证据件之列。",
    ),
    "plan_exhibit_silent": Wording.of(
        en="The plan rests “{text}” (orders {orders}) on {file}, whose text names none of these orders.",
        zh="整改计划中“{text}”(订单 {orders})引用 {file},但该文件的文字未提及其中任何订单。",
    ),
    "paper_after_action": Wording.of(
        en="The plan dates “{text}” to {done}, but every day written in {file} is later (the first: {first}).",
        zh="整改计划写明“{text}”完成于 {done},而 {file} 中写明的日期都在其后(最早为 {first})。",
    ),
    "order_unexplained": Wording.of(
        en="Order {order} of the notice is under no cause of the plan.",
        zh="通知所列订单 {order} 未归入整改计划的任何原因。",
    ),
    "order_counted_twice": Wording.of(
        en="Order {order} is counted under {count} causes of the plan.",
        zh="订单 {order} 在整改计划中同时归入 {count} 个原因。",
    ),
    "plan_order_unknown": Wording.of(
        en="The plan speaks of order {order}, which neither the notice nor the case file names.",
        zh="整改计划提到订单 {order},而通知与案件资料中均无此订单。",
    ),
    "watch_too_loose": Wording.of(
        en="The plan watches {metric} at {threshold}, which is looser than the platform's own {limit} in the notice.",
        zh="整改计划对 {metric} 设定的预警线为 {threshold},比通知所载平台标准 {limit} 更宽。",
    ),
    "action_without_cause": Wording.of(
        en="“{text}” answers cause {number}; causes in the plan: {count}.",
        zh="“{text}”对应第 {number} 个原因,但整改计划只有 {count} 个原因。",
    ),
}


def contradictions(
    case: Case, reading: Reading, zone: tzinfo, events: tuple[Event, ...]
) -> Iterator[Conflict]:
    """Hold the plan against the case's own day, its orders, its exhibits and the notice's figures."""
    plan = case.plan
    if plan is None:
        return
    done: tuple[Corrective | BuyerRemedy, ...] = (*plan.corrective, *plan.buyers)
    for action in done:
        yield from _finished(action, case)
    for correction in plan.corrective:
        if reading.issue_type not in NOT_SENT:  # a cancelled order went wrong on a day that no field holds
            yield from _in_order(correction, plan, case, zone)
        yield from _long_before(correction, events)
    yield from _misplaced(plan)
    yield from _cited(plan, case)
    yield from _counts(plan, case, reading)
    yield from _watches(plan, reading)


def _misplaced(plan: Plan) -> Iterator[Conflict]:
    for number, text in _answered(plan):
        if not 1 <= number <= len(plan.causes):
            held = {"text": _short(text), "number": number, "count": len(plan.causes)}
            yield _found("action_without_cause", (PLAN,), 0.4, (), **held)


def _cited(plan: Plan, case: Case) -> Iterator[Conflict]:
    for cause in plan.causes:
        yield from _papers(cause.text, cause.exhibit, cause.orders, case)
    for remedy in plan.buyers:
        yield from _papers(remedy.text, remedy.exhibit, remedy.orders, case)
    for correction in plan.corrective:
        yield from _papers(correction.text, correction.exhibit, (), case)
    for measure in plan.preventive:
        yield from _papers(measure.text, measure.exhibit, (), case)


def _finished(action: Corrective | BuyerRemedy, case: Case) -> Iterator[Conflict]:
    done = action.done_on
    if done is None:
        return
    held = {"text": _short(action.text), "done": done.isoformat()}
    today = case.as_of.date()
    if done > today:
        yield _found("promise_not_action", _places(action.exhibit), 0.9, (), **held, today=today.isoformat())
    told = [w.day for _, said in action.text.texts for w in written_days(said, today) if w.year_told]
    if done <= today and told and max(told) > today:
        later = {"day": max(told).isoformat(), "today": today.isoformat(), "text": held["text"]}
        yield _found("action_in_future", (PLAN,), 0.6, (), **later)
    days = [
        written.day
        for sheet in case.sheets
        if sheet.file == action.exhibit and not sheet.doubtful
        for written in written_days(sheet.text, today)
        if written.year_told
    ]
    if days and min(days) > done:
        first = min(days).isoformat()
        yield _found(
            "paper_after_action", _places(action.exhibit), 0.7, (), **held, file=action.exhibit, first=first
        )


def _in_order(action: Corrective, plan: Plan, case: Case, zone: tzinfo) -> Iterator[Conflict]:
    """The cure stands after what it cures. Judged by the ship-by day, else by the day of confirmation."""
    cause = _cause(plan, action.cause)
    events = sorted(_event_days(cause.orders if cause else (), case, zone))
    if action.done_on is None or not events:
        return
    held = {"text": _short(action.text), "done": action.done_on.isoformat()}
    (first, first_id), (last, last_id) = events[0], events[-1]
    if action.done_on < first:
        told = {"order": first_id, "event": first.isoformat()}
        yield _found("cure_before_event", _places(action.exhibit), 0.7, (first_id,), **held, **told)
    elif action.done_on < last:
        told = {"order": last_id, "event": last.isoformat()}
        yield _found("event_after_cure", _places(action.exhibit), 0.6, (last_id,), **held, **told)


def _long_before(action: Corrective, events: tuple[Event, ...]) -> Iterator[Conflict]:
    """What was done half a year before the notice has not cured what the notice is about."""
    notice = next((event for event in events if event.kind in {"notice_sent", "notice_dated"}), None)
    day = (notice.day or notice.at.date()) if notice else None
    if day is not None and action.done_on is not None and day - action.done_on > LOOK_BACK:
        held = {"text": _short(action.text), "done": action.done_on.isoformat(), "notice": day.isoformat()}
        yield _found("action_long_before", _places(action.exhibit), 0.5, (), **held)


def _event_days(ids: tuple[str, ...], case: Case, zone: tzinfo) -> Iterator[tuple[date, str]]:
    for order in case.orders:
        at = order.ship_by or order.confirmed_at
        if order.id in ids and at is not None:
            yield at.astimezone(zone).date(), order.id


def _papers(text: Wording, exhibit: str | None, orders: tuple[str, ...], case: Case) -> Iterator[Conflict]:
    if exhibit is None:
        return
    held = {"text": _short(text), "file": exhibit}
    paper = case.exhibit_for(exhibit)
    if paper is None:
        yield _found("plan_exhibit_missing", (PLAN,), 0.9, orders, **held)
        return
    sheets = [sheet for sheet in case.sheets if sheet.file == exhibit and sheet.text.strip()]
    numbers = [order.tracking for order in case.orders if order.id in orders and order.tracking]
    named = any(sheet.find(id_) for sheet in sheets for id_ in (*orders, *numbers))
    spoken = paper.kind in NAMES_ORDERS and orders and sheets and not any(sheet.doubtful for sheet in sheets)
    if spoken and not named:
        yield _found("plan_exhibit_silent", (Place(exhibit),), 0.3, orders, **held, orders=listed(orders))


def _counts(plan: Plan, case: Case, reading: Reading) -> Iterator[Conflict]:
    blamed = [id_ for cause in plan.causes for id_ in dict.fromkeys(cause.orders)]
    known = {*reading.order_ids, *(order.id for order in case.orders)}
    for id_ in named_orders(case, (*reading.order_ids, *(order.id for order in case.orders))):
        if blamed and id_ not in blamed:
            yield _found("order_unexplained", (PLAN,), 0.6, (id_,), order=id_)
    for id_ in dict.fromkeys(blamed):
        if blamed.count(id_) > 1:
            yield _found("order_counted_twice", (PLAN,), 0.5, (id_,), order=id_, count=blamed.count(id_))
    for id_ in dict.fromkeys((*blamed, *(id_ for remedy in plan.buyers for id_ in remedy.orders))):
        if known and id_ not in known:
            yield _found("plan_order_unknown", (PLAN,), 0.6, (id_,), order=id_)


def _watches(plan: Plan, reading: Reading) -> Iterator[Conflict]:
    limits = {re.sub(r"_\d+d$", "", name): figure.threshold for name, figure in reading.figures}
    for watch in (action.watch for action in plan.preventive if action.watch):
        metric = _metric(watch.metric)
        limit, own = limits.get(metric), _per_cent(watch.threshold)
        if limit is None or own is None:
            continue
        if (metric in LOWER_IS_BETTER and own > limit) or (metric in HIGHER_IS_BETTER and own < limit):
            held = {"metric": watch.metric, "threshold": watch.threshold, "limit": f"{limit.normalize():f} %"}
            yield _found("watch_too_loose", (PLAN,), 0.6, (), **held)


def _metric(name: str) -> str:
    return METRICS.get(name.strip().casefold(), name.strip().casefold())


def _per_cent(text: str) -> Decimal | None:
    match = re.search(r"(\d+(?:\.\d+)?)\s*[%\uff05]", text)
    try:
        return Decimal(match[1]) if match else None
    except InvalidOperation:
        return None


def _answered(plan: Plan) -> Iterator[tuple[int, Wording]]:
    answered = [(done.cause, done.text) for done in plan.corrective]
    answered += [(promised.cause, promised.text) for promised in plan.preventive]
    yield from ((number, text) for number, text in answered if number is not None)


def _cause(plan: Plan, number: int | None) -> Cause | None:
    if number is None:
        return plan.causes[0] if len(plan.causes) == 1 else None
    return plan.causes[number - 1] if 1 <= number <= len(plan.causes) else None


def _short(text: Wording) -> Wording:
    return Wording(tuple((code, quoted(said)) for code, said in text.texts))


def _places(exhibit: str | None) -> tuple[Place, ...]:
    return (PLAN, Place(exhibit)) if exhibit else (PLAN,)


def _found(
    kind: str, places: tuple[Place, ...], weight: float, about: tuple[str, ...], /, **values: object
) -> Conflict:
    return Conflict(kind, fill(SAYS[kind], **values), places, about, weight)
