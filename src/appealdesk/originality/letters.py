"""Letters in and out (信件入库与删除): what adding or removing a letter changes in the store, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from appealdesk.originality.errors import IndexFullError, PassageTooLongError, UnknownLetterError
from appealdesk.originality.memory import BLOCK, MOST_SHINGLES, joined, pack_block, unpack_block
from appealdesk.originality.names import NOBODY, Names
from appealdesk.originality.passages import Ints, Passages, Reader, distinct
from appealdesk.originality.postings import MOST_ID, keys_of, pack, pairs, regroup
from appealdesk.originality.scheme import Level
from appealdesk.originality.store import ClassRow, Store


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the desk. `code` is the case's number (and attempt); the texts are read once and not kept."""

    code: str
    paragraphs: Sequence[str]
    names: Names = NOBODY


def add(
    store: Store, reader: Reader, letters: Sequence[Letter], meta: dict[str, str], levels: Sequence[Level]
) -> None:
    """Add letters; a letter whose code is already there, or came before it, takes the older one's place."""
    letters = list({letter.code: letter for letter in letters}.values())
    for letter in letters:
        if store.letter(letter.code) is not None:
            remove(store, letter.code, meta)
    first = int(meta["letter"]) + 1
    classes: list[list[bytes]] = [[] for _ in letters]
    read = [reader.read(letter.paragraphs, levels, letter.names) for letter in letters]
    for at, level in enumerate(levels):
        passages = [found[at] for found in read]
        ids = _class_ids(store, level, passages, meta)
        rows: list[tuple[int, int, int, int]] = []
        start = 0
        for number, found in enumerate(passages):
            own = ids[start : start + len(found)]
            start += len(found)
            rows += [(id_, first + number, *place) for id_, place in zip(own, found.places, strict=True)]
            classes[number].append(_listed(own))
        store.add_occurrences(level, rows)
    store.add_letters(
        [
            (first + i, letter.code, b"".join(parts))
            for i, (letter, parts) in enumerate(zip(letters, classes, strict=True))
        ]
    )
    meta["letter"] = str(first + len(letters) - 1)


def _listed(ids: Iterable[int]) -> bytes:
    once = sorted(set(ids))
    return np.array([len(once), *once], "<u4").tobytes()


def _unlisted(data: bytes, levels: Sequence[Level]) -> dict[Level, list[int]]:
    numbers, out = np.frombuffer(data, "<u4").tolist(), {}
    for level in levels:
        out[level], numbers = numbers[1 : 1 + numbers[0]], numbers[1 + numbers[0] :]
    return out


def _class_ids(store: Store, level: Level, passages: Sequence[Passages], meta: dict[str, str]) -> list[int]:
    """Return the class of every passage, in order; passages that nobody has yet become new classes."""
    flat = [passage for found in passages for passage in zip(found.digests, found.sets(), strict=True)]
    # Two texts may share a digest, some day; then they still differ in their shingles.
    known = {
        (row.digest, bytes(row.shingles)): row.id
        for row in store.classes_of(level, list({digest for digest, _ in flat}))
    }
    key, new = f"class_{level:d}", []
    last = int(meta[key])
    if any(int(found.sizes.max(initial=0)) > MOST_SHINGLES for found in passages):
        raise PassageTooLongError(MOST_SHINGLES)
    for passage in flat:
        if passage not in known:
            last += 1
            known[passage] = last
            new.append(ClassRow(last, *passage))
    if last > MOST_ID:
        raise IndexFullError(MOST_ID)
    store.add_classes(level, new)
    meta[key] = str(last)
    return [known[passage] for passage in flat]


def remove(store: Store, code: str, meta: dict[str, str]) -> None:
    """Take a letter out, and with it every number that stood for its passages alone. Raises `UnknownLetterError`."""
    found = store.letter(code)
    if found is None:
        raise UnknownLetterError(code)
    letter_id, data = found
    levels = [Level(int(level)) for level in meta["levels"].split(",")]
    for level, ids in _unlisted(data, levels).items():
        store.drop_occurrences(level, letter_id, ids)
        unused = sorted(set(ids) - store.used(level, ids))
        if unused:
            _forget(store, level, unused, int(meta[f"merged_{level:d}"]), int(meta["version"]))
    store.drop_letter(letter_id)
    meta["removed"] = str(int(meta["removed"]) + 1)


def _forget(store: Store, level: Level, ids: Sequence[int], merged: int, version: int) -> None:
    rows = store.classes(level, ids)
    shingles, _ = joined(rows)
    _unpost(store, level, distinct(keys_of(shingles)).tolist(), np.array(ids, np.int64))
    store.drop_classes(level, ids)
    for number in sorted({id_ // BLOCK for id_ in ids if id_ <= merged}):
        data = store.block(level, number)
        if data is None:
            continue
        sizes, old = unpack_block(data)
        signatures = old.copy()
        gone = [id_ % BLOCK for id_ in ids if id_ // BLOCK == number and id_ <= merged]
        sizes[gone], signatures[gone] = 0, 0
        store.put_blocks(level, [(number, version, pack_block(sizes, signatures))])


def _unpost(store: Store, level: Level, keys: Sequence[int], ids: Ints) -> None:
    """Take the ids out of all lists, merged or half merged."""
    lists = store.lists(level, keys)
    if not lists:
        return
    held = np.array([key for key, _ in lists], np.uint32)
    all_pairs = pairs(held, [data for _, data in lists])
    kept = all_pairs[~np.isin((all_pairs & np.uint64(0xFFFFFFFF)).astype(np.int64), ids)]
    left, values, starts = regroup(kept)
    packed: dict[int, bytes] = dict(zip(left.tolist(), pack(values, starts), strict=True))
    store.replace_lists(level, [(key, packed.get(key)) for key in held.tolist()])
