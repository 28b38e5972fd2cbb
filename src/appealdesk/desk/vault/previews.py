"""What pages show of a file (预览): made once by the worker, so that no web process ever opens what a stranger sent."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appealdesk.core.credentials import masked, masked_rows
from appealdesk.core.errors import AppealDeskError
from appealdesk.desk.jobs.asking import ask
from appealdesk.desk.vault import services
from appealdesk.desk.vault.models import Blob, Preview
from appealdesk.press.bag import safe_name

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 1600
PAGES = 3
SCALE = 1.5
ROWS, COLUMNS, CELL = 40, 20, 80
WORDS = 20_000

# Where a preview notes that the words of the file give a password away.
GIVES_AWAY = "gives_away"

Content = dict[str, Any]
_FOLLOWERS: list[Callable[[Blob], object]] = []


def want(blob: Blob, name: str) -> None:
    """Ask the worker for the preview of a content, once; inside of a transaction."""
    if Preview.objects.get_or_create(blob=blob)[1]:
        _ask(blob.pk, name)


def make(sha256: str, name: str) -> None:
    """Make the preview of a content; its name tells what a text is. What does not open is told in the preview."""
    blob = Blob.objects.get(pk=sha256)
    maker = _maker(blob.media)
    if maker is None:
        _keep(blob, "none", {})
        return
    with tempfile.TemporaryDirectory(prefix="appealdesk-preview-") as folder:
        place = Path(folder) / safe_name(Path(name).name)
        services.lay(blob, place)
        try:
            content = maker(place)
        except AppealDeskError as error:
            _keep(blob, "none", {}, error.what)
            return
    shown = _unsecret(content)
    _keep(blob, "made", shown)
    if shown.get(GIVES_AWAY):
        for follow in _FOLLOWERS:
            follow(blob)


def followed_by(follow: Callable[[Blob], object]) -> None:
    """Tell a room of each content whose words give a password away; rooms ask for it when they get ready."""
    if follow not in _FOLLOWERS:
        _FOLLOWERS.append(follow)


def _unsecret(content: Content) -> Content:
    """Keep no password that the words of a file give away, and note that they do; the original stays as it came."""
    held = dict(content)
    if "text" in held:
        held["text"] = masked(held["text"])
    if "rows" in held:
        held["rows"] = masked_rows(held["rows"])
        held["text"] = (
            "\n".join(" ".join(cells) for cells in held["rows"])
            if held["rows"] != content["rows"]
            else held["text"]
        )
    return held if held == content else {**held, GIVES_AWAY: True}


def pictures_of(blobs: Iterable[str]) -> set[str]:
    """Return the digests of all pictures that the previews of these contents hold."""
    rows = Preview.objects.filter(pk__in=list(blobs)).values_list("content", flat=True)
    return {digest for content in rows for digest in content.get("pictures", ())}


def _ask(sha256: str, name: str) -> None:
    from appealdesk.desk.vault import tasks

    ask(tasks.preview, sha256, name)


def _keep(blob: Blob, state: str, content: Content, fault: str = "") -> None:
    Preview.objects.update_or_create(
        blob=blob, defaults={"state": state, "content": content, "fault": fault[:300]}
    )


def _maker(media: str) -> Callable[[Path], Content] | None:
    if media.startswith("image/") and media not in {"image/tiff", "image/avif", "image/bmp"}:
        return _picture
    return MAKERS.get(media) or (_words if media.startswith("text/") else None)


def _picture(path: Path) -> Content:
    from appealdesk.readers.images import opened, upright

    with opened(path) as image:
        width, height = image.size
        # A long screenshot stays readable: its width is bounded, its height only far away.
        image.thumbnail((SIDE, SIDE * 6))
        return {"pictures": [_jpeg(upright(image))], "size": [width, height]}


def _pages(path: Path) -> Content:
    from appealdesk.readers.pdf_text import page_pictures, read_pdf

    held = read_pdf(path)
    drawn = [_jpeg(page.convert("RGB")) for page in page_pictures(path, PAGES, SCALE)]
    return {"pictures": drawn, "pages": held.pages, "text": "\n".join(held.texts)[:WORDS]}


def _mail(path: Path) -> Content:
    from appealdesk.readers.mail import read_eml, read_msg

    mail = read_msg(path) if path.suffix.lower() == ".msg" else read_eml(path)
    sent = mail.sent_at.isoformat() if mail.sent_at else ""
    return {"from": mail.sender, "subject": mail.subject, "sent": sent, "text": mail.text[:WORDS]}


def _words(path: Path) -> Content:
    from appealdesk.readers.encodings import text_of

    with path.open("rb") as file:
        text = text_of(file.read(WORDS * 4))
    return {"text": text[:WORDS]}


def _page(path: Path) -> Content:
    from appealdesk.readers.html_text import readable

    return {"text": readable(_words(path)["text"])[0][:WORDS]}


def _letter(path: Path) -> Content:
    from appealdesk.readers.office_text import letter_text

    return {"text": letter_text(path)[:WORDS]}


def _workbook(path: Path) -> Content:
    from appealdesk.readers.tables import workbook_lines

    return _table(cells for _, cells in workbook_lines(path))


def _csv(path: Path) -> Content:
    import csv

    text = _words(path)["text"]
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    return _table(csv.reader(io.StringIO(text), delimiter=delimiter))


def _table(lines: Iterable[list[str]]) -> Content:
    rows = [[cell[:CELL] for cell in cells[:COLUMNS]] for cells in islice(lines, ROWS + 1)]
    text = "\n".join(" ".join(cells) for cells in rows)
    return {"rows": rows[:ROWS], "more": len(rows) > ROWS, "text": text[:WORDS]}


def _jpeg(image: Image) -> str:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return services.store_bytes(out.getvalue(), "preview.jpg").sha256


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAKERS: dict[str, Callable[[Path], Content]] = {
    "application/pdf": _pages,
    "message/rfc822": _mail,
    "application/vnd.ms-outlook": _mail,
    "application/json": _words,
    "application/xml": _words,
    "text/html": _page,
    "text/csv": _csv,
    "text/tab-separated-values": _csv,
    SHEET: _workbook,
    "application/vnd.ms-excel": _workbook,
    DOCUMENT: _letter,
}
