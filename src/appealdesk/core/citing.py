"""From places to citations (引证): only what stands in an exhibit can be cited; the rest is left to the specialist."""

from __future__ import annotations

from collections.abc import Iterable

from appealdesk.core.case import Case
from appealdesk.core.ground import Citation
from appealdesk.core.place import Place, Words


def cite(case: Case, *places: Place) -> tuple[Citation, ...]:
    """Cite the exhibits that hold these places, each place once; a place outside the exhibits is dropped."""
    held = ((case.exhibit_for(place.file), place) for place in dict.fromkeys(places))
    return tuple(Citation(exhibit, place) for exhibit, place in held if exhibit is not None)


def cite_kinds(case: Case, *kinds: str) -> tuple[Citation, ...]:
    """Cite every exhibit of these kinds as a whole file, in the order of the kinds."""
    return tuple(
        Citation(exhibit, Place(exhibit.file)) for kind in kinds for exhibit in case.exhibits_of(kind)
    )


def mentions(case: Case, needles: Iterable[str], kinds: Iterable[str] = ()) -> tuple[Words, ...]:
    """Where the readable exhibits (of these kinds, or all) name these ids: the first place on each sheet."""
    wanted = tuple(needle for needle in needles if needle)
    allowed = frozenset(kinds)
    found: list[Words] = []
    for sheet in case.sheets:
        exhibit = case.exhibit_for(sheet.file)
        if exhibit is None or (allowed and exhibit.kind not in allowed):
            continue
        found += [words for words in map(sheet.find, wanted) if words is not None]
    return tuple(found)


def readable(case: Case, *kinds: str) -> bool:
    """Whether the text of every exhibit of these kinds is known; only then does silence mean anything."""
    files = {exhibit.file for kind in kinds for exhibit in case.exhibits_of(kind)}
    return bool(files) and files <= {sheet.file for sheet in case.sheets if sheet.text.strip()}
