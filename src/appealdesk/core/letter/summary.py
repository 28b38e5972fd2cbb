"""Subject line and summary (主题与概要): what the notice says, what we say to it, what we ask, in three sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from appealdesk.core.case import Plan
from appealdesk.core.letter.kind import letter_kind, request_kind
from appealdesk.core.letter.letter import LetterKind, Origin, Passage, Section, Statement
from appealdesk.core.letter.matter import (
    counts,
    figure_cites,
    figure_words,
    has_ids,
    ids_words,
    issue_words,
    notice_cites,
    notice_day,
    order_ids,
    rates,
    told,
)
from appealdesk.core.letter.voice import Voice
from appealdesk.core.wording import Wording

NOTICE = (Origin("notice"),)


def subject_line(voice: Voice) -> Statement:
    """Name the metric with its figure, or the issue with its ids."""
    argument = voice.argument
    kind = letter_kind(argument.case, argument.reading)
    title, issue = voice.words(f"title.{kind}"), issue_words(argument)
    figures = [figure_words(voice, key, figure) for key, figure in rates(argument)]
    if figures and kind in {LetterKind.PLAN, LetterKind.CORRECTION}:
        return voice.say("subject.figure", NOTICE, title=title, figures=tuple(figures))
    if has_ids(argument):
        return voice.say("subject.ids", NOTICE, title=title, issue=issue, ids=ids_words(voice))
    return voice.say("subject.bare", NOTICE, title=title, issue=issue)


def summary_section(voice: Voice, lead: Statement | None) -> Section:
    """Say what the notice states, the answer in one sentence, and what is asked."""
    said = [*_notice(voice)]
    said += [lead] if lead is not None else list(_found(voice))
    said.append(ask(voice))
    return Section("summary", voice.words("heading.summary"), (Passage(tuple(said)),))


def ask(voice: Voice) -> Statement:
    """Ask in one sentence; a request of its own kind is said in the specialist's words."""
    asked = request_kind(voice.argument.case, voice.argument.reading)
    origins = (Origin("request", asked),)
    request = voice.argument.case.request
    if asked == "other" and request is not None:
        return voice.quote("ask", request.text, origins)
    key = (
        "ask.reinstate.facts" if asked == "reinstate" and voice.argument.case.plan is None else f"ask.{asked}"
    )
    return voice.say(key, origins, ids=subject_ids(voice), metric=main_metric(voice))


def subject_ids(voice: Voice) -> Wording:
    """Name the ids, or the issue where there are none."""
    return ids_words(voice) if has_ids(voice.argument) else issue_words(voice.argument)


def main_metric(voice: Voice) -> Wording:
    """Name the metric of the issue."""
    judged = rates(voice.argument)
    return voice.metric(judged[0][0]) if judged else issue_words(voice.argument)


def _notice(voice: Voice) -> Iterator[Statement]:
    argument = voice.argument
    day = notice_day(argument)
    dated = {"day": day} if day else {}
    undated = "" if day else ".undated"
    judged, counted = rates(argument), counts(argument)
    if judged:
        figures = tuple(told(voice, key, figure) for key, figure in judged)
        yield voice.say(
            f"summary.states{undated}", NOTICE, figure_cites(voice, judged[0][1]), figures=figures, **dated
        )
    elif has_ids(argument):
        needle = (*argument.reading.asins, *order_ids(argument), *argument.reading.item_ids)
        yield voice.say(
            f"summary.concerns{undated}",
            NOTICE,
            notice_cites(voice, *needle),
            ids=ids_words(voice),
            issue=issue_words(argument),
            **dated,
        )
    else:
        yield voice.say(
            f"summary.about{undated}", NOTICE, notice_cites(voice), issue=issue_words(argument), **dated
        )
    if counted:
        figures = tuple(figure_words(voice, key, figure) for key, figure in counted)
        yield voice.say("summary.counts", NOTICE, figure_cites(voice, counted[0][1]), figures=figures)


def _found(voice: Voice) -> Iterator[Statement]:
    plan = voice.argument.case.plan or Plan()
    if not plan.causes:
        return
    today = voice.argument.case.as_of.date()
    done = [item.done_on for item in plan.corrective if item.done_on is not None and item.done_on <= today]
    slots: dict[str, Wording | date] = {
        "causes": _count(voice, "cause", len(plan.causes)),
        "measures": _count(voice, "measure", len(plan.preventive)),
    }
    if done:
        slots |= {"actions": _count(voice, "action", len(done)), "day": max(done)}
    origins = (Origin("plan"),)
    numbers = [str(n) for n in (len(plan.causes), len(plan.preventive), len(done))]
    words = voice.words("summary.plan" if done else "summary.plan.open", **slots)
    yield voice.quote("summary.plan", words, origins, derived=numbers)


def _count(voice: Voice, noun: str, number: int) -> Wording:
    return voice.words(f"count.{noun}.{'one' if number == 1 else 'many'}", count=number)
