"""What the specialist must still supply for a letter (计划缺口): no plan, an unpaired cause, nobody in charge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appealdesk.core.case import Case, Plan, Preventive, Short
from appealdesk.core.letter.kind import needs_plan
from appealdesk.core.reading import Reading
from appealdesk.core.wording import Wording

EASTERN = frozenset({"ja", "zh", "zh-TW"})


@dataclass(frozen=True, slots=True)
class PlanGap:
    """One thing missing. The question stands in the clause book as `gap.<code>`, `facts` fill it; blocking: no letter without."""

    code: str
    place: str
    facts: tuple[tuple[str, str], ...] = ()
    blocking: bool = True


def plan_gaps(case: Case, reading: Reading, language: str = "en") -> tuple[PlanGap, ...]:
    """Return what is missing in the plan of this case, the gravest first. A dispute of single orders needs no plan."""
    if case.plan is None:
        return (PlanGap("no_plan", "case.yaml plan"),) if needs_plan(case, reading) else ()
    needed = (
        (PlanGap("no_cause", "case.yaml plan.causes"),)
        if needs_plan(case, reading) and not case.plan.causes
        else ()
    )
    return (
        *needed,
        *_pairs(case.plan),
        *_actions(case),
        *_measures(case.plan, language),
        *_untold(case, reading, language),
    )


def blocking(gaps: tuple[PlanGap, ...]) -> bool:
    """Whether a letter has to wait for an answer."""
    return any(gap.blocking for gap in gaps)


def _pairs(plan: Plan) -> Iterator[PlanGap]:
    """A cause without both kinds of action leaves the reader asking what was done about it."""
    single = len(plan.causes) == 1
    for number in range(1, len(plan.causes) + 1):
        facts = (("number", str(number)),)
        if not any(item.cause == number or (single and item.cause is None) for item in plan.corrective):
            yield PlanGap("cause_without_action", f"case.yaml plan.causes[{number}]", facts)
        if not any(item.cause == number or (single and item.cause is None) for item in plan.preventive):
            yield PlanGap("cause_without_measure", f"case.yaml plan.causes[{number}]", facts)


def _actions(case: Case) -> Iterator[PlanGap]:
    plan = case.plan or Plan()
    for number, item in enumerate(plan.corrective, 1):
        place, facts = f"case.yaml plan.corrective[{number}]", (("number", str(number)),)
        if item.done_on is None:
            yield PlanGap("action_undated", place, facts)
        elif item.done_on > case.as_of.date():
            yield PlanGap("action_in_future", place, (*facts, ("day", item.done_on.isoformat())))
        if not item.owner:
            yield PlanGap("action_without_owner", place, facts, blocking=False)


def _measures(plan: Plan, language: str) -> Iterator[PlanGap]:
    for number, item in enumerate(plan.preventive, 1):
        place, facts = f"case.yaml plan.preventive[{number}]", (("number", str(number)),)
        if not item.owner:
            yield PlanGap("measure_without_owner", place, facts)
        if not item.every:
            yield PlanGap("measure_without_rhythm", place, facts)
        if language not in EASTERN and any(_foreign(word, language) for word in _short_words(item)):
            yield PlanGap("short_words_in_chinese", place, facts)
    if plan.preventive and not any(item.watch for item in plan.preventive):
        yield PlanGap("nothing_watched", "case.yaml plan.preventive", blocking=False)
    if plan.causes and not plan.buyers and any(cause.orders for cause in plan.causes):
        yield PlanGap("buyers_untold", "case.yaml plan.buyers", blocking=False)


def _untold(case: Case, reading: Reading, language: str) -> Iterator[PlanGap]:
    for place, text in texts_of(case):
        if not text.has(language):
            yield PlanGap("text_missing", f"case.yaml {place}", (("place", place), ("language", language)))
    if reading.must_disclose_prior and not case.prior:
        yield PlanGap("prior_untold", "case.yaml prior")


def texts_of(case: Case) -> tuple[tuple[str, Wording], ...]:
    """Return what the specialist wrote for the letter, each text with its place in `case.yaml`."""
    plan = case.plan or Plan()
    return (
        *((f"plan.causes[{n}]", cause.text) for n, cause in enumerate(plan.causes, 1)),
        *((f"plan.corrective[{n}]", action.text) for n, action in enumerate(plan.corrective, 1)),
        *((f"plan.preventive[{n}]", measure.text) for n, measure in enumerate(plan.preventive, 1)),
        *((f"plan.buyers[{n}]", remedy.text) for n, remedy in enumerate(plan.buyers, 1)),
        *((f"prior[{n}]", prior.what) for n, prior in enumerate(case.prior, 1)),
        *(
            (f"prior[{n}]", prior.changed_since)
            for n, prior in enumerate(case.prior, 1)
            if prior.changed_since
        ),
        *((("request", case.request.text),) if case.request and case.request.text.languages else ()),
    )


def short_words(case: Case) -> tuple[tuple[str, Short], ...]:
    """Return the roles, rhythms and consequences of the plan, each with its place in `case.yaml`."""
    plan = case.plan or Plan()
    return (
        *((f"plan.corrective[{n}]", action.owner) for n, action in enumerate(plan.corrective, 1)),
        *(
            (f"plan.preventive[{n}]", word)
            for n, measure in enumerate(plan.preventive, 1)
            for word in _short_words(measure)
        ),
    )


def _short_words(item: Preventive) -> tuple[Short, ...]:
    watch = (item.watch.threshold, item.watch.then) if item.watch else ()
    return (item.owner, item.every, *watch)


def _foreign(word: Short, language: str) -> bool:
    """Whether a few words cannot stand in a letter of that language."""
    if isinstance(word, Wording):
        return not word.has(language)
    return any("\u4e00" <= character <= "\u9fff" for character in word)
