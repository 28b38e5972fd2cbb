"""What goes into an attempt (材料包内容): papers set, originals named, case data written, and the seller's upload folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from appealdesk import __version__
from appealdesk.core.case import Case
from appealdesk.core.casework import Casework, Ending, Knowledge
from appealdesk.core.evidence import Exhibit
from appealdesk.core.letter import Letter
from appealdesk.core.paper import Paper, PaperKind
from appealdesk.core.reading import Reading
from appealdesk.press.bag import BagInfo, Original, safe_name
from appealdesk.press.docx import set_docx
from appealdesk.press.enclosed import Enclosed
from appealdesk.press.exhibits import Binding, Volume, set_exhibits
from appealdesk.press.pdf import set_pdf
from appealdesk.press.plain import set_plain
from appealdesk.press.upload import Beside, Handover, short_name, upload_files
from appealdesk.road.plain import plain
from appealdesk.road.reading import reading_json

CHINA = timezone(timedelta(hours=8))
Files = dict[str, bytes | Original]


@dataclass(frozen=True, slots=True)
class Contents:
    """The payload of the bag by name, what the bag says of itself, and the upload folder, empty without a letter."""

    payload: Files
    info: BagInfo
    upload: Files = field(default_factory=dict)


def contents(
    folder: Path, case: Case, reading: Reading, work: Casework, known: Knowledge, stamp: datetime
) -> Contents:
    """Set every paper and name every file. Raises `OverLimitError` where the channel would not take the letter."""
    data = case_data(case, reading, work, known)
    papers = {name: replace(paper, stamp=stamp) for name, paper in work.papers}
    payload: Files = {"case.json": data, **_originals(folder, case.exhibits)}
    for name, paper in papers.items():
        attach = {} if paper.kind is PaperKind.LETTER else {"case.json": data}
        payload[f"{name}.pdf"] = set_pdf(paper, attach=attach)
    if work.ask:
        payload["questions.txt"] = work.ask.encode()
    info = BagInfo(case.code, case.attempt, stamp, f"appealdesk {work.ending.value}")
    if work.ending is not Ending.MADE or work.letter is None:
        return Contents(payload, info)
    volumes = _volumes(folder, case, work, known, stamp)
    payload |= _letter_texts(papers["letter"]) | _bound(volumes)
    return Contents(payload, info, upload_files(_handover(folder, case, work, known, payload, volumes)))


def case_data(case: Case, reading: Reading, work: Casework, known: Knowledge) -> bytes:
    """Write the case, its reading and the ground map as JSON, so that an outsider can follow every sentence."""
    held = {
        "schema": "appealdesk.case/1",
        "made_by": f"appealdesk {__version__}",
        "packs": known.rules.digest if known.rules else None,
        "case": plain(replace(case, sheets=())),
        "reading": reading_json(case, reading, explain=True),
        "grounds": plain(work.argument.grounds) if work.argument else [],
        "findings": plain(work.argument.findings) if work.argument else [],
        "statements": _statements(work.letter) if work.letter else [],
    }
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def cited(letter: Letter) -> frozenset[int]:
    """Return the numbers of the exhibits that the letter cites; only these go to the platform."""
    return frozenset(cite.number for _, item in letter.statements() for cite in item.cites)


def _statements(letter: Letter) -> list[object]:
    return [{"place": place, **plain(item)} for place, item in letter.statements()]


def _originals(folder: Path, exhibits: tuple[Exhibit, ...]) -> Files:
    return {
        f"exhibits/{one.number:02d}-{safe_name(Path(one.file).name)}": Original(folder / one.file, one.sha256)
        for one in exhibits
    }


def _letter_texts(letter: Paper) -> Files:
    return {"letter.docx": set_docx(letter), "letter.txt": set_plain(letter).encode()}


def _bound(volumes: tuple[Volume, ...]) -> Files:
    if len(volumes) == 1:
        return {"exhibits.pdf": volumes[0].pdf}
    return {f"exhibits-part-{part}.pdf": volume.pdf for part, volume in enumerate(volumes, 1)}


def _volumes(
    folder: Path, case: Case, work: Casework, known: Knowledge, stamp: datetime
) -> tuple[Volume, ...]:
    assert work.letter is not None
    language = work.letter.language
    texts = {notice.file: notice.text for notice in case.notices}
    enclosed = [
        Enclosed(
            one, folder / one.file, known.vocabulary.kind(one.kind).name.say(language), texts.get(one.file)
        )
        for one in case.exhibits
        if one.number in cited(work.letter)
    ]
    channel = work.argument.channel if work.argument else None
    binding = Binding(language, case.code, stamp)
    return set_exhibits(enclosed, binding, limit=channel.bytes_each if channel else None)


def _handover(
    folder: Path,
    case: Case,
    work: Casework,
    known: Knowledge,
    payload: Mapping[str, bytes | Original],
    volumes: tuple[Volume, ...],
) -> Handover:
    numbers = {number for volume in volumes for number in volume.beside}
    beside = tuple(
        Beside(one.number, short_name(Path(one.file).name), Original(folder / one.file, one.sha256), one.size)
        for one in case.exhibits
        if one.number in numbers
    )
    pdf, docx, text = (payload[f"letter.{kind}"] for kind in ("pdf", "docx", "txt"))
    assert isinstance(pdf, bytes)
    assert isinstance(docx, bytes)
    assert isinstance(text, bytes)
    channel = work.argument.channel if work.argument else None
    china, local = _due(work.due, known)
    return Handover(case.code, channel, pdf, docx, text.decode(), volumes, beside, china, local)


def _due(due: datetime | None, known: Knowledge) -> tuple[str, str]:
    if due is None:
        return "", ""
    local = f"{due.astimezone(known.zone):%Y-%m-%d %H:%M:%S %Z}" if known.zone else ""
    return f"{due.astimezone(CHINA):%Y-%m-%d %H:%M:%S}", local
