"""What a message is (消息类型): an enforcement notice, or marketing, payout, announcement, broadcast, question, phishing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from appealdesk.core.notice import Notice
from appealdesk.core.recognition.knowledge import Knowledge, Senders
from appealdesk.core.recognition.patterns import Hit, any_in, hits
from appealdesk.core.recognition.text import Text
from appealdesk.core.recognition.voice import marks_in

_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?P<domain>[a-z0-9.-]{3,80})")
_LINK = re.compile(
    r"(?:https?://|www\.)(?P<domain>[a-z0-9.-]{3,80})|(?<![\w@.-])(?P<bare>[a-z0-9-]{3,40}(?:\.[a-z0-9-]{2,30}){0,3}\.(?:co|com|net|org|info|top|xyz|shop|online|site|live|click|support|help|link|ru|cc|vip|icu|club|app|io))(?P<path>/)?(?![\w@-]|\.\w)"
)


# A further sign of advertising says more than a further word of blame.
_FURTHER = (2.0, 0.5)
_MOST = 14.0
_NOBODY = 0.25
# Measured on rounds that had not taught the voice. It may speak against a notice, but hardly for one: words of blame
# stand in newsletters too.
_VOICE, _PRAISE = 2.0, 1.0
_MARGIN, _CLOSE = 2.0, 1.5
# Below this no phrase speaks for a notice, and the voice alone decides.
_SPOKEN = 2.0


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, all weights, and the words that decided."""

    kind: str
    weights: tuple[tuple[str, float], ...]
    hits: tuple[Hit, ...]


def message_kind(
    knowledge: Knowledge,
    notices: tuple[Text, ...],
    files: tuple[Notice, ...],
    story: Text | None,
    signals: float,
    *,
    own: bool,
    firm: bool,
) -> KindFound:
    """Decide what the message is. No notice text at all is a question, whatever the story tells.

    `signals` is what the rest of the reading says for a notice: an issue named, figures, ids, a sanction; `own` whether
    it holds figures or ids of somebody, `firm` whether anything in it is this seller's: own figures or ids, a sanction,
    an invitation, a claim. Without it a notice must lead by a margin where another kind comes close.
    """
    if not any(notices):
        return KindFound("question_only", (("question_only", 1.0),), ())
    suspicious = _suspicious(knowledge, notices, files, story)
    suspicion = sum(hit.weight for hit in suspicious)
    if suspicion >= knowledge.thresholds.kind:
        return KindFound("phishing", (("phishing", suspicion),), suspicious)
    found = tuple(hit for group in knowledge.kinds for text in notices for hit in group.all_hits(text))
    weights = _weights(found)
    marks = marks_in(notices, knowledge.mute)
    about_somebody = own or any(any_in(knowledge.personal, text.low) for text in notices)
    weights["enforcement"] = (weights.get("enforcement", 0.0) + signals) * (
        1.0 if about_somebody else _NOBODY
    )
    silent = not firm and weights["enforcement"] < _SPOKEN
    weights = _with_voice(weights, knowledge.kind_voice.leanings(marks), least=0.0 if silent else _CLOSE)
    if not firm and len(weights) > 1:
        weights["enforcement"] = max(weights["enforcement"] - _MARGIN, 0.0)
    ranked = tuple(sorted(weights.items(), key=lambda item: (-item[1], item[0] != "enforcement", item[0])))
    return KindFound(ranked[0][0], ranked, (*found, *knowledge.kind_voice.words_for(ranked[0][0], marks)))


def _with_voice(weights: dict[str, float], leanings: dict[str, float], *, least: float) -> dict[str, float]:
    """Add the second voice. Other kinds stay only where phrases and the voice come to more than `least` for them."""
    summed = dict(weights)
    for code, leaning in leanings.items():
        bound = _PRAISE if code == "enforcement" else _MOST
        summed[code] = summed.get(code, 0.0) + min(leaning * _VOICE, bound)
    return {code: weight for code, weight in summed.items() if weight > least} | {
        "enforcement": max(summed["enforcement"], 0.0)
    }


def _weights(found: Iterable[Hit]) -> dict[str, float]:
    """The first sign of a kind counts whole, each further one a little, up to a bound."""
    weights: dict[str, float] = {}
    for hit in found:
        held = weights.get(hit.code)
        weights[hit.code] = (
            hit.weight if held is None else min(held + _FURTHER[hit.code == "enforcement"], _MOST)
        )
    return weights


def _suspicious(
    knowledge: Knowledge, notices: tuple[Text, ...], files: tuple[Notice, ...], story: Text | None
) -> tuple[Hit, ...]:
    signs = hits([group for group in knowledge.phishing if group.code != "told"], notices)
    told = hits([group for group in knowledge.phishing if group.code == "told"], (story,) if story else ())
    return (*signs, *told, *_strangers(knowledge.senders, notices, files))


def _strangers(senders: Senders, notices: Iterable[Text], files: Iterable[Notice]) -> Iterator[Hit]:
    """Addresses and links that carry a platform's name, or stand for one, without being its own."""
    for text in notices:
        for match in (*_ADDRESS.finditer(text.low), *_LINK.finditer(text.low)):
            groups = match.groupdict()
            domain = (groups["domain"] or groups.get("bare") or "").strip(".-")
            if groups.get("bare") and not (groups["path"] or "-" in domain or domain.count(".") > 1):
                continue  # a name and a full stop, not a link
            weight = strangeness(domain, senders)
            if weight:
                yield Hit("phishing", weight, text, match.start(), match.end())
    for file, text in ((file, text) for file in files for text in notices if text.file == file.file):
        for link in file.links:
            shown, target = (_LINK.search(one.lower()) for one in (link.shown, link.target))
            differ = shown and target and shown.group() != target.group()
            if differ and target and strangeness(target["domain"] or target["bare"] or "", senders):
                yield Hit("phishing", 3.0, text, 0, 0)


def strangeness(domain: str, senders: Senders) -> float:
    """How much a domain speaks of imitation: 0 for a platform's own and for one that imitates nobody."""
    if any(domain == own or domain.endswith("." + own) for own in senders.genuine):
        return 0.0
    bare = domain.replace("0", "o").replace("1", "l").replace("-", "").replace("rn", "m")
    if any(brand in bare for brand in senders.brands):
        return 3.0
    return 1.0 if domain in senders.free_mail else 0.0
