"""Earlier mails in a text (引用的旧邮件): what is quoted below or behind `>` was written before, and counts for less."""

from __future__ import annotations

import re
from collections.abc import Iterable

from appealdesk.core.place import Words
from appealdesk.core.recognition.patterns import Hit
from appealdesk.core.recognition.text import Text

_EARLIER_MAIL = re.compile(
    r"\n[ >]{0,8}-{2,40}\s?(?:original message|forwarded message|ursprungliche nachricht|message d.origine|mensaje original|messaggio originale|原始邮件|元のメッセージ)"
)


def quoted(low: str, at: int) -> bool:
    """Whether a place lies in an earlier mail, quoted with `>` or below its head."""
    if low[low.rfind("\n", 0, at) + 1 : at].lstrip().startswith(">"):
        return True
    head = _EARLIER_MAIL.search(low, 0, at)
    return bool(head and low[: head.start()].strip())


def overtaken(text: Text, words: Words | None, shut: Iterable[Hit]) -> bool:
    """Whether words of an earlier mail were overtaken: what was written last in the same text shuts the door."""
    if words is None or not quoted(text.low, words.place.start or 0):
        return False
    return any(hit.text is text and not quoted(text.low, hit.start) for hit in shut)
