"""Earlier appeals as the seller told them (卖家说的以往申诉): offered sentence by sentence, a fact only once a specialist takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from appealdesk.core.recognition.dates import DateContext, Dates
from appealdesk.core.recognition.text import Text
from appealdesk.desk.cases.models import Case
from appealdesk.desk.templatetags.words import CHINA, language
from appealdesk.desk.vault import services as vault
from appealdesk.readers import recognition
from appealdesk.readers.clauses import clause_book

# How the story names the seller's answer about earlier appeals; it ends where the next such answer begins.
LABEL = "此前的申诉："
_NEXT = re.compile(r"\n\n(?=[^\n：]{2,8}：)")
_SENTENCE = re.compile(r"[^。；;!！?？\n]+")
_LONGEST = 300
# The first that fits, so that “部分通过” is no full yes and “没有通过” none at all.
_OUTCOMES = tuple(
    (code, re.compile(words, re.IGNORECASE))
    for code, words in (
        (
            "no_answer",
            r"[没无未](?:有)?(?:收到)?(?:任何)?(?:回复|答复|回音|消息)|no (?:answer|reply|response)",
        ),
        ("partly_granted", r"部分(?:通过|恢复|同意)|partial|in part"),
        (
            "refused",
            r"拒|驳回|[没未不](?:有|能)?(?:被)?(?:通过|接受|受理|成功)|失败|reject|declin|denied|refus|not (?:accept|approv)|unsuccess",
        ),
        (
            "more_asked",
            r"补充|补材料|更多(?:信息|资料)|more information|additional (?:information|documents)",
        ),
        ("granted", r"通过|恢复|成功|approv|grant|reinstat|accepted"),
        ("warning", r"警告|warning"),
    )
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One sentence of the seller about an earlier appeal, with the day and the outcome that it names, if it does."""

    words: str
    day: date | None
    outcome: str

    @property
    def outcome_name(self) -> str:
        """The outcome in the reader's language."""
        return clause_book().of(language()).say(f"outcome.{self.outcome}")

    def fact(self) -> dict[str, Any]:
        """Return it as an item of the facts; what it is called in the letter's language is the specialist's to write."""
        stated: dict[str, Any] = {"what": {"zh": self.words}}
        if self.day:
            stated["day"] = self.day.isoformat()
        if self.outcome:
            stated["outcome"] = self.outcome
        return stated


def told(case: Case) -> list[Earlier]:
    """Return what the seller told of earlier appeals at the intake, as far as it names a day or an outcome."""
    context = DateContext(case.opened_at.astimezone(CHINA).date(), month_first=True)
    known = recognition.knowledge()
    dates = Dates(known.dates)
    read = (
        _read(known.folding.text("story.md", words), dates, context) for words in _sentences(_answer(case))
    )
    return [one for one in read if one.day or one.outcome]


def _answer(case: Case) -> str:
    story = case.exhibits.filter(role="story", withdrawn_at=None).select_related("blob").first()
    if story is None:
        return ""
    with vault.open_blob(story.blob) as content:
        text = content.read().decode("utf-8", "replace")
    _before, found, rest = text.partition(LABEL)
    return _NEXT.split(rest)[0] if found else ""


def _sentences(answer: str) -> Iterator[str]:
    yield from (words for found in _SENTENCE.finditer(answer) if (words := found[0].strip()[:_LONGEST]))


def _read(text: Text, dates: Dates, context: DateContext) -> Earlier:
    named = dates.find(text, context)
    outcome = next((code for code, pattern in _OUTCOMES if pattern.search(text.low)), "")
    return Earlier(text.original, named[0].day if named else None, outcome)
