"""Invented sellers and their cases, built by hand: what the composers are given, without any reader."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from appealdesk.core.argument import Argument
from appealdesk.core.case import Case, Order, Plan, Prior, Request, Seller
from appealdesk.core.channel import Channel
from appealdesk.core.evidence import Exhibit
from appealdesk.core.grounds import Citation, Finding, Ground, GroundClass
from appealdesk.core.notice import Notice, Story
from appealdesk.core.place import Place
from appealdesk.core.policy import Dated, Source, Standing, Threshold
from appealdesk.core.reading import Anchor, Figure, NoticeDeadline, Reading, Screening
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline import Conflict, Event, Timeline
from appealdesk.core.wording import Wording
from appealdesk.readers.packs import vocabulary

MEDIA = {"pdf": "application/pdf", "png": "image/png", "json": "application/json", "csv": "text/csv"}


def lines(*texts: str) -> str:
    return "\n".join(texts)


def both(en: str, zh: str) -> Wording:
    return Wording.of(en=en, zh=zh)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def exhibit(number: int, file: str, kind: str, pages: int | None = None, note: str = "") -> Exhibit:
    digest = hashlib.sha256(file.encode()).hexdigest()
    media = MEDIA.get(file.rpartition(".")[2], "text/plain")
    return Exhibit(number, file, kind, digest, 1000, media, note, pages)


def scan(stage: Stage, when: str, where: str, words: str, file: str, entry: int) -> Scan:
    return Scan(stage, when, at(when), where, words, Place(file, spot=f"events[{entry}]"))


def figure(value: str, threshold: str | None, unit: str = "pct") -> Figure:
    return Figure(Decimal(value), Decimal(threshold) if threshold else None, unit)


def threshold(rule: str, value: str, op: str, label: Wording, since: date, exact: str = "day") -> Dated[Any]:
    return Dated(
        rule,
        Threshold(Decimal(value), op, "pct"),
        since,
        (Source("S10", "official", "https://example.test"),),
        Standing.UNVERIFIED,
        exact,
        label=label,
    )


@dataclass(slots=True)
class Draft:
    """A case in the making: the fields that differ from one golden case to the next."""

    code: str
    as_of: str
    notice: str
    issue: str
    marketplace: str
    seller: Seller
    exhibits: tuple[Exhibit, ...]
    notice_day: date
    story: str = "卖家陈述。"
    scenario: str | None = None
    orders: tuple[Order, ...] = ()
    shipments: tuple[Shipment, ...] = ()
    order_ids: tuple[str, ...] = ()
    asins: tuple[str, ...] = ()
    figures: tuple[tuple[str, Figure], ...] = ()
    plan: Plan | None = None
    request: Request | None = None
    prior: tuple[Prior, ...] = ()
    grounds: tuple[Ground, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[Dated[Any], ...] = ()
    events: tuple[Event, ...] = ()
    contradictions: tuple[Conflict, ...] = ()
    channel: Channel | None = None
    secondary: tuple[str, ...] = ()
    must_disclose: bool = False
    reading_more: dict[str, Any] = field(default_factory=dict)

    def case(self) -> Case:
        return Case(
            code=self.code,
            as_of=at(self.as_of),
            attempt=1,
            notices=(Notice("notice.txt", self.notice),),
            story=Story("story.md", self.story),
            exhibits=self.exhibits,
            orders=self.orders,
            shipments=self.shipments,
            seller=self.seller,
            platform="amazon",
            marketplace=self.marketplace,
            plan=self.plan,
            request=self.request,
            prior=self.prior,
        )

    def reading(self) -> Reading:
        reason = both("in scope", "符合受理范围")
        return Reading(
            is_notice=True,
            message_kind="enforcement",
            platform="amazon",
            marketplace=self.marketplace,
            issue_type=self.issue,
            secondary_issue_types=self.secondary,
            order_ids=self.order_ids,
            asins=self.asins,
            figures=self.figures,
            deadline=self.reading_more.pop(
                "deadline", NoticeDeadline(anchor=Anchor("notice_date", self.notice_day))
            ),
            screening=Screening("yes", "in_scope", reason, both("prepare", "准备申诉")),
            scenario=self.scenario,
            scenarios=((self.scenario, 0.8),) if self.scenario else (),
            must_disclose_prior=self.must_disclose,
            letter_language="en",
            **self.reading_more,
        )

    def argument(self, **changes: Any) -> Argument:
        built = Argument(
            self.case(),
            self.reading(),
            Timeline(self.events, contradictions=self.contradictions),
            self.findings,
            self.grounds,
            vocabulary(),
            self.rules,
            self.channel,
        )
        return replace(built, **changes)


def ground(
    code: str,
    says: Wording,
    *citations: tuple[Exhibit, Place],
    cls: GroundClass = GroundClass.REMOVABLE,
    orders: tuple[str, ...] = (),
    rule: str | None = None,
) -> Ground:
    return Ground(code, says, tuple(Citation(*pair) for pair in citations), cls, orders, rule)
