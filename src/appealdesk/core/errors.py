"""Every error raised on purpose (错误): what happened, why, and what to do about it.

A message is written for the person who reads it; the code is for machines and never changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in what a person handed in, with the place and the remedy."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Read as one line: place, what, remedy."""
        return f"{self.place}: {self.what} {self.remedy}".strip()


class AppealDeskError(Exception):
    """Root of the family. Anything else that reaches a person is a bug and may crash loudly."""

    code: ClassVar[str] = "error"

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what} {remedy}".strip())


class BadInputError(AppealDeskError):
    """What was handed in cannot be used; all faults are told at once."""

    code = "bad_input"

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class CaseFolderError(BadInputError):
    """The case folder (案件文件夹) or one of its files cannot be used."""

    code = "case_folder"


class PackError(BadInputError):
    """A pack file (规则包) breaks its schema or contradicts another."""

    code = "pack"


class NaiveTimeError(AppealDeskError):
    """A moment came without a time zone where one is needed."""

    code = "naive_time"

    def __init__(self, name: str, instant: datetime) -> None:
        super().__init__(
            f"The {name} {instant.isoformat(sep=' ')} has no time zone, so it names no moment.",
            "Give the zone, e.g. 2026-11-13T17:00:00-08:00.",
        )


class UnknownRuleError(AppealDeskError):
    """No rule of that id, or none for that marketplace and kind of seller."""

    code = "unknown_rule"


class NoRuleOnDayError(AppealDeskError):
    """The rule exists, but was not yet in force on the day asked for."""

    code = "no_rule_on_day"

    def __init__(self, rule: str, day: date, first: date) -> None:
        super().__init__(
            f"{rule} has no value on {day}: its first value is in force since {first}.",
            "Ask for a later day, or add the earlier version with its source.",
        )


class RetiredRuleError(AppealDeskError):
    """The rule existed, but the platform had retired it by the day asked for."""

    code = "retired_rule"

    def __init__(self, rule: str, day: date, retired_on: date) -> None:
        super().__init__(
            f"{rule} has no value on {day}: it was retired on {retired_on}.",
            "Do not appeal on it; ask for an earlier day to see what it was.",
        )


class UngroundedError(AppealDeskError):
    """A ground (申诉理由) was asserted without an exhibit that can carry it."""

    code = "ungrounded"
