"""What people send to the desk: one honest POST for every address that takes one, and the stage at which it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desk_addresses import SEALED, Address, World, addresses
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from appealdesk.core.stage import Stage
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.desk.intake.drafts import FIELDS

MOMENT = "2026-11-24T10:00"
NOTICE = "Hello, your account is at risk of deactivation because your late shipment rate is 5.2%. Amazon"
Body = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Wish:
    """Who sends what to an address, and at which stage. `words` is the field in which he writes freely."""

    address: str
    who: str
    stage: Stage
    body: Body | dict[str, Any]
    words: str = ""

    def sent(self, world: World, words: str = "") -> dict[str, Any]:
        """The body for this world, with other words in the free field where some are given."""
        body = self.body(world) if callable(self.body) else dict(self.body)
        return body | ({self.words: words} if words and self.words else {})

    def staged(self, world: World) -> None:
        """Put the case where the wish counts."""
        Case.objects.filter(pk=world.case.pk).update(stage=self.stage)
        if self.address == "cases:exhibit_restore":
            Exhibit.objects.filter(case=world.case, number=1).update(withdrawn_at=world.case.opened_at)


def _file(world: World) -> dict[str, Any]:
    return {"files": [SimpleUploadedFile("轨迹.txt", f"{world.case} delivered on time".encode())]}


SENT = {"at": MOMENT, "channel": "Account Health", "reference": "778899"}
TYPED = {"typed": "1", "base": "1", "seller.store": "Larchlume two"}
WISHES = (
    Wish(
        "cases:assign", "olga", Stage.WORK, lambda w: {"case": [w.case.code], "specialist": w.values["amy"]}
    ),
    Wish(
        "cases:move",
        "alice",
        Stage.SCREENING,
        {"move": "accept", "stage": "screening", "reason": "Sure."},
        "reason",
    ),
    Wish(
        "cases:move",
        "alice",
        Stage.WORK,
        {"move": "ask_seller", "stage": "work", "reason": "What day?"},
        "reason",
    ),
    Wish("cases:write", "alice", Stage.WORK, {"text": "Please send it.", "audience": "seller"}, "text"),
    Wish("cases:write", "alice", Stage.WORK, {"text": "Look here.", "audience": "desk"}, "text"),
    Wish("cases:read_again", "alice", Stage.WORK, {}),
    Wish("cases:uploads", "alice", Stage.WORK, {"name": "new.txt", "size": "12", "mark": "12:1"}),
    Wish(
        "cases:exhibit_kind",
        "alice",
        Stage.WORK,
        {"kind": "invoice", "role": "exhibit", "note": "Seen."},
        "note",
    ),
    Wish("cases:exhibit_withdraw", "alice", Stage.WORK, {}),
    Wish("cases:exhibit_restore", "alice", Stage.WORK, {}),
    Wish("drafting:preview", "alice", Stage.WORK, TYPED, "seller.store"),
    Wish("drafting:here", "alice", Stage.WORK, {"base": "1"}),
    Wish("drafting:rows", "alice", Stage.WORK, TYPED | {"add": "plan.causes"}, "seller.store"),
    Wish("drafting:reword", "alice", Stage.WORK, {"plain": "We ship.", "said": "We send."}, "said"),
    Wish("drafting:save", "alice", Stage.WORK, TYPED, "seller.store"),
    Wish("drafting:discard", "alice", Stage.WORK, {}),
    Wish(
        "drafting:prepare",
        "alice",
        Stage.WORK,
        {"override": "The seller has shown us in writing why this is so."},
        "override",
    ),
    Wish("drafting:send", "alice", Stage.WORK, {}),
    Wish("drafting:approve", "bob", Stage.REVIEW, {"digest": SEALED}),
    Wish("drafting:return", "bob", Stage.REVIEW, {"reason": "The day is wrong."}, "reason"),
    Wish("drafting:comment", "bob", Stage.REVIEW, {"place": "2", "words": "Which day?"}, "words"),
    Wish("aftercare:submit", "alice", Stage.READY, SENT, "reference"),
    Wish("aftercare:submit", "alice", Stage.READY, SENT, "channel"),
    *(
        Wish(
            "aftercare:answer",
            "alice",
            Stage.SUBMITTED,
            lambda w, kind=kind: {"kind": kind, "at": MOMENT, "words": f"We looked at {w.case}: {kind}."},
            "words",
        )
        for kind in ("refused", "granted", "granted_in_part", "more_asked", "review_extended", "silence")
    ),
    Wish("aftercare:again", "alice", Stage.REFUSED, {}),
    Wish("aftercare:watch", "alice", Stage.GRANTED, {"seen": "All well."}, "seen"),
    Wish("aftercare:close", "alice", Stage.REFUSED, {}),
    Wish("aftercare:new_feed", "alice", Stage.WORK, {}),
    Wish(
        "people:add",
        "olga",
        Stage.WORK,
        lambda w: {"username": f"n{w.case.pk}", "shown_name": "New", "role": "auditor"},
    ),
    Wish("people:change", "olga", Stage.WORK, {"role": "specialist", "active": "1"}),
    Wish("people:link", "olga", Stage.WORK, {}),
    Wish(
        "seller:new_link",
        "anonymous",
        Stage.WORK,
        lambda w: {"code": w.case.code, "mail": w.case.contact_mail},
    ),
    Wish("seller:uploads", "seller", Stage.WORK, {"name": "new.txt", "size": "12", "mark": "12:1"}),
    Wish("seller:hand_in", "seller", Stage.WORK, _file),
    Wish("seller:say", "seller", Stage.WORK, {"words": "When will it be ready?"}, "words"),
    Wish("seller:answered", "seller", Stage.WAITING, {}),
    Wish("seller:withdraw", "seller", Stage.WORK, {"words": "We gave up."}, "words"),
    Wish("seller:confirm", "seller", Stage.CONFIRMATION, {"digest": SEALED, "read": "yes"}),
    Wish("seller:change", "seller", Stage.CONFIRMATION, {"words": "The day is wrong."}, "words"),
    Wish("seller:submit", "seller", Stage.READY, SENT, "reference"),
    *(
        Wish("intake:save", "visitor", Stage.WORK, {"notice": NOTICE, name: "As it was."}, name)
        for name in FIELDS
    ),
    Wish("intake:submit", "visitor", Stage.WORK, {"notice": NOTICE, "contact_phone": "13800000000"}, "story"),
    Wish("intake:remove", "visitor", Stage.WORK, {}),
    Wish("intake:uploads", "visitor", Stage.WORK, {"name": "shot.png", "size": "12", "mark": "12:1"}),
)
# These take no wish of their own: two pieces of one upload are tested with uploads, a switch of language keeps nothing,
# and each walk over the ledger says anew what it found.
WITHOUT = {"cases:upload", "seller:upload", "intake:upload", "language", "ledger:check"}


def address_of(wish: Wish) -> Address:
    """The address of a wish."""
    return next(one for one in addresses() if one.name == wish.address)


def browser_of(world: World, wish: Wish) -> Client:
    """A browser of its own for whoever sends it: two tabs of one person share their cookies, not their connection."""
    browser = Client()
    browser.cookies.update(world.browsers["anonymous" if wish.who == "visitor" else wish.who].cookies)
    if wish.who == "visitor":
        browser.cookies["draft"] = world.values["draft"]
    return browser
