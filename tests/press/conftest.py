"""Papers and exhibits that the press tests set: one of every kind of block, and files of every kind."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PIL import Image

from appealdesk.core.evidence import Exhibit
from appealdesk.core.paper import (
    Beside,
    Bullets,
    Callout,
    Facts,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    Quote,
    Table,
)
from appealdesk.press.enclosed import Enclosed
from appealdesk.press.exhibits import Binding
from appealdesk.press.pdf import set_pdf
from appealdesk.readers.media import media_of

STAMP = datetime(2026, 11, 20, 17, 0, 30, 123456, tzinfo=timezone(timedelta(hours=8)))

BLOCKS = (
    Heading("Cause", 1),
    Paragraph("The carrier closed the pick-up point [Exhibit 3, line 4]."),
    Heading("Detail", 2),
    Bullets(("first step", "second step"), numbered=True),
    Facts((("Store", "Qinghe Home Living"),)),
    Table(("Order", "First scan"), tuple((f"111-0000000-{n:07d}", "31 October") for n in range(60))),
    Callout("Deadline", "27 November 2026", tone="warning"),
    Quote("Your offers are inactive.", "notice.txt:3"),
    Beside("We refunded the buyers.", "我们已向买家退款。"),
)


@pytest.fixture(scope="session")
def paper() -> Callable[..., Paper]:
    """Make a paper; what is not named is ordinary."""

    def make(kind=PaperKind.LETTER, language="en", title="Plan of Action", blocks=BLOCKS, **more) -> Paper:
        return Paper(
            kind, language, title, more.pop("case_code", "AD-7"), more.pop("stamp", STAMP), blocks, **more
        )

    return make


@pytest.fixture(scope="session")
def text_of() -> Callable[[bytes], list[str]]:
    """Return the text of each page of a PDF."""
    import pypdfium2

    def read(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        pages = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
        document.close()
        return pages

    return read


@pytest.fixture
def enclosed(tmp_path: Path) -> Callable[..., Enclosed]:
    """Write a file and return it as an exhibit."""

    def make(number: int, name: str, content: bytes, **more) -> Enclosed:
        folder = tmp_path / "exhibits"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        text = more.pop("text", None)
        media = media_of(folder / name)
        exhibit = Exhibit(number, f"exhibits/{name}", "carrier_tracking", digest, len(content), media, **more)
        return Enclosed(exhibit, folder / name, "Carrier tracking", text)

    return make


@pytest.fixture(scope="session")
def binding() -> Binding:
    return Binding("en", "AD-7", STAMP, "Exhibits", "Qinghe Home Living")


@pytest.fixture(scope="session")
def two_pages(paper) -> bytes:
    """A PDF of two pages that somebody else made."""
    return set_pdf(paper(title="Carrier notice"))


@pytest.fixture(scope="session")
def picture() -> Callable[..., bytes]:
    def make(kind: str = "PNG", size: tuple[int, int] = (300, 200)) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", size, "#226688").save(out, kind)
        return out.getvalue()

    return make


@pytest.fixture(scope="session")
def table_bytes() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["time", "text"], ["10:00", "first\nbroken line"], ["11:00", "fourth line"]])
    return out.getvalue().encode()
