"""Orders as an order page shows them (订单页面): fields behind their labels, each with the line that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from appealdesk.core.carriers import carrier_in
from appealdesk.core.place import Place
from appealdesk.core.sheet import Sheet
from appealdesk.core.transcript.clocks import clocks, month_first
from appealdesk.core.transcript.parcels import numbers_in

_LABELS = {
    "ship_by": r"\b(?:latest[ -]ship(?:ping|ment)?(?:[ -](?:date|time))?|(?:must )?(?:ship|dispatch)(?:ed)?[ -]by|expected ship(?: date)?|ship[ -]by[ -]date)"
    r"|à expédier avant(?: le)?|expédition (?:au plus tard|avant)(?: le)?|versenden bis|spätester? versand(?:termin)?|enviar antes del?|fecha límite de envío|spedire entro"
    r"|最晚(?:发货|發貨|出货|出貨|揽收)(?:时间|時間|日期|日)?|出荷期限|発送期限",
    "confirmed_at": r"\b(?:ship(?:ment)?[ -]?confirm(?:ed|ation)?(?:[ -](?:date|at|on))?|confirmed(?: as)? shipped|fulfilled|marked (?:as )?(?:shipped|dispatched))"
    r"|expédition confirmée|versand bestätigt|envío confirmado|spedizione confermata|确认发货(?:时间)?|上传时间|出貨時間|出荷通知",
    "deliver_by": r"\b(?:deliver(?:y)?[ -]by|(?:latest|estimated|expected|promised)[ -]delivery(?:[ -](?:date|by))?|delivery (?:guarantee|promise)(?: until)?|promised)"
    r"|livraison (?:estimée|prévue)|(?:voraussichtliche |späteste )?(?:lieferung|lieferdatum|zustellung)(?: bis)?|entrega (?:estimada|prevista)|consegna (?:stimata|prevista)"
    r"|(?:预计|預計|最晚)(?:送达|送達|到达|到貨)(?:时间|時間|日期)?|お届け予定(?:日)?|配達予定(?:日)?",
}
_FIELDS = {name: re.compile(words, re.IGNORECASE) for name, words in _LABELS.items()}
_ADDRESS = re.compile(
    r"\b(?:ship(?:ping|ped)?(?: to| address)?|post to|deliver(?:y)?(?: to| address)|address|recipient)\b|destinataire|adresse|lieferanschrift|empfänger|dirección|destinatari[oa]|indirizzo"
    r"|收货(?:地址|人)|收件(?:地址|人)|配送先|お届け先",
    re.IGNORECASE,
)
_TOWNS = (
    re.compile(r"(?P<town>[A-Z][A-Za-z.' -]{1,30}),\s?[A-Z]{2}\s+\d{5}\b"),
    re.compile(r"(?P<town>[A-Z][A-Za-z.' -]{1,30}?),?\s+[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"),
    re.compile(r"\b\d{5}\s+(?P<town>[A-ZÀ-Ý][^\W\d_]+(?:[ -][A-ZÀ-Ý][^\W\d_]+){0,3})"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """One field of one order as a page writes it."""

    order: str
    field: str
    value: str | datetime
    place: Place


def order_pages(sheets: Sequence[Sheet], ids: Sequence[str], zone: tzinfo | None) -> tuple[Written, ...]:
    """Return the fields that a file writes of these orders: tracking, carrier, ship_by, confirmed_at, deliver_by, town.

    A field that is written twice and differently is left out.
    """
    american = month_first("\n".join(sheet.text for sheet in sheets))
    found = [one for sheet in sheets for one in _written(sheet, ids, zone, american)]
    held: dict[tuple[str, str], Written] = {}
    torn: set[tuple[str, str]] = set()
    for one in found:
        key = (one.order, one.field)
        if held.setdefault(key, one).value != one.value:
            torn.add(key)
    return tuple(one for key, one in held.items() if key not in torn)


def _written(
    sheet: Sheet, ids: Sequence[str], zone: tzinfo | None, american: bool | None
) -> Iterator[Written]:
    named = [id_ for id_ in ids if id_ in sheet.text]
    alone = named[0] if len(named) == 1 else ""
    current = alone
    for number, line in enumerate(sheet.text.split("\n"), 1):
        here = [id_ for id_ in named if id_ in line]
        current = alone or (here[0] if here else current if line.strip() else "")
        if current and len(here) <= 1:
            place = Place(sheet.file, line=number, page=sheet.page)
            yield from (
                Written(current, field, value, place) for field, value in _fields(line, ids, zone, american)
            )


def _fields(
    line: str, ids: Sequence[str], zone: tzinfo | None, american: bool | None
) -> Iterator[tuple[str, str | datetime]]:
    numbers = numbers_in(line, ids)
    if len(numbers) == 1:
        yield "tracking", numbers[0]
        if carrier_in(line):
            yield "carrier", carrier_in(line)
    times = clocks(line, american)
    for field, words in _FIELDS.items():
        label = words.search(line)
        behind = [clock for clock in times if label and clock.start >= label.end()]
        if behind and label:
            # The last day of a span is the promise.
            near = behind[:1]
            if field == "deliver_by":
                near = [c for n, c in enumerate(behind) if n == 0 or c.start - behind[n - 1].end <= 5]
            yield field, near[-1].moment(zone)
    if _ADDRESS.search(line):
        town = next((found["town"].strip() for words in _TOWNS if (found := words.search(line))), "")
        if town:
            yield "town", town
