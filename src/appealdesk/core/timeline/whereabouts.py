"""Where a package was delivered (妥投地点核对), against the town that the order's own row names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.case import Case
from appealdesk.core.phrase import fill, moment
from appealdesk.core.promised import town
from appealdesk.core.reading import Reading
from appealdesk.core.record import records
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording

SAYS = {
    "other_town": Wording.of(
        en="Order {order}: the order's paper gives the town “{town}”; the delivery scan of {tracking} on {scan} names “{where}”. "
        "The two have to be compared.",
        zh="订单 {order}:订单资料的收货城市为“{town}”,而运单 {tracking} 于 {scan} 的妥投扫描地点为“{where}”,须予核对。",
    ),
}
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def contradictions(case: Case, reading: Reading) -> Iterator[Conflict]:
    """Compare words of three letters or more; a depot named after its town agrees with it."""
    for record in records(case, reading.order_ids):
        scan = record.delivered
        home = town(case, record)
        if scan is None or scan.at is None or home is None or not scan.where:
            continue
        if not same_town(home[0], scan.where):
            held = {
                "town": home[0],
                "tracking": record.tracking,
                "scan": moment(scan.at),
                "where": scan.where,
            }
            says = fill(SAYS["other_town"], order=record.id, **held)
            yield Conflict("other_town", says, (home[1], scan.place), (record.id,), 0.4)


def same_town(town: str, where: str) -> bool:
    """Whether a place names the town, in whole or by one of its words. A place without words names nothing else."""
    there = {word.casefold() for word in _LETTERS.findall(where)}
    wanted = {word.casefold() for word in _LETTERS.findall(town)}
    return not there or not wanted or bool(there & wanted) or town.casefold() in where.casefold()
