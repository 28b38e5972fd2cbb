"""A draft while it is being worked on (实时成稿): letter, problems, gaps and budget from the facts as they stand, nothing kept.

The letter is shown even where a fatal problem stops the bundle, so that the specialist sees what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from appealdesk.core.argument import Argument
from appealdesk.core.case import Case as CaseValue
from appealdesk.core.casework import Knowledge, argue
from appealdesk.core.letter import Letter, compose_letter, letter_paper, reading_copy_paper
from appealdesk.core.letter.gaps import PlanGap, blocking
from appealdesk.core.letter.language import LetterLanguage, letter_gaps, letter_language
from appealdesk.core.letter.problems import Problem, problems
from appealdesk.core.paper import Paper
from appealdesk.core.reading import Reading
from appealdesk.core.rewording import sentences_of
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.folder import WORDING, case_value
from appealdesk.desk.cases.models import Case, Facts
from appealdesk.press.plain import set_plain
from appealdesk.road.handwritten import Handwritten
from appealdesk.road.knowledge import knowledge
from appealdesk.road.prepare import earlier_letters
from appealdesk.road.reading import read_case


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that may be said in other words: as composed, as written by hand, and why that was not taken."""

    place: str
    plain: str
    said: str
    refused: str = ""


@dataclass(frozen=True)
class Live:
    """What the facts amount to right now. `letter` is None while gaps of the plan leave nothing to compose."""

    case: CaseValue
    reading: Reading
    known: Knowledge
    argument: Argument
    chosen: LetterLanguage
    gaps: tuple[PlanGap, ...]
    letter: Letter | None
    problems: tuple[Problem, ...]
    sentences: tuple[Sentence, ...] = ()

    @cached_property
    def paper(self) -> Paper | None:
        """The letter as a paper."""
        return letter_paper(self.letter) if self.letter else None

    @cached_property
    def copy(self) -> Paper | None:
        """The Chinese reading copy, side by side with the letter."""
        if self.letter is None:
            return None
        return reading_copy_paper(self.letter, self.argument, clauses=self.known.clauses, chosen=self.chosen)

    @cached_property
    def text(self) -> str:
        """The letter as it is pasted."""
        return set_plain(self.paper) if self.paper else ""

    @property
    def budget(self) -> tuple[int, int | None]:
        """Characters of the pasted text, and how many the channel takes, if that is known."""
        channel = self.argument.channel
        return len(self.text), channel.characters if channel else None

    @property
    def ready(self) -> bool:
        """Whether a bundle could be made: a letter, and nothing fatal in it."""
        return self.letter is not None and not any(problem.fatal for problem in self.problems)


def live(case: Case, *, at: datetime, facts: Facts | None = None, against: str | None = None) -> Live:
    """Conclude from a case's facts what can be concluded; `against` is the index of earlier letters.

    Raises `CaseFolderError` with every fault of the facts.
    """
    value = case_value(case, at=at, facts=facts)
    reading = read_case(value)
    known = knowledge(value, reading)
    argument = argue(value, reading, known)
    chosen = letter_language(argument, known.clauses)
    gaps = letter_gaps(argument, chosen, known.clauses)
    if blocking(gaps):
        return Live(value, reading, known, argument, chosen, gaps, None, ())
    letter = compose_letter(argument, chosen.code, clauses=known.clauses)
    found = problems(letter, argument, clauses=known.clauses, earlier=earlier_letters(value))
    plain = letter
    words = (facts or selectors.facts_of(case) or Facts()).content.get(WORDING) or {}
    refused: dict[str, str] = {}
    if words and not any(problem.fatal for problem in found):

        def judge(other: Letter) -> tuple[Problem, ...]:
            return problems(other, argument, clauses=known.clauses, earlier=earlier_letters(value))

        made = Handwritten(words, value, known.vocabulary)(letter, judge)
        letter, refused = made.letter, dict(made.refused)
        found = judge(letter)
    found = (*found, *_repeats(value, letter, against))
    return Live(
        value, reading, known, argument, chosen, gaps, letter, found, tuple(_sentences(plain, words, refused))
    )


def _repeats(value: CaseValue, letter: Letter, against: str | None) -> tuple[Problem, ...]:
    if against is None:
        return ()
    from appealdesk.originality.letter_problems import letter_problems
    from appealdesk.originality.names import Names
    from appealdesk.originality.opening import open_index

    with open_index(against) as index:
        return letter_problems(index, letter, Names.of_case(value), apart_from=(value.code,))


def _sentences(letter: Letter, words: Mapping[str, str], refused: Mapping[str, str]) -> Iterator[Sentence]:
    for place, item in sentences_of(letter).items():
        plain = item.texts.say(letter.language)
        yield Sentence(place, plain, words.get(plain, ""), refused.get(place, ""))
