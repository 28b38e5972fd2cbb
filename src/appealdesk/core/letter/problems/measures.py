"""Cause, action, prevention (原因与措施检查): paired, dated, owned, watched (L3, L6 to L10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.case import BuyerRemedy, Corrective, Plan, Preventive, Watch
from appealdesk.core.letter.gaps import misfits
from appealdesk.core.letter.kind import told_misread
from appealdesk.core.letter.letter import LetterKind
from appealdesk.core.letter.problems.days import days_read
from appealdesk.core.letter.problems.problem import Draft, Problem
from appealdesk.core.letter.tokens import covered, tokens
from appealdesk.core.letter.voice import Term
from appealdesk.core.wording import Wording

_SECTION = re.compile(r"^(\w+)\.(\d+)")


def measure_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what is wrong with the plan as the letter tells it."""
    plan = draft.argument.case.plan
    if plan is None:
        return
    yield from _pairs(draft, plan)
    for name, number, code, fits in misfits(plan, draft.argument.reading):
        yield Problem(
            "L2",
            f"plan.{name}[{number}]",
            f"The code {code} is known for {', '.join(fits)}; the notice is about {draft.argument.reading.issue_type}.",
            "Answer the complaint of the notice, or write the text without the code.",
        )
    yield from _done(draft, plan)
    yield from _made_good(draft, plan)
    yield from _promised(draft, plan)
    if (
        draft.letter.kind is LetterKind.PLAN
        and any(c.orders for c in plan.causes)
        and not draft.letter.section("buyers")
    ):
        yield Problem(
            "L8",
            "buyers",
            "Nothing is said about the buyers concerned.",
            "Say how they were made good, or why not.",
        )


def _pairs(draft: Draft, plan: Plan) -> Iterator[Problem]:
    for number in range(1, len(plan.causes) + 1):
        if draft.letter.section(f"cause.{number}") is None:
            yield Problem(
                "L3", f"cause.{number}", "The cause is not told.", "Tell every cause of the plan.", fatal=True
            )
        told = told_misread(draft.argument.case, draft.argument.reading)
        for role in () if told else ("corrective", "preventive"):
            if draft.letter.section(f"{role}.{number}") is None:
                yield Problem(
                    "L10", f"cause.{number}", f"The cause has no {role} action.", "Pair it with one."
                )


def _texts(draft: Draft, ref: str) -> list[tuple[str, str]]:
    """Return where a point of the plan is told in full; the summary only names it."""
    return [
        (place, words)
        for place, item, words in draft.items()
        if not place.startswith("summary") and any(o.ref == ref for o in item.origins)
    ]


def _done(draft: Draft, plan: Plan) -> Iterator[Problem]:
    today = draft.argument.case.as_of.date()
    for number, item in enumerate(plan.corrective, 1):
        for place, words in _texts(draft, f"corrective[{number}]"):
            if item.done_on is None or not _dated(draft, item, words):
                yield Problem("L7", place, "The action has no day on which it was finished.", "Give the day.")
            if not item.owner or not _named(draft, item.owner, words):
                yield Problem("L7", place, "Nobody is named who did it.", "Name the role.")
        if item.done_on is not None and item.done_on > today:
            yield Problem(
                "L7",
                f"plan.corrective[{number}]",
                f"It is said to be done on {item.done_on}, which is still to come.",
                "Only finished actions may be called finished.",
                fatal=True,
            )


def _made_good(draft: Draft, plan: Plan) -> Iterator[Problem]:
    """What was done for the buyers was done on its day; without it a promise is read."""
    for number, item in enumerate(plan.buyers, 1):
        for place, words in _texts(draft, f"buyers[{number}]"):
            if item.done_on is not None and not _dated(draft, item, words):
                yield Problem("L7", place, "The day on which it was done is left out.", "Give the day.")


def _dated(draft: Draft, item: Corrective | BuyerRemedy, words: str) -> bool:
    assert item.done_on is not None
    read = days_read(words, draft.letter.language, draft.letter.marketplace)
    return covered(f"day:{item.done_on.isoformat()}", set(tokens(read)))


def _named(draft: Draft, word: str | Wording, words: str) -> bool:
    """Whether a role or a rhythm is said as the letter's language says it."""
    return draft.voice.spoken(Term(word), draft.letter.language).lower() in words.lower()


def _promised(draft: Draft, plan: Plan) -> Iterator[Problem]:
    watched = False
    for number, item in enumerate(plan.preventive, 1):
        for place, words in _texts(draft, f"preventive[{number}]"):
            yield from _owned(draft, item, place, words)
            watched = watched or (item.watch is not None and _threshold_told(item.watch, words))
    if plan.preventive and not watched:
        yield Problem(
            "L9", "preventive", "No measure names a number to watch, its threshold and what then.", "Add one."
        )


def _threshold_told(watch: Watch, words: str) -> bool:
    """Whether the threshold is told: as it was written, or as the language writes its number."""
    written = set(tokens(watch.threshold))
    return watch.threshold in words or (bool(written) and written <= set(tokens(words)))


def _owned(draft: Draft, item: Preventive, place: str, words: str) -> Iterator[Problem]:
    for label, word in (("owner", item.owner), ("frequency or trigger", item.every)):
        if not word or not _named(draft, word, words):
            yield Problem("L9", place, f"The measure names no {label}.", "Say who does it and how often.")
