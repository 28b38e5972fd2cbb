"""The appeal letter (申诉信) as statements, each with what it rests on; the press decides how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from appealdesk.core.evidence import Exhibit
from appealdesk.core.place import Place
from appealdesk.core.wording import Wording


class LetterKind(StrEnum):
    """What a letter does.

    dispute 单笔争议, plan 行动计划, correction 指标更正, listing 商品申诉, linked 关联申诉, points 扣分申诉,
    answer 补充信息答复.
    """

    DISPUTE = "dispute"
    PLAN = "plan"
    CORRECTION = "correction"
    LISTING = "listing"
    LINKED = "linked"
    POINTS = "points"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a statement rests on: `kind` is notice, order, row, messages, ground, plan, prior, request, measure, answer, rule, seller or frame; `ref` which one."""

    kind: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """An exhibit by its number, and the place in it."""

    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, said in the letter's language and in Chinese. `derived` are numbers counted from the case."""

    key: str
    texts: Wording
    origins: tuple[Origin, ...]
    cites: tuple[Cite, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the order table; a row is a statement about one order."""

    cells: tuple[Wording, ...]
    origins: tuple[Origin, ...]
    cites: tuple[Cite, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Statements of one paragraph, or one bullet each."""

    statements: tuple[Statement, ...]
    bulleted: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of orders; `widths` are relative."""

    header: tuple[Wording, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `key` is its role: summary, facts, cause, prior, policy, request ..."""

    key: str
    heading: Wording
    parts: tuple[Passage | Grid, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one platform. Every text is held in `language` and in Chinese for the reading copy."""

    kind: LetterKind
    language: str
    issue_type: str
    platform: str
    marketplace: str
    case_code: str
    stamp: datetime
    subject: Statement
    opening: tuple[tuple[Wording, Wording], ...]
    sections: tuple[Section, ...]
    exhibits: tuple[Exhibit, ...]
    signature: tuple[str, ...]

    def statements(self) -> Iterator[tuple[str, Statement | Row]]:
        """Yield every statement with the place it stands at, the subject line first."""
        yield "subject", self.subject
        for section in self.sections:
            for number, part in enumerate(section.parts, 1):
                items: tuple[Statement | Row, ...] = part.rows if isinstance(part, Grid) else part.statements
                for index, item in enumerate(items, 1):
                    yield f"{section.key} {number}.{index}", item

    def section(self, key: str) -> Section | None:
        """Return the section of that role."""
        return next((section for section in self.sections if section.key == key), None)


def said(item: Statement | Row, language: str) -> str:
    """Return the words of a statement or of a table row in one language."""
    if isinstance(item, Statement):
        return item.texts.say(language)
    return " | ".join(cell.say(language) for cell in item.cells)


def ground_map(letter: Letter) -> tuple[tuple[str, str, tuple[Origin, ...], tuple[Cite, ...]], ...]:
    """Return for each statement: its place, its words, what it rests on, and where that is shown."""
    return tuple(
        (place, said(item, letter.language), item.origins, item.cites) for place, item in letter.statements()
    )
