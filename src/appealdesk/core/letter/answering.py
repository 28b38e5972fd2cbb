"""An answer to “more information” (补充信息答复): each thing asked for, in the notice's own words, with what answers it."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.argument import Argument
from appealdesk.core.asked import Asked
from appealdesk.core.case import Answered
from appealdesk.core.evidence import Exhibit
from appealdesk.core.export_row import rows_naming
from appealdesk.core.grounds import Ground, GroundClass
from appealdesk.core.letter.letter import Origin, Passage, Section, Statement
from appealdesk.core.letter.matter import orders
from appealdesk.core.letter.orders import order_sentences
from appealdesk.core.letter.reasons import reasons
from appealdesk.core.letter.voice import Voice, exhibit_cites
from appealdesk.core.telling import ASIAN, reads_asian

RECITED, CELLS_AT_MOST = frozenset({"metric_report"}), 3
ABOUT_THE_PARCEL = frozenset({"carrier_tracking", "order_detail"})


def answer_sections(voice: Voice, items: tuple[Asked, ...]) -> Iterator[Section]:
    """Yield one section an item: the specialist's answer, what the records show, the exhibits that were asked for."""
    told: set[str] = set()
    for number, item in enumerate(items, 1):
        said = [*_written(voice, item), *_parcel(voice, item, told), *_grounds(voice, item, told)]
        said += _attached(voice, item, said)
        if said:
            heading = voice.words(
                f"heading.answer{_quotable(voice, item)}", number=number, words=item.words.text
            )
            yield Section(f"answer.{number}", heading, (Passage(tuple(said), bulleted=True),))


def answered(argument: Argument, item: Asked) -> bool:
    """Whether anything in the case answers: what the specialist wrote, or an exhibit of a kind that was asked for."""
    return _own(argument, item) is not None or bool(_exhibits(argument, item))


def _own(argument: Argument, item: Asked) -> tuple[int, Answered] | None:
    words = item.words.text.casefold()
    held = enumerate(argument.case.answers, 1)
    return next(((n, a) for n, a in held if a.asked and a.asked.casefold() in words), None)


def _written(voice: Voice, item: Asked) -> Iterator[Statement]:
    found = _own(voice.argument, item)
    if found is not None and found[1].text.languages:
        yield voice.quote(
            "answer",
            found[1].text,
            [Origin("answer", str(found[0]))],
            voice.placed(found[1].exhibit, found[1].text),
        )


def _parcel(voice: Voice, item: Asked, told: set[str]) -> Iterator[Statement]:
    """Recite order and tracking number once, where the parcel is asked about."""
    found = orders(voice.argument)
    if ABOUT_THE_PARCEL & set(item.kinds) and "parcel" not in told and len(found) == 1:
        told.add("parcel")
        yield next(order_sentences(voice, found[0]))


def _grounds(voice: Voice, item: Asked, told: set[str]) -> tuple[Statement, ...]:
    """Say the grounds that rest on a kind asked for; each is said once in the letter."""
    mine = tuple(g for g in voice.argument.grounds if _fits(g, item) and g.code not in told)
    told.update(ground.code for ground in mine)
    return reasons(voice, mine)


def _fits(ground: Ground, item: Asked) -> bool:
    carried = ground.citations[0].exhibit.kind
    return ground.ground_class is GroundClass.REMOVABLE and carried in item.kinds


def _attached(voice: Voice, item: Asked, said: list[Statement]) -> Iterator[Statement]:
    """Name the exhibits of the kinds asked for that nothing said so far has cited."""
    cited = {cite.number for statement in said for cite in statement.cites}
    for exhibit in _exhibits(voice.argument, item):
        if exhibit.number not in cited:
            rows = tuple(_rows(voice, exhibit))
            yield from rows or (_named(voice, exhibit),)


def _named(voice: Voice, exhibit: Exhibit) -> Statement:
    kind, origin = voice.named("kinds", exhibit.kind), (Origin("frame", exhibit.file),)
    days = [
        m.at.date() for m in voice.argument.case.messages if m.place.file == exhibit.file and m.at is not None
    ]
    if days:
        slots = {"kind": kind, "count": len(days), "first": min(days), "last": max(days)}
        return voice.say(
            "answer.messages", (Origin("messages", exhibit.file),), exhibit_cites([exhibit]), **slots
        )
    return voice.say("answer.attached", origin, exhibit_cites([exhibit]), kind=kind)


def _rows(voice: Voice, exhibit: Exhibit) -> Iterator[Statement]:
    """Recite the rows of a small table that are about an item of the notice, cell by cell under its own headings."""
    case, reading = voice.argument.case, voice.argument.reading
    if exhibit.kind in RECITED:
        for id_ in (*reading.asins, *reading.item_ids):
            for row in rows_naming(case, id_, exhibit.kind):
                cells = [f"{name} {cell}" for name, cell in row.headed if cell and cell != id_]
                if row.place.file == exhibit.file and 0 < len(cells) <= CELLS_AT_MOST:
                    origins = [Origin("row", f"{exhibit.file}#{line}") for line in (1, row.place.line)]
                    yield voice.say(
                        "answer.row",
                        origins,
                        voice.cite(exhibit.file, row.place),
                        id=id_,
                        cells="; ".join(cells),
                    )


def _exhibits(argument: Argument, item: Asked) -> tuple[Exhibit, ...]:
    return tuple(
        exhibit for kind in item.kinds for exhibit in argument.case.exhibits_of(kind) if exhibit.opens
    )


def _quotable(voice: Voice, item: Asked) -> str:
    """A reader of no Chinese or Japanese is not shown an item in those characters."""
    readable = reads_asian(voice.language) or not ASIAN.search(item.words.text)
    return "" if readable else ".bare"
