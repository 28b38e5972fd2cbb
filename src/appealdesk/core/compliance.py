"""The statement of compliance (合规声明函): what the seller declares under stamp and signature, made only when asked for.

A declaration that turns out wrong does more harm than none, so it holds only what an exhibit that opens carries, and
only actions that are finished. It asks for nothing and promises no outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from appealdesk.core.argument import Argument
from appealdesk.core.case import BuyerRemedy, Corrective, Plan
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.ground import STATEMENT_KINDS
from appealdesk.core.grounds import Ground, GroundClass
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.evidence_place import place_in
from appealdesk.core.letter.letter import Cite
from appealdesk.core.letter.matter import notice_cites, notice_day, noticed, order_ids
from appealdesk.core.letter.measures import joined
from appealdesk.core.letter.punctuation import in_chinese
from appealdesk.core.letter.voice import Term, Voice
from appealdesk.core.paper import Block, Bullets, Facts, Heading, Paper, PaperKind, Paragraph
from appealdesk.core.wording import Wording

READING = "zh"
Action = Corrective | BuyerRemedy


class NothingToDeclareError(AppealDeskError):
    """Neither a fact nor a finished action of the case rests on an exhibit that opens."""

    code = "nothing_to_declare"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a statement of compliance does not hold: its place, and why: class, weakened, exhibit, day or language."""

    place: str
    why: str


def compose_compliance(argument: Argument, *, clauses: ClauseBook, language: str = READING) -> Paper:
    """Compose the statement in Chinese or English.

    Raises `NothingToDeclareError` where nothing can be declared, `MissingClauseError` for a language without clauses.
    """
    say = clauses.of(language).say
    voice = Voice.of(argument, clauses, language)
    facts, done = tuple(_facts(voice)), tuple(_done(voice))
    if not facts and not done:
        raise NothingToDeclareError(
            "No fact and no finished action of this case rests on an exhibit that opens.",
            "Name the exhibit of each action in case.yaml, or do without the statement.",
        )
    paper = Paper(
        PaperKind.COMPLIANCE,
        language,
        say("compliance.title"),
        argument.case.code,
        argument.case.as_of,
        tuple(_blocks(voice, facts, done)),
        _said(voice, "compliance.subtitle", issue=_issue(argument)),
    )
    return in_chinese(paper) if language == READING else paper


def left_out(argument: Argument, language: str = READING) -> tuple[LeftOut, ...]:
    """Return what the statement leaves out, so that a person can add what carries it."""
    grounds = (
        (f"grounds[{n}] {g.code}", _against(argument, g, language)) for n, g in enumerate(argument.grounds, 1)
    )
    actions = ((place, _unfinished(argument, item, language)) for place, item in _actions(argument))
    return tuple(LeftOut(place, why) for place, why in (*grounds, *actions) if why)


def _blocks(voice: Voice, facts: tuple[str, ...], done: tuple[str, ...]) -> Iterator[Block]:
    yield Facts(tuple(_head(voice)))
    yield Paragraph(_opening(voice))
    if facts:
        yield Heading(_said(voice, "compliance.head.facts"), 2)
        yield Bullets(facts, numbered=True)
    if done:
        yield Heading(_said(voice, "compliance.head.done"), 2)
        yield Bullets(done, numbered=True)
    yield Heading(_said(voice, "compliance.head.declares"), 2)
    declares = ("true", "finished", "outcome") if done else ("true", "outcome")
    yield Bullets(tuple(_said(voice, f"compliance.declares.{name}") for name in declares), numbered=True)
    yield Paragraph(_said(voice, "compliance.confirm"), apart=True)
    yield Facts(tuple(_signature(voice)))


def _head(voice: Voice) -> Iterator[tuple[str, str]]:
    case, reading, vocabulary = voice.argument.case, voice.argument.reading, voice.argument.vocabulary
    platform = case.platform or reading.platform or ""
    known = platform in vocabulary.codes("platforms")
    name = vocabulary.name("platforms", platform) if known else Wording.of(en=platform)
    marketplace = case.marketplace or reading.marketplace
    key = "opening.to.value" if marketplace else "opening.to.bare"
    yield _said(voice, "opening.to"), _said(voice, key, platform=name, marketplace=marketplace)
    for label, value in (
        ("compliance.company", case.seller.company),
        ("compliance.store", case.seller.store),
    ):
        if value:
            yield _said(voice, label), value
    yield _said(voice, "compliance.as_of"), voice.spoken(case.as_of.date(), voice.language)


def _opening(voice: Voice) -> str:
    day = notice_day(voice.argument)
    issue = _issue(voice.argument)
    words = (
        voice.words("compliance.opening.day", day=day, issue=issue)
        if day is not None
        else voice.words("compliance.opening", issue=issue)
    )
    said = voice.quote("compliance", words, (), notice_cites(voice)).texts.say(voice.language)
    parts = [said]
    concerned = _concerned(voice)
    if concerned is not None:
        parts.append(_said(voice, "compliance.concerned", ids=concerned))
    return ("" if voice.language == READING else " ").join([*parts, _said(voice, "compliance.declare")])


def _concerned(voice: Voice) -> Wording | None:
    """Name every order, product or item: a statement has no table beside it."""
    reading, orders = voice.argument.reading, order_ids(voice.argument)
    for kind, ids in (("asin", reading.asins), ("order", orders), ("item", reading.item_ids)):
        if ids:
            plural = "s" if kind == "order" and len(ids) > 1 else ""
            return voice.words(
                f"ids.{kind}{plural}", ids=ids if kind == "order" else noticed(voice.argument, ids)
            )
    return None


def _facts(voice: Voice) -> Iterator[str]:
    said = dict.fromkeys(
        ground.says
        for ground in voice.argument.grounds
        if not _against(voice.argument, ground, voice.language)
    )
    for says in said:
        cites = [c for g in voice.argument.grounds if g.says == says for c in g.citations if c.exhibit.opens]
        yield voice.quote("ground", says, (), voice.cites_of(cites)).texts.say(voice.language)


def _done(voice: Voice) -> Iterator[str]:
    for _, item in _actions(voice.argument):
        if not _unfinished(voice.argument, item, voice.language):
            yield _action(voice, item)


def _actions(argument: Argument) -> Iterator[tuple[str, Action]]:
    plan = argument.case.plan or Plan()
    yield from ((f"plan.corrective[{n}]", item) for n, item in enumerate(plan.corrective, 1))
    yield from ((f"plan.buyers[{n}]", item) for n, item in enumerate(plan.buyers, 1))


def _action(voice: Voice, item: Action) -> str:
    text = joined(item.text, _tail(voice, item), languages=tuple(voice.formatters))
    return voice.quote("action", text, (), _cites(voice, item)).texts.say(voice.language)


def _tail(voice: Voice, item: Action) -> Wording:
    """Say when it was done, and by whom or for which orders, where the text has not named them."""
    if isinstance(item, Corrective):
        key = "corrective.tail" if item.owner else "corrective.tail.nobody"
        return voice.words(key, day=item.done_on, owner=Term(item.owner))
    orders = tuple(order for order in item.orders if order not in item.text.say(voice.language))
    key = "buyers.tail" if orders else "buyers.tail.day"
    return voice.words(key, day=item.done_on, orders=orders)


def _cites(voice: Voice, item: Action) -> tuple[Cite, ...]:
    assert item.exhibit is not None
    place = place_in(voice.argument.case, item.exhibit, item.text.say(voice.language))
    return voice.cite(item.exhibit, place)


def _against(argument: Argument, ground: Ground, language: str) -> str:
    """Say why a ground is not declared, or nothing: what is doubtful is for the letter to argue, not to swear to."""
    if ground.ground_class is GroundClass.TO_VERIFY:
        return "class"
    if ground.weakened_by:
        return "weakened"
    if not any(_carries(argument, citation.exhibit.file) for citation in ground.citations):
        return "exhibit"
    return "" if ground.says.has(language) else "language"


def _unfinished(argument: Argument, item: Action, language: str) -> str:
    if item.done_on is None or item.done_on > argument.case.as_of.date():
        return "day"
    if item.exhibit is None or not _carries(argument, item.exhibit):
        return "exhibit"
    return "" if item.text.has(language) else "language"


def _carries(argument: Argument, file: str) -> bool:
    exhibit = argument.case.exhibit_for(file)
    return exhibit is not None and exhibit.opens and exhibit.kind not in STATEMENT_KINDS


def _signature(voice: Voice) -> Iterator[tuple[str, str]]:
    seller, blank = voice.argument.case.seller, _said(voice, "compliance.blank")
    yield _said(voice, "compliance.company"), seller.company or blank
    yield _said(voice, "compliance.signatory"), seller.signatory or blank
    yield _said(voice, "compliance.signature"), blank
    yield _said(voice, "compliance.stamp"), _said(voice, "compliance.stamp.here")
    yield _said(voice, "compliance.signed_on"), blank


def _issue(argument: Argument) -> Wording:
    return argument.vocabulary.name("issue_types", argument.reading.issue_type or "account_health")


def _said(voice: Voice, key: str, **slots: object) -> str:
    return voice.words(key, **slots).say(voice.language)
