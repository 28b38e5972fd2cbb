"""Asked and answered (逐项对照): what the refusal asks for, where the letter answered it, what is missing, what can be supplied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan
from appealdesk.core.evidence import Exhibit
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.tokens import tokens
from appealdesk.core.place import Words
from appealdesk.core.reading import Missing
from appealdesk.core.refusal_reading.asked import asked
from appealdesk.core.refusal_reading.book import Ask, Asked, RefusalBook
from appealdesk.core.refusal_reading.sent import Line, Sent, sent
from appealdesk.core.wording import Wording

PLAN_PARTS = ("cause", "corrective", "preventive")
SHOWN_BY_EXHIBIT = frozenset({"cause", "evidence", "delivery"})
# What a reader of each part looks for; a missing one is named.
LOOKED_FOR = {"cause": ("day", "ids"), "preventive": ("number",)}


class State(StrEnum):
    """How the letter stood to one ask: answered 已答复, partly 部分答复, missing 未答复, closed 不再受理, unclear 理由不明."""

    ANSWERED = "answered"
    PARTLY = "partly"
    MISSING = "missing"
    CLOSED = "closed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing missing: the clause `refused.lack.<code>`, filled by `facts`."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One ask against the letter.

    `answers` are the lines that speak to it, `unsent` what the plan holds and the letter did not, `at_hand` exhibits that
    would answer and were not named, `to_get` kinds still to be obtained, `before` how many earlier papers asked the same.
    """

    asked: Asked
    state: State
    answers: tuple[Line, ...] = ()
    lacks: tuple[Lack, ...] = ()
    ids: tuple[str, ...] = ()
    unsent: tuple[Wording, ...] = ()
    at_hand: tuple[Exhibit, ...] = ()
    to_get: tuple[Missing, ...] = ()
    before: int = 0

    @property
    def ask(self) -> Ask:
        """What is asked for."""
        return self.asked.ask

    @property
    def words(self) -> Words:
        """The refusal's own words."""
        return self.asked.words


def read_refusal(
    letter_sent_text: str, refusal_text: str, argument: Argument, *, clauses: ClauseBook, book: RefusalBook
) -> tuple[Item, ...]:
    """Match a refusal to the letter that was sent, ask by ask, in the order of the refusal; empty where it asks for nothing.

    The platform chooses the phrases; both texts are the very ones that went and came. Nothing is guessed: words that no
    phrase knows give no item.
    """
    platform = argument.case.platform or argument.reading.platform
    letter = sent(letter_sent_text, clauses, book.heads)
    found = asked(refusal_text, book, platform)
    earlier = [{one.ask.code for one in asked(text, book, platform)} for text in _earlier(argument)]
    return tuple(_item(one, letter, refusal_text, argument, book, earlier) for one in found)


def _item(
    one: Asked, letter: Sent, refusal: str, argument: Argument, book: RefusalBook, earlier: list[set[str]]
) -> Item:
    part = one.ask.answered_by
    before = sum(one.ask.code in codes for codes in earlier)
    if part in {"closed", "unclear"}:
        return Item(one, State(part), before=before)
    ids = _ids(one, refusal)
    answers = _answers(one.ask, ids, letter, argument)
    held = (
        *_lacks(part, ids, answers, letter),
        *_undone(part, answers, book),
        *_kinds(one.ask, answers, argument),
    )
    lacks = tuple(dict.fromkeys(held))
    state = State.MISSING if not answers else State.PARTLY if lacks else State.ANSWERED
    return Item(
        one,
        state,
        answers,
        lacks,
        ids,
        tuple(_unsent(part, argument, letter)),
        tuple(_at_hand(one.ask, argument, letter)),
        tuple(_to_get(one.ask, argument)),
        before,
    )


def _answers(ask: Ask, ids: tuple[str, ...], letter: Sent, argument: Argument) -> tuple[Line, ...]:
    """Return the lines that speak to an ask: those of its part, or those that name an exhibit which could answer it."""
    part = ask.answered_by
    if part in PLAN_PARTS or part in {"policy", "prior"}:
        return letter.part(part)
    if part == "plan":
        return tuple(line for name in PLAN_PARTS for line in letter.part(name)[:1])
    if part == "new":
        return ()
    fitting = {e.number for e in argument.case.exhibits if not ask.kinds or e.kind in ask.kinds}
    named = (line for line in letter.lines if line.part != "evidence" and line.exhibits & fitting)
    return tuple(line for line in named if not ids or any(id_ in line.text for id_ in ids))


def _lacks(part: str, ids: tuple[str, ...], answers: tuple[Line, ...], letter: Sent) -> Iterator[Lack]:
    if part == "new":
        yield Lack("new")
        return
    if part == "plan":
        yield from (Lack(f"part.{name}") for name in PLAN_PARTS if not letter.part(name))
        return
    if not answers:
        yield Lack(f"part.{part}")
    if part in SHOWN_BY_EXHIBIT and answers and not any(line.exhibits for line in answers):
        yield Lack("exhibit")
    for kind in LOOKED_FOR.get(part, ()):
        if answers and not any(_holds(line, kind) for line in answers):
            yield Lack(kind)
    unnamed = [id_ for id_ in ids if not any(id_ in line.text for line in answers)]
    if unnamed:
        yield Lack("ids.named", (("ids", "、".join(unnamed)),))


def _undone(part: str, answers: tuple[Line, ...], book: RefusalBook) -> Iterator[Lack]:
    """Name each action without a day or an exhibit, and each that is only intended: they are read one by one."""
    if part != "corrective":
        return
    found = {
        "day.lines": [line for line in answers if not line.holds("day")],
        "exhibit.lines": [line for line in answers if not line.exhibits],
        "intended": [line for line in answers if any(word in line.text.casefold() for word in book.intended)],
    }
    for code, lines in found.items():
        if lines:
            yield Lack(code, (("lines", "、".join(str(line.words.place.line) for line in lines)),))


def _kinds(ask: Ask, answers: tuple[Line, ...], argument: Argument) -> Iterator[Lack]:
    """Name the kinds of evidence that would answer and that no exhibit named in the answers is."""
    if ask.answered_by not in {"evidence", "delivery"}:
        return
    named = {n for line in answers for n in line.exhibits}
    shown = {exhibit.kind for exhibit in argument.case.exhibits if exhibit.number in named}
    missing = ask.kinds or tuple(item.kind for item in argument.reading.missing)
    if missing and not shown & set(missing):
        names = "、".join(argument.vocabulary.kind(kind).name.say("zh") for kind in missing)
        yield Lack("kinds", (("kinds", names),))


def _holds(line: Line, kind: str) -> bool:
    return line.holds("id") or line.holds("number") if kind == "ids" else line.holds(kind)


def _ids(one: Asked, refusal: str) -> tuple[str, ...]:
    """Return the ids of the sentence; of the whole text where documents are asked for and the sentence names none."""
    own = _named(one.words.text)
    if own or one.ask.answered_by not in {"evidence", "delivery"}:
        return own
    return _named(refusal)


def _named(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token[3:] for token in tokens(text) if token.startswith("id:")))


def _unsent(part: str, argument: Argument, letter: Sent) -> Iterator[Wording]:
    plan = argument.case.plan or Plan()
    held: dict[str, list[Wording]] = {
        "cause": [item.text for item in plan.causes],
        "corrective": [item.text for item in plan.corrective],
        "preventive": [item.text for item in plan.preventive],
    }
    for name in PLAN_PARTS if part in {"plan", "new"} else (part,):
        for words in held.get(name, ()):
            if not any(letter.says(text) for _, text in words.texts):
                yield words


def _at_hand(ask: Ask, argument: Argument, letter: Sent) -> Iterator[Exhibit]:
    """Yield exhibits of the kinds that answer which the letter did not name; without such kinds any unnamed exhibit may."""
    for exhibit in argument.case.exhibits:
        fits = exhibit.kind in ask.kinds if ask.kinds else ask.answered_by in {"evidence", "new"}
        if fits and exhibit.opens and exhibit.number not in letter.exhibits and exhibit.kind != "notice":
            yield exhibit


def _to_get(ask: Ask, argument: Argument) -> Iterator[Missing]:
    """Yield the evidence still to be obtained: of the kinds that answer, else all that the case itself lacks."""
    present = {exhibit.kind for exhibit in argument.case.exhibits}
    missing = {item.kind: item for item in argument.reading.missing}
    if not ask.kinds:
        yield from missing.values() if ask.answered_by in {"evidence", "new"} else ()
        return
    for kind in ask.kinds:
        if kind not in present:
            yield missing.get(kind) or Missing(kind, argument.vocabulary.kind(kind).how)


def _earlier(argument: Argument) -> Iterator[str]:
    """Yield the texts of earlier refusals in the file: a loop is told by the same words coming back."""
    files = {exhibit.file for exhibit in argument.case.exhibits_of("prior_appeal_history")}
    yield from (sheet.text for sheet in argument.case.sheets if sheet.file in files)
