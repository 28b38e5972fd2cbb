"""Messages between buyer and seller (买家往来消息). An automatic reply is not an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from appealdesk.core.place import Place


class Sender(StrEnum):
    """Who wrote a message."""

    BUYER = "buyer"
    SELLER = "seller"
    AUTOMATIC = "automatic"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `at` is None where the export gave no zone and none is known; `local` keeps what was written."""

    sender: Sender
    local: str
    at: datetime | None
    text: str
    place: Place
    order_id: str | None = None
