"""Gather the desk's sentences, and tell which ones have no English yet (界面文字).

Sentences are written in Chinese where they are used; each room keeps its English in `locale/en`. Run
`make messages` after changing a page: new sentences are added with an empty
English, sentences no longer used are dropped, and the catalogues are compiled.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation.template import templatize

DESK = Path(__file__).resolve().parents[2]
ROOMS = (".", "people", "ledger", "vault", "cases", "drafting", "aftercare", "seller", "intake", "jobs")
KEYWORDS = ("gettext", "gettext_lazy", "ngettext:1,2", "pgettext:1c,2", "_")


def sentences(room: str) -> Iterator[tuple[str, Any]]:
    """Yield (place, message) for every sentence of one room's templates and modules."""
    from babel.messages.extract import extract

    keywords = {word.split(":")[0]: _arguments(word) for word in KEYWORDS}
    for path in _files(room):
        text = path.read_text("utf-8")
        source = templatize(text) if path.suffix in {".html", ".txt"} else text
        found = extract("python", io.BytesIO(source.encode()), keywords=keywords)
        yield from ((str(path.relative_to(DESK)), message) for _line, message, _notes, _context in found)


def catalogue(room: str) -> Any:
    """Return the catalogue of a room with what is used now; English already written is kept."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    path = po_file(room)
    held = read_po(io.BytesIO(path.read_bytes()), locale="en") if path.is_file() else Catalog(locale="en")
    fresh = Catalog(locale="en", header_comment=f"# English of the desk: {room}", fuzzy=False)
    for place, message in sentences(room):
        known = held.get(message if isinstance(message, str) else message[0])
        said = known.string if known else None
        same = isinstance(said, tuple) == isinstance(message, tuple)
        fresh.add(message, string=said if same else None, locations=[(place, 0)])
    return fresh


def missing(room: str) -> list[str]:
    """Return the sentences of a room that have no English."""
    return [str(message.id) for message in catalogue(room) if message.id and not _said(message)]


def po_file(room: str) -> Path:
    """Return where a room keeps its English."""
    return (DESK / room / "locale" / "en" / "LC_MESSAGES" / "django.po").resolve()


def compiled(room: str) -> bytes:
    """Return the compiled catalogue, the same bytes for the same sentences."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    held = read_po(io.BytesIO(po_file(room).read_bytes()), locale="en")
    # A catalogue without its dates takes the present moment for them.
    held.creation_date = held.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, held)
    return out.getvalue()


class Command(BaseCommand):
    """Gather and compile."""

    help = "Gather the desk's sentences, compile their English, and tell what is missing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write both files of every room."""
        from babel.messages.pofile import write_po

        for room in ROOMS:
            held = catalogue(room)
            if not len(held):
                continue
            path = po_file(room)
            path.parent.mkdir(parents=True, exist_ok=True)
            out = io.BytesIO()
            write_po(out, held, width=110, sort_output=True, omit_header=False, include_lineno=False)
            # A date in the header would make every run a change.
            lines = [line for line in out.getvalue().splitlines(keepends=True) if b"-Date:" not in line]
            path.write_bytes(b"".join(lines))
            path.with_suffix(".mo").write_bytes(compiled(room))
            for sentence in missing(room):
                self.stdout.write(f"{room}: no English for: {sentence}")


def _files(room: str) -> Iterator[Path]:
    folder = DESK / room
    if room == ".":
        yield from sorted(folder.glob("*.py"))
        yield from sorted((folder / "templates").rglob("*.html"))
        return
    for pattern in ("*.py", "templatetags/*.py", "templates/**/*.html", "templates/**/*.txt"):
        yield from sorted(path for path in folder.glob(pattern) if "migrations" not in path.parts)


def _said(message: Any) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def _arguments(word: str) -> Any:
    if ":" not in word:
        return None
    return tuple(
        (int(part.rstrip("c")), "c") if part.endswith("c") else int(part)
        for part in word.split(":")[1].split(",")
    )
