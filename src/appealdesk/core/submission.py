"""A submission (提交): when, where, by whom, under which number, and exactly which bytes. The seller submits; we record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from appealdesk.core.errors import BadInputError, Fault, NaiveTimeError


class SubmissionError(BadInputError):
    """A record of a submission that would prove nothing."""

    code = "submission"


@dataclass(frozen=True, slots=True)
class Submission:
    """What was handed to the platform. `bundle` is the digest of the bag; `reference` is the platform's, if it gave one.

    Raises `NaiveTimeError` for a moment without a zone, `SubmissionError` where place, person or digest are missing.
    """

    at: datetime
    channel: str
    by: str
    bundle: str
    reference: str = ""
    attempt: int = 1

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise NaiveTimeError("moment of submission", self.at)
        faults = [
            Fault(name, "is empty.", remedy)
            for name, said, remedy in (
                ("channel", self.channel, "Name the entrance that the seller used."),
                ("by", self.by, "Name the person who submitted."),
            )
            if not said.strip()
        ]
        if not re.fullmatch(r"[0-9a-f]{64}", self.bundle):
            faults.append(Fault("bundle", "is no SHA-256.", "Take the digest that `verify` prints."))
        if self.attempt < 1:
            faults.append(Fault("attempt", "counts from 1.", "Give the number of the attempt."))
        if faults:
            raise SubmissionError(faults)
