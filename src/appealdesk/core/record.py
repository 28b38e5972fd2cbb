"""One order with everything the material says of it (订单档案): what was promised, scanned, confirmed and written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from appealdesk.core.case import Case, Order
from appealdesk.core.correspondence import Message
from appealdesk.core.local_time import not_after
from appealdesk.core.phrase import utc
from appealdesk.core.place import Place
from appealdesk.core.shipment import Scan, Shipment
from appealdesk.core.support import support
from appealdesk.core.wording import Wording

NAMELESS = Wording.of(
    en="The carrier",
    zh="承运商",
    de="Der Paketdienst",
    ja="配送業者",
    fr="Le transporteur",
    es="El transportista",
    it="Il corriere",
    zh_TW="物流業者",
)
# How trackers key carriers among themselves: `team-global`.
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Record:
    """An order, its packages and its messages. A question that the material cannot answer is answered with None."""

    order: Order
    shipments: tuple[Shipment, ...] = ()
    messages: tuple[Message, ...] = ()
    shown: tuple[tuple[str, Place], ...] = ()

    @property
    def id(self) -> str:
        """The order id."""
        return self.order.id

    @property
    def tracking(self) -> str:
        """The tracking number, the carrier's own spelling first; empty where none is known."""
        return self.shipments[0].tracking if self.shipments else self.order.tracking or ""

    @property
    def carrier(self) -> str:
        """The carrier's name as the tracking gives it, as the order's paper writes it where a tracker only has its own key."""
        told = self.shipments[0].carrier if self.shipments else ""
        return self.order.carrier or told if not told or _KEY.fullmatch(told) else told

    @property
    def carrier_said(self) -> Wording | str:
        """The carrier's name, or what stands for it in a sentence where no paper names one."""
        return self.carrier or NAMELESS

    @property
    def accepted(self) -> Scan | None:
        """The first physical scan with a moment, over all packages."""
        scans = [scan for package in self.shipments for scan in package.scans if scan.physical and scan.at]
        return min(scans, key=_at, default=None)

    @property
    def delivered(self) -> Scan | None:
        """The last delivery scan with a moment. None while a package of the order has no delivery scan."""
        scans = [package.delivered for package in self.shipments]
        timed = [scan for scan in scans if scan is not None and scan.at is not None]
        return max(timed, key=_at) if timed and len(timed) == len(scans) else None

    @property
    def handed_over_in_time(self) -> bool | None:
        """Whether the carrier touched the first package by the ship-by moment."""
        return _not_after(self.accepted.at if self.accepted else None, self.order.ship_by)

    @property
    def confirmed_in_time(self) -> bool | None:
        """Whether shipment was confirmed to the platform by the ship-by moment."""
        return _not_after(self.order.confirmed_at, self.order.ship_by)

    @property
    def scan_before_confirmation(self) -> timedelta | None:
        """How long the package had been moving when shipment was confirmed; negative: confirmed first."""
        if self.accepted is None or self.accepted.at is None or self.order.confirmed_at is None:
            return None
        return utc(self.order.confirmed_at) - utc(self.accepted.at)

    def said_at(self, name: str) -> Place:
        """Where a field of the order is shown: by an exhibit where one shows it, else where it was stated."""
        told = [place for field, place in (*self.shown, *self.order.places) if field == name]
        return told[0] if told else Place("case.yaml")


def records(case: Case, ids: tuple[str, ...] = ()) -> tuple[Record, ...]:
    """Join orders, packages and messages of a case; `ids` adds orders that only the notice names."""
    known = {order.id: order for order in case.orders}
    named = [*known, *ids]
    named += [shipment.order_id for shipment in case.shipments if shipment.order_id]
    return tuple(_record(case, known.get(id_, Order(id_))) for id_ in dict.fromkeys(named))


def named_orders(case: Case, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the ids that the notice, or the report behind its figure, names."""
    reports = {exhibit.file for exhibit in case.exhibits_of("metric_report")}
    texts = [notice.text for notice in case.notices]
    texts += [sheet.text for sheet in case.sheets if sheet.file in reports]
    return tuple(id_ for id_ in dict.fromkeys(ids) if any(id_ in text for text in texts))


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two spellings are the same tracking number: spaces, dashes and case do not count."""
    return bool(one and other) and _bare(one) == _bare(other)


def _bare(text: str | None) -> str:
    return re.sub(r"[^0-9a-z一-鿿぀-ヿ]", "", (text or "").casefold())


def _record(case: Case, order: Order) -> Record:
    packages = tuple(p for p in case.shipments if p.order_id == order.id or _carries(p, order))
    messages = tuple(message for message in case.messages if message.order_id == order.id)
    return Record(order, packages, messages, support(case, order))


def _carries(package: Shipment, order: Order) -> bool:
    return package.order_id is None and same_number(package.tracking, order.tracking)


def _not_after(moment: datetime | None, limit: datetime | None) -> bool | None:
    return None if moment is None or limit is None else not_after(moment, limit)


def _at(scan: Scan) -> datetime:
    assert scan.at is not None
    return utc(scan.at)
