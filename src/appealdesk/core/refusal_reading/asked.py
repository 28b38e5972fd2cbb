"""What a refusal asks for (驳回信要求): sentence by sentence, in its own words; where it gives no reason, none is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.notice import words_in
from appealdesk.core.place import Words
from appealdesk.core.refusal_reading.book import Asked, Phrase, RefusalBook

# A sentence ends at a stop, a line only where the next one begins anew: mails are folded anywhere.
_SENTENCE = re.compile(r"\S(?:[^.!?。!?\n]|\.(?=\S)|\n(?![\s>]*(?:\n|[-•*–]|\d+[.)、])))*[.!?。!?]?")
_LIST = re.compile(r"(?:\s*\n[ \t>]*(?:[-•*–]|\d+[.)、])[^\n]*)+")
# Demands whose list of documents belongs to them.
LISTED = frozenset({"evidence", "delivery"})
UNSAID = frozenset({"no_reason"})
REFUSAL = "refusal.txt"


def asked(text: str, book: RefusalBook, platform: str | None, *, file: str = REFUSAL) -> tuple[Asked, ...]:
    """Return what is asked for, in the order of the text, each ask once a sentence.

    A bare “refused” counts only where nothing else is said: it is no reason.
    """
    found = [one for words in _sentences(text, file) for one in _of(words, text, book, platform)]
    reasons = [one for one in found if one.ask.code not in UNSAID]
    return tuple(reasons or found[:1])


def _of(words: Words, text: str, book: RefusalBook, platform: str | None) -> Iterator[Asked]:
    best: dict[str, tuple[tuple[bool, int], Phrase]] = {}
    for phrase in book.of(platform):
        for start, end in phrase.spans(words.text):
            weight = (phrase.basis == "observed", end - start)
            if phrase.ask not in best or weight > best[phrase.ask][0]:
                best[phrase.ask] = (weight, phrase)
    for code, ask in book.asks.items():
        if code in best and not any(word in words.text.casefold() for word in ask.unless):
            whole = _with_list(words, text) if ask.answered_by in LISTED else words
            yield Asked(ask, whole, best[code][1])


def _with_list(words: Words, text: str) -> Words:
    """Take in the list below a demand for documents: a sentence without its end is ended by its items."""
    start, end = words.place.start or 0, words.place.end or 0
    listed = _LIST.match(text, end) if words.text[-1:] not in ".!?。!?" else None
    return words_in(words.place.file, text, start, listed.end()) if listed else words


def _sentences(text: str, file: str) -> Iterator[Words]:
    for match in _SENTENCE.finditer(text):
        yield words_in(file, text, *match.span())
