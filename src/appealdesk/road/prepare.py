"""The main job (主流程): a case folder becomes an attempt with its bundle, or an honest answer why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from appealdesk.core.addressed import addressed
from appealdesk.core.case import Case
from appealdesk.core.casework import Casework, Ending, Knowledge, casework
from appealdesk.core.letter.problems import Problem
from appealdesk.core.override import override as let_out
from appealdesk.core.reading import Reading
from appealdesk.core.rewording import Reworded
from appealdesk.core.transcript import transcribed
from appealdesk.press.bundle import BAG, Written, write_bundle
from appealdesk.press.plain import pasted_length
from appealdesk.press.typesetter import warm
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.contents import Contents, Folders, contents
from appealdesk.road.handwritten import Handwritten
from appealdesk.road.knowledge import knowledge
from appealdesk.road.penned import Penned
from appealdesk.road.plain import plain
from appealdesk.road.reading import read_case
from appealdesk.road.recounts import recount

if TYPE_CHECKING:
    from appealdesk.pen import Pen

ATTEMPT = re.compile(r"attempt-([1-9][0-9]*)")
Progress = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """One attempt as written: the case, what was concluded, and where it lies."""

    case: Case
    reading: Reading
    work: Casework
    known: Knowledge
    written: Written

    @property
    def ending(self) -> Ending:
        """How the road ended."""
        return self.work.ending


def prepare(
    folder: Path,
    *,
    now: datetime,
    as_of: datetime | None = None,
    stamp: datetime | None = None,
    out: Path | None = None,
    accepted: str = "",
    against: str | None = None,
    also: Collection[str] = (),
    language: str | None = None,
    override: tuple[str, str] | None = None,
    pen: Pen | None = None,
    wording: Mapping[str, str] | None = None,
    progress: Progress = lambda _zh, _en: None,
) -> Prepared:
    """Walk the whole road and write `OUT/attempt-N/`; nothing appears unless all of it does.

    `now` is used only where neither the caller nor case.yaml says a moment; `against` is an index of earlier letters,
    `also` names further papers (prevention, compliance), `language` the letter's, by default its reader's,
    `override` the reason for letting it out despite fatal problems, and who gives it, `pen` may reword its sentences,
    `wording` are a specialist's own words by the sentence they stand for.
    Raises `AppealDeskError` for bad input.
    """
    warming = Thread(target=warm)  # fonts load beside the reading, on the second core
    warming.start()
    progress("读取案件文件夹", "reading the folder")
    attempts = out or folder / "attempts"
    before = last_attempt(attempts)
    case = replace(read_case_folder(folder, as_of=as_of, now=now), attempt=before + 1)
    progress("解读通知", "reading the notice")
    lifting = let_out(*override, at=case.as_of) if override is not None else None
    reading = read_case(case)
    known = knowledge(case, reading)
    case = transcribed(addressed(case), reading.order_ids, known.zone)
    with TemporaryDirectory(prefix="appealdesk-") as made:
        case, counted, counting = recount(folder, case, reading, Path(made))
        progress("诊断与撰写", "diagnosing and composing")
        penned = Penned(pen, case, known.vocabulary) if pen is not None else None
        work = casework(
            case,
            reading,
            known,
            accepted=accepted,
            earlier=earlier_letters(case),
            also=also,
            recounts=counted,
            language=language,
            override=lifting,
            length=pasted_length,
            rewording=Handwritten(wording, case, known.vocabulary) if wording else penned,
        )
        if penned is not None and work.reworded is not None:
            counting = {**counting, "pen.json": penned.record()}
        if against is not None:
            work = replace(work, problems=(*work.problems, *repeated(case, work, against)))
        progress("排版", "setting the papers")
        warming.join()
        held = contents(Folders(folder, Path(made)), case, reading, work, known, stamp or case.as_of)
        progress("密封材料包", "sealing the bundle")
        written = _write(attempts, before, replace(held, payload=held.payload | counting))
    return Prepared(case, reading, work, known, written)


def last_attempt(attempts: Path) -> int:
    """Return the number of the newest attempt, 0 where there is none."""
    if not attempts.is_dir():
        return 0
    found = [ATTEMPT.fullmatch(path.name) for path in attempts.iterdir()]
    return max((int(match[1]) for match in found if match), default=0)


def earlier_letters(case: Case) -> tuple[str, ...]:
    """Return the texts of earlier appeals that lie among the exhibits: their reasons must not come again unchanged."""
    files = {exhibit.file for exhibit in case.exhibits_of("prior_appeal_history")}
    return tuple(sheet.text for sheet in case.sheets if sheet.file in files)


def repeated(case: Case, work: Casework, against: str) -> tuple[Problem, ...]:
    """Return a problem for each passage of the letter that repeats a letter of another case in the index."""
    if work.letter is None:
        return ()
    from appealdesk.originality.letter_problems import letter_problems
    from appealdesk.originality.names import Names
    from appealdesk.originality.opening import open_index

    with open_index(against) as index:
        return letter_problems(index, work.letter, Names.of_case(case), apart_from=(case.code,))


def _write(attempts: Path, before: int, held: Contents) -> Written:
    previous = attempts / f"attempt-{before}" / BAG
    return write_bundle(
        attempts,
        f"attempt-{before + 1}",
        held.payload,
        held.info,
        upload=held.upload or None,
        previous=previous,
    )


def _pen_json(reworded: Reworded | None) -> dict[str, object] | None:
    if reworded is None:
        return None
    return {"model": reworded.model, "taken": list(reworded.taken), "refused": dict(reworded.refused)}


def prepared_json(made: Prepared) -> dict[str, object]:
    """Return what a machine needs of an attempt (`appealdesk.prepared/1`)."""
    written = made.written
    files = sorted(path for path in written.folder.rglob("*") if path.is_file())
    return {
        "schema": "appealdesk.prepared/1",
        "outcome": made.ending.value,
        "case": made.case.code,
        "attempt": made.case.attempt,
        "language": made.work.letter.language if made.work.letter else None,
        "folder": str(written.folder),
        "bundle": str(written.bag),
        "to_upload": str(written.upload) if written.upload else None,
        "bag_digest": written.digest,
        "files": [str(path.relative_to(written.folder)) for path in files],
        "changes": [f"{change.value} {path}" for path, change in written.changed],
        "questions": made.work.ask,
        "problems": [plain(problem) for problem in made.work.problems],
        "override": plain(made.work.override),
        "pen": _pen_json(made.work.reworded),
        "left_out": [plain(item.texts) for item in made.work.shortened.left_out]
        if made.work.shortened
        else [],
    }
