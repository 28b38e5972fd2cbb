"""A text shortened for its channel (按入口缩短): whole statements go, those of least weight first, and never half a sentence.

What the letter stands on stays: subject, figures, tables, causes, earlier matters, the request. Exhibits keep their
numbers, since the volume that travels beside the text is numbered by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from appealdesk.core.argument import Argument
from appealdesk.core.letter.letter import Grid, Letter, Passage, Section, Statement, said
from appealdesk.core.letter.problems import Problem
from appealdesk.core.letter.reasons import held_by

# Sections in the order in which they give way, and which of their statements. What only explains disputes nothing, and
# may go to the last; elsewhere the first ground, measure or action stays.
GIVES_WAY = {
    "context": ("ground", "fold"),
    "policy": ("policy",),
    "facts": ("ground", "fold"),
    "preventive": ("preventive",),
    "corrective": ("corrective",),
    "summary": ("summary.plan", "summary.gist"),
}
WHOLE = frozenset({"context", "policy"})
LIST = "exhibits"
Place = tuple[int, int, int]
Length = Callable[[Letter], int]


@dataclass(frozen=True, slots=True)
class Shortened:
    """The letter as it is pasted, the statements that were left out, and its length before and after in characters."""

    letter: Letter
    left_out: tuple[Statement, ...]
    before: int
    after: int
    limit: int


def shortened(
    letter: Letter, argument: Argument, limit: int, length: Length, *, sound: Callable[[Letter], bool]
) -> Shortened:
    """Leave out whole statements until the letter is within `limit` characters, or nothing more may go.

    The list of exhibits gives way first where their volume travels with the text, since it stands there, too; else last.
    `length` counts the text as it is going to be pasted; what would make the letter un`sound` stays.
    """
    before = now = length(letter)
    gone: list[Place] = []
    for places in _by_weight(letter, argument):
        if now <= limit:
            break
        trial = without(letter, (*gone, *places))
        if sound(trial):
            gone.extend(places)
            now = length(trial)
    kept = without(letter, gone)
    return Shortened(kept, tuple(_statement(letter, place) for place in sorted(gone)), before, now, limit)


def too_long(short: Shortened) -> Problem:
    """Say what to drop by hand where nothing more may go by itself: the longest texts first. No reason lifts it."""
    language = short.letter.language
    texts = sorted(
        (
            (len(said(item, language)), place)
            for place, item in short.letter.statements()
            if isinstance(item, Statement)
        ),
        reverse=True,
    )
    longest = ", ".join(f"{place} ({size} characters)" for size, place in texts[:3])
    return Problem(
        "L20",
        "letter",
        f"The channel takes {short.limit} characters; without all that may be left out, the text still has {short.after}.",
        f"Drop {short.after - short.limit} characters of what has to be told, the longest first: {longest}.",
        fatal=True,
        absolute=True,
    )


def without(letter: Letter, places: tuple[Place, ...] | list[Place]) -> Letter:
    """Return the letter without these statements, and without a heading under which nothing is left."""
    gone = set(places)
    sections = (_section(section, at, gone) for at, section in enumerate(letter.sections))
    return replace(letter, sections=tuple(section for section in sections if section.parts))


def _section(section: Section, at: int, gone: set[Place]) -> Section:
    parts: list[Passage | Grid] = []
    for number, part in enumerate(section.parts):
        if isinstance(part, Grid):
            parts.append(part)
            continue
        kept = tuple(item for i, item in enumerate(part.statements) if (at, number, i) not in gone)
        if kept:
            parts.append(replace(part, statements=kept))
    return replace(section, parts=tuple(parts))


def _by_weight(letter: Letter, argument: Argument) -> Iterator[tuple[Place, ...]]:
    """Yield what may go, the lightest first; of equal weight the later one, since the composer puts the strongest first."""
    channel = argument.channel
    attached = channel is None or channel.attaches is not False
    listed = tuple(_places(letter, LIST))
    yield from [listed] if attached and listed else []
    for name, keys in GIVES_WAY.items():
        first = 0 if name in WHOLE else 1
        found = [
            place
            for place in _places(letter, name)
            if place[2] >= first and _statement(letter, place).key.startswith(keys)
        ]
        light = sorted(found, key=lambda at: (_weight(_statement(letter, at), argument), *(-n for n in at)))
        yield from ((place,) for place in light)
    yield from [listed] if not attached and listed else []


def _places(letter: Letter, name: str) -> Iterator[Place]:
    for at, section in enumerate(letter.sections):
        for number, part in enumerate(section.parts):
            if section.key.partition(".")[0] == name and isinstance(part, Passage):
                yield from ((at, number, i) for i in range(len(part.statements)))


def _weight(statement: Statement, argument: Argument) -> tuple[int, int, int]:
    """What speaks for keeping a ground: nothing weakens it, it carries many orders, and many places show it."""
    held = [ground for origin in statement.origins for ground in held_by(origin, argument)]
    weakened = sum(len(ground.weakened_by) for ground in held)
    return (-weakened, len({order for ground in held for order in ground.orders}), len(statement.cites))


def _statement(letter: Letter, place: Place) -> Statement:
    at, number, i = place
    part = letter.sections[at].parts[number]
    assert isinstance(part, Passage)  # `_places` names statements in passages only
    return part.statements[i]
