"""The check of an answer (核对): every number, day, id, name and exhibit kept, none added, in their order; else a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from appealdesk.core.letter.month_names import MONTHS
from appealdesk.core.letter.tokens import differences, sentences, tokens
from appealdesk.pen.facts import Facts

# Longer than this and the answer pads; a language may need half as much again.
PADDED, SLACK = 1.6, 60
_EXHIBIT = re.compile(
    r"(?:Exhibits?|Anlagen?|Pièces?|Allegat[oi]|Anexos?|证据|證據|附件|証拠)[\s\u00a0]?(\d+)"
)
_NAMES = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][A-Za-zÀ-ÿ'’&-]*[A-Za-zÀ-ÿ]")
_HEAD = re.compile(r"[^\s,;，；。]+(?=[\s,;，；。]|$)")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’&-]+")
_RUN = re.compile(r"\d+")
_HAN, _KANA = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3040-\u30ff]")
_OPENING = re.compile(r"(?:^|[.!?:;•*\-–—\n(\[“\"”]\s*)$")
_NO = {
    "en": re.compile(r"\b(?:not|no|never|none|nor|cannot|without)\b|n['’]t\b", re.IGNORECASE),
    "zh": re.compile(r"[不未没無无]"),
    "zh-TW": re.compile(r"[不未沒無]"),
    "de": re.compile(r"\b(?:nicht|kein\w*|nie|ohne)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:ne|pas|non|aucun\w*|jamais|sans|ni)\b|\bn['’]", re.IGNORECASE),
    "es": re.compile(r"\b(?:no|ni|nunca|jamás|ningun\w*|ningún|sin)\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:non|né|mai|nessun\w*|senza|alcun\w*)\b", re.IGNORECASE),
}
# Written with capitals inside a sentence, and no name.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALENDAR = frozenset((*MONTHS, *_DAYS, "I", "UTC", "AM", "PM", "Exhibit", "Exhibits"))
NO_CAPITALS_CHECK = frozenset({"de"})  # every noun has a capital there
EAST = frozenset({"zh", "ja", "zh-TW"})
_STOPS = ".!?。！？:：)）]】”\"'"


def reasons(plain: str, answer: str, facts: Facts, *, source: str, target: str) -> tuple[str, ...]:
    """Return why an answer cannot be taken, empty where it can. Languages are codes; equal ones mean a rewording."""
    found = (
        *_tokens(plain, answer),
        *(_digits(plain, answer) if source == target else ()),
        *_order(plain, answer),
        *_names(plain, answer, facts, target),
        *_shape(plain, answer, source, target),
        *_negation(plain, answer, source, target),
    )
    return tuple(dict.fromkeys(found))


def _tokens(plain: str, answer: str) -> Iterator[str]:
    """Compare how often each stands: differences alone forgives a number that is spelt out."""
    for token in differences(plain, answer):
        side = "dropped" if tokens(plain)[token] > tokens(answer)[token] else "added"
        yield f"{side}: {token}"


def _digits(plain: str, answer: str) -> Iterator[str]:
    """Compare every run of digits, in one language: a reference such as “cause 2” is no number of the case and still a fact."""
    ours, theirs = Counter(_RUN.findall(plain)), Counter(_RUN.findall(answer))
    yield from (f"dropped: {run}" for run in sorted((ours - theirs).elements()))
    yield from (f"added: {run}" for run in sorted((theirs - ours).elements()))


def _order(plain: str, answer: str) -> Iterator[str]:
    """Two days that change places tell another story with the same numbers."""
    one, other = list(_in_order(plain)), list(_in_order(answer))
    for kind in ("id", "day", "time", "number", "exhibit"):
        ours, theirs = ([token for token in held if token.startswith(f"{kind}:")] for held in (one, other))
        if ours != theirs and sorted(ours) == sorted(theirs):
            yield f"order of {kind}s changed"
        elif ours != theirs and kind == "exhibit":
            yield "exhibits differ"


def _in_order(text: str) -> Iterator[str]:
    """Yield the tokens as they come, by reading ever longer heads of each sentence: a day is written in many ways."""
    for sentence in sentences(text):
        yield from (f"exhibit:{number}" for number in _EXHIBIT.findall(sentence))
        whole, seen = tokens(sentence), Counter[str]()
        for end in (match.end() for match in _HEAD.finditer(sentence)):
            now = tokens(sentence[:end]) & whole  # half a day reads as a month
            yield from (now - seen).elements()
            seen |= now


def _names(plain: str, answer: str, facts: Facts, target: str) -> Iterator[str]:
    for name in (*facts.names, *facts.private):
        if plain.count(name) and not answer.count(name):
            yield f"dropped: {name}"
    told = " ".join((plain, *facts.names, *facts.open_names, *facts.ids))
    known = {word for match in _LATIN.findall(told) for word in (_base(match), *_base(match).split("-"))}
    pattern = _LATIN if target in EAST else _NAMES
    if target in NO_CAPITALS_CHECK:
        return
    for match in pattern.finditer(answer):
        word = match[0]
        # A word that opens a sentence has its capital anyway; one with a further capital is a name wherever it stands.
        opens = target not in EAST and word[1:].islower() and _OPENING.search(answer[: match.start()])
        if _base(word) not in known and word not in _CALENDAR and not opens:
            yield f"added: {word}"


def _base(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s").strip("'’-")


def _shape(plain: str, answer: str, source: str, target: str) -> Iterator[str]:
    limit = len(plain) * (PADDED if target not in EAST else 1) * (3 if _HAN.search(plain) else 1) + SLACK
    if len(answer) > limit:
        yield "much longer than the text"
    if plain.rstrip()[-1:] in _STOPS and answer.rstrip()[-1:] not in _STOPS:
        yield "cut off at its end"
    first = answer.lstrip().splitlines()[0] if answer.strip() else ""
    if first.endswith((":", "：")) and not plain.lstrip().splitlines()[0].endswith((":", "：")):
        yield "talks about itself"
    if target.startswith("zh") and (not _HAN.search(answer) or _KANA.search(answer)):
        yield "not in Chinese"
    elif target == "ja" and not _KANA.search(answer) and (source != target or _KANA.search(plain)):
        yield "not in Japanese"
    elif target not in EAST and _HAN.search(_without_shared(answer, plain)):
        yield "left in another language"


def _without_shared(answer: str, plain: str) -> str:
    """Leave out Chinese that the text itself holds beside Latin words, such as a store's name."""
    return answer if not _LATIN.search(plain) or not _HAN.search(plain) else re.sub(r"“[^”]*”", "", answer)


def _negation(plain: str, answer: str, source: str, target: str) -> Iterator[str]:
    if (
        source in _NO
        and target in _NO
        and bool(_NO[source].search(plain)) != bool(_NO[target].search(answer))
    ):
        yield "says no where the text does not, or the other way round"
