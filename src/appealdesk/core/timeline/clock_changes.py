"""Times that a clock change makes impossible or double (夏令时切换): they name no moment, or two.

A wall clock jumps from 02:00 to 03:00 in spring, and shows 01:00 to 02:00 twice in autumn. A paper that
gives such a time was either made by hand or needs its offset read with care.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from appealdesk.core.case import Case
from appealdesk.core.phrase import fill, moment
from appealdesk.core.place import Place
from appealdesk.core.record import records
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording

SAYS = {
    "time_never_was": Wording.of(
        en="{what}: {written} never was on a clock in {zone}; the clocks jumped over it that night.",
        zh="{what}:{written} 在 {zone} 的时钟上不存在,当夜拨快时钟时跳过了这一时刻。",
    ),
    "time_was_twice": Wording.of(
        en="{what}: {written} was twice on the clock in {zone} that night, an hour apart; the paper does not say which.",
        zh="{what}:{written} 当夜在 {zone} 的时钟上出现两次,相隔一小时,材料未说明是哪一次。",
    ),
    "offset_not_in_force": Wording.of(
        en="{what}: {written} carries the {zone} offset of the other half of the year; "
        "on that day the same moment read {read} there.",
        zh="{what}:{written} 用的是 {zone} 另一季节的时差;当天同一时刻在当地应为 {read}。",
    ),
}
_ONE_COUNTRY = (
    ("America/Los_Angeles", "America/Phoenix", "America/Denver", "America/Chicago", "America/New_York"),
    ("America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Toronto", "America/Halifax"),
    ("Australia/Perth", "Australia/Brisbane", "Australia/Adelaide", "Australia/Sydney"),
)
SHIP_BY = "{order} ship-by"
_LOCAL = re.compile(r"(20\d\d)[-/](\d\d?)[-/](\d\d?)[T ](\d\d?):(\d\d)(?::(\d\d))?")


def contradictions(case: Case, zone: tzinfo) -> Iterator[Conflict]:
    """Check ship-by moments, and local times without an offset, against the marketplace's clock."""
    for record in records(case):
        due = record.order.ship_by
        if due is not None:
            yield from _due(record.id, due, zone, record.said_at("ship_by"))
    for package in case.shipments:
        for scan in package.scans:
            what = f"{package.carrier} {package.tracking}"
            if scan.at is None:
                yield from _local(what, scan.local, zone, scan.place, package.order_id)
    for message in case.messages:
        if message.at is None:
            yield from _local("message", message.local, zone, message.place, message.order_id)


def _local(what: str, local: str, zone: tzinfo, place: Place, order: str | None) -> Iterator[Conflict]:
    wall = _wall(local)
    if wall is not None:
        if not _exists(wall, zone):
            yield _found("time_never_was", what, _plain(wall), zone, place, order, 0.6)
        elif _twice(wall, zone):
            yield _found("time_was_twice", what, _plain(wall), zone, place, order, 0.5)


def _due(order: str, at: datetime, zone: tzinfo, place: Place) -> Iterator[Conflict]:
    """A ship-by moment is the marketplace's own, so it carries the marketplace's offset of that season.

    Scans and confirmations may come from any zone: 07:00 behind is Denver in winter and Los Angeles in summer. So may
    a ship-by moment in a country of several zones, where it is shown on the seller's own clock.
    """
    offset = at.utcoffset()
    if offset is None or not offset or offset not in _offsets(at.year, zone):
        return
    there = at.astimezone(UTC).astimezone(zone)
    if there.utcoffset() == offset or _next_door(at, zone):
        return
    wall = at.replace(tzinfo=None)
    kind = "offset_not_in_force" if _exists(wall, zone) else "time_never_was"
    weight = 0.4 if kind == "offset_not_in_force" else 0.6
    what = SHIP_BY.format(order=order)
    yield _found(kind, what, moment(at), zone, place, order, weight, read=moment(there))


def _next_door(at: datetime, zone: tzinfo) -> bool:
    """Whether another zone of the same country has that very offset at that moment."""
    beside = next((zones for zones in _ONE_COUNTRY if str(zone) in zones), ())
    return any(at.astimezone(ZoneInfo(name)).utcoffset() == at.utcoffset() for name in beside)


def _offsets(year: int, zone: tzinfo) -> set[timedelta | None]:
    return {datetime(year, month, 1, tzinfo=zone).utcoffset() for month in (1, 7)}


def _exists(wall: datetime, zone: tzinfo) -> bool:
    there_and_back = wall.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None, fold=0) == wall.replace(fold=0)


def _twice(wall: datetime, zone: tzinfo) -> bool:
    first, second = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and _exists(wall, zone)


def _wall(local: str) -> datetime | None:
    match = _LOCAL.search(local)
    if match is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def _plain(wall: datetime) -> str:
    return f"{wall:%Y-%m-%d %H:%M}"


def _found(
    kind: str,
    what: str,
    written: str,
    zone: tzinfo,
    place: Place,
    order: str | None,
    weight: float,
    read: str = "",
) -> Conflict:
    says = fill(SAYS[kind], what=what, written=written, zone=str(zone), read=read)
    return Conflict(kind, says, (place,), (order,) if order else (), weight)
