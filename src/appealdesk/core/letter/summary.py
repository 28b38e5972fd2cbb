"""Subject line and summary (主题与概要): what the notice says, what we say to it, what we ask, in three sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from appealdesk.core.case import Cause, Plan
from appealdesk.core.letter.kind import asked_in, kind_of, request_kind
from appealdesk.core.letter.letter import LetterKind, Origin, Passage, Section, Statement
from appealdesk.core.letter.matter import (
    NAMED_IN_FULL,
    answered_day,
    claim_told,
    concerned,
    counts,
    figure_cites,
    figure_words,
    has_ids,
    ids_words,
    issue_words,
    notice_cites,
    rates,
    references,
    told,
)
from appealdesk.core.letter.measures import dated_in_text, ended
from appealdesk.core.letter.orders import has_grid
from appealdesk.core.letter.tokens import differences, sentences
from appealdesk.core.letter.voice import READING, Voice, in_a_row, space
from appealdesk.core.wording import Wording

# Longer openings belong in the section of the cause.
SEVERAL = 2
GIST, GIST_UNSPACED = 340, 160
STOPS = (".", "。")
_HALF = re.compile(r"[;；]")
NAMED_ACTIONS, ACTION, ACTION_UNSPACED = 2, 160, 75
NOTICE = (Origin("notice"),)
RATES = Origin("notice", "rates")


def subject_line(voice: Voice) -> Statement:
    """Name the metric with its figure, or the issue with its ids."""
    argument = voice.argument
    kind = kind_of(argument, voice.book)
    title, issue = voice.words(f"title.{kind}"), issue_words(voice)
    figures = [figure_words(voice, key, figure) for key, figure in rates(argument)]
    if figures and kind in {LetterKind.PLAN, LetterKind.CORRECTION, LetterKind.POINTS}:
        return voice.say("subject.figure", NOTICE, title=title, figures=tuple(figures))
    if has_ids(argument):
        return voice.say("subject.ids", NOTICE, title=title, issue=issue, ids=ids_words(voice))
    return voice.say("subject.bare", NOTICE, title=title, issue=issue)


def summary_section(voice: Voice, kind: LetterKind, lead: Statement | None) -> Section:
    """Say what the notice states, the answer in one sentence, and what is asked."""
    said = [*_notice(voice)]
    if kind is LetterKind.ANSWER:
        count = len(asked_in(voice.argument, voice.book))
        said.append(voice.say(f"summary.answer.{'one' if count == 1 else 'many'}", NOTICE, count=count))
        said += [lead] if lead is not None else []
    elif lead is None:
        said += _found(voice, kind) if voice.argument.case.plan is not None else ()
    else:
        said += [lead, *split(voice, voice.argument.case.plan or Plan())]
    said.append(ask(voice))
    return Section("summary", voice.words("heading.summary"), (Passage(tuple(said)),))


def ask(voice: Voice) -> Statement:
    """Ask in one sentence; a request of its own kind is said in the specialist's words."""
    asked = request_kind(voice.argument.case, voice.argument.reading, kind_of(voice.argument, voice.book))
    origins = (Origin("request", asked),)
    request = voice.argument.case.request
    if asked == "other" and request is not None:
        return voice.quote("ask", request.text, origins)
    words = voice.words(
        ask_key(voice, f"ask.{asked}"),
        ids=subject_ids(voice),
        metric=main_metric(voice),
        object=request_object(voice),
    )
    return voice.quote("ask", words, (*origins, RATES), derived=[str(len(concerned(voice.argument)))])


def ask_key(voice: Voice, key: str) -> str:
    """Return the clause for this issue where there is one of its own; a plan is accepted, a measure lifted."""
    texts = voice.book.of(voice.language).texts
    if kind_of(voice.argument, voice.book) is LetterKind.ANSWER and f"{key}.answer" in texts:
        return f"{key}.answer"
    own = f"{key}.{voice.argument.reading.issue_type}"
    if own in texts:
        return own
    plan = voice.argument.case.plan
    bare = key.endswith(".reinstate") and (plan is None or not plan.causes)
    return f"{key}.facts" if bare else key


def request_object(voice: Voice) -> Wording:
    """Name what the request is about: the metric with its figure, else the ids, else the account."""
    judged = rates(voice.argument)
    if judged:
        # The target stands beside the figure where the notice is told; here the figure is enough to know it by.
        said = tuple(figure_words(voice, key, replace(figure, threshold=None)) for key, figure in judged)
        figures = Wording.of({code: voice.spoken(said, code) for code in voice.formatters})
        of_orders = kind_of(voice.argument, voice.book) is LetterKind.POINTS and has_ids(voice.argument)
        said_figures = voice.words("object.figures", figures=figures)
        return (
            voice.words("object.with_ids", object=said_figures, ids=ids_words(voice))
            if of_orders
            else said_figures
        )
    if has_ids(voice.argument):
        named = references(voice.argument)
        many = len(concerned(voice.argument))
        listed = has_grid(voice) and many > NAMED_IN_FULL
        ids = voice.words("orders.all", count=many) if listed else ids_words(voice)
        return voice.words("object.with_ids", object=ids, ids=", ".join(named)) if named else ids
    store = voice.argument.case.seller.store
    return voice.words("object.account", store=store) if store else issue_words(voice)


def subject_ids(voice: Voice) -> Wording:
    """Name the ids, or the issue where there are none."""
    return ids_words(voice) if has_ids(voice.argument) else issue_words(voice)


def main_metric(voice: Voice) -> Wording:
    """Name the metric of the issue."""
    judged = rates(voice.argument)
    return voice.metric(judged[0][0], judged[0][1].unit) if judged else issue_words(voice)


def _notice(voice: Voice) -> Iterator[Statement]:
    argument = voice.argument
    day = answered_day(voice)
    dated = {"day": day} if day else {}
    undated = "" if day else ".undated"
    judged, counted = rates(argument), counts(argument)
    if judged:
        figures = tuple(told(voice, key, figure) for key, figure in judged)
        yield voice.say(
            f"summary.states{undated}",
            (RATES,),
            figure_cites(voice, judged[0][1]),
            figures=figures,
            **dated,
        )
    elif has_ids(argument):
        needle = (*argument.reading.asins, *concerned(argument), *argument.reading.item_ids)
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
    claim = claim_told(voice) if kind_of(argument, voice.book) is LetterKind.DISPUTE else ""
    if claim:
        yield voice.say("summary.claim", (Origin("measure", claim),), notice_cites(voice, claim), words=claim)
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
    told = [gist for number in range(1, len(plan.causes) + 1) if (gist := _gist(voice, plan, number))]
    if kind is LetterKind.PLAN and not told:
        count = len(plan.causes)
        found = voice.words("summary.found", causes=_count(voice, "cause", count))
        yield voice.quote("summary.plan", found, (Origin("plan"),), derived=[str(count)])
    yield from told
    yield from split(voice, plan)
    if not plan.tells_only:
        yield _done(voice, plan)


def _gist(voice: Voice, plan: Plan, number: int) -> Statement | None:
    """Say a cause in short: as the specialist did, else by the sentence of it that gives the reason."""
    cause = plan.causes[number - 1]
    texts = _told_shortly(voice, cause)
    if not all(texts.values()) or differences(texts[voice.language], texts[READING]):
        return None
    cites = voice.placed(cause.exhibit, Wording.of(texts))
    return voice.quote("summary.gist", Wording.of(texts), _told_of(cause, number, texts), cites)


def _told_of(cause: Cause, number: int, texts: dict[str, str]) -> tuple[Origin, ...]:
    """Point at the sentences of a cause that are told, so that no number of the others can slip in; at all of it where it was cut otherwise."""
    told = [
        n
        for n, sentence in enumerate(sentences(cause.text.say(READING)))
        if sentence in texts[READING] and cause.gist is None
    ]
    ref = f"causes[{number}]"
    return (Origin("plan", f"{ref}#{','.join(map(str, told))}" if told else ref),)


def _told_shortly(voice: Voice, cause: Cause) -> dict[str, str]:
    """Say less than the section of the cause will: what happened and, where more is told than both, why."""
    if cause.gist is not None and cause.gist.has(voice.language):
        return {code: cause.gist.say(code) for code in voice.formatters}
    told = {code: list(sentences(cause.text.say(code))) for code in voice.formatters}
    own = told[voice.language]
    whole = {code: cause.text.say(code) for code in voice.formatters}
    if len(own) == 1 and all(_HALF.search(text) for text in whole.values()):
        halves = {code: _first_half(text) for code, text in whole.items()}
        return whole if differences(halves[voice.language], halves[READING]) else halves
    if len(own) == 1:
        return whole
    # What is cut must still say the same in both languages: where they cut their sentences elsewhere, nothing is cut.
    paired = len({len(parts) for parts in told.values()}) == 1
    said = [
        {code: in_a_row((parts[n] for n in chosen), code) for code, parts in told.items()}
        for chosen in (_choices(voice, own) if paired else ())
    ]
    return next((one for one in said if not differences(one[voice.language], one[READING])), whole)


def _choices(voice: Voice, own: list[str]) -> list[list[int]]:
    """Return which sentences may stand for a cause, the best first: what happened and what was missing, never the whole of it."""
    if len(own) == SEVERAL:
        # What happened comes first: “the access” of a second sentence is nothing that a reader knows.
        return [[0], [1]]
    telling = 1 + _telling(voice, own[1:])
    room = GIST if space(voice.language) else GIST_UNSPACED
    both = [[0, telling]] if len(own[0]) + len(own[telling]) <= room else []
    return [*both, [telling], [0]]


def _first_half(text: str) -> str:
    """Cut a single sentence at its semicolon; the rest follows where the cause is told."""
    return _HALF.split(text, maxsplit=1)[0].rstrip() + (text[-1] if text.endswith(STOPS) else ".")


def _telling(voice: Voice, told: list[str]) -> int:
    """Return which sentence gives the reason: the first that holds most of the words that do."""
    words = voice.book.of(voice.language).phrases.get("causal", ())
    weights = [sum(f" {sentence.lower()} ".count(word) for word in words) for sentence in told]
    return weights.index(max(weights)) if weights else 0


def split(voice: Voice, plan: Plan) -> Iterator[Statement]:
    """Say how many of the orders go back to which cause, where there are several of both and nobody has said it shortly."""
    shortly = all(cause.gist is not None and cause.gist.has(voice.language) for cause in plan.causes)
    if shortly or len(plan.causes) < SEVERAL or not all(cause.orders for cause in plan.causes):
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
    """Name what is done where a line holds it, else count it."""
    told = _named_actions(voice, plan)
    return told if told is not None else _counted_actions(voice, plan)


def _named_actions(voice: Voice, plan: Plan) -> Statement | None:
    """Name one finished action of each cause, the first; of a single cause the first ones, as far as they are short."""
    today = voice.argument.case.as_of.date()
    done = [(n, item) for n, item in enumerate(plan.corrective, 1) if item.done_on and item.done_on <= today]
    single = len(plan.causes) == 1
    by_cause = {item.cause: (n, item) for n, item in reversed(done)}
    shown = (
        done[:NAMED_ACTIONS]
        if single
        else sorted(by_cause.values(), key=lambda pair: pair[0])[:NAMED_ACTIONS]
    )
    texts = {code: [_finished(item.text.say(code), code) for _, item in shown] for code in voice.formatters}
    short = ACTION if space(voice.language) else ACTION_UNSPACED
    if not shown or any(not text or len(text) > short for text in texts[voice.language]):
        return None
    if differences(" ".join(texts[voice.language]), " ".join(texts[READING])):
        return None
    said = Wording.of({code: in_a_row(held, code) for code, held in texts.items()})
    day = max(item.done_on for _, item in shown if item.done_on is not None)
    origins = [Origin("plan", f"corrective[{n}]") for n, _ in shown]
    if all(dated_in_text(item, voice.language) for _, item in shown):
        return voice.quote("summary.plan", said, origins)
    key = "summary.done.told.one" if len(shown) == 1 else "summary.done.told"
    return voice.quote("summary.plan", voice.words(key, day=day, actions=said), origins)


def _finished(text: str, code: str) -> str:
    """Return the first sentence of an action, with a stop."""
    return ended(next(iter(sentences(text)), ""), code)


def _counted_actions(voice: Voice, plan: Plan) -> Statement:
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
