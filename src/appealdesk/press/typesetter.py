"""The typesetter (排版机): one Typst compiler a process, our fonts, and strings that stay strings."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from appealdesk.core.errors import AppealDeskError, NaiveTimeError
from appealdesk.press.fonts import covered, font_folders

TEMPLATES = Path(__file__).parent / "templates"
ARCHIVE = "a-3b"  # PDF/A-3b: made to last, and allowed to carry data

# Characters that our fonts surely hold; anything else is looked up in the fonts' own tables, which takes longer.
COMMON = re.compile(
    r"[\n\t -~\u200b\u202f\u00a0-\u017f\u0391-\u03a1\u03b1-\u03c9\u0410-\u044f‐-‧、-〗ぁ-ゖ゙-ヿ一-\u9fa5가-힣！-～]*"
)
UNSEEN = frozenset(
    "\n\t\u200b\u200c\u200d\u2028\u2060\ufe0e\ufe0f\ufeff\u00ad"
)  # drawn as nothing, needs no glyph

HELD = threading.local()


class TypesettingError(AppealDeskError):
    """A template could not be set; what was handed in is not at fault unless the message names it."""

    code = "typesetting"


def typeset(
    template: str,
    data: Mapping[str, Any],
    *,
    stamp: datetime,
    attach: Sequence[Mapping[str, Any]] = (),
    archive: bool = True,
    root: Path | None = None,
) -> bytes:
    """Set `data` in a template of this package; pictures are looked for below `root` only.

    The same input gives the same bytes: the PDF's own time is `stamp`, cut to the second. Raises
    `NaiveTimeError`, and `TypesettingError` where Typst refuses.
    """
    if stamp.tzinfo is None:
        raise NaiveTimeError("stamp of a paper", stamp)
    import typst  # when the first paper is set, so that `--help` stays quick

    # What is attached travels as it is; what is shown must be drawable, or PDF/A would refuse the paper.
    told = json.dumps({**drawable(data), "attach": list(attach)}, ensure_ascii=False)
    try:
        made = _compiler().compile(
            input=_source(template),
            format="pdf",
            root=str(root) if root is not None else _nowhere(),
            sys_inputs={"data": told},
            pdf_standards=[ARCHIVE] if archive else [],
            pdf_tags=archive,
            timestamp=int(stamp.timestamp()),
        )
    except typst.TypstError as refusal:
        raise TypesettingError(f"Typst refused {template}: {refusal}.") from refusal
    return bytes(made)


def warm() -> None:
    """Load compiler and fonts now, e.g. in a thread while other work goes on: Typst runs beside Python."""
    compiler = _compiler()
    compiler.compile(
        input=b'#set text(font: ("Noto Sans", "Noto Sans CJK JP"))\nA \xe7\x94\xb3 *\xe8\xaf\x89*',
        format="pdf",
    )


def drawable(value: Any) -> Any:
    """Return the value with every character that no font can draw named instead: ‹pouting face›, ‹U+E000›."""
    if isinstance(value, str):
        return (
            value
            if COMMON.fullmatch(value)
            else "".join(_named(run) if odd else run for odd, run in _runs(value))
        )
    if isinstance(value, Mapping):
        return {key: drawable(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(held) for held in value]
    return value


def _runs(text: str) -> list[tuple[bool, str]]:
    known = covered()
    return [
        (odd, "".join(run)) for odd, run in groupby(text, lambda c: ord(c) not in known and c not in UNSEEN)
    ]


def _named(run: str) -> str:
    if all(unicodedata.category(character) == "So" for character in run):
        return "".join(f"‹{unicodedata.name(character).lower()}›" for character in run)
    return "‹" + " ".join(f"U+{ord(character):04X}" for character in run) + "›"


def _compiler() -> Any:
    """One compiler a thread: it refuses to be shared, and works while Python goes on elsewhere."""
    if not hasattr(HELD, "compiler"):
        import typst

        HELD.compiler = typst.Compiler(root=_nowhere(), font_paths=_fonts(), ignore_system_fonts=True)
    return HELD.compiler


@cache
def _fonts() -> Any:
    import typst

    folders = [str(folder) for folder in font_folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _nowhere() -> str:
    """A root that holds templates only: a paper has no business with any other file."""
    return str(TEMPLATES)


@cache
def _source(template: str) -> bytes:
    return b"\n".join((TEMPLATES / f"{name}.typ").read_bytes() for name in ("look", template))
