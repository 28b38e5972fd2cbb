"""The product itself: its readers, its row account, its SQL."""

from __future__ import annotations

from pathlib import Path

from definitions import AS_OF, METRICS
from exports import FILES

from appealdesk.measure import judging
from appealdesk.measure.engine import session


def compute(folder: Path, memory: str = ""):
    opened = session([folder / f"{name}.txt" for name in FILES], memory=memory)
    held = opened.__enter__()
    held.count(AS_OF)
    return opened, held


def rows(both):
    opened, held = both
    con = held.store.con
    daily = [
        (one.metric, one.marketplace, one.segment, one.day, one.num, one.den)
        for one in judging.lines(con)
        if one.metric in METRICS
    ]
    culprits = [
        (one.metric, one.marketplace, one.segment, one.order, one.day, one.weight, one.cause)
        for one in judging.culprits(con)
    ]
    accounts = [(Path(read.file).stem, read.rows, read.accepted, read.rejected) for read in held.reads]
    opened.__exit__(None, None, None)
    return daily, culprits, accounts
