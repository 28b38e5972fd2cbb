"""Papers made only when asked for (可选文书): the prevention checklist after the case, the statement of compliance to be stamped."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from appealdesk.core.argument import Argument
from appealdesk.core.compliance import compose_compliance
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.letter.book import ClauseBook
from appealdesk.core.paper import Paper
from appealdesk.core.prevention import compose_prevention

PREVENTION, COMPLIANCE = "prevention", "compliance"
FURTHER = (PREVENTION, COMPLIANCE)
# What the seller signs and what he reads beside it.
DECLARED_IN = ("en", "zh")


class UnknownPaperError(AppealDeskError):
    """A paper was asked for that the desk does not make."""

    code = "unknown_paper"


def further(
    argument: Argument, names: Collection[str], *, clauses: ClauseBook
) -> Iterator[tuple[str, Paper]]:
    """Yield the papers asked for, by name: prevention, compliance-en, compliance-zh.

    Raises `UnknownPaperError` for a name that is none of FURTHER, `NothingToDeclareError` for an empty statement.
    """
    for name in names:
        if name not in FURTHER:
            raise UnknownPaperError(f"There is no paper “{name}”.", f"Ask for {' or '.join(FURTHER)}.")
    if PREVENTION in names:
        yield PREVENTION, compose_prevention(argument, clauses=clauses)
    if COMPLIANCE in names:
        for language in DECLARED_IN:
            paper = compose_compliance(argument, clauses=clauses, language=language)
            yield f"{COMPLIANCE}-{language}", paper
