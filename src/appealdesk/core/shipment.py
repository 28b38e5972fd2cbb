"""What a carrier recorded of one package (包裹轨迹). A printed label is not a scan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from appealdesk.core.place import Place


class Stage(StrEnum):
    """Where a package stands, over all carriers. Only `LABEL` and `UNKNOWN` prove no physical touch."""

    LABEL = "label"
    ACCEPTED = "accepted"
    IN_TRANSIT = "in_transit"
    CUSTOMS = "customs"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED = "attempted"
    DELIVERED = "delivered"
    PICKUP_READY = "pickup_ready"
    EXCEPTION = "exception"
    RETURNING = "returning"
    RETURNED = "returned"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scan:
    """One event. `at` is None where the carrier gave local time without a zone; `local` keeps what was written."""

    stage: Stage
    local: str
    at: datetime | None
    where: str
    words: str
    place: Place

    @property
    def physical(self) -> bool:
        """Whether somebody touched the package."""
        return self.stage not in {Stage.LABEL, Stage.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Shipment:
    """The scans of one tracking number, oldest first as far as times are known."""

    tracking: str
    carrier: str
    scans: tuple[Scan, ...]
    file: str
    order_id: str | None = None

    @property
    def accepted(self) -> Scan | None:
        """The first physical scan; None where it is the delivery and something that nobody could read came before it."""
        first = next((scan for scan in self.scans if scan.physical), None)
        unread = first is not None and self.scans[0].stage is Stage.UNKNOWN
        return None if first is not None and unread and first.stage is Stage.DELIVERED else first

    @property
    def delivered(self) -> Scan | None:
        """The delivery scan, the last one where a carrier wrote several."""
        return next((scan for scan in reversed(self.scans) if scan.stage is Stage.DELIVERED), None)
