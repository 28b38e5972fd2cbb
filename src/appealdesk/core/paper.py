"""A paper (文书) as values: blocks of text that the press can set as PDF, DOCX or plain text.

The composer says what a paper contains; only the press knows how it looks. Text is plain: the one
thing with a meaning of its own is a citation in brackets, `[Exhibit 3]` or `[证据 3]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaperKind(StrEnum):
    """What a paper is. Letter and statement of compliance go to the platform; all others are the desk's own, with a watermark."""

    LETTER = "letter"
    READING_COPY = "reading_copy"
    REPORT = "report"
    REFUSAL = "refusal"
    QUESTIONS = "questions"
    EXHIBITS = "exhibits"
    PREVENTION = "prevention"
    COMPLIANCE = "compliance"
    REFUSAL_READING = "refusal_reading"

    @property
    def goes_out(self) -> bool:
        """Whether the seller hands this paper to the platform."""
        return self in {PaperKind.LETTER, PaperKind.COMPLIANCE}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `apart` keeps it off what stands above, as a signature is."""

    text: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; numbered where the order matters, `compact` where it only enumerates and may stand small, side by side."""

    items: tuple[str, ...]
    numbered: bool = False
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, one pair a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header. `widths` are relative column widths; empty means: by content."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark: `tone` is info, warning or danger."""

    title: str
    text: str
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, with where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two texts side by side, such as a paragraph of the letter and its Chinese reading."""

    left: str
    right: str


Block = Heading | Paragraph | Bullets | Facts | Table | Callout | Quote | Beside


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `stamp` is the case's own moment, never the wall clock; `language` chooses fonts and labels."""

    kind: PaperKind
    language: str
    title: str
    case_code: str
    stamp: datetime
    blocks: tuple[Block, ...]
    subtitle: str = ""
