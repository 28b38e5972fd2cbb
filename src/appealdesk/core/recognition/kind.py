"""What a message is (消息类型): an enforcement notice, or marketing, payout, announcement, broadcast, question, phishing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from appealdesk.core.notice import Notice
from appealdesk.core.recognition.knowledge import Knowledge, Senders
from appealdesk.core.recognition.patterns import Hit, hits, totals
from appealdesk.core.recognition.text import Text

_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?P<domain>[a-z0-9.-]{3,80})")
_LINK = re.compile(r"(?:https?://|www\.)(?P<domain>[a-z0-9.-]{3,80})|(?<![\w@.-])(?P<bare>[a-z0-9-]{3,40}(?:\.[a-z0-9-]{2,30}){0,3}\.(?:co|com|net|org|info|top|xyz|shop|online|site|live|click|support|help|link|ru|cc|vip|icu|club|app|io))/")


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, all weights, and the words that decided."""

    kind: str
    weights: tuple[tuple[str, float], ...]
    hits: tuple[Hit, ...]


def message_kind(knowledge: Knowledge, notices: tuple[Text, ...], files: tuple[Notice, ...], story: Text | None) -> KindFound:
    """Decide what the message is. No notice text at all is a question, whatever the story tells."""
    if not any(notices):
        return KindFound("question_only", (("question_only", 1.0),), ())
    suspicious = (*hits(knowledge.phishing, notices), *_strangers(knowledge.senders, notices, files))
    told = hits([group for group in knowledge.phishing if group.code == "told"], (story,) if story else ())
    suspicion = sum(hit.weight for hit in (*(hit for hit in suspicious if hit.code != "told"), *told))
    if suspicion >= knowledge.thresholds.kind:
        return KindFound("phishing", (("phishing", suspicion),), suspicious)
    found = hits(knowledge.kinds, notices)
    weights = totals(found)
    enforcement = weights.get("enforcement", 0.0)
    kind = next(iter(weights), "enforcement")
    if kind != "enforcement" and weights[kind] <= enforcement:
        kind = "enforcement"
    return KindFound(kind, tuple(weights.items()), found)


def _strangers(senders: Senders, notices: Iterable[Text], files: Iterable[Notice]) -> Iterator[Hit]:
    """Addresses and links that carry a platform's name, or stand for one, without being its own."""
    for text in notices:
        for match in (*_ADDRESS.finditer(text.low), *_LINK.finditer(text.low)):
            groups = match.groupdict()
            domain = (groups["domain"] or groups.get("bare") or "").strip(".-")
            weight = strangeness(domain, senders)
            if weight:
                yield Hit("phishing", weight, text, match.start(), match.end())
    for text, file in zip(notices, files, strict=False):
        for link in file.links:
            shown, target = (_LINK.search(one.lower()) for one in (link.shown, link.target))
            if shown and target and strangeness(target["domain"] or "", senders) and shown.group() != target.group():
                yield Hit("phishing", 3.0, text, 0, 0)


def strangeness(domain: str, senders: Senders) -> float:
    """How much a domain speaks of imitation: 0 for a platform's own and for one that imitates nobody."""
    if any(domain == own or domain.endswith("." + own) for own in senders.genuine):
        return 0.0
    bare = domain.replace("0", "o").replace("1", "l").replace("-", "").replace("rn", "m")
    if any(brand in bare for brand in senders.brands):
        return 3.0
    return 1.0 if domain in senders.free_mail else 0.0
