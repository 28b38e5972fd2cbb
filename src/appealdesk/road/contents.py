"""What goes into an attempt (材料包内容): papers set, originals named, case data written, and the seller's upload folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from appealdesk import __version__
from appealdesk.core.bundle import takes
from appealdesk.core.case import Case
from appealdesk.core.casework import Casework, Ending, Knowledge
from appealdesk.core.channel import Channel
from appealdesk.core.evidence import Exhibit
from appealdesk.core.letter import Letter, letter_paper
from appealdesk.core.paper import Paper, PaperKind
from appealdesk.core.reading import Reading
from appealdesk.press.bag import BagInfo, Original, safe_name
from appealdesk.press.docx import set_docx
from appealdesk.press.enclosed import Enclosed
from appealdesk.press.exhibits import Binding, Room, Volume, set_exhibits
from appealdesk.press.handover import Companion, Handover, short_name
from appealdesk.press.pdf import set_pdf
from appealdesk.press.plain import set_plain
from appealdesk.press.upload import upload_files
from appealdesk.road.mentions import mentions
from appealdesk.road.plain import plain
from appealdesk.road.reading import reading_json

CHINA = timezone(timedelta(hours=8))
Files = dict[str, bytes | Original]


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the exhibits lie: in the case folder, or `made` from its exports along the road."""

    case: Path
    made: Path

    def path(self, exhibit: Exhibit) -> Path:
        """Return the file of an exhibit."""
        made = self.made / exhibit.file
        return made if made.is_file() else self.case / exhibit.file


@dataclass(frozen=True, slots=True)
class Contents:
    """The payload of the bag by name, what the bag says of itself, and the upload folder, empty without a letter."""

    payload: Files
    info: BagInfo
    upload: Files = field(default_factory=dict)


def contents(
    folders: Folders, case: Case, reading: Reading, work: Casework, known: Knowledge, stamp: datetime
) -> Contents:
    """Set every paper and name every file. Raises `OverLimitError` where the channel would not take the letter."""
    data = case_data(case, reading, work, known)
    papers = {name: replace(paper, stamp=stamp) for name, paper in work.papers}
    payload: Files = {"case.json": data, **_originals(folders, case.exhibits)}
    info = BagInfo(case.code, case.attempt, stamp, f"appealdesk {work.ending.value}", tuple(overridden(work)))
    if work.ask:
        payload["questions.txt"] = work.ask.encode()
    if "draft" in papers:
        payload["draft.txt"] = set_plain(papers["draft"]).encode()
    if work.letter is None or work.ending is not Ending.MADE:
        return Contents(payload | _own(papers, data), info)
    # The typesetter works outside of Python's lock: the volumes are bound on the second core.
    with ThreadPoolExecutor(1) as second:
        binding = second.submit(_volumes, folders, case, work.letter, _channel(work), known, stamp)
        payload |= _own(papers, data)
        handover = _handover(folders, case, work, known, papers["letter"], binding)
    payload |= {
        "letter.pdf": handover.letter_pdf,
        "letter.docx": handover.letter_docx,
        "letter.txt": handover.letter_text.encode(),
    }
    return Contents(payload | _bound(handover.volumes), info, upload_files(handover))


def _own(papers: Mapping[str, Paper], data: bytes) -> Files:
    """Set the desk's own papers; the data of the case travel inside each of them."""
    return {
        f"{name}.pdf": set_pdf(paper, attach={"case.json": data})
        for name, paper in papers.items()
        if paper.kind is not PaperKind.LETTER
    }


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
        "override": plain(work.override),
    }
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def overridden(work: Casework) -> Iterator[tuple[str, str]]:
    """Yield what the bag's own tags say of an override, so that who opens the bag first meets it."""
    if work.override is not None:
        yield "Override-By", work.override.by
        yield "Override-At", work.override.at.isoformat()
        yield "Override-Reason", work.override.reason
        yield from (("Override-Problem", str(problem)) for problem in work.override.problems)


def cited(letter: Letter) -> frozenset[int]:
    """Return the numbers of the exhibits that the letter cites; only these go to the platform."""
    return frozenset(cite.number for _, item in letter.statements() for cite in item.cites)


def _statements(letter: Letter) -> list[object]:
    return [{"place": place, **plain(item)} for place, item in letter.statements()]


def _originals(folders: Folders, exhibits: tuple[Exhibit, ...]) -> Files:
    return {
        f"exhibits/{one.number:02d}-{safe_name(Path(one.file).name)}": Original(folders.path(one), one.sha256)
        for one in exhibits
    }


def _bound(volumes: tuple[Volume, ...]) -> Files:
    if len(volumes) == 1:
        return {"exhibits.pdf": volumes[0].pdf}
    return {f"exhibits-part-{part}.pdf": volume.pdf for part, volume in enumerate(volumes, 1)}


def _volumes(
    folders: Folders, case: Case, letter: Letter, channel: Channel | None, known: Knowledge, stamp: datetime
) -> tuple[Volume, ...]:
    texts = {sheet.file: sheet.text for sheet in case.sheets if sheet.page is None}
    texts |= {notice.file: notice.text for notice in case.notices}
    said = mentions(letter)
    enclosed = [
        Enclosed(
            # A note is written in English; no sheet between the exhibits speaks two languages.
            one if letter.language == "en" else replace(one, note=""),
            folders.path(one),
            known.clauses.named(letter.language, "kinds", one.kind, known.vocabulary.kind(one.kind).name).say(
                letter.language
            ),
            texts.get(one.file),
            said.get(one.number, ()),
        )
        for one in case.exhibits
        if one.number in cited(letter)
    ]
    binding = Binding(letter.language, case.code, stamp)
    if channel is None or channel.attaches is False:
        return set_exhibits(enclosed, binding)
    # Where the form takes pictures only, the pages go as pictures, and no file is as large as the volume.
    pages = channel.pages_each if takes(channel, "pdf") else None
    return set_exhibits(enclosed, binding, room=Room(channel.bytes_each, pages, channel.bytes_all))


def _handover(
    folders: Folders,
    case: Case,
    work: Casework,
    known: Knowledge,
    paper: Paper,
    binding: Future[tuple[Volume, ...]],
) -> Handover:
    pdf, docx, text = set_pdf(paper), set_docx(paper), set_plain(paper)
    pasted = set_plain(letter_paper(work.shortened.letter)) if work.shortened else text
    volumes = binding.result()
    numbers = {number for volume in volumes for number in volume.beside}
    cut = {number for volume in volumes for number in volume.cut}
    beside = tuple(
        _companion(folders, one, printed=one.number in cut) for one in case.exhibits if one.number in numbers
    )
    shorter = set_plain(letter_paper(work.shorter.letter)) if work.shorter else ""
    china, local = _due(work.due, known)
    return Handover(
        case.code, _channel(work), pdf, docx, text, pasted, volumes, beside, china, local, shorter
    )


def _channel(work: Casework) -> Channel | None:
    return work.argument.channel if work.argument else None


def _companion(folders: Folders, one: Exhibit, *, printed: bool) -> Companion:
    original = Original(folders.path(one), one.sha256)
    return Companion(one.number, short_name(Path(one.file).name), original, one.size, printed)


def _due(due: datetime | None, known: Knowledge) -> tuple[str, str]:
    if due is None:
        return "", ""
    local = f"{due.astimezone(known.zone):%Y-%m-%d %H:%M:%S %Z}" if known.zone else ""
    return f"{due.astimezone(CHINA):%Y-%m-%d %H:%M:%S}", local
