"""After a refusal (被驳回之后): folder, letter that was sent and refusal text become the reading and its paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from appealdesk.core.case import Case
from appealdesk.core.casework import argue
from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.notice import Notice
from appealdesk.core.paper import Paper
from appealdesk.core.reading import NoticeDeadline
from appealdesk.core.refusal_reading import Item, compose_refusal_reading, read_refusal
from appealdesk.press.bundle import BAG
from appealdesk.press.pdf import set_pdf
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import TEXT_LIMIT, UnreadableFileError, read_bytes
from appealdesk.readers.notices import SUFFIXES, read_notice
from appealdesk.readers.refusals import refusal_book
from appealdesk.road.knowledge import knowledge
from appealdesk.road.prepare import last_attempt
from appealdesk.road.reading import read_case


@dataclass(frozen=True, slots=True)
class Refused:
    """What came of it: the case code, the items, the paper, and the file it was written to."""

    code: str
    attempt: int
    items: tuple[Item, ...]
    paper: Paper
    written: Path


def refused(
    folder: Path,
    text: Path,
    *,
    now: datetime,
    letter: Path | None = None,
    refused_at: datetime | None = None,
    as_of: datetime | None = None,
    out: Path | None = None,
) -> Refused:
    """Read a refusal and write `OUT/refusal-reading-N.pdf`, N being the attempt that was refused.

    `text` and `letter` may be text, mail, PDF or picture; the letter is by default that of the newest attempt under
    `out` (`FOLDER/attempts`). A mail says itself when it came. Raises `AppealDeskError` for bad input.
    """
    attempts = out or folder / "attempts"
    number = max(last_attempt(attempts), 1)
    case = replace(read_case_folder(folder, as_of=as_of, now=now), attempt=number)
    reading = read_case(case)
    known = knowledge(case, reading)
    argument = argue(case, reading, known)
    refusal, sent = _read(text), _read(letter or _sent(attempts, number))
    came = refused_at or refusal.sent_at
    items = read_refusal(sent.text, refusal.text, argument, clauses=known.clauses, book=refusal_book())
    paper = compose_refusal_reading(
        items,
        argument,
        clauses=known.clauses,
        refused_at=came,
        said=_deadline(case, refusal, came),
        zone=known.zone,
    )
    written = attempts / f"refusal-reading-{number}.pdf"
    attempts.mkdir(parents=True, exist_ok=True)
    written.write_bytes(set_pdf(paper))
    return Refused(case.code, number, items, paper, written)


def refused_json(made: Refused) -> dict[str, object]:
    """Return what a machine needs of the reading (`appealdesk.refusal/1`)."""
    return {
        "schema": "appealdesk.refusal/1",
        "case": made.code,
        "attempt": made.attempt,
        "written": str(made.written),
        "items": [
            {
                "asked": item.ask.code,
                "line": item.words.place.line,
                "words": item.words.text,
                "state": item.state.value,
                "basis": item.asked.phrase.basis,
                "answered_at": [line.words.place.line for line in item.answers],
                "lacks": [{"code": lack.code, **dict(lack.facts)} for lack in item.lacks],
                "ids": list(item.ids),
                "exhibits_at_hand": [exhibit.number for exhibit in item.at_hand],
                "still_to_get": [missing.kind for missing in item.to_get],
                "asked_before": item.before,
            }
            for item in made.items
        ],
    }


def _sent(attempts: Path, number: int) -> Path:
    letter = attempts / f"attempt-{number}" / BAG / "data" / "letter.txt"
    if not letter.is_file():
        what = f"No letter was prepared in attempt {number}."
        raise BadInputError([Fault(str(letter), what, "Hand in the letter as it was sent with --letter.")])
    return letter


def _read(path: Path) -> Notice:
    """Read a refusal or a letter like a notice: as text, mail, page, PDF or picture; any other ending as text."""
    try:
        known = path.suffix.lower() in SUFFIXES
        return (
            read_notice(path, path.name)
            if known
            else Notice(path.name, text_of(read_bytes(path, TEXT_LIMIT)))
        )
    except UnreadableFileError as error:
        raise BadInputError([Fault(path.name, error.what, error.remedy)]) from error


def _deadline(case: Case, refusal: Notice, came: datetime | None) -> NoticeDeadline:
    """Read the refusal as a notice of its own, for the deadline that it names and no other."""
    notice = replace(refusal, sent_at=came)
    return read_case(replace(case, notices=(notice,), story=None, received_at=came)).deadline
