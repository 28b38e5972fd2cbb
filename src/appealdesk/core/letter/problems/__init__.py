"""The checks of a letter against the sheet (申诉信自查): L1 to L22 as far as a program can judge."""

from __future__ import annotations

from appealdesk.core.argument import Argument
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.letter.composition import compose_letter
from appealdesk.core.letter.letter import Letter
from appealdesk.core.letter.problems.added import added_problems
from appealdesk.core.letter.problems.earlier import earlier_problems
from appealdesk.core.letter.problems.facts import fact_problems
from appealdesk.core.letter.problems.form import form_problems
from appealdesk.core.letter.problems.measures import measure_problems
from appealdesk.core.letter.problems.problem import Draft, Problem
from appealdesk.core.letter.problems.proof import proof_problems
from appealdesk.core.letter.problems.rewording import changes_of
from appealdesk.core.letter.problems.wording import wording_problems
from appealdesk.core.letter.voice import Voice

__all__ = ["Problem", "problems"]


def problems(
    letter: Letter, argument: Argument, *, clauses: ClauseBook, earlier: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    """Return every problem, the fatal ones first. `earlier` are the texts of letters that were already sent.

    A letter with a fatal problem does not leave the house.
    """
    composed = compose_letter(argument, letter.language, clauses=clauses)
    voice = Voice.of(argument, clauses, letter.language)
    changes = changes_of(letter, composed, clauses.of(letter.language))
    draft = Draft(letter, argument, clauses, voice, composed, changes, earlier)
    checks = (
        fact_problems,
        added_problems,
        proof_problems,
        measure_problems,
        wording_problems,
        form_problems,
        earlier_problems,
    )
    found = dict.fromkeys(problem for check in checks for problem in check(draft))
    return tuple(
        sorted(found, key=lambda problem: (not problem.fatal, int(problem.code.strip("LCOPY") or 0)))
    )
