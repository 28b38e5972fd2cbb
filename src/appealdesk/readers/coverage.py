"""The coverage of all packs (规则覆盖表): computed from the rules, and as the text of `packs/coverage.yaml`.

The file is for readers and for the diff; a test compares it. After a change of rules write it again with
`python -m appealdesk.readers.coverage > src/appealdesk/packs/coverage.yaml`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache

from appealdesk.core.coverage import REASONS, Cell, coverage
from appealdesk.core.wording import Wording
from appealdesk.readers import packs

HEAD = (
    "# Written by `python -m appealdesk.readers.coverage`; a test compares it with the rules.",
    "# standing is that of the newest version, the worst where rules differ by kind of seller; judges: a number is documented.",
)


@cache
def cells() -> tuple[Cell, ...]:
    """Return a cell for every platform, marketplace and metric, in the order of the vocabulary. Raises `PackError`."""
    return tuple(
        cell
        for platform in packs.platforms()
        for cell in coverage(packs.rules(platform), packs.absences(platform))
    )


def reasons() -> dict[str, Wording]:
    """Return what the codes of absent cells mean."""
    named = {one.code: one.reason for platform in packs.platforms() for one in packs.absences(platform)}
    return {**dict(REASONS), **named}


def text() -> str:
    """Return the content of `packs/coverage.yaml`."""
    told = (f"  {code}: {_words(reason)}" for code, reason in reasons().items())
    return "\n".join((*HEAD, "reasons:", *told, "platforms:", *_table(cells()))) + "\n"


def _table(held: Iterable[Cell]) -> Iterator[str]:
    platform = marketplace = ""
    for cell in held:
        if cell.platform != platform:
            platform, marketplace = cell.platform, ""
            yield f"  {platform}:"
        if cell.marketplace != marketplace:
            marketplace = cell.marketplace
            # In quotes: the code of Norway is a word for false to older readers of YAML.
            yield f'    "{marketplace}":'
        yield f"      {cell.metric}: {_cell(cell)}"


def _cell(cell: Cell) -> str:
    if cell.reason:
        return f"{{standing: {cell.standing}, reason: {cell.reason}}}"
    judges = "true" if cell.judges else "false"
    return f"{{standing: {cell.standing}, judges: {judges}, sellers: [{', '.join(cell.sellers)}]}}"


def _words(words: Wording) -> str:
    return f'{{en: "{words.say("en")}", zh: "{words.say("zh")}"}}'


if __name__ == "__main__":
    sys.stdout.write(text())
