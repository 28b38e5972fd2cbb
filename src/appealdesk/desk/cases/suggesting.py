"""Which kind of evidence a file may be (证据类型建议): from its name and the words in it; a person decides."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import PurePosixPath

from appealdesk.readers import packs
from appealdesk.readers.exhibits import kind_by_name

# Words that stand in many names tell nothing.
_DULL = frozenset({"the", "of", "and", "for", "or", "a", "an", "proof", "证明", "说明", "记录"})
_WORDS = re.compile(r"[a-z]{3,}|[\u4e00-\u9fff]{2,}")
HEAD = 3000
ENOUGH = 2.0


def named_kind(name: str) -> str:
    """Return the kind that a file is named after, as in a case folder; empty where it is named otherwise."""
    return kind_by_name(name, packs.vocabulary().codes("kinds")) or ""


def suggested_kind(name: str, text: str = "") -> str:
    """Return the kind whose name shares most with the file's name and its first words; empty where little is shared.

    A word counts more the fewer kinds it names, and twice in the file's own name.
    """
    stem = str(PurePosixPath(name.lower()).with_suffix("")).replace("_", " ")
    scores: Counter[str] = Counter()
    for word, kinds in _words_of_kinds().items():
        times = 2 * (word in stem) + (word in text[:HEAD].lower())
        for kind in kinds:
            scores[kind] += times * len(word) / (2 if word.isascii() else 1) / len(kinds) / 2  # type: ignore[assignment]
    best = max(scores, key=lambda kind: scores[kind], default="")
    return best if best and scores[best] >= ENOUGH else ""


@cache
def _words_of_kinds() -> dict[str, tuple[str, ...]]:
    """Return each word of the kinds' names with the kinds it names; Chinese in pairs of characters."""
    held: dict[str, list[str]] = {}
    for kind in packs.vocabulary().kinds:
        for run in _WORDS.findall(f"{kind.name.say('en')} {kind.name.say('zh')}".lower()):
            pairs = [run] if run.isascii() else [run[at : at + 2] for at in range(len(run) - 1)]
            for word in pairs:
                if word not in _DULL and kind.code not in held.setdefault(word, []):
                    held[word].append(kind.code)
    return {word: tuple(kinds) for word, kinds in held.items()}
