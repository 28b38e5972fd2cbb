"""The fields of case.yaml (案件表字段) as core values: who, when, which orders, which exhibits, what plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from appealdesk.core.case import (
    Answered,
    BuyerRemedy,
    Cause,
    Corrective,
    Order,
    Plan,
    Preventive,
    Prior,
    Request,
    Seller,
    Watch,
)
from appealdesk.core.wording import Wording
from appealdesk.readers import case_values as values
from appealdesk.readers.case_actions import issues_of, told_of
from appealdesk.readers.case_values import Known
from appealdesk.readers.case_yaml import Form, Node

TOP = (
    "code",
    "as_of",
    "received_at",
    "platform",
    "marketplace",
    "contact",
    "prior",
    "exhibits",
    "orders",
    "seller",
    "channel",
    "plan",
    "request",
    "answers",
)
CODE = re.compile(r"\w[\w-]{0,59}")
MARKETPLACE = re.compile(r"[A-Z]{2}")
CHANNEL = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+")


ORDER = ("id", "tracking", "carrier", "ship_by", "confirmed_at", "delivered_at")


@dataclass(frozen=True, slots=True)
class ExhibitEntry:
    """What case.yaml says of one file. `zone` is the time zone of a file that prints local times without one."""

    file: str
    kind: str | None
    note: str
    zone: str | None
    dated: date | datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that case.yaml states."""

    code: str | None = None
    as_of: date | datetime | None = None
    received_at: datetime | None = None
    platform: str | None = None
    marketplace: str | None = None
    seller: Seller = field(default_factory=Seller)
    channel: str | None = None
    exhibits: tuple[ExhibitEntry, ...] = ()
    orders: tuple[Order, ...] = ()
    plan: Plan | None = None
    request: Request | None = None
    prior: tuple[Prior, ...] = ()
    answers: tuple[Answered, ...] = ()


def facts_of(form: Form, root: Node, known: Known) -> Facts:
    """Read the whole form; faults are left in `form.faults`."""
    fields = form.fields(root, form.name, TOP)
    get = fields.get
    platform = _platform(form, get("platform"), known)
    entries = tuple(_exhibits(form, get("exhibits"), known))
    known = replace(known, exhibits=known.exhibits | {entry.file for entry in entries})
    return Facts(
        code=_shaped(form, get("code"), "code", CODE, "Use letters, digits and hyphens, 60 at most."),
        as_of=values.day_or_moment_of(form, get("as_of"), "as_of"),
        received_at=values.moment_of(form, get("received_at"), "received_at"),
        platform=platform,
        marketplace=_marketplace(form, get("marketplace"), platform, known),
        seller=_seller(form, get("seller"), get("contact")),
        channel=_shaped(form, get("channel"), "channel", CHANNEL, "Write the id of a channel rule."),
        exhibits=entries,
        orders=tuple(_orders(form, get("orders"))),
        plan=_plan(form, get("plan"), known),
        request=values.request_of(form, get("request"), known),
        prior=tuple(_prior(form, get("prior"))),
        answers=tuple(_answers(form, get("answers"), known)),
    )


def _shaped(form: Form, node: Node | None, path: str, shape: re.Pattern[str], remedy: str) -> str | None:
    word = form.text(node, path)
    if not word or node is None:
        return None
    if not shape.fullmatch(word):
        form.fault(node.line, f"{path}: “{word[:80]}” is not written like one.", remedy)
        return None
    return word


def _platform(form: Form, node: Node | None, known: Known) -> str | None:
    word = form.text(node, "platform")
    if word.startswith("other:") and len(word) > len("other:"):
        return word
    return values.code_of(form, node, "platform", known.vocabulary.codes("platforms"))


def _marketplace(form: Form, node: Node | None, platform: str | None, known: Known) -> str | None:
    """A platform whose rules we hold has a list; of another we only know that it writes two capitals."""
    if form.text(node, "marketplace") == "GB" and node is not None:
        form.fault(node.line, "marketplace: “GB” is not known.", "Did you mean UK?")
        return None
    every = dict.fromkeys(code for codes in known.marketplaces.values() for code in codes)
    codes = known.marketplaces.get(platform, ()) if platform else tuple(every)
    if codes:
        return values.code_of(form, node, "marketplace", codes)
    return _shaped(form, node, "marketplace", MARKETPLACE, "Write the country in two capitals, e.g. US.")


def _seller(form: Form, node: Node | None, contact: Node | None) -> Seller:
    names = ("store", "company", "signatory", "monthly_sales")
    fields = form.fields(node, "seller", names) if node else {}
    texts = {name: form.text(fields.get(name), f"seller.{name}", 200) for name in names}
    return Seller(**texts, contact=form.text(contact, "contact", 500))


def _exhibits(form: Form, node: Node | None, known: Known) -> Iterator[ExhibitEntry]:
    seen: set[str] = set()
    for path, item in form.items(node, "exhibits"):
        fields = form.fields(item, path, ("file", "kind", "note", "zone", "dated"))
        if "file" not in fields:
            form.fault(item.line, f"{path} names no file.", "Add file: exhibits/...")
            continue
        file = values.file_of(form, fields["file"], f"{path}.file", known)
        kind = values.code_of(form, fields.get("kind"), f"{path}.kind", known.kinds)
        entry = ExhibitEntry(
            file or "",
            kind,
            form.text(fields.get("note"), f"{path}.note", 500),
            values.zone_name_of(form, fields.get("zone"), f"{path}.zone"),
            values.day_or_moment_of(form, fields.get("dated"), f"{path}.dated"),
        )
        if file in seen:
            form.fault(item.line, f"{path}: “{file}” is listed twice.", "Keep one entry for a file.")
        elif file:
            seen.add(file)
            yield entry


def _orders(form: Form, node: Node | None) -> Iterator[Order]:
    seen: set[str] = set()
    for path, item in form.items(node, "orders"):
        fields = form.fields(item, path, ORDER)
        order_id = form.text(fields.get("id"), f"{path}.id", 80)
        if not order_id or order_id in seen:
            what = f"{path} names no order." if not order_id else f"{path}: order {order_id} is listed twice."
            form.fault(item.line, what, "Give each order once, with its id.")
            continue
        seen.add(order_id)
        yield Order(
            order_id,
            form.text(fields.get("tracking"), f"{path}.tracking", 80) or None,
            form.text(fields.get("carrier"), f"{path}.carrier", 80) or None,
            ship_by=values.moment_of(form, fields.get("ship_by"), f"{path}.ship_by"),
            confirmed_at=values.moment_of(form, fields.get("confirmed_at"), f"{path}.confirmed_at"),
            delivered_at=values.moment_of(form, fields.get("delivered_at"), f"{path}.delivered_at"),
            places=values.places_of(form, fields),
        )


def _plan(form: Form, node: Node | None, known: Known) -> Plan | None:
    if node is None or node.empty:
        return None
    fields = form.fields(node, "plan", ("causes", "corrective", "preventive", "buyers"))
    causes = tuple(_causes(form, fields.get("causes"), known))
    return Plan(
        causes,
        tuple(_corrective(form, fields.get("corrective"), known, len(causes))),
        tuple(_preventive(form, fields.get("preventive"), known, len(causes))),
        tuple(_buyers(form, fields.get("buyers"), known)),
    )


def _causes(form: Form, node: Node | None, known: Known) -> Iterator[Cause]:
    for path, item in form.items(node, "plan.causes"):
        fields = form.fields(item, path, ("text", "gist", "orders", "exhibit", "code", "with"))
        gist, code = fields.get("gist"), form.text(fields.get("code"), f"{path}.code", 80) or None
        yield Cause(
            told_of(form, fields, path, item.line, "cause"),
            values.ids_of(form, fields.get("orders"), f"{path}.orders"),
            values.exhibit_of(form, fields.get("exhibit"), f"{path}.exhibit", known),
            code,
            values.wording_of(form, gist, f"{path}.gist", item.line) if gist else None,
            issues_of(code),
        )


def _corrective(form: Form, node: Node | None, known: Known, causes: int) -> Iterator[Corrective]:
    for path, item in form.items(node, "plan.corrective"):
        fields = form.fields(item, path, ("text", "done_on", "owner", "exhibit", "cause", "code", "with"))
        yield Corrective(
            told_of(form, fields, path, item.line, "corrective"),
            values.day_of(form, fields.get("done_on"), f"{path}.done_on"),
            values.short_of(form, fields.get("owner"), f"{path}.owner", 200),
            values.exhibit_of(form, fields.get("exhibit"), f"{path}.exhibit", known),
            values.number_of(form, fields.get("cause"), f"{path}.cause", causes),
            code := form.text(fields.get("code"), f"{path}.code", 80) or None,
            issues_of(code),
        )


def _preventive(form: Form, node: Node | None, known: Known, causes: int) -> Iterator[Preventive]:
    for path, item in form.items(node, "plan.preventive"):
        fields = form.fields(
            item, path, ("text", "owner", "every", "cause", "watch", "exhibit", "code", "with")
        )
        yield Preventive(
            told_of(form, fields, path, item.line, "preventive"),
            values.short_of(form, fields.get("owner"), f"{path}.owner", 200),
            values.short_of(form, fields.get("every"), f"{path}.every", 200),
            values.number_of(form, fields.get("cause"), f"{path}.cause", causes),
            _watch(form, fields.get("watch"), f"{path}.watch"),
            values.exhibit_of(form, fields.get("exhibit"), f"{path}.exhibit", known),
            code := form.text(fields.get("code"), f"{path}.code", 80) or None,
            issues_of(code),
        )


def _watch(form: Form, node: Node | None, path: str) -> Watch | None:
    if node is None or node.empty:
        return None
    names = ("metric", "threshold", "then")
    fields = form.fields(node, path, names)
    for name in names:
        if name not in fields:
            form.fault(node.line, f"{path} has no {name}.", "A watch needs metric, threshold and then.")
    metric, threshold = (form.text(fields.get(name), f"{path}.{name}", 500) for name in names[:2])
    return Watch(metric, threshold, values.short_of(form, fields.get("then"), f"{path}.then", 500))


def _buyers(form: Form, node: Node | None, known: Known) -> Iterator[BuyerRemedy]:
    for path, item in form.items(node, "plan.buyers"):
        fields = form.fields(item, path, ("orders", "text", "done_on", "exhibit"))
        yield BuyerRemedy(
            values.ids_of(form, fields.get("orders"), f"{path}.orders"),
            values.wording_of(form, fields.get("text"), f"{path}.text", item.line),
            values.day_of(form, fields.get("done_on"), f"{path}.done_on"),
            values.exhibit_of(form, fields.get("exhibit"), f"{path}.exhibit", known),
        )


def _prior(form: Form, node: Node | None) -> Iterator[Prior]:
    for path, item in form.items(node, "prior"):
        fields = form.fields(item, path, ("day", "what", "outcome", "changed_since"))
        changed = fields.get("changed_since")
        yield Prior(
            values.day_of(form, fields.get("day"), f"{path}.day"),
            values.wording_of(form, fields.get("what"), f"{path}.what", item.line),
            form.text(fields.get("outcome"), f"{path}.outcome", 200),
            values.wording_of(form, changed, f"{path}.changed_since", item.line) if changed else None,
        )


def _answers(form: Form, node: Node | None, known: Known) -> Iterator[Answered]:
    for path, item in form.items(node, "answers"):
        fields = form.fields(item, path, ("asked", "text", "exhibit"))
        text, asked = fields.get("text"), form.text(fields.get("asked"), f"{path}.asked", 300)
        if not asked:
            form.fault(
                item.line, f"{path} names nothing asked.", "Copy a few words of the notice's own item."
            )
        yield Answered(
            asked,
            values.wording_of(form, text, f"{path}.text", item.line) if text else Wording(()),
            values.exhibit_of(form, fields.get("exhibit"), f"{path}.exhibit", known),
        )
