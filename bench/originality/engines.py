"""The engines side by side: ours on its SQLite file, and two MinHash-LSH libraries in memory, each with exact verification.

All get the same features from the same reader. The peers verify in memory, on the same arrays and with the
same counting as ours, so that what differs is how candidates are found.
"""

from __future__ import annotations

import os
import time
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

os.environ.setdefault(
    "RAYON_NUM_THREADS", "1"
)  # rensa would otherwise use the core that the others are measured on

import numpy as np

from appealdesk.originality import query
from appealdesk.originality.index import Index
from appealdesk.originality.passages import Reader, ranges
from appealdesk.originality.rule import Measure, Rule
from appealdesk.originality.scheme import Level
from appealdesk.originality.sqlite import SqliteStore

HALF = Rule(Measure.JACCARD, Fraction(1, 2))
PERMUTATIONS, BANDS = 128, 32


class Ours:
    """The index as a file."""

    name = "appealdesk"

    def __init__(self, place: Path):
        self.index, self.reader = Index(SqliteStore(place)), Reader()

    def ask(self, passages):
        pairs = self.index.find(passages, HALF)
        return pairs.owners, pairs.ids

    def answer(self, texts):
        """Text in, verified pairs out."""
        return self.ask(self.reader.read(texts, [Level.PARAGRAPH])[0])


class Mapped(Ours):
    """The same index with its mapped form written beside it."""

    name = "appealdesk, mapped"

    def __init__(self, place: Path):
        super().__init__(place)
        self.index.close()
        self.folder = Path(f"{place}.map")
        self.index = Index(SqliteStore(place), mapped=self.folder)
        start = time.perf_counter()
        self.index.write_map()
        self.seconds = time.perf_counter() - start
        self.size = sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())


class _Verified:
    """A library that proposes candidates; what it proposes is counted exactly."""

    def __init__(self, corpus):
        self.shingles, self.starts = corpus.classes
        self.sizes = corpus.sizes
        self.reader = Reader()

    def answer(self, texts):
        return self.ask(self.reader.read(texts, [Level.PARAGRAPH])[0])

    def proposals(self, passages):
        """Return (passage, class) of all candidates, before anything is counted."""
        proposed = self.candidates(passages)
        counts = [len(part) for part in proposed]
        ids = np.fromiter((i for part in proposed for i in part), np.int64, sum(counts))
        return np.repeat(np.arange(len(counts)), counts), ids

    def ask(self, passages):
        owners, ids = self.proposals(passages)
        probe = query._part(passages, 0, len(passages))  # noqa: SLF001 - the very counting that ours is measured with
        mine, theirs = probe.sizes[owners], self.sizes[ids]
        fits = np.flatnonzero((2 * theirs >= mine) & (theirs <= 2 * mine))
        owners, ids, mine, theirs = owners[fits], ids[fits], mine[fits], theirs[fits]
        values = self.shingles[ranges(self.starts[ids], theirs)]
        hits = query._present(probe, np.repeat(owners, theirs), values)  # noqa: SLF001
        shared = np.bincount(np.repeat(np.arange(len(ids)), theirs)[hits], minlength=len(ids))
        kept = shared >= HALF.need(mine, theirs)
        return owners[kept], ids[kept]


class Rensa(_Verified):
    """rensa, 128 permutations in 32 bands of 4."""

    name = "rensa 32x4"

    def __init__(self, corpus):
        import rensa

        super().__init__(corpus)
        self.hashes = rensa.RMinHash
        self.lsh = rensa.RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
        for start in range(1, len(self.sizes), 20_000):
            end = min(start + 20_000, len(self.sizes))
            self.lsh.insert_many(
                self._hashed(
                    self.shingles[self.starts[start] : self.starts[end]], self.starts[start : end + 1]
                ),
                start,
            )

    def _hashed(self, shingles, starts):
        data, bounds = shingles.astype("<u4").tobytes(), (4 * (starts - starts[0])).tolist()
        sets = [[data[i : i + 4] for i in range(start, end, 4)] for start, end in pairwise(bounds)]
        return self.hashes.from_token_sets(sets, PERMUTATIONS, 42)

    def candidates(self, passages):
        return self.lsh.query_all(self._hashed(passages.shingles, passages.starts))


class Datasketch(_Verified):
    """datasketch, 128 permutations in 32 bands of 4, in memory."""

    name = "datasketch 32x4"

    def __init__(self, corpus):
        from datasketch import MinHash, MinHashLSH

        super().__init__(corpus)
        self.make = lambda: MinHash(PERMUTATIONS, seed=42, hashfunc=int)
        self.lsh = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
        with self.lsh.insertion_session() as session:
            for id_ in range(1, len(self.sizes)):
                session.insert(
                    id_,
                    self._hashed(self.shingles[self.starts[id_] : self.starts[id_ + 1]]),
                    check_duplication=False,
                )

    def _hashed(self, shingles):
        made = self.make()
        made.update_batch(shingles.tolist())
        return made

    def candidates(self, passages):
        return [self.lsh.query(self._hashed(passages.own(i))) for i in range(len(passages))]
