"""An outcome (结果): what the platform answered. Silence is one, and half a yes is not a yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.wording import Wording


class OutcomeKind(StrEnum):
    """What came back; each goes on in its own way."""

    MORE_ASKED = "more_asked"
    REVIEW_EXTENDED = "review_extended"
    RESTORED_WITH_WARNING = "restored_with_warning"
    REFUSED = "refused"
    GRANTED_IN_PART = "granted_in_part"
    GRANTED = "granted"
    SILENCE = "silence"


NAMES = {
    OutcomeKind.MORE_ASKED: Wording.of(zh="要求补充材料", en="More information asked for"),
    OutcomeKind.REVIEW_EXTENDED: Wording.of(zh="审核延长", en="Review extended"),
    OutcomeKind.RESTORED_WITH_WARNING: Wording.of(
        zh="指标恢复，警告保留", en="Metric restored, warning kept"
    ),
    OutcomeKind.REFUSED: Wording.of(zh="驳回", en="Refused"),
    OutcomeKind.GRANTED_IN_PART: Wording.of(zh="部分通过", en="Granted in part"),
    OutcomeKind.GRANTED: Wording.of(zh="通过", en="Granted"),
    OutcomeKind.SILENCE: Wording.of(zh="未答复", en="No answer"),
}

# What a platform may give back, each apart from the others.
PARTS = {
    "money": Wording.of(zh="款项", en="Money"),
    "metric": Wording.of(zh="指标", en="Metric"),
    "warning": Wording.of(zh="警告撤销", en="Warning removed"),
    "privileges": Wording.of(zh="权限", en="Privileges"),
}

# After these the attempt is over; the others keep it open, the first with a clock of its own.
FINAL = frozenset(
    {OutcomeKind.RESTORED_WITH_WARNING, OutcomeKind.REFUSED, OutcomeKind.GRANTED_IN_PART, OutcomeKind.GRANTED}
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer of the platform to one attempt, with its very words and when they came. Raises `NaiveTimeError`."""

    kind: OutcomeKind
    at: datetime
    attempt: int
    words: str = ""
    reply_due: datetime | None = None

    def __post_init__(self) -> None:
        for name, moment in (("moment of the outcome", self.at), ("due date of the reply", self.reply_due)):
            if moment is not None and moment.tzinfo is None:
                raise NaiveTimeError(name, moment)

    @property
    def final(self) -> bool:
        """Whether the attempt ends with this answer."""
        return self.kind in FINAL

    @property
    def name(self) -> Wording:
        """The outcome's name."""
        return NAMES[self.kind]
