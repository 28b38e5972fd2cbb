"""An override (强制放行): a named person lets a letter out despite fatal problems, and the reason is kept, never in the letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.letter.problems import Problem

# Four different words, or eight different Chinese characters: less names no reason that anybody could check later.
LEAST = 8
_WORDS = re.compile(r"[^\W\d_\u2e80-\u9fff]{2,}")
_HAN = re.compile(r"[\u2e80-\u9fff]")


class OverrideError(BadInputError):
    """The override gives no reason, or nobody stands for it."""

    code = "override"


@dataclass(frozen=True, slots=True)
class Override:
    """Why, who and when (the case's `as_of`), and the problems that were overridden, none before it is used."""

    reason: str
    by: str
    at: datetime
    problems: tuple[Problem, ...] = ()

    def lifting(self, problems: Collection[Problem]) -> Override | None:
        """Return the override with the fatal ones among these, None where one of them lets nobody decide."""
        fatal = tuple(problem for problem in problems if problem.fatal)
        return None if any(problem.absolute for problem in fatal) else replace(self, problems=fatal)


def override(reason: str, by: str, at: datetime) -> Override:
    """Build an override. Raises `OverrideError` for a reason without substance and for no name."""
    said, name = " ".join(reason.split()), " ".join(by.split())
    faults = tuple(_faults(said, name))
    if faults:
        raise OverrideError(faults)
    return Override(said, name, at)


def _faults(reason: str, by: str) -> Iterator[Fault]:
    words = {word.casefold() for word in _WORDS.findall(reason)}
    if 2 * len(words) + len(set(_HAN.findall(reason))) < LEAST:
        yield Fault(
            "--override",
            f"“{reason}” is no reason that anybody could check later." if reason else "No reason is given.",
            "Say in a sentence why the letter may go out although the check stops it.",
        )
    if not by:
        yield Fault("--by", "Nobody stands for the override.", "Give the name of the person who decides.")
