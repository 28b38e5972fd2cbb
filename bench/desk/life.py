"""How a case came to where it stands: its moves along the table, and the ledger lines in between."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from functools import cache
from hashlib import sha256

from appealdesk.core.ledger import GENESIS, Line
from appealdesk.core.stage import MAY, MOVES, Move, Role, Stage

# Out of a hundred cases of an office that has worked for years: what is over, and what is on the board.
OVER = {Stage.CLOSED: 70, Stage.DECLINED: 13, Stage.WITHDRAWN: 9, Stage.LAPSED: 8}
LIVE = {
    Stage.SCREENING: 12,
    Stage.WORK: 30,
    Stage.WAITING: 12,
    Stage.REVIEW: 6,
    Stage.CONFIRMATION: 6,
    Stage.READY: 4,
    Stage.SUBMITTED: 14,
    Stage.REFUSED: 3,
    Stage.PARTLY: 3,
    Stage.GRANTED: 10,
}
FILLING = (
    "exhibit:file:received",
    "exhibit:kind:set",
    "exhibit:file:downloaded",
    "draft:comment:written",
    "staff:message:written",
    "seller:message:written",
    "case:facts:saved",
    "draft:version:saved",
    "seller:link:used",
    "case:reminder:sent",
)


@cache
def road(stage, dice):
    """Return the moves from screening to a stage, [(from, move, to)], some by way of the seller."""
    seen, line = {Stage.SCREENING: ()}, deque([Stage.SCREENING])
    while line:
        at = line.popleft()
        for (before, move), after in sorted(MOVES.items(), key=lambda one: hash_of(one[0], dice)):
            if before is at and after not in seen:
                seen[after] = (*seen[at], (before, move, after))
                line.append(after)
    moves = list(seen[stage])
    if dice % 3 == 0 and moves[:1] == [(Stage.SCREENING, Move.ACCEPT, Stage.WORK)]:
        asked = (Stage.WORK, Move.ASK_SELLER, Stage.WAITING)
        moves[1:1] = [asked, (Stage.WAITING, Move.SELLER_ANSWERED, Stage.WORK)]
    return tuple(moves)


def hash_of(pair, dice):
    return sha256(f"{pair}{dice}".encode()).digest()


def lines(code, stage, opened, until, count, staff, dice):
    """Return the ledger lines of a case, chained, as rows of the table. `count` is met where the moves leave room."""
    told = [("case:intake:opened", "seller", {}), ("case:reading:made", "system", {"packs": "d" * 64})]
    moves = road(stage, dice.randrange(12))
    spare = max(0, count - len(told) - len(moves))
    told += [_filling(dice, staff) for _ in range(spare // 2)]
    for before, move, after in moves:
        by = "seller" if Role.SELLER in MAY[move] and Role.SPECIALIST not in MAY[move] else staff
        told.append((f"case:stage:{move}", by, {"from": before.value, "to": after.value}))
    told += [_filling(dice, staff) for _ in range(spare - spare // 2)]
    step = (until - opened) / (len(told) + 1)
    previous, rows = GENESIS, []
    for number, (tag, by, detail) in enumerate(told, 1):
        at = opened + timedelta(seconds=int(step.total_seconds() * number))
        digest = Line(code, number, at, tag, by, previous, detail).digest
        rows.append((code, number, at, tag, by, detail, previous, digest))
        previous = digest
    return rows


def _filling(dice, staff):
    tag = FILLING[min(int(dice.expovariate(0.4)), len(FILLING) - 1)]
    by = "seller" if tag.startswith("seller") else "system" if tag.startswith("case:rem") else staff
    return tag, by, {"number": dice.randrange(1, 12), "sha256": f"{dice.getrandbits(256):064x}"}
