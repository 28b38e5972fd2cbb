"""The exhibits in one PDF (证据册): a list, then each file under its numbered head; split where a channel needs it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from appealdesk.core.letter.voice import entry_of
from appealdesk.core.paper import PaperKind
from appealdesk.core.place import Place
from appealdesk.press import labels
from appealdesk.press.enclosed import Body, Enclosed, body_of
from appealdesk.press.joining import settled
from appealdesk.press.pictures import with_room
from appealdesk.press.typesetter import TypesettingError, typeset


@dataclass(frozen=True, slots=True)
class Volume:
    """One exhibit PDF: its bytes, its pages, and the numbers of the exhibits in it.

    Of some the file travels beside; of these `cut` ones are printed in part, so that the file may stay behind. `shrunk`
    ones are shown as a smaller copy.
    """

    pdf: bytes
    pages: int
    numbers: tuple[int, ...]
    beside: tuple[int, ...] = ()
    cut: tuple[int, ...] = ()
    shrunk: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Binding:
    """What stands on the cover of every volume."""

    language: str
    case_code: str
    stamp: datetime
    title: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """What a channel takes: bytes and pages of one file, and bytes of all; None where nobody has documented it."""

    bytes_each: int | None = None
    pages_each: int | None = None
    bytes_all: int | None = None

    def takes(self, volume: Volume) -> bool:
        """Whether one volume is small enough."""
        return not (
            (self.bytes_each is not None and len(volume.pdf) > self.bytes_each)
            or (self.pages_each is not None and volume.pages > self.pages_each)
        )


def set_exhibits(
    enclosed: Sequence[Enclosed], binding: Binding, *, room: Room | None = None
) -> tuple[Volume, ...]:
    """Set the exhibits as one volume, or as several where a channel has no `room` for one.

    Pictures that are too large are shown as smaller copies, told in their heads. An exhibit is never torn apart; one
    that is too large for itself makes a volume over the limit, which the check against the channel then refuses.
    Raises `NaiveTimeError` for a stamp without a zone.
    """
    room = room or Room()
    enclosed = [with_room(one, enclosed, room.bytes_each, room.bytes_all) for one in enclosed]
    whole = _bound(enclosed, binding, "")
    if room.takes(whole) or len(enclosed) < 2:
        return (whole,)
    shares = list(_shares(enclosed, room.bytes_each))
    while True:
        part = labels.PART.say(binding.language)
        volumes = [
            _bound(share, binding, part.format(part=number, parts=len(shares)))
            for number, share in enumerate(shares, 1)
        ]
        over = next(
            (at for at, volume in enumerate(volumes) if not room.takes(volume) and len(shares[at]) > 1), None
        )
        if over is None:
            return tuple(volumes)
        half = len(shares[over]) // 2
        shares[over : over + 1] = [shares[over][:half], shares[over][half:]]


def _shares(enclosed: Sequence[Enclosed], limit: int | None) -> Iterator[list[Enclosed]]:
    if limit is None:
        yield list(enclosed)
        return
    share: list[Enclosed] = []
    weight = 0
    for one in enclosed:
        size = min(one.path.stat().st_size, one.at_most or limit)
        if share and weight + size > limit * 0.9:  # a tenth for list and heads
            yield share
            share, weight = [], 0
        share.append(one)
        weight += size
    yield share


def _bound(enclosed: Sequence[Enclosed], binding: Binding, part: str) -> Volume:
    with TemporaryDirectory(prefix="exhibits-") as folder:
        try:
            sheets, bodies = _sheets(enclosed, binding, part, Path(folder), doubting=False)
        except TypesettingError:  # a picture that does not open: find out which
            sheets, bodies = _sheets(enclosed, binding, part, Path(folder), doubting=True)
    pdf, pages = _merged(
        sheets, [(one.path, body.inserted) for one, body in zip(enclosed, bodies, strict=True)]
    )
    numbers = tuple(one.exhibit.number for one in enclosed)
    beside = tuple(n for n, body in zip(numbers, bodies, strict=True) if body.what == "beside" or body.cut_at)
    cut = tuple(n for n, body in zip(numbers, bodies, strict=True) if body.cut_at)
    smaller = tuple(n for n, body in zip(numbers, bodies, strict=True) if body.shrunk)
    return Volume(pdf, pages, numbers, beside, cut, smaller)


def _sheets(
    enclosed: Sequence[Enclosed], binding: Binding, part: str, stage: Path, *, doubting: bool
) -> tuple[bytes, list[Body]]:
    bodies = [body_of(one, stage, doubting=doubting) for one in enclosed]
    data = _data(enclosed, bodies, binding, part)
    return typeset("exhibits", data, stamp=binding.stamp, archive=False, root=stage), bodies


def _data(
    enclosed: Sequence[Enclosed], bodies: Sequence[Body], binding: Binding, part: str
) -> dict[str, Any]:
    language = binding.language.replace("_", "-")
    spoken, _, region = language.partition("-")
    *earlier, _ = accumulate((body.inserted for body in bodies), initial=0)
    return {
        "lang": spoken,
        "region": region or {"zh": "CN", "ja": "JP", "ko": "KR"}.get(spoken),
        "title": binding.title or labels.KINDS[PaperKind.EXHIBITS].say(language),
        "subtitle": " · ".join(said for said in (binding.subtitle, part) if said),
        "case_code": binding.case_code,
        "stamp": labels.moment(binding.stamp, in_china=False),
        "cites": labels.CITATIONS,
        "columns": [name.say(language) for name in labels.COLUMNS],
        "explains": labels.EXPLAINS.say(language),
        "inserted": [told.say(language) for told in labels.INSERTED],
        "heads": {key: name.say(language) for key, name in labels.HEADS.items()},
        "facts": {key: name.say(language) for key, name in labels.FACTS.items()},
        "exhibits": [
            {**_entry(one, body, language), "next": following and _anchor(following), "before": before}
            for one, body, following, before in zip(
                enclosed, bodies, [*enclosed, None][1:], earlier, strict=True
            )
        ],
    }


def _entry(one: Enclosed, body: Body, language: str) -> dict[str, Any]:
    exhibit = one.exhibit
    name = Path(exhibit.file).name  # the seller's folders are nobody's business
    facts = [(labels.FACTS["file"].say(language), name), ("SHA-256", _grouped(exhibit.sha256))]
    facts += [(labels.FACTS["note"].say(language), exhibit.note)] if exhibit.note else []
    return {
        "number": exhibit.number,
        "anchor": _anchor(one),
        "label": f"{labels.EXHIBIT.say(language)} {exhibit.number}",
        "kind": one.kind_name,
        "shown": name,
        "digest": exhibit.sha256[:16],
        "facts": facts,
        "mentions": _mentions(one, language),
        "remark": _remark(one, body, language),
        "tone": "warning" if body.what == "closed" else "info",
        "inserted": body.inserted,
        "body": body.what,
        "wide": False,
        **body.data,
    }


def _mentions(one: Enclosed, language: str) -> list[dict[str, Any]]:
    """Return what the letter cites an exhibit for, once each, with all the places that carry it."""
    held: dict[str, list[Place]] = {}
    for mention in one.mentions:
        held.setdefault(mention.words, []).append(mention.place)
    return [
        {
            "place": _places(places, language),
            "pages": sorted({place.page for place in places if place.page is not None}),
            "words": words,
        }
        for words, places in held.items()
    ]


def _places(places: Sequence[Place], language: str) -> str:
    """Name pages, else lines, else entries, as the letter does."""
    numbers = {
        "page": {place.page for place in places},
        "line": {place.line for place in places if place.page is None},
        "entry": {entry_of(place) for place in places if place.page is None and place.line is None},
    }
    said = []
    for key, found in numbers.items():
        known = sorted(number for number in found if number is not None)
        if known:
            said.append(labels.PLACES[key][len(known) > 1].say(language).format(n=_ranges(known)))
    return ", ".join(said)


def _ranges(numbers: Iterable[int]) -> str:
    """Write 2, 3, 4, 7 as `2–4, 7`; two neighbours stay two numbers."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _anchor(one: Enclosed) -> str:
    return f"exhibit-{one.exhibit.number}"


def _remark(one: Enclosed, body: Body, language: str) -> str:
    if body.shrunk:
        return labels.REMARKS["shrunk"].say(language).format(size=f"{one.exhibit.size / 1_000_000:.1f}")
    if body.cut_at is not None:
        return labels.REMARKS["cut"].say(language).format(count=body.cut_at)
    return labels.REMARKS[body.what].say(language) if body.what in labels.REMARKS else ""


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _merged(sheets: bytes, originals: Sequence[tuple[Path, int]]) -> tuple[bytes, int]:
    """Put the pages of the PDF exhibits behind their heads, as they are, annotations included."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(sheets)) as book:
        if not any(inserted for _, inserted in originals):
            return sheets, len(book)
        heads = [mark.get_dest().get_index() for mark in book.get_toc()]
        ends = [*heads[1:], len(book)]
        # From the back, so that the earlier pages stay where the bookmarks say they are.
        for end, (path, inserted) in reversed(list(zip(ends, originals, strict=True))):
            if inserted:
                with closing(pypdfium2.PdfDocument(path)) as original:
                    book.import_pages(original, index=end)
        out = io.BytesIO()
        book.save(out)
        return settled(out.getvalue()), len(book)
