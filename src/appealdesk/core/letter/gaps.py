"""What the specialist must still supply for a letter (计划缺口): no plan, an unpaired cause, nobody in charge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from appealdesk.core.case import Case, Cause, Corrective, Plan, Preventive, Short
from appealdesk.core.grounds.asking import ABOUT_PLAN, AFTER_CONFLICT, PAPERS
from appealdesk.core.letter.kind import needs_plan, told_misread
from appealdesk.core.reading import Reading
from appealdesk.core.wording import Wording

READING = "zh"
EASTERN = frozenset({"ja", "zh", "zh-TW"})


@dataclass(frozen=True, slots=True)
class PlanGap:
    """One thing missing. The question stands in the clause book as `gap.<code>`, `facts` fill it; blocking: no letter without."""

    code: str
    place: str
    facts: tuple[tuple[str, str], ...] = ()
    blocking: bool = True


def plan_gaps(
    case: Case, reading: Reading, language: str = "en", *, needed: bool | None = None
) -> tuple[PlanGap, ...]:
    """Return what is missing in the plan of this case, the gravest first. A dispute of single orders needs no plan.

    `needed` says whether the letter is empty without one, where more is known than the issue.
    """
    wanted = needs_plan(case, reading) if needed is None else needed
    if case.plan is None:
        untold = (PlanGap("prior_untold", "case.yaml prior"),) if _silent(case, reading) else ()
        return ((PlanGap("no_plan", "case.yaml plan"),) if wanted else ()) + untold
    return (
        *((PlanGap("no_cause", "case.yaml plan.causes"),) if wanted and not case.plan.causes else ()),
        *(() if told_misread(case, reading) else _pairs(case.plan)),
        *_actions(case),
        *_measures(case.plan, language),
        *_untold(case, reading, language),
    )


# Which questions of the argument ask for the same, nearer to the case.
ASKED_CLOSER: Mapping[str, tuple[Wording, ...]] = {
    "no_plan": (ABOUT_PLAN["cause"],),
    "no_cause": (ABOUT_PLAN["cause"],),
    "cause_without_action": (ABOUT_PLAN["cause_without_corrective"],),
    "cause_without_measure": (ABOUT_PLAN["cause_without_preventive"],),
    "nothing_watched": (ABOUT_PLAN["no_watch"],),
    "action_undated": (ABOUT_PLAN["undated"],),
    "action_without_owner": (ABOUT_PLAN["no_owner"],),
    "measure_without_owner": (ABOUT_PLAN["no_rhythm"],),
    "measure_without_rhythm": (ABOUT_PLAN["no_rhythm"],),
    "action_in_future": (AFTER_CONFLICT["action_in_future"],),
    "prior_untold": (PAPERS["prior_hinted"], PAPERS["prior_unnamed"]),
}


def unasked(gaps: tuple[PlanGap, ...], questions: tuple[Wording, ...]) -> tuple[PlanGap, ...]:
    """Return the gaps that no question of the argument asks about already: nobody is asked the same thing twice."""
    told = "\n".join(question.say(READING) for question in questions)
    return tuple(gap for gap in gaps if not any(_end(t) in told for t in ASKED_CLOSER.get(gap.code, ())))


def _end(template: Wording) -> str:
    """Return what stands behind the last slot of a question, which every question made from it ends with."""
    return template.say(READING).rpartition("}")[2]


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
    if _silent(case, reading):
        yield PlanGap("prior_untold", "case.yaml prior")


def _silent(case: Case, reading: Reading) -> bool:
    """Whether an earlier matter is known, from the words or from a paper kept of it, and `case.yaml` says nothing of it."""
    known = reading.must_disclose_prior or bool(case.exhibits_of("prior_appeal_history"))
    return known and not case.prior


def misfits(plan: Plan, reading: Reading) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    """Yield coded items whose code is known for other issues than the notice's: list, number, code, those issues."""
    issues = {reading.issue_type, *reading.secondary_issue_types}
    lists: tuple[tuple[str, tuple[Cause | Corrective | Preventive, ...]], ...] = (
        ("causes", plan.causes),
        ("corrective", plan.corrective),
        ("preventive", plan.preventive),
    )
    for name, items in lists:
        for number, item in enumerate(items, 1):
            if item.code and item.fits and reading.issue_type and not issues.intersection(item.fits):
                yield name, number, item.code, item.fits


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
        *(
            (f"answers[{n}]", answer.text)
            for n, answer in enumerate(case.answers, 1)
            if answer.text.languages
        ),
        *((f"plan.causes[{n}].gist", cause.gist) for n, cause in enumerate(plan.causes, 1) if cause.gist),
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
