"""A case (案件): what the seller handed in and what the specialist states, before anything is concluded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from appealdesk.core.correspondence import Message
from appealdesk.core.evidence import Exhibit
from appealdesk.core.notice import Notice, Story
from appealdesk.core.place import Place
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Shipment
from appealdesk.core.wording import Wording

# A few words (a role, a rhythm): as somebody wrote them, or said by language.
Short = str | Wording


@dataclass(frozen=True, slots=True)
class Seller:
    """Who appeals. Monthly sales are the seller's own words, for the remark on case size only."""

    store: str = ""
    company: str = ""
    signatory: str = ""
    contact: str = ""
    monthly_sales: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the case; a moment is None until a file or `case.yaml` states it. `places` says who stated what."""

    id: str
    tracking: str | None = None
    carrier: str | None = None
    ship_by: datetime | None = None
    confirmed_at: datetime | None = None
    delivered_at: datetime | None = None
    deliver_by: datetime | None = None
    town: str = ""
    places: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """Why it happened, in the words of the seller's process; `exhibit` is the file that shows it, if any does.

    `gist` is the cause in one sentence, for the summary. `fits` are the issue types that the library knows the code for.
    """

    text: Wording
    orders: tuple[str, ...] = ()
    exhibit: str | None = None
    code: str | None = None
    gist: Wording | None = None
    fits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrective:
    """A corrective action (纠正措施): done, on a day, by somebody. `cause` counts from 1."""

    text: Wording
    done_on: date | None
    owner: Short = ""
    exhibit: str | None = None
    cause: int | None = None
    code: str | None = None
    fits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """A number to watch, its threshold, and what happens when it is crossed."""

    metric: str
    threshold: str
    then: Short


@dataclass(frozen=True, slots=True)
class Preventive:
    """A preventive action (预防措施): promised, with an owner and a frequency or trigger."""

    text: Wording
    owner: Short = ""
    every: Short = ""
    cause: int | None = None
    watch: Watch | None = None
    exhibit: str | None = None
    code: str | None = None
    fits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuyerRemedy:
    """How the buyers concerned were made good."""

    orders: tuple[str, ...]
    text: Wording
    done_on: date | None
    exhibit: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What the specialist states about cause and cure."""

    causes: tuple[Cause, ...] = ()
    corrective: tuple[Corrective, ...] = ()
    preventive: tuple[Preventive, ...] = ()
    buyers: tuple[BuyerRemedy, ...] = ()

    @property
    def tells_only(self) -> bool:
        """Whether it says what happened and neither did nor promises anything about it."""
        return bool(self.causes) and not self.corrective and not self.preventive


@dataclass(frozen=True, slots=True)
class Answered:
    """What is answered to one thing that the notice asks for; `asked` are words of the notice that tell which."""

    asked: str
    text: Wording
    exhibit: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What the letter asks for: reinstate, revoke_claim, correct_metric, remove_points, restore_listing, unlink, other."""

    kind: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Prior:
    """An earlier warning, violation or appeal, and what has changed since."""

    day: date | None
    what: Wording
    outcome: str = ""
    changed_since: Wording | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All facts of one attempt (申诉轮次). Conclusions are recomputed from here, never stored in it."""

    code: str
    as_of: datetime
    attempt: int
    notices: tuple[Notice, ...]
    story: Story | None
    exhibits: tuple[Exhibit, ...]
    orders: tuple[Order, ...] = ()
    shipments: tuple[Shipment, ...] = ()
    messages: tuple[Message, ...] = ()
    seller: Seller = Seller()
    platform: str | None = None
    marketplace: str | None = None
    received_at: datetime | None = None
    channel: str | None = None
    plan: Plan | None = None
    request: Request | None = None
    prior: tuple[Prior, ...] = ()
    remarks: tuple[Wording, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    answers: tuple[Answered, ...] = ()

    def exhibit_for(self, file: str) -> Exhibit | None:
        """Return the exhibit that holds this file of the folder."""
        return next((exhibit for exhibit in self.exhibits if exhibit.file == file), None)

    def exhibits_of(self, kind: str) -> tuple[Exhibit, ...]:
        """Return the exhibits of one kind, in their order."""
        return tuple(exhibit for exhibit in self.exhibits if exhibit.kind == kind)
