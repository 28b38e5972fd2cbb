"""The whole road on one screen (办案全程): a case and its reading go in, papers and a bundle's content come out.

case + reading ─┬─ screened no ───────────────► refusal
                ├─ unsure, nobody accepted ───► refusal with the next step, report, questions
                └─ yes ─► timeline ─► findings ─► grounds ─► letter ─► problems
                                                                ├─ plan gaps or a fatal problem ─► report, questions, perhaps a draft
                                                                └─ none, or overridden ─► report, letter, reading copy
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from functools import partial
from typing import Any

from appealdesk.core.addressed import addressed
from appealdesk.core.argument import Argument
from appealdesk.core.case import Case
from appealdesk.core.channel import Channel
from appealdesk.core.diagnosis import diagnose, rank
from appealdesk.core.further import further
from appealdesk.core.grounds import Finding, grounds, open_questions
from appealdesk.core.letter import ClauseBook, Letter, compose_letter, letter_paper, reading_copy_paper
from appealdesk.core.letter.draft import draft_paper
from appealdesk.core.letter.gaps import blocking
from appealdesk.core.letter.language import LetterLanguage, letter_gaps, letter_language
from appealdesk.core.letter.problems import Problem, problems
from appealdesk.core.override import Override
from appealdesk.core.paper import Block, Paper
from appealdesk.core.policy import Dated
from appealdesk.core.questions import compose_questions
from appealdesk.core.reading import Reading
from appealdesk.core.recount import Recounts
from appealdesk.core.refusal import compose_refusal
from appealdesk.core.report import compose_report
from appealdesk.core.report.front import front_blocks
from appealdesk.core.rewording import Reworded, Rewording
from appealdesk.core.rules import Rules
from appealdesk.core.shortening import Shortened, shortened, too_long
from appealdesk.core.timeline import timeline
from appealdesk.core.transcript import transcribed
from appealdesk.core.unread import asked_once, unread
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.windows import work_to

FAINT = 0.1  # a scenario below this is noise that a reader of the report would stumble over


NONE_COUNTED = Recounts()


class Ending(StrEnum):
    """How a walk along the road ends: made 已生成, refused 不予受理, needs answers 待补充."""

    MADE = "made"
    REFUSED = "refused"
    NEEDS_ANSWERS = "needs_answers"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the desk knows before it sees a case; `rules` is None for a platform without packs."""

    vocabulary: Vocabulary
    clauses: ClauseBook
    rules: Rules | None = None
    channels: tuple[Channel, ...] = ()
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class Casework:
    """What came of a case: `papers` by name, `ask` as Chinese text for the seller, `due` the moment to work to.

    No letter leaves with a fatal problem, unless an override lifted it; then `problems` say why. `shortened` is the
    letter as it is pasted where the channel does not take all of it, `shorter` a second text where only third parties
    name a limit.
    """

    ending: Ending
    papers: tuple[tuple[str, Paper], ...]
    argument: Argument | None = None
    letter: Letter | None = None
    problems: tuple[Problem, ...] = ()
    ask: str = ""
    due: datetime | None = None
    language: LetterLanguage | None = None
    override: Override | None = None
    shortened: Shortened | None = None
    shorter: Shortened | None = None
    reworded: Reworded | None = None

    def paper(self, name: str) -> Paper | None:
        """Return a paper by its name: report, letter, reading-copy, refusal, questions, draft, prevention, compliance-en."""
        return dict(self.papers).get(name)


def casework(
    case: Case,
    reading: Reading,
    known: Knowledge,
    *,
    accepted: str = "",
    earlier: tuple[str, ...] = (),
    also: Collection[str] = (),
    recounts: Recounts = NONE_COUNTED,
    language: str | None = None,
    override: Override | None = None,
    length: Callable[[Paper], int] | None = None,
    rewording: Rewording | None = None,
) -> Casework:
    """Walk the road. `accepted` is an expert's reason to go on where the screening is unsure; `earlier` are letters already sent.

    `also` names further papers, made beside a letter only: prevention, compliance. `recounts` are what the seller's
    exports say. `language` asks for a letter in that language and no other; without it the reader's own is taken where
    the case has all texts in it. `override` lets a letter out with fatal problems, except those that are absolute. `length` counts the
    characters of a paper as it is pasted; without it no channel's limit is looked at. `rewording` may say the sentences of a clean letter in other words. Raises `UnknownPaperError`, and `MissingClauseError` for a language without clauses.
    """
    if language is not None:
        asked = known.clauses.checked(language)
        reading = replace(reading, letter_language=asked, letter_language_also=())
    eligible = reading.screening.eligible if reading.screening else "unsure"
    if eligible == "no":
        refusal = compose_refusal(case, reading, known.vocabulary, clauses=known.clauses)
        return Casework(Ending.REFUSED, (("refusal", refusal),))
    argument = argue(case, reading, known, recounts)
    if eligible == "unsure" and not accepted:
        return _ask(argument, known, refuse=reading.screening is not None)
    chosen = letter_language(argument, known.clauses)
    if blocking(letter_gaps(argument, chosen, known.clauses)):
        return _ask(argument, known)
    letter = compose_letter(argument, chosen.code, clauses=known.clauses)
    found = problems(letter, argument, clauses=known.clauses, earlier=earlier)
    reworded = None
    if rewording is not None and not any(problem.fatal for problem in found):
        judge = partial(problems, argument=argument, clauses=known.clauses, earlier=earlier)
        reworded = rewording(letter, judge)
        letter, found = reworded.letter, judge(reworded.letter)
    short, shorter = _shortened(letter, argument, found, known, length)
    if short is not None and short.after > short.limit:
        found = (too_long(short), *found)
    stopped = any(problem.fatal for problem in found)
    lifted = override.lifting(found) if override is not None and stopped else None
    if stopped and lifted is None:
        return _ask(argument, known, found=found)
    papers = (
        (
            "report",
            _report(
                argument,
                known,
                front_blocks(lifted, short or shorter, argument.channel, known.clauses, reworded),
            ),
        ),
        ("letter", letter_paper(letter)),
        ("reading-copy", reading_copy_paper(letter, argument, clauses=known.clauses, chosen=chosen)),
        *further(argument, also, clauses=known.clauses),
    )
    due = _due(argument, known)
    return Casework(
        Ending.MADE,
        papers,
        argument,
        letter,
        found,
        due=due,
        language=chosen,
        override=lifted,
        shortened=short,
        shorter=shorter,
        reworded=reworded,
    )


def _shortened(
    letter: Letter,
    argument: Argument,
    found: tuple[Problem, ...],
    known: Knowledge,
    length: Callable[[Paper], int] | None,
) -> tuple[Shortened | None, Shortened | None]:
    """Shorten what is pasted where the channel takes less: by its own limit, else, as a second text, by the one advised.

    Nothing goes whose absence would be a fatal problem of its own.
    """
    channel = argument.channel
    limit = (channel.characters or channel.advised_characters) if channel else None
    if channel is None or length is None or limit is None or length(letter_paper(letter)) <= limit:
        return None, None
    before = {problem.code for problem in found if problem.fatal}

    def sound(trial: Letter) -> bool:
        new = problems(trial, argument, clauses=known.clauses)
        return not any(problem.fatal and problem.code not in before for problem in new)

    made = shortened(letter, argument, limit, lambda trial: length(letter_paper(trial)), sound=sound)
    return (made, None) if channel.characters else (None, made if made.left_out else None)


def argue(case: Case, reading: Reading, known: Knowledge, recounts: Recounts = NONE_COUNTED) -> Argument:
    """Conclude from a case what can be concluded: timeline, findings for and against, grounds."""
    case = transcribed(addressed(case), reading.order_ids, known.zone)
    rules = _rules(case, reading, known.rules)
    told = timeline(case, reading, known.zone or UTC)
    findings = diagnose(case, reading, told)
    reasons = grounds(case, reading, told, findings, rules, recounts)
    asked = open_questions(case, reading, told, findings, reasons)
    channel = channel_of(case, reading, known.channels)
    weighed = weighed_with_exhibits(reading, findings)
    return Argument(case, weighed, told, findings, reasons, known.vocabulary, rules, channel, asked, recounts)


def weighed_with_exhibits(reading: Reading, findings: tuple[Finding, ...]) -> Reading:
    """Rank the scenarios again with what the exhibits show: the reading knows the words alone."""
    if reading.scenario is None:
        return reading
    ranked = tuple((code, round(score, 2)) for code, score in rank(findings, reading))
    held = tuple((code, score) for code, score in ranked if score >= FAINT)
    return replace(reading, scenario=held[0][0], scenarios=held) if held else reading


def channel_of(case: Case, reading: Reading, channels: tuple[Channel, ...]) -> Channel | None:
    """Return the entrance that the case names, else the one the notice's words lead to, else the first that takes this issue.

    None where none is known.
    """
    named = [channel for channel in channels if channel.rule == case.channel]
    fitting = [channel for channel in channels if reading.issue_type in channel.issue_types]
    told = " ".join(notice.text for notice in case.notices).casefold()
    led = [channel for channel in fitting if any(sign.casefold() in told for sign in channel.signs)]
    plain = [channel for channel in fitting if not channel.signs]
    return next(iter(named or led or plain or fitting), None)


def _rules(case: Case, reading: Reading, rules: Rules | None) -> tuple[Dated[Any], ...]:
    place = rules.place(case.marketplace or reading.marketplace) if rules else None
    if rules is None or place is None or reading.issue_type is None:
        return ()
    day = case.as_of.date()
    metrics = dict.fromkeys((reading.issue_type, *(name for name, _ in reading.figures)))
    limits = [limit for metric in metrics for limit in rules.thresholds(place.code, metric, day)]
    return (*limits, *rules.windows(place.code, reading.issue_type, day))


def _ask(
    argument: Argument, known: Knowledge, *, refuse: bool = False, found: tuple[Problem, ...] = ()
) -> Casework:
    case, reading = argument.case, argument.reading
    chosen = letter_language(argument, known.clauses)
    gaps = letter_gaps(argument, chosen, known.clauses)
    silent = unread(argument) if found else ()
    questions, ask = compose_questions(
        case,
        reading,
        gaps,
        known.vocabulary,
        clauses=known.clauses,
        questions=(*asked_once(argument, silent), *silent),
        problems=found,
    )
    papers = [("report", _report(argument, known)), ("questions", questions)]
    drafted = None if refuse or found else draft_paper(argument, chosen.code, gaps, clauses=known.clauses)
    papers += [("draft", drafted)] if drafted is not None else []
    if refuse:
        papers.insert(0, ("refusal", compose_refusal(case, reading, known.vocabulary, clauses=known.clauses)))
    return Casework(
        Ending.NEEDS_ANSWERS,
        tuple(papers),
        argument,
        problems=found,
        ask=ask,
        due=_due(argument, known),
        language=chosen,
    )


def _due(argument: Argument, known: Knowledge) -> datetime | None:
    return work_to(argument.reading, known.zone)


def _report(argument: Argument, known: Knowledge, front: Iterable[Block] = ()) -> Paper:
    digest = known.rules.digest if known.rules else ""
    return compose_report(argument, clauses=known.clauses, zone=known.zone, digest=digest, front=tuple(front))
