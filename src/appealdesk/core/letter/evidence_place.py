"""Where in an exhibit a statement of the plan stands (证据位置): the line that shares most with it, found in the readable text."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.case import Case
from appealdesk.core.letter.tokens import covered, tokens
from appealdesk.core.place import Place

# A shared day or id tells more than a shared number.
WEIGHT = {"id": 4, "day": 3, "time": 2, "number": 1}
TOO_FAINT = 3
PLACES_AT_MOST = 3


def place_in(case: Case, file: str, words: str) -> Place | None:
    """Return the line (in text) or page (in a paper) of a file that carries these words best; None where nothing does."""
    return next(iter(places_in(case, file, words)), None)


def places_in(case: Case, file: str, words: str) -> tuple[Place, ...]:
    """Return the places of a file that together carry these words, the best first: each adds what those before lack."""
    wanted = set(tokens(words))
    found: list[Place] = []
    parts = list(_parts(case, file))
    while len(found) < PLACES_AT_MOST:
        scored = [
            (score, place, text) for place, text in parts if (score := _score(wanted, text)) >= TOO_FAINT
        ]
        if not scored:
            break
        _, place, text = max(scored, key=lambda held: held[0])
        found.append(place)
        held = set(tokens(text))
        wanted = {token for token in wanted if not covered(token, held)}
    return tuple(found)


def naming(case: Case, file: str, id_: str, words: str = "") -> Iterator[Place]:
    """Yield the line (in text) or page (in a paper) of a file that names an id, not as a part of a longer one.

    Of several lines that do, the one that shares most with the words; the first where none shares more.
    """
    for sheet in case.sheets:
        found = sheet.find(id_) if sheet.file == file else None
        if found is not None and sheet.page is None and words:
            wanted = set(tokens(words))
            lines = [(place, text) for place, text in _parts(case, file) if id_ in text]
            yield max(lines, key=lambda held: _score(wanted, held[1]))[0] if lines else found.place
            return
        if found is not None:
            yield (
                Place(file, page=sheet.page) if sheet.page is not None else Place(file, line=found.place.line)
            )
            return


def _parts(case: Case, file: str) -> Iterator[tuple[Place, str]]:
    """Yield the pages or lines of a file; only a line feed ends a line, as where the exhibit is printed."""
    for notice in case.notices:
        if notice.file == file:
            yield from ((Place(file, line=n), line) for n, line in enumerate(notice.text.split("\n"), 1))
    for sheet in case.sheets:
        if sheet.file != file:
            continue
        if sheet.page is not None:
            yield Place(file, page=sheet.page), sheet.text
            continue
        for number, line in enumerate(sheet.text.split("\n"), 1):
            yield Place(file, line=number), line


def _score(wanted: set[str], text: str) -> int:
    held = set(tokens(text))
    return sum(WEIGHT.get(token.partition(":")[0], 0) for token in wanted if covered(token, held))
