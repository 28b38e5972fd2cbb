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
from appealdesk.core.letter.tokens import differences, sentences
from appealdesk.core.letter.voice import READING, Voice, space
from appealdesk.core.wording import Wording

# Longer openings belong in the section of the cause.
GIST, GIST_UNSPACED = 260, 110
NOTICE = (Origin("notice"),)


def subject_line(voice: Voice) -> Statement:
    """Name the metric with its figure, or the issue with its ids."""
    argument = voice.argument
    kind = letter_kind(argument.case, argument.reading)
    title, issue = voice.words(f"title.{kind}"), issue_words(voice)
    figures = [figure_words(voice, key, figure) for key, figure in rates(argument)]
    if figures and kind in {LetterKind.PLAN, LetterKind.CORRECTION}:
        return voice.say("subject.figure", NOTICE, title=title, figures=tuple(figures))
    if has_ids(argument):
        return voice.say("subject.ids", NOTICE, title=title, issue=issue, ids=ids_words(voice))
    return voice.say("subject.bare", NOTICE, title=title, issue=issue)


def summary_section(voice: Voice, kind: LetterKind, lead: Statement | None) -> Section:
    """Say what the notice states, the answer in one sentence, and what is asked."""
    said = [*_notice(voice)]
    if lead is None:
        said += _found(voice, kind)
    else:
        said += [lead, *split(voice, voice.argument.case.plan or Plan())]
    said.append(ask(voice))
    return Section("summary", voice.words("heading.summary"), (Passage(tuple(said)),))


def ask(voice: Voice) -> Statement:
    """Ask in one sentence; a request of its own kind is said in the specialist's words."""
    asked = request_kind(voice.argument.case, voice.argument.reading)
    origins = (Origin("request", asked),)
    request = voice.argument.case.request
    if asked == "other" and request is not None:
        return voice.quote("ask", request.text, origins)
    return voice.say(
        ask_key(voice, f"ask.{asked}"), origins, ids=subject_ids(voice), metric=main_metric(voice)
    )


def ask_key(voice: Voice, key: str) -> str:
    """Return the clause for this issue where there is one of its own; a plan is accepted, a measure lifted."""
    own = f"{key}.{voice.argument.reading.issue_type}"
    if own in voice.book.of(voice.language).texts:
        return own
    bare = key == "ask.reinstate" and voice.argument.case.plan is None
    return f"{key}.facts" if bare else key


def subject_ids(voice: Voice) -> Wording:
    """Name the ids, or the issue where there are none."""
    return ids_words(voice) if has_ids(voice.argument) else issue_words(voice)


def main_metric(voice: Voice) -> Wording:
    """Name the metric of the issue."""
    judged = rates(voice.argument)
    return voice.metric(judged[0][0]) if judged else issue_words(voice)


def _notice(voice: Voice) -> Iterator[Statement]:
    argument = voice.argument
    day = notice_day(argument)
    dated = {"day": day} if day else {}
    undated = "" if day else ".undated"
    judged, counted = rates(argument), counts(argument)
    if judged:
        figures = tuple(told(voice, key, figure) for key, figure in judged)
        yield voice.say(
            f"summary.states{undated}",
            (Origin("notice", "rates"),),
            figure_cites(voice, judged[0][1]),
            figures=figures,
            **dated,
        )
    elif has_ids(argument):
        needle = (*argument.reading.asins, *order_ids(argument), *argument.reading.item_ids)
        yield voice.say(
            f"summary.concerns{undated}",
            NOTICE,
            notice_cites(voice, *needle),
            ids=ids_words(voice),
            issue=issue_words(voice),
            **dated,
        )
    else:
        yield voice.say(
            f"summary.about{undated}", NOTICE, notice_cites(voice), issue=issue_words(voice), **dated
        )
    if counted:
        figures = tuple(figure_words(voice, key, figure) for key, figure in counted)
        yield voice.say(
            "summary.counts",
            (Origin("notice", "counts"),),
            figure_cites(voice, counted[0][1]),
            figures=figures,
        )


def _found(voice: Voice, kind: LetterKind) -> Iterator[Statement]:
    plan = voice.argument.case.plan or Plan()
    if not plan.causes:
        return
    if kind is LetterKind.PLAN:
        count = len(plan.causes)
        found = voice.words("summary.found", causes=_count(voice, "cause", count))
        yield voice.quote("summary.plan", found, (Origin("plan"),), derived=[str(count)])
    else:
        yield from _gist(voice, plan)
    yield from split(voice, plan)
    yield _done(voice, plan)


def _gist(voice: Voice, plan: Plan) -> Iterator[Statement]:
    """Open with the first sentences of the first cause: which fact was read wrongly, or how the accounts came together."""
    told = {code: list(sentences(plan.causes[0].text.say(code))) for code in voice.formatters}
    many = max(
        (n for n in range(len(told[voice.language]) + 1) if _fits(told[voice.language][:n], voice)),
        default=0,
    )
    texts = {code: space(code).join(parts[:many]) for code, parts in told.items()}
    if all(texts.values()) and not differences(texts[voice.language], texts[READING]):
        cites = voice.cite(plan.causes[0].exhibit)
        yield voice.quote("summary.gist", Wording.of(texts), [Origin("plan", "causes[1]")], cites)


def _fits(opening: list[str], voice: Voice) -> bool:
    return len(" ".join(opening)) <= (GIST if space(voice.language) else GIST_UNSPACED)


def split(voice: Voice, plan: Plan) -> Iterator[Statement]:
    """Say how many of the orders go back to which cause, where there are several of both."""
    if len(plan.causes) < 2 or not all(cause.orders for cause in plan.causes):
        return
    parts = tuple(
        voice.words(
            f"summary.part.{'one' if len(cause.orders) == 1 else 'many'}",
            count=len(cause.orders),
            number=number,
        )
        for number, cause in enumerate(plan.causes, 1)
    )
    total = len({order for cause in plan.causes for order in cause.orders})
    numbers = [
        str(n) for n in (total, *range(1, len(parts) + 1), *(len(cause.orders) for cause in plan.causes))
    ]
    words = voice.words("summary.split", total=total, parts=parts)
    yield voice.quote("summary.plan", words, (Origin("plan"),), derived=numbers)


def _done(voice: Voice, plan: Plan) -> Statement:
    today = voice.argument.case.as_of.date()
    done = [item.done_on for item in plan.corrective if item.done_on is not None and item.done_on <= today]
    slots: dict[str, Wording | date] = {"measures": _count(voice, "measure", len(plan.preventive))}
    if done:
        slots |= {"actions": _count(voice, "action", len(done)), "day": max(done)}
    numbers = [str(n) for n in (len(plan.preventive), len(done))]
    words = voice.words("summary.done" if done else "summary.done.open", **slots)
    return voice.quote("summary.plan", words, (Origin("plan"),), derived=numbers)


def _count(voice: Voice, noun: str, number: int) -> Wording:
    return voice.words(f"count.{noun}.{'one' if number == 1 else 'many'}", count=number)
