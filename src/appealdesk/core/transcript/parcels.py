"""Parcels as a tracking page shows them (物流页面): events line by line, in the layouts that carriers' pages have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from appealdesk.core.carriers import carrier_in
from appealdesk.core.place import Place
from appealdesk.core.scan_words import stage_by_words
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.telling import ASIAN
from appealdesk.core.transcript.clocks import Clock, clocks, month_first, time_alone
from appealdesk.core.transcript.places import apart, zone_at

_EDGES = " ,;:[]|-–—"
LONGEST, FEWEST_DIGITS = 220, 6
_LABELLED = re.compile(
    r"(?:tracking(?:\s(?:number|id|no\.?|code))?|track your item|waybill|AWB|consignment|Sendungsnummer|Sendung|(?:numéro|n[°º])(?:\sde\ssuivi)?"
    r"|(?:número|código)\sde\sseguimiento|numero\sdi\s(?:tracking|spedizione)|运单号?|追踪号|物流单号|快递单号|跟踪号|物流單號|物流編號|寄件編號|お問い合わせ番号|追跡番号|伝票番号|\b(?:Evri|Hermes|DPD|GLS|UPS|USPS|FedEx|DHL|Royal Mail|BRT|SDA|Colissimo|Correos)(?: Ground| Express)?)"
    r"\s*[:：#]?\s*(?P<number>\d{4}(?:[ ]\d{4}){2,6}(?:[ ]\d{1,3})?|[A-Z]{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}[ ]?[A-Z]{2}|[A-Z0-9]{9,39})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_SHAPED = re.compile(
    r"(?<![A-Za-z0-9-])(?:1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|\d{4}(?: \d{4}){3,6}(?: \d{1,3})?(?! \d)|[A-Z]{1,4}\d{9,20}[A-Z]{0,2}|\d[A-Z]\d{11}|\d{12,34})(?![A-Za-z0-9-])"
)
_COLUMNS = re.compile(r"\s{2,}|\t|\s?\|\s?|\s[–—]\s|\s-\s")
_LABEL = re.compile(r"(?:PO|order|purchase order|tracking|no\.?|nr\.?|订单号?|訂單)\W*", re.IGNORECASE)
# Chinese and Japanese set no blank inside a phrase, so each one parts two columns.
_ASIAN_COLUMNS = re.compile(r"\s+|\|")
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|so(?:nntag)?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|[月火水木金土日]曜日?|星期[一二三四五六日天]|周[一二三四五六日])\b[.,\s]*",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\([^()]*(?:promised|due|expected|estimated|scheduled|by end of day)[^()]*\)", re.IGNORECASE
)
_PARTS = re.compile(r"[,;，；、]\s*|\s(?:then|and)\s")
# What a page promises or tells of itself is no event.
_NO_EVENT = re.compile(
    r"\b(?:promised|expected|estimated|scheduled|deliver(?:y)? (?:by|guarantee)|latest update|export(?:ed)?|printed|as of|report|ship(?:ped)? by|last updated)\b"
    r"|预计|預計|更新时间|打印|导出|お届け予定|voraussichtlich|estimée|prevista",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page with what it writes of time and parcels."""

    text: str
    place: Place
    clocks: tuple[Clock, ...]
    numbers: tuple[str, ...]


def numbers_in(text: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the tracking numbers of a text, without the blanks that pages set into them; an order's number is none."""
    barred = {re.sub(r"\W", "", id_) for id_ in ids}
    found = [(m.start("number"), m["number"]) for m in _LABELLED.finditer(text)]
    found += [(m.start(), m[0]) for m in _SHAPED.finditer(text)]
    bare = (
        re.sub(r"[ -]", "", number)
        for _, number in sorted(found)
        if len(re.findall(r"\d", number)) >= FEWEST_DIGITS
    )
    return tuple(dict.fromkeys(number for number in bare if number not in barred))


def parcels(sheets: Sequence[Sheet], ids: Sequence[str], zone: tzinfo | None) -> tuple[Shipment, ...]:
    """Return the parcels of one file, each with its scans, oldest first; `ids` are orders that may stand beside them."""
    text = "\n".join(sheet.text for sheet in sheets)
    lines = [line for sheet in sheets for line in _lines(sheet, ids, month_first(text))]
    held: dict[str, list[Scan]] = {}
    orders: dict[str, str] = {}
    near: dict[str, str] = {}
    current, order = "", ""
    for number, line in enumerate(lines):
        order = next((id_ for id_ in ids if id_ in line.text), order)
        if line.numbers:
            current = line.numbers[0]
            held.setdefault(current, [])
            near.setdefault(current, carrier_in(line.text))
            if any(id_ in line.text for id_ in ids) or (order and current not in orders):
                orders.setdefault(current, order)
        if current:
            held[current] += _events(lines, number, current, ids, zone)
    named = carrier_in(text)
    return tuple(
        Shipment(tracking, near[tracking] or named, scans, sheets[0].file, orders.get(tracking) or None)
        for tracking, found in held.items()
        if (scans := _in_order(found))
    )


def _lines(sheet: Sheet, ids: Sequence[str], american: bool | None) -> Iterator[Line]:
    for number, text in enumerate(sheet.text.split("\n"), 1):
        place = Place(sheet.file, line=number, page=sheet.page)
        bare = _ASIDE.sub("", text)
        yield Line(bare, place, clocks(bare, american), numbers_in(bare, ids))


def _events(
    lines: Sequence[Line], number: int, tracking: str, ids: Sequence[str], zone: tzinfo | None
) -> Iterator[Scan]:
    line = lines[number]
    if not line.clocks:
        found = time_alone(line.text)
        day = _heading(lines, number) if found else None
        if found and day is not None:
            at, offset, end = found
            clock = replace(day, at=at, offset=offset, written=f"{day.written}, {line.text[:end].strip()}")
            yield from _scan(line.text[end:], clock, line.place, zone)
        return
    for text, clock in _split(line):
        rest = _rest(text, clock, tracking, ids)
        if not re.search(r"[^\W\d_]{2}", rest):
            rest = _beside(lines, number)
        yield from _scan(rest, clock, line.place, zone)


def _split(line: Line) -> Iterator[tuple[str, Clock]]:
    """Part a line that tells several events, each with its own day."""
    if len(line.clocks) == 1:
        yield line.text, line.clocks[0]
        return
    ends = [clock.end for clock in line.clocks]
    begin = 0
    for place, clock in enumerate(line.clocks):
        cut = _PARTS.search(line.text, ends[place])
        stop = (
            cut.start()
            if cut and place + 1 < len(ends) and cut.start() < line.clocks[place + 1].start
            else None
        )
        end = (
            len(line.text)
            if stop is None and place + 1 == len(ends)
            else stop
            if stop is not None
            else ends[place]
        )
        yield line.text[begin:end], replace(clock, start=clock.start - begin, end=clock.end - begin)
        begin = cut.end() if stop is not None and cut else end


def _rest(text: str, clock: Clock, tracking: str, ids: Sequence[str]) -> str:
    """Return what a line says beside day, parcel and order."""
    rest = f"{text[: clock.start]}  {text[clock.end :]}"
    for id_ in ids:
        rest = rest.replace(id_, " ")
    spaced = r"[ -]?".join(map(re.escape, tracking))
    rest = re.sub(rf"(?<![A-Za-z0-9]){spaced}(?![A-Za-z0-9])", "  ", rest)
    return _WEEKDAY.sub("", rest.strip(" \t,;:-–—|[]()."))


def _beside(lines: Sequence[Line], number: int) -> str:
    """Return the words of an event whose day stands on a line of its own: above it, as far as they name a stage, else below."""
    for step in (-1, 1):
        block: list[str] = []
        at = number + step
        while 0 <= at < len(lines) and len(block) < 2 and lines[at].text.strip() and not lines[at].clocks:
            if not lines[at].numbers and time_alone(lines[at].text) is None:
                block.append(lines[at].text.strip())
            at += step
        words = block[::step]
        if any(stage_by_words(part) is not Stage.UNKNOWN for part in words):
            return "  ".join(words)
    return ""


def _heading(lines: Sequence[Line], number: int) -> Clock | None:
    """Return the day under which a line stands that has only a time."""
    for line in reversed(lines[:number]):
        if line.clocks:
            bare = line.text[: line.clocks[0].start] + line.text[line.clocks[0].end :]
            alone = line.clocks[0].at is None and len(re.findall(r"[^\W\d_]+", bare)) <= 1
            return line.clocks[0] if alone else None
    return None


def _scan(rest: str, clock: Clock, place: Place, zone: tzinfo | None) -> Iterator[Scan]:
    if not rest or len(rest) > LONGEST or _NO_EVENT.search(rest):
        return
    columns = _ASIAN_COLUMNS if ASIAN.search(rest) else _COLUMNS
    parts = [part.strip(_EDGES) for part in columns.split(rest) if part.strip(_EDGES)]
    stages = [stage_by_words(part) for part in parts]
    first = next((n for n, stage in enumerate(stages) if stage is not Stage.UNKNOWN), None)
    if first is None:
        return
    # What stands behind the event is its place rather than what stands before it.
    others = sorted((n for n in range(len(parts)) if n != first), key=lambda n: (n < first, n))
    spot = next((n for n in others if _is_place(parts[n], stages[n])), None)
    words, where = (parts[first], parts[spot]) if spot is not None else apart(parts[first])
    said = [words, *(parts[n] for n in sorted(others) if n != spot and n > first)]
    at: datetime = clock.moment(zone_at(where or rest, zone))
    yield Scan(stages[first], clock.written, at, where, "; ".join(said), place)


def _is_place(part: str, stage: Stage) -> bool:
    named = (
        re.search(r"[^\W\d_]{2}", part) is not None
        and _LABEL.fullmatch(part) is None
        and ":" not in part
        and "：" not in part
    )
    return (
        named
        and not carrier_in(part)
        and (stage is Stage.UNKNOWN or part == part.upper())
        and len(part) <= 60
    )


def _in_order(found: Sequence[Scan]) -> tuple[Scan, ...]:
    """Put scans in order, oldest first; of an event that the head of a page tells again, the line of the list is kept."""
    timed = [scan for scan in found if scan.at is not None]
    if timed and timed[0].at.timestamp() > timed[-1].at.timestamp():  # type: ignore[union-attr]
        timed.reverse()
    once: dict[tuple[Stage, str], Scan] = {}
    for scan in timed:
        key = (scan.stage, f"{scan.at:%Y-%m-%d %H:%M}")
        held = once.get(key)
        if held is None or (scan.where and not held.where) or len(scan.words) < len(held.words):
            once[key] = scan
    return tuple(sorted(once.values(), key=lambda scan: scan.at.timestamp() if scan.at else 0.0))
