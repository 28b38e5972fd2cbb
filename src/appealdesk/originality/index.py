"""The index (原创性索引): all earlier letters of the desk, ready to be asked while somebody types."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Final, Self

import numpy as np

from appealdesk.originality import letters, merging
from appealdesk.originality.errors import NoMapError, SchemeError
from appealdesk.originality.letters import Letter
from appealdesk.originality.mapped import open_mapped, write_mapped
from appealdesk.originality.memory import Memory
from appealdesk.originality.names import NOBODY, Names
from appealdesk.originality.passages import Passages, Reader
from appealdesk.originality.query import Pairs, find
from appealdesk.originality.rule import Rule
from appealdesk.originality.scheme import VERSION, Level
from appealdesk.originality.store import PostingSource, Store

_ENOUGH: Final = (
    1024  # classes without postings: few enough to look at one by one, many enough to merge at once
)
_TOGETHER: Final = 500  # letters read at once when many are added


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds. `unmerged` classes have no postings yet; `size` is bytes on disk."""

    scheme: str
    letters: int
    paragraphs: int
    sentences: int
    unmerged: int
    size: int


class Index:
    """One connection to one index. Not for two threads at once: give each its own (`again`)."""

    def __init__(
        self, store: Store, levels: Sequence[Level] = tuple(Level), mapped: Path | None = None
    ) -> None:
        self.store = store
        self._map_folder, self._map = mapped, None if mapped is None else open_mapped(mapped)
        self._source: PostingSource = store
        self._reader = Reader()
        self.memory = Memory()
        meta = store.meta()
        if not meta:
            with store.writing():
                meta = store.meta() or self._blank(levels)
                store.put_meta(meta)
        self._levels = tuple(Level(int(level)) for level in meta["levels"].split(","))

    @staticmethod
    def _blank(levels: Sequence[Level], version: int = 0) -> dict[str, str]:
        zero = ("generation", "letter", "class_0", "class_1", "merged_0", "merged_1", "keys", "removed")
        named = {"scheme": VERSION, "levels": ",".join(f"{level:d}" for level in levels)}
        return named | {"version": str(version), "cleared": str(version)} | dict.fromkeys(zero, "0")

    @property
    def levels(self) -> tuple[Level, ...]:
        """Which levels this index holds; both, unless it was made for one."""
        return self._levels

    def again(self) -> Index:
        """Open the same index once more, for another thread."""
        return Index(self.store.again(), mapped=self._map_folder)

    def close(self) -> None:
        """Close the connection."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        """Write all or nothing. Raises `SchemeError` where the index was built under another scheme."""
        with self.store.writing():
            meta = _of_our_scheme(self.store.meta())
            meta["version"] = str(int(meta["version"]) + 1)
            yield meta
            self.store.put_meta(meta)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one moment of the index for several questions. Raises `SchemeError` where the scheme is another."""
        with self.store.reading():
            if self.store.version() != self.memory.version:
                meta = _of_our_scheme(self.store.meta())
                self.memory.follow(self.store, meta)
                self._choose(meta)
            yield

    def _choose(self, meta: dict[str, str]) -> None:
        """Ask the mapped form where it is of this generation, else the store."""
        if self._map_folder is None:
            return
        if self._map is None or not self._map.fits(meta):
            self._map = open_mapped(self._map_folder)
        self._source = self._map if self._map is not None and self._map.fits(meta) else self.store

    @property
    def is_mapped(self) -> bool:
        """Whether the last question was answered from the mapped form."""
        return self._source is not self.store

    def write_map(self) -> None:
        """Write the mapped form beside the index. Raises `NoMapError` where there is no place for it."""
        if self._map_folder is None:
            raise NoMapError
        with self.store.reading():
            meta = _of_our_scheme(self.store.meta())
            write_mapped(self.store, meta, self._map_folder)
        self._choose(meta)

    def _drop_map(self) -> None:
        """Delete the mapped form: what was removed must not live on in it."""
        if self._map_folder is not None:
            self._map, self._source = None, self.store
            shutil.rmtree(self._map_folder, ignore_errors=True)

    def read(self, paragraphs: Iterable[str], names: Names = NOBODY) -> list[Passages]:
        """Return the passages of a draft, one value a level."""
        return self._reader.read(paragraphs, self._levels, names)

    def find(self, passages: Passages, rule: Rule) -> Pairs:
        """Return every passage of the index that satisfies the rule with a passage of the draft."""
        with self.reading():
            return self.found(passages, rule)

    def found(self, passages: Passages, rule: Rule) -> Pairs:
        """Do as `find` does, inside a `reading()` that other questions share."""
        return find(self.memory, self.store, passages, rule, self._source)

    def add(self, letter: Letter) -> None:
        """Add one letter; one of the same code is replaced. A reader that asks next sees it."""
        self.add_all((letter,))

    def add_all(self, many: Iterable[Letter]) -> None:
        """Add letters, in groups that each count as a whole."""
        source = iter(many)
        while group := list(islice(source, _TOGETHER)):
            with self._changing() as meta:
                letters.add(self.store, self._reader, group, meta, self._levels)

    def remove(self, code: str) -> None:
        """Remove a letter and all numbers that stand for it alone. Raises `UnknownLetterError`."""
        with self._changing() as meta:
            letters.remove(self.store, code, meta)
        self._drop_map()
        self.store.tidy()

    def rebuild(self, many: Iterable[Letter]) -> None:
        """Empty the index and feed these letters, under the scheme of this version; others see the old one till the end."""
        with self.store.writing():
            old = self.store.meta()
            self.store.clear()
            meta = self._blank(self._levels, int(old["version"]) + 1)
            meta["generation"] = str(int(old["generation"]) + 1)
            source = iter(many)
            while group := list(islice(source, _TOGETHER)):
                letters.add(self.store, self._reader, group, meta, self._levels)
            self._merge_within(meta)
            self.store.put_meta(meta)
        self._drop_map()
        self.store.tidy()

    def _merge_within(self, meta: dict[str, str]) -> None:
        marks, keys = merging.gather(self.store, meta)
        done = [merging.post(self.store, step, fresh=True) for step in merging.steps(keys, 100_000)]
        if done:
            merging.finish(
                self.store, meta, marks, *(np.concatenate(part) for part in zip(*done, strict=True))
            )

    def merge(self, after_step: Callable[[], None] = lambda: None) -> bool:
        """Give postings to all classes that have none. Others may read and write meanwhile. False: somebody else did it."""
        with self.store.reading():
            meta = _of_our_scheme(self.store.meta())
            marks, keys = merging.gather(self.store, meta)
        done = []
        for step in merging.steps(keys):
            with self.store.writing():
                now = self.store.meta()
                if _moved(meta, now):
                    return False
                done.append(
                    merging.post(self.store, step, fresh=False, checked=meta["removed"] == now["removed"])
                )
            after_step()
        if not done:
            return False
        with self._changing() as meta_now:
            if _moved(meta, meta_now):
                return False
            merging.finish(
                self.store, meta_now, marks, *(np.concatenate(part) for part in zip(*done, strict=True))
            )
        if self._map is not None:
            self.write_map()
        return True

    def merge_when_due(self) -> bool:
        """Merge when enough has come together. False: not yet."""
        return self._due() and self.merge()

    def merge_in_background(self) -> Thread | None:
        """Merge in a thread of its own when enough has come together; None: not yet."""
        if not self._due():
            return None
        thread = Thread(target=self._merge_alone, name="originality-merge", daemon=True)
        thread.start()
        return thread

    def _due(self) -> bool:
        with self.store.reading():
            return _unmerged(self.store.meta()) >= _ENOUGH

    def _merge_alone(self) -> None:
        with self.again() as other:
            other.merge()

    def stats(self) -> Stats:
        """Return what the index holds, whatever its scheme."""
        with self.store.reading():
            meta, count = self.store.meta(), self.store.letters()
            paragraphs, sentences = (self.store.count(level) for level in Level)
        return Stats(meta["scheme"], count, paragraphs, sentences, _unmerged(meta), self.store.size())


def _unmerged(meta: dict[str, str]) -> int:
    return sum(int(meta[f"class_{level:d}"]) - int(meta[f"merged_{level:d}"]) for level in Level)


def _of_our_scheme(meta: dict[str, str]) -> dict[str, str]:
    if meta["scheme"] != VERSION:
        raise SchemeError(meta["scheme"], VERSION)
    return meta


def _moved(before: dict[str, str], now: dict[str, str]) -> bool:
    """Whether another merge or a rebuild came first."""
    return any(before[key] != now[key] for key in ("generation", "cleared", "merged_0", "merged_1"))
