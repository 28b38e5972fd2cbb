"""The clock of a further attempt (后续轮次的时限): the platform's last answer opens it, no longer the first notice.

What was recorded wins, then what the answer's own words say, then a rule that counts from such an answer. Where none of
them names a day, the first notice's clock goes on: no window is ever taken to be longer than somebody said.
"""

from __future__ import annotations

from dataclasses import replace

from appealdesk.core.case import Case as CaseValue
from appealdesk.core.notice import Notice
from appealdesk.core.outcome import OutcomeKind
from appealdesk.core.reading import Anchor, Reading
from appealdesk.core.windows import work_to
from appealdesk.desk.aftercare.models import Answer
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.stated import Stated
from appealdesk.desk.templatetags.words import CHINA
from appealdesk.readers.case_windows import case_windows
from appealdesk.road.knowledge import knowledge
from appealdesk.road.reading import read_case

# What the rules call an answer of this kind; the other kinds leave nothing to be sent.
EVENTS = {
    OutcomeKind.MORE_ASKED: "information_requested",
    OutcomeKind.REFUSED: "decision",
    OutcomeKind.GRANTED_IN_PART: "decision",
    OutcomeKind.RESTORED_WITH_WARNING: "decision",
}


def of_answer(case: Case, value: CaseValue, reading: Reading) -> Stated | None:
    """Return the window that the answer to the attempt before opens; None in the first attempt, and where it names none."""
    answer = (
        case.answers.filter(attempt=case.attempt - 1, kind__in=[kind.value for kind in EVENTS])
        .order_by("-id")
        .first()
    )
    if answer is None:
        return None
    says = f"{answer.kind} {answer.at.astimezone(CHINA):%Y-%m-%d}"
    if answer.reply_due is not None:
        return Stated(answer.reply_due, says)
    return _told(value, reading, answer, says) or _counted(value, reading, answer, says)


def _told(value: CaseValue, reading: Reading, answer: Answer, says: str) -> Stated | None:
    """What the answer's own words say, read as a message that came on its day."""
    if not answer.words:
        return None
    zone = knowledge(value, reading).zone
    # “Within 17 days” counts from the platform's own day, which is the day before on a Chinese morning.
    came = answer.at.astimezone(zone) if zone else answer.at
    alone = replace(
        value,
        platform=value.platform or reading.platform,
        marketplace=value.marketplace or reading.marketplace,
        notices=(Notice("answer.txt", answer.words, sent_at=came),),
        received_at=came,
        story=None,
    )
    said = read_case(alone)
    if said.deadline.due is None:
        return None
    due = work_to(said, zone)
    return Stated(due, says) if due is not None and due > answer.at else None


def _counted(value: CaseValue, reading: Reading, answer: Answer, says: str) -> Stated | None:
    """What a rule counts from such an answer; rules that count from a notice say nothing of it."""
    windows = case_windows(
        replace(value, notices=(), received_at=None),
        value.platform or reading.platform,
        value.marketplace or reading.marketplace,
        reading.issue_type,
        Anchor(EVENTS[OutcomeKind(answer.kind)], answer.at),
    )
    counted = [(one.earliest or one.due, one) for one in windows if one.due]
    found = min(counted, key=lambda pair: pair[0], default=None)
    if found is None:
        return None
    due, window = found
    return Stated(due, f"{says} {window.rule}", window.latest if window.latest != due else None)
