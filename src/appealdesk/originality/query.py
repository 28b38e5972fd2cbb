"""The query (查重): every passage of the index that shares enough with a passage of the draft, and no other.

Why nothing is missed and nothing is wrong, whatever the statistics say. A has n shingles; B shares enough
when it shares `need(B)` of them: ceil(t n) for containment, ceil(t (n + |B|) / (1 + t)) for Jaccard.
1. If A and B share need(B), at most n - need(B) shingles of A are not in B. So among *any* n - need(B) + 1
   shingles of A at least one is in B, and reading their postings meets B. Which ones we choose, and in which
   order, is free: rarest first is merely quickest, so wrong statistics cost time and never change a result.
2. t <= 1 bounds |B| for Jaccard: t n <= |B|, and need(B) <= n - i once i postings were read without meeting B.
3. The chosen postings count how many of the chosen shingles B has, never too few (two shingles may share a list).
   The need(B) - 1 others meet B at most popcount(theirs & B's signature) + (how many they are) - popcount(theirs)
   times: a shared shingle sets a bit in both, and a bit hides no more shingles than were lost in setting it.
   Where both together stay below need(B), B is out.
4. Classes without postings on disk have them in memory, where all shingles of A are looked up: that count is exact.
5. Whoever is left is fetched and counted. Only that count decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from appealdesk.originality.memory import MOST_SHINGLES, Memory, Shelf, joined
from appealdesk.originality.passages import LOW, U32, U64, Ints, Passages, distinct, heads, ranges
from appealdesk.originality.postings import keys_of
from appealdesk.originality.rule import Measure, Rule
from appealdesk.originality.scheme import Level
from appealdesk.originality.signatures import WORDS, ones, set_bits
from appealdesk.originality.store import PostingSource, Store

_HALF: Final = np.uint64(32)
_PLACE: Final = np.uint64(40)  # in the order of probing: passage, weight (8 bits), shingle
_PRESENT: Final = np.uint64(1 << 32)  # weight 1
_AT_ONCE: Final = 64  # passages probed together; more would only need more memory


@dataclass(frozen=True, slots=True)
class Pairs:
    """Passages of the draft and classes of the index that share enough, best first for each passage.

    `owners` counts passages from 0; `shared`, `mine` and `theirs` are numbers of shingles.
    """

    owners: Ints
    ids: Ints
    shared: Ints
    mine: Ints
    theirs: Ints

    def __len__(self) -> int:
        return len(self.owners)


def find(
    memory: Memory, store: Store, passages: Passages, rule: Rule, source: PostingSource | None = None
) -> Pairs:
    """Return all pairs that satisfy the rule. Call it inside the `reading()` that `memory` followed.

    `source` answers for postings in the store's place; it must hold those of the same generation.
    """
    asked = store if source is None else source
    parts = [
        _find(memory, store, asked, _part(passages, start, min(start + _AT_ONCE, len(passages))), rule, start)
        for start in range(0, len(passages), _AT_ONCE)
    ]
    if len(parts) == 1:
        return Pairs(*parts[0])
    return Pairs(*(np.concatenate([np.zeros(0, np.int64), *(part[i] for part in parts)]) for i in range(5)))


@dataclass(frozen=True, slots=True)
class _Probe:
    """Some passages of a draft and their shingles. On so few numbers every call counts, so nothing is worked out twice."""

    level: Level
    sizes: Ints
    starts: Ints
    shingles: U32
    owners: U64  # of each shingle, which passage it belongs to
    keys: U64  # (passage << 32 | shingle), sorted


def _part(passages: Passages, start: int, end: int) -> _Probe:
    starts = passages.starts[start : end + 1]
    sizes, shingles = np.diff(starts), passages.shingles[starts[0] : starts[-1]]
    owners = np.repeat(np.arange(end - start, dtype=np.uint64), sizes)
    return _Probe(passages.level, sizes, starts - starts[0], shingles, owners, owners << _HALF | shingles)


def _find(
    memory: Memory, store: Store, source: PostingSource, probe: _Probe, rule: Rule, offset: int
) -> tuple[Ints, ...]:
    shelf = memory.shelves[probe.level]
    owners, ids = _candidates(memory, shelf, source, probe, rule)
    if len(shelf.tail):
        more_owners, more_ids = _unmerged(shelf.tail, probe, rule)
        owners, ids = np.concatenate((owners, more_owners)), np.concatenate((ids, more_ids))
    if not len(ids):
        return (np.zeros(0, np.int64),) * 5
    owners, ids, shared, theirs = _counted(store, probe, owners, ids)
    kept = np.flatnonzero(shared >= rule.need(probe.sizes[owners], theirs))
    owners, ids, shared, theirs = owners[kept], ids[kept], shared[kept], theirs[kept]
    mine = probe.sizes[owners]
    # Quotients of whole numbers below 2**26 differ by more than a float can blur, so this is the order of the fractions.
    whole = mine if rule.measure is Measure.CONTAINMENT else mine + theirs - shared
    order = np.lexsort((ids, -(shared / whole), owners))
    return owners[order] + offset, ids[order], shared[order], mine[order], theirs[order]


def _candidates(
    memory: Memory, shelf: Shelf, source: PostingSource, probe: _Probe, rule: Rule
) -> tuple[Ints, Ints]:
    """Probe rarest first and drop whom the bound excludes (steps 1 to 3)."""
    tops = probe.owners << _PLACE
    order = tops | memory.weigh(probe.shingles).astype(np.uint64) << _HALF | probe.shingles
    order.sort()
    shingles, least = order.astype(np.uint32), rule.least(probe.sizes)
    # Of each passage the first n - least + 1, without those that surely have no postings.
    last = np.repeat(probe.starts[:-1] + probe.sizes - least, probe.sizes)
    chosen = np.flatnonzero((np.arange(len(order)) <= last) & (order - tops >= _PRESENT))
    fits = _Fits(shelf, rule, probe, least, chosen)
    parts = [fits.met(*postings) for postings in _read(source, shelf, probe.level, keys_of(shingles[chosen]))]
    if not parts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    met = parts[0] if len(parts) == 1 else np.concatenate(parts)
    met.sort()
    first = heads(met)
    return _bounded(shelf, probe, rule, shingles, met[first], np.diff(first, append=len(met)))


class _Fits:
    """Which postings of which chosen shingle can belong to a passage of the right size (step 2)."""

    def __init__(self, shelf: Shelf, rule: Rule, probe: _Probe, least: Ints, chosen: Ints) -> None:
        owners = probe.owners[chosen]
        self._tops = owners << _HALF
        self._theirs = None
        if rule.measure is Measure.JACCARD:
            at = owners.astype(np.int64)
            self._theirs = shelf.sizes
            self._fewest = least.astype(np.uint16)[at]
            most = rule.largest(probe.sizes[at], chosen - probe.starts[at])
            self._most = np.minimum(np.maximum(most, 0), MOST_SHINGLES).astype(np.uint16)

    def met(self, rows: Ints, counts: Ints, ids: Ints) -> U64:
        """Return (passage << 32 | class) of those that fit; `rows` says whose the next `counts` ids are."""
        if self._theirs is None:
            everything: U64 = np.repeat(self._tops[rows], counts)
            everything |= ids.view(np.uint64)
            return everything
        theirs = self._theirs[ids]
        fits = theirs >= np.repeat(self._fewest[rows], counts)
        fits &= theirs <= np.repeat(self._most[rows], counts)
        kept = np.flatnonzero(fits)  # few, so the wide numbers are made for these alone
        tops = self._tops[np.repeat(rows, counts)[kept]]
        tops |= ids[kept].view(np.uint64)
        return tops


def _read(
    source: PostingSource, shelf: Shelf, level: Level, wanted: U32
) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Yield (rows of `wanted`, how many ids each has, the ids), with all postings that count already."""
    keys, counts, ids = source.postings(level, distinct(wanted))
    if not len(ids):
        return
    if int(ids.max()) > shelf.merged:  # a merge is under way; its classes are still looked up in memory
        counting = ids <= shelf.merged
        counts, ids = np.add.reduceat(counting, np.cumsum(counts) - counts, dtype=np.int64), ids[counting]
    sort = np.argsort(keys)
    at = sort[np.minimum(np.searchsorted(keys, wanted, sorter=sort), len(keys) - 1)]
    rows = np.flatnonzero(keys[at] == wanted)
    at = at[rows]
    first = np.empty(len(keys), np.int64)
    first[at[::-1]] = rows[::-1]
    yield first, counts, ids
    again = np.flatnonzero(first[at] != rows)  # a shingle that several passages of the draft have
    if len(again):
        at = at[again]
        yield rows[again], counts[at], ids[ranges((np.cumsum(counts) - counts)[at], counts[at])]


def _bounded(
    shelf: Shelf, probe: _Probe, rule: Rule, shingles: U32, met: U64, counts: Ints
) -> tuple[Ints, Ints]:
    """Keep whom the exact count of the chosen shingles and the signature of the rest still allow (step 3)."""
    owners, ids = (met >> _HALF).view(np.int64), (met & LOW).view(np.int64)
    mine = probe.sizes[owners]
    need = rule.need(mine, shelf.sizes[ids])
    rests, width = _rests(probe, shingles)
    at = owners * width + (mine + 1 - need)
    kept = np.flatnonzero(counts + ones(rests[at] & shelf.signatures[ids]) > ones(rests)[at])
    return owners[kept], ids[kept]


def _rests(probe: _Probe, shingles: U32) -> tuple[U64, int]:
    """Return the signature of each passage's shingles from each position on, one row each, and rows a passage."""
    width = int(probe.sizes.max(initial=0)) + 1
    padded = np.zeros((len(probe.sizes), width, WORDS), np.uint64)
    at = np.arange(len(shingles)) + np.repeat(
        np.arange(len(probe.sizes)) * width - probe.starts[:-1], probe.sizes
    )
    set_bits(padded.reshape(-1, WORDS), at, shingles)
    backwards = padded[:, ::-1]
    np.bitwise_or.accumulate(backwards, axis=1, out=backwards)
    return padded.reshape(-1, WORDS), width


def _unmerged(tail: U64, probe: _Probe, rule: Rule) -> tuple[Ints, Ints]:
    """Count every class that has no postings on disk yet (step 4); its size is looked at later."""
    shingles = probe.shingles.astype(np.uint64)
    starts = np.searchsorted(tail, shingles << _HALF)
    counts = np.searchsorted(tail, shingles << _HALF | LOW, side="right") - starts
    owners = np.repeat(probe.keys & ~LOW, counts)
    met = np.sort(owners | tail[ranges(starts, counts)] & LOW)
    first = heads(met)
    owners, ids = (met[first] >> _HALF).astype(np.int64), (met[first] & LOW).astype(np.int64)
    kept = np.diff(first, append=len(met)) >= rule.least(probe.sizes[owners])
    return owners[kept], ids[kept]


def _counted(store: Store, probe: _Probe, owners: Ints, ids: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Fetch the classes and count what is shared (step 5); a class removed meanwhile is no longer there."""
    wanted = distinct(ids)
    rows = store.classes(probe.level, wanted.tolist()) if len(wanted) else []
    if not rows:
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, nothing, nothing
    values, starts = joined(rows)
    place = np.full(len(wanted), -1)
    place[np.searchsorted(wanted, [row.id for row in rows])] = np.arange(len(rows))
    at = place[np.searchsorted(wanted, ids)]
    owners, ids, at = owners[at >= 0], ids[at >= 0], at[at >= 0]
    sizes = np.diff(starts)[at]
    own = np.repeat(owners, sizes)
    theirs = values[ranges(starts[:-1][at], sizes)]
    hit = _present(probe, own, theirs)
    shared = np.bincount(np.repeat(np.arange(len(at)), sizes)[hit], minlength=len(at))
    return owners, ids, shared, sizes


def _present(probe: _Probe, owners: Ints, values: U32) -> Ints:
    """Return the positions whose (passage, shingle) is in the draft: a small table first, then the sorted keys."""
    table = np.zeros(len(probe.sizes) << 12, np.bool_)
    mine = (probe.keys >> _HALF << np.uint64(12) | probe.keys & np.uint64(0xFFF)).astype(np.int64)
    table[mine] = True
    likely = np.flatnonzero(table[owners << 12 | (values & np.uint32(0xFFF)).astype(np.int64)])
    keys = owners[likely].astype(np.uint64) << _HALF | values[likely]
    at = np.minimum(np.searchsorted(probe.keys, keys), len(probe.keys) - 1)
    found: Ints = likely[probe.keys[at] == keys]
    return found


def whole(pairs: Pairs, measure: Measure) -> NDArray[np.int64]:
    """Return what `shared` is a share of."""
    return pairs.mine if measure is Measure.CONTAINMENT else pairs.mine + pairs.theirs - pairs.shared
