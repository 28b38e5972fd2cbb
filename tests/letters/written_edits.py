"""Faults and harmless rewordings that somebody else wrote into finished letters: how many are named, how many alarmed for nothing.

    python tests/letters/written_edits.py             by fault and language
    python tests/letters/written_edits.py --misses    and every one that was missed

`edits/first.yaml` and `edits/second.yaml` were written without a look at the checks. The checks were mended with the first
half in view; the second was then counted once before anybody read it. Letters change: an edit whose words no letter holds
any more is left out and counted.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml
from clean_letters import BOOK, Clean, clean_letters, spoken

from appealdesk.core.letter import Letter
from appealdesk.core.letter.letter import Grid, Passage, Row, Section, Statement
from appealdesk.core.letter.problems import Problem, problems
from appealdesk.core.letter.typography import printed
from appealdesk.core.letter.voice import in_a_row
from appealdesk.core.wording import Wording

EDITS = Path(__file__).parent / "edits"
HALVES = ("first", "second")
# fault: points of the sheet of which one is to be named
FITTING: dict[str, str] = {
    "invented_number": "L1 L2 L4 L13 L14",
    "wrong_date": "L1 L4 L13 L14",
    "altered_id": "L1 L13",
    "missing_id": "L13",
    "invented_name": "L1 L4 L13",
    "figure_unlike_notice": "L1 L2 L14",
    "blame": "L3 L15 L16",
    "pleading": "L17",
    "platform_criticism": "L16",
    "stock_phrase": "L22",
    "promise_not_done": "L7",
    "missing_owner_or_date": "L7 L9",
    "undisclosed_prior": "L5",
    "evidence_not_enclosed": "L11",
    "policy_not_in_force": "L19",
    "wrong_language": "L21",
    "placeholder": "L21",
    "admission_or_denial": "L1 L4",
    "request_unlike_channel": "L18",
    "contradiction": "L1 L4 L14",
    "repeated_reasons": "L22",
}
HARMLESS = "clean"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one golden letter; `old` becomes `new`."""

    id: str
    fault: str
    language: str
    letter: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was named of an edit that the letter before it did not have; None where the letter holds its words no more."""

    edit: Edit
    found: tuple[Problem, ...] | None

    @property
    def right(self) -> bool:
        found = self.found or ()
        if self.edit.fault == HARMLESS:
            return not found
        return bool({problem.code for problem in found} & set(FITTING[self.edit.fault].split()))


@cache
def edits(half: str) -> tuple[Edit, ...]:
    return tuple(map(_edit, yaml.load((EDITS / f"{half}.yaml").read_text("utf-8"), yaml.CSafeLoader)))


def _edit(held: dict[str, str]) -> Edit:
    old = _plain(held["find"])
    new = _plain(held["replace"]) if "replace" in held else old + _plain(held["insert_after"])
    name = held["golden"].removesuffix(".txt")
    return Edit(held["id"], held["class"], held["language"], name, old, new)


def outcome(edit: Edit) -> Outcome:
    """Check the edited letter in its own case. The remark that a sentence was not composed is made of any edit."""
    clean = _by_name()[edit.letter]
    letter = edited(clean, edit)
    if letter is None:
        return Outcome(edit, None)
    found = problems(letter, clean.argument, clauses=BOOK)
    new = (problem for problem in found if problem not in _before(clean.name))
    return Outcome(edit, tuple(problem for problem in new if "not composed" not in problem.reason))


@cache
def _by_name() -> dict[str, Clean]:
    return {clean.name: clean for clean in clean_letters()}


@cache
def _before(name: str) -> frozenset[Problem]:
    clean = _by_name()[name]
    return frozenset(problems(clean.letter, clean.argument, clauses=BOOK))


def edited(clean: Clean, edit: Edit) -> Letter | None:
    """Return the letter with the edit, wherever its words stand; None where they stand nowhere."""
    letter = clean.letter
    if edit.old.startswith("## "):
        return _without(letter, edit.old.split("\n")[0].removeprefix("## "))
    old, new = edit.old.removeprefix("- "), edit.new.removeprefix("- ")
    if edit.old.endswith("\n"):
        old, new = old.rstrip("\n"), new.rstrip("\n")
    for at, section in enumerate(letter.sections):
        changed = _in_section(section, old, new, letter.language)
        if changed is not None:
            return replace(letter, sections=(*letter.sections[:at], changed, *letter.sections[at + 1 :]))
    return _around(letter, old, new)


def _without(letter: Letter, heading: str) -> Letter | None:
    kept = tuple(s for s in letter.sections if _words(s.heading, letter.language) != heading)
    return replace(letter, sections=kept) if len(kept) < len(letter.sections) else None


def _around(letter: Letter, old: str, new: str) -> Letter | None:
    """The lines above and below the sections."""
    subject = _words(letter.subject.texts, letter.language)
    if old in subject:
        texts = spoken(letter.subject.texts, subject.replace(old, new), letter.language)
        return replace(letter, subject=replace(letter.subject, texts=texts))
    for at, (label, value) in enumerate(letter.opening):
        key = f"{_words(label, letter.language)}: "
        line = key + _words(value, letter.language)
        if old in line:
            said = spoken(value, line.replace(old, new).removeprefix(key), letter.language)
            return replace(letter, opening=(*letter.opening[:at], (label, said), *letter.opening[at + 1 :]))
    if any(old in line for line in letter.signature):
        return replace(letter, signature=tuple(line.replace(old, new) for line in letter.signature))
    return None


def _in_section(section: Section, old: str, new: str, language: str) -> Section | None:
    for at, part in enumerate(section.parts):
        changed = (
            _in_grid(part, old, new, language)
            if isinstance(part, Grid)
            else _in_passage(part, old, new, language)
        )
        if changed is not None:
            return replace(section, parts=(*section.parts[:at], changed, *section.parts[at + 1 :]))
    return None


def _in_grid(grid: Grid, old: str, new: str, language: str) -> Grid | None:
    for at, row in enumerate(grid.rows):
        line = " | ".join(_words(cell, language) for cell in row.cells)
        if old in line:
            rows = () if line == old and not new else (_row(row, line.replace(old, new), language),)
            return replace(grid, rows=(*grid.rows[:at], *rows, *grid.rows[at + 1 :]))
    return None


def _row(row: Row, line: str, language: str) -> Row:
    said = zip(row.cells, line.split(" | "), strict=True)
    return replace(
        row,
        cells=tuple(c if _words(c, language) == text else spoken(c, text, language) for c, text in said),
    )


def _in_passage(passage: Passage, old: str, new: str, language: str) -> Passage | None:
    """Change one statement, or, where the words run over several in a row, make them one."""
    items = passage.statements
    for length in range(1, len(items) + 1):
        for at in range(len(items) - length + 1):
            mine = items[at : at + length]
            text = in_a_row((_words(item.texts, language) for item in mine), language)
            if old in text:
                kept = () if text == old and not new else (_joined(mine, text.replace(old, new), language),)
                return replace(passage, statements=(*items[:at], *kept, *items[at + length :]))
    return None


def _joined(items: tuple[Statement, ...], text: str, language: str) -> Statement:
    return replace(
        items[0],
        texts=spoken(items[0].texts, text, language),
        origins=tuple(dict.fromkeys(origin for item in items for origin in item.origins)),
        cites=tuple(dict.fromkeys(cite for item in items for cite in item.cites)),
        derived=tuple(number for item in items for number in item.derived),
    )


def _words(text: Wording, language: str) -> str:
    return _plain(printed(text.say(language), language))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _table(outcomes: list[Outcome], key: str) -> Iterator[str]:
    counts: dict[str, Counter[str]] = {}
    for one in outcomes:
        count = counts.setdefault(getattr(one.edit, key), Counter())
        if one.found is None:
            count["gone"] += 1
            continue
        count["all"] += 1
        count["right"] += one.right
        count["stopped"] += any(problem.fatal for problem in one.found)
    for name, count in sorted(counts.items()):
        yield f"| {name} | {count['all']} | {count['right']} | {count['stopped']} | {count['gone']} |"


def main(arguments: list[str]) -> int:
    """Print how many edits of each half were judged rightly."""
    for half in HALVES:
        outcomes = list(map(outcome, edits(half)))
        sys.stdout.write(
            f"{half} half\n| | edits | judged rightly | stopped | left out |\n|---|---|---|---|---|\n"
        )
        faults = [one for one in outcomes if one.edit.fault != HARMLESS]
        for line in (*_table(outcomes, "fault"), *_table(faults, "language")):
            sys.stdout.write(f"{line}\n")
        for one in outcomes if "--misses" in arguments else ():
            if one.found is not None and not one.right:
                sys.stdout.write(f"{one.edit.id} {one.edit.fault}: {one.edit.new} {[*map(str, one.found)]}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
