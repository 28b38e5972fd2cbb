"""The same counts in the standard library: the reference of the tests, row by row."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from definitions import AS_OF, KNOWN, account
from exports import FILES

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests" / "measure"))

TIMES = {
    "orders": ("purchase-date",),
    "shipments": ("ship-confirm-date", "carrier-first-scan-date", "actual-delivery-date"),
    "cancels": ("cancel-date",),
    "claims": ("claim-date",),
    "messages": ("sent-at",),
}


def compute(folder: Path):
    from reference import Exports, judged

    exports = Exports.read(folder / f"{name}.txt" for name in FILES)
    accounts = [
        account(folder, name, len(exports.rows[name]), _bad(exports.rows[name], TIMES.get(name, ())))
        for name in FILES
    ]
    kept = [one for one in judged(exports, lambda *_: 1) if one[1] in KNOWN[one[0]]]
    return kept, accounts


def rows(held):
    from reference import culprits, daily

    kept, accounts = held
    table = daily(kept, AS_OF)
    return [(*key, *counts) for key, counts in table.items()], culprits(kept, AS_OF), accounts


def _bad(table, columns) -> int:
    return sum(
        bool(row[name]) and datetime.fromisoformat(row[name]).tzinfo is None
        for row in table
        for name in columns
    )
