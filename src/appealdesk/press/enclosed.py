"""One exhibit (证据件) on its way into print: what it is, and which pages can be made of it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appealdesk.core.evidence import Exhibit
from appealdesk.core.place import Place
from appealdesk.press.pictures import converted, shrunk
from appealdesk.press.printed import printed

# Pictures that Typst sets as they are; any other is converted. By what a file is, since names lie.
PICTURES = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
HEAD = 1 << 16  # bytes of a mail in which its head must end


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the letter cites an exhibit, and the words that it cites it for."""

    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """An exhibit with the place of its original and the name of its kind in the paper's language.

    `text` is what was read of a file elsewhere, such as a notice; without it the readers are asked.
    `mentions` say what the letter cites it for; cited lines are marked. A picture of more than `at_most` bytes is shown
    as a smaller copy, and its head says so.
    """

    exhibit: Exhibit
    path: Path
    kind_name: str
    text: str | None = None
    mentions: tuple[Mention, ...] = ()
    at_most: int | None = None

    @property
    def cited(self) -> frozenset[int]:
        """Return the lines that the letter cites."""
        places = (mention.place for mention in self.mentions)
        return frozenset(place.line for place in places if place.line is not None and place.page is None)


@dataclass(frozen=True, slots=True)
class Body:
    """What comes below the head: `what` is pdf, picture, lines, rows, scans, beside (travels beside) or closed (does not open)."""

    what: str
    data: dict[str, Any]
    inserted: int = 0
    cut_at: int | None = None
    shrunk: bool = False


def body_of(enclosed: Enclosed, stage: Path, *, doubting: bool = False) -> Body:
    """Return the pages that can be made of a file; a picture is put into `stage`. Never raises for a broken file.

    A picture is opened here only when `doubting`: the typesetter opens it anyway, and refuses a broken one.
    """
    exhibit = enclosed.exhibit
    if not exhibit.opens:
        return Body("closed", {})
    if exhibit.media == "application/pdf":
        pages = pages_of(enclosed.path)
        return Body("pdf", {}, inserted=pages) if pages else Body("closed", {})
    if exhibit.media.startswith("image/"):
        return _picture(enclosed, stage, doubting=doubting)
    text = _text(enclosed)
    if text is None:
        return Body("beside", {})
    head = _mail_head(enclosed.path) if exhibit.media == "message/rfc822" else []
    what, data, cut_at = printed(enclosed.path, exhibit.media, text, enclosed.cited, head)
    return Body(what, data, cut_at=cut_at)


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has; 0 where it does not open, e.g. because it is broken or asks for a password."""
    import pypdfium2  # here and below: heavy, and needed only when such a file comes

    try:
        with closing(pypdfium2.PdfDocument(path)) as document, closing(pypdfium2.PdfDocument.new()) as trial:
            trial.import_pages(document)  # some files open and yet give no page away
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def _picture(enclosed: Enclosed, stage: Path, *, doubting: bool) -> Body:
    if enclosed.at_most is not None and enclosed.exhibit.size > enclosed.at_most:
        name = f"{enclosed.exhibit.number:03d}-small.jpg"
        if shrunk(enclosed.path, enclosed.exhibit.media, stage / name, enclosed.at_most):
            return Body("picture", {"picture": name}, shrunk=True)
    suffix = "" if doubting else PICTURES.get(enclosed.exhibit.media, "")
    name = f"{enclosed.exhibit.number:03d}{suffix or '.png'}"
    if suffix:
        (stage / name).write_bytes(enclosed.path.read_bytes())
    elif not converted(enclosed.path, enclosed.exhibit.media, stage / name):
        return Body("closed", {})
    return Body("picture", {"picture": name})


def _text(enclosed: Enclosed) -> str | None:
    """The text as the readers take it, since the letter's line numbers were counted in theirs."""
    if enclosed.text is not None:
        return enclosed.text
    from appealdesk.readers.sheets import sheets_of

    return next(
        (sheet.text for sheet in sheets_of(enclosed.path, enclosed.exhibit) if sheet.page is None), None
    )


def _mail_head(path: Path) -> list[str]:
    """From whom, to whom, when: a mail without it proves little. The lines carry no number, since the text begins below."""
    from email.parser import BytesHeaderParser

    from appealdesk.readers.mail import decoded

    head = BytesHeaderParser().parsebytes(path.read_bytes()[:HEAD])
    return [f"{name}: {decoded(head[name])}" for name in ("From", "To", "Date") if head[name]]
