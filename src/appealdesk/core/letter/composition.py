"""Composition (撰写): an argument goes in, a letter comes out, every statement with what it rests on.

The order is the reader's: what the notice says and what is asked, the facts, the causes with their actions,
what happened before, the policy, the one request, the exhibits.
"""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.argument import Argument
from appealdesk.core.case import Plan
from appealdesk.core.letter.answering import answer_sections
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.closing import exhibit_section, policy_section, prior_section, request_section
from appealdesk.core.letter.kind import asked_in, kind_of
from appealdesk.core.letter.letter import Grid, Letter, LetterKind, Passage, Section, Statement
from appealdesk.core.letter.matter import answered_day, concerned, references
from appealdesk.core.letter.measures import buyer_section, measure_sections
from appealdesk.core.letter.orders import has_grid, order_part
from appealdesk.core.letter.reasons import asserted, explained, reasons, row_cites
from appealdesk.core.letter.summary import subject_line, summary_section
from appealdesk.core.letter.voice import Term, Voice
from appealdesk.core.wording import Wording

# That a log or a paper names an order tells a reader nothing; the cause and the table cite it where it does.
PRESENCE = frozenset({"logged"})


def compose_letter(argument: Argument, language: str = "en", *, clauses: ClauseBook) -> Letter:
    """Compose the letter of an argument in one language.

    What the specialist did not write in that language stays in the language he wrote: `problems()` names
    it, nobody translates by guess. Raises `MissingClauseError` for a language without clauses.
    """
    voice = Voice.of(argument, clauses, language)
    case, reading = argument.case, argument.reading
    return Letter(
        kind=kind_of(argument, clauses),
        language=language,
        issue_type=reading.issue_type or "account_health",
        platform=case.platform or reading.platform or "",
        marketplace=case.marketplace or reading.marketplace or "",
        case_code=case.code,
        stamp=case.as_of,
        subject=subject_line(voice),
        opening=tuple(_opening(voice)),
        sections=tuple(_sections(voice)),
        exhibits=case.exhibits,
        signature=_signature(voice),
    )


def _signature(voice: Voice) -> tuple[str, ...]:
    """Sign as the seller does; a role, bare or behind a name, is said in the letter's language."""
    seller = voice.argument.case.seller
    parts = seller.signatory.split(", ")
    signatory = ", ".join(voice.spoken(Term(part), voice.language) for part in parts)
    if signatory and not signatory.startswith(parts[0]):  # a role alone begins the line
        signatory = signatory[0].upper() + signatory[1:]
    return tuple(filter(None, (signatory, seller.company, seller.store)))


def _sections(voice: Voice) -> Iterator[Section]:
    argument = voice.argument
    kind = kind_of(argument, voice.book)
    lead = _lead(argument, kind)
    grounded = reasons(voice, asserted(argument))
    if kind is LetterKind.ANSWER:
        yield from _answering(voice)
        return
    yield summary_section(voice, kind, grounded[0] if lead and grounded else None)
    yield from _facts(voice, kind, grounded[1:] if lead else grounded)
    plan = argument.case.plan or Plan()
    # A plan that is still to be written stands on the same records.
    if plan.causes or kind in {LetterKind.DISPUTE, LetterKind.POINTS} or argument.case.plan is None:
        yield from _context(voice)
    yield from measure_sections(voice, plan)
    yield from buyer_section(voice, plan)
    yield from prior_section(voice)
    yield from policy_section(voice)
    yield request_section(voice)
    yield exhibit_section(voice)


def _answering(voice: Voice) -> Iterator[Section]:
    """An answer holds what was asked for, what an honest letter has to disclose, and nothing else."""
    yield summary_section(voice, LetterKind.ANSWER, None)
    yield from answer_sections(voice, asked_in(voice.argument, voice.book))
    yield from prior_section(voice)
    yield request_section(voice)
    yield exhibit_section(voice)


def _lead(argument: Argument, kind: LetterKind) -> bool:
    """Whether the summary opens with a ground: a claim or a count does; where a plan tells the cause, the plan opens."""
    if kind in {LetterKind.DISPUTE, LetterKind.CORRECTION, LetterKind.POINTS}:
        return True
    return kind is not LetterKind.PLAN and argument.case.plan is None


def _facts(voice: Voice, kind: LetterKind, grounded: tuple[Statement, ...]) -> Iterator[Section]:
    """Head what follows by what it is: a table of orders under its own heading in a plan, records under theirs."""
    passages = (Passage(grounded, bulleted=True),) if grounded else ()
    listed = order_part(voice, row_cites(voice))
    if kind is LetterKind.PLAN:
        if listed:
            yield Section("facts", voice.words("heading.facts.plan"), listed)
        if passages:
            yield Section("facts.records", voice.words("heading.facts.records"), passages)
    elif listed or passages:
        listed = tuple(_unsaid(listed, grounded))
        many = ".many" if kind is LetterKind.DISPUTE and len(concerned(voice.argument)) > 1 else ""
        yield Section("facts", voice.words(f"heading.facts.{kind}{many}"), listed + passages)


def _unsaid(listed: tuple[Passage | Grid, ...], grounded: tuple[Statement, ...]) -> Iterator[Passage | Grid]:
    """Leave out a delivery that a ground right below tells with the same scan."""
    cited = {cite for ground in grounded for cite in ground.cites}
    for part in listed:
        if isinstance(part, Passage):
            told = (
                s.key.startswith("order.delivered") and s.cites and cited.issuperset(s.cites)
                for s in part.statements
            )
            kept = tuple(s for s, out in zip(part.statements, told, strict=True) if not out)
            # The grounds below name an order of which nothing else is known.
            if not grounded or any(s.key != "order.bare" for s in kept):
                yield Passage(kept, bulleted=part.bulleted)
        else:
            yield part


def _context(voice: Voice) -> Iterator[Section]:
    # What is told of a single order already shows the hand-over with its ship-by time.
    alone = len(concerned(voice.argument)) == 1
    held = explained(voice.argument)
    # The table of several orders cites the hand-over paper row by row.
    shown = PRESENCE | ({"handed_over_in_time"} if alone else {"handed_over"} if has_grid(voice) else set())
    said = reasons(voice, tuple(ground for ground in held if ground.code not in shown))
    if said:
        yield Section("context", voice.words("heading.context"), (Passage(said, bulleted=True),))


def _opening(voice: Voice) -> Iterator[tuple[Wording, Wording]]:
    argument = voice.argument
    platform = argument.case.platform or argument.reading.platform or ""
    known = platform in argument.vocabulary.codes("platforms")
    name = voice.named("platforms", platform) if known else Wording.of(en=platform)
    marketplace = argument.case.marketplace or argument.reading.marketplace or ""
    yield (
        voice.words("opening.to"),
        voice.words(
            "opening.to.value" if marketplace else "opening.to.bare", platform=name, marketplace=marketplace
        ),
    )
    if argument.case.seller.store:
        yield voice.words("opening.from"), Wording.of(en=argument.case.seller.store)
    yield voice.words("opening.date"), voice.words("opening.day", day=argument.case.as_of.date())
    day = answered_day(voice)
    if day is not None:
        yield voice.words("opening.about"), voice.words("opening.about.day", day=day)
    named = references(argument)
    if named:
        yield voice.words("opening.reference"), Wording.of(en="; ".join(named))
