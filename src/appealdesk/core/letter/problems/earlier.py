"""Against what was sent before (与前次来信矛盾): the same sentence with another day, time or number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from appealdesk.core.letter.problems.problem import Draft, Problem
from appealdesk.core.letter.tokens import sentences, tokens

# What a new notice or a better plan may rightly say otherwise stands in the other sections.
TOLD = ("summary", "facts", "context", "cause", "corrective", "buyers", "prior")
OF_THE_NOTICE = frozenset({"notice", "request"})
SAME, SHORTEST = 0.8, 12
_CITES = re.compile(r"\s*[(（]\[[^)）]*[)）]")
_FIGURES = re.compile(r"[\d.,:%/-]*\d[\d.,:%/-]*")
_FACTS = ("day", "time", "number")


def earlier_problems(draft: Draft) -> Iterator[Problem]:
    """Yield each statement that an earlier letter made with another day, time or number."""
    before = [part for text in draft.earlier for part in _parts(text, alone=True)]
    for place, item, words in draft.items(*TOLD) if before else ():
        ours = not OF_THE_NOTICE & {origin.kind for origin in item.origins}
        for part in _parts(words) if ours else ():
            other = next((said for said in before if _contradicts(part, said, before)), None)
            if other is not None:
                yield Problem(
                    "L4",
                    place,
                    f"An earlier letter said otherwise: “{other}”",
                    "Say which is right, and why the other was said.",
                )


def _parts(text: str, *, alone: bool = False) -> Iterator[str]:
    """Yield each sentence with the one before it: `Completed on …` means nothing without what was completed.

    Where a statement begins in an earlier letter is not known, so there each sentence stands `alone` as well.
    """
    bare = [_bare(sentence) for sentence in sentences(text)]
    for number, sentence in enumerate(bare):
        if (alone or not number) and len(sentence) >= SHORTEST:
            yield sentence
        if number:
            yield f"{bare[number - 1]} {sentence}"


def _bare(sentence: str) -> str:
    return _CITES.sub("", sentence).strip()


def _contradicts(sentence: str, said: str, before: list[str]) -> bool:
    """Whether two sentences tell the same of the same things, save for a day, a time or a number."""
    if sentence in before:
        return False
    ours, theirs = tokens(sentence), tokens(said)
    if _of(ours, "id") != _of(theirs, "id"):
        return False
    differing = any(_of(ours, kind) != _of(theirs, kind) for kind in _FACTS)
    return differing and _likeness(sentence, said) >= SAME


def _of(found: Counter[str], kind: str) -> set[str]:
    return {token for token in found if token.startswith(f"{kind}:")}


def _likeness(one: str, other: str) -> float:
    """Share of neighbouring letters that both have, figures left out: words in any language, from 0 to 1."""
    left, right = (_pairs(_FIGURES.sub("#", text)) for text in (one, other))
    return 2 * sum((left & right).values()) / max(sum(left.values()) + sum(right.values()), 1)


def _pairs(text: str) -> Counter[str]:
    kept = re.sub(r"\s+", " ", text.lower())
    return Counter(kept[n : n + 2] for n in range(len(kept) - 1))
