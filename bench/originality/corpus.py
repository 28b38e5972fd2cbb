"""The benchmark's letters: texts, every different paragraph as numbers in memory, drafts, and the truth about them."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from letter_corpus import drafts_of, fingerprint, paragraphs_of

from appealdesk.originality.letters import Letter
from appealdesk.originality.passages import Reader, ranges
from appealdesk.originality.rule import Measure
from appealdesk.originality.scheme import Level


@dataclass
class Corpus:
    """Letters of one size. Class i (from 1) owns `shingles[starts[i]:starts[i + 1]]`; ids as the index gives them."""

    letters: list[Letter]
    drafts: list[list[str]]
    planted: list
    digest: str
    paragraphs: int
    languages: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, size, drafts=60):
        """Write the corpus of the fixed seed."""
        rows = paragraphs_of(size)
        planted = drafts_of(rows, drafts)
        letters = [Letter(f"CASE-{number}", paragraphs) for number, (_, _, paragraphs) in enumerate(rows, 1)]
        languages = [language for _, language, paragraphs in rows for _ in paragraphs]
        return cls(
            letters,
            [[p.text for p in part] for _, part in planted],
            planted,
            fingerprint(rows),
            size,
            languages,
        )

    @cached_property
    def classes(self):
        """Return (shingles, starts) of all different paragraphs, read apart from any index."""
        reader, seen, parts, counts = Reader(), set(), [], [0]
        for at in range(0, len(self.letters), 200):
            texts = [text for letter in self.letters[at : at + 200] for text in letter.paragraphs]
            passages = reader.read(texts, [Level.PARAGRAPH])[0]
            for i, digest in enumerate(passages.digests):
                if digest not in seen:
                    seen.add(digest)
                    parts.append(passages.own(i).copy())
                    counts.append(len(parts[-1]))
        return np.concatenate(parts), np.concatenate(([0, 0], np.cumsum(counts[1:])))

    @cached_property
    def sizes(self):
        """Return the number of shingles of each class; class 0 is nobody."""
        return np.diff(self.classes[1])

    @cached_property
    def postings(self):
        """Return (sorted shingles, their classes): every posting there is, in memory."""
        shingles, _ = self.classes
        keys = np.sort(
            shingles.astype(np.uint64) << np.uint64(32)
            | np.repeat(np.arange(len(self.sizes), dtype=np.uint64), self.sizes)
        )
        return (keys >> np.uint64(32)).astype(np.uint32), keys.astype(np.uint32)

    @cached_property
    def read_drafts(self):
        """Return the paragraphs of each draft as passages."""
        reader = Reader()
        return [reader.read(draft, [Level.PARAGRAPH])[0] for draft in self.drafts]

    @cached_property
    def met(self):
        """Return, for each paragraph of each draft, the classes it shares anything with and how much: a plain count of all postings."""
        shingles, ids = self.postings
        out = []
        for passages in self.read_drafts:
            for i in range(len(passages)):
                own = passages.own(i)
                starts = np.searchsorted(shingles, own)
                counts = np.searchsorted(shingles, own, side="right") - starts
                shared = np.bincount(ids[ranges(starts, counts)], minlength=len(self.sizes))
                found = np.flatnonzero(shared)
                enough = found[2 * shared[found] >= len(own)]  # J >= .5 implies that too
                out.append((len(own), enough, shared[enough]))
        return out

    def truth(self, rule):
        """Return the pairs (paragraph of all drafts, class) that satisfy a rule."""
        pairs = set()
        for number, (mine, found, shared) in enumerate(self.met):
            whole = mine if rule.measure is Measure.CONTAINMENT else mine + self.sizes[found] - shared
            kept = found[shared * rule.share.denominator >= whole * rule.share.numerator]
            pairs.update((number, int(id_)) for id_ in kept)
        return pairs


def answered(corpus, ask):
    """Return the pairs of all drafts that `ask(passages)` gives, in the form of the truth."""
    pairs, first = set(), 0
    for passages in corpus.read_drafts:
        owners, ids = ask(passages)
        pairs.update((first + int(owner), int(id_)) for owner, id_ in zip(owners, ids, strict=True))
        first += len(passages)
    return pairs


def still():
    """Stop the collector while something is timed."""
    gc.collect()
    gc.freeze()
    gc.disable()
