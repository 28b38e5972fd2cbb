"""The shape of the vocabulary file (词汇表格式): both names for every code, and every word pointing at a code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from appealdesk.core.errors import Fault

WORDS = (("evidence_words", "kinds"), ("metric_words", "metrics"))


def faults(document: Any, place: str, tables: Sequence[str]) -> Iterator[Fault]:
    """Say everything that is wrong with the vocabulary."""
    missing = [
        table
        for table in (*tables, "kinds", *(key for key, _ in WORDS))
        if not isinstance(document, dict) or not isinstance(document.get(table), dict)
    ]
    if missing:
        yield from (Fault(place, f"The table {table} is missing.", "Add it.") for table in missing)
        return
    for table in tables:
        yield from _unnamed(document[table], f"{place}: {table}")
    for code, kind in document["kinds"].items():
        yield from _kind_faults(code, kind, f"{place}: kinds.{code}", document["kinds"])
    for key, table in WORDS:
        for word, code in document[key].items():
            if code not in document[table]:
                yield Fault(f"{place}: {key}.{word}", f"“{code}” is no code of {table}.", "Name a code.")
            if word in document[table]:
                yield Fault(f"{place}: {key}.{word}", f"“{word}” is itself a code.", "Leave the word out.")


def _kind_faults(code: str, kind: Any, place: str, kinds: dict[str, Any]) -> Iterator[Fault]:
    if not isinstance(kind, dict) or kind.keys() != {"name", "how", "substitute"}:
        yield Fault(
            place, "A kind holds name, how and substitute.", "Write the three; substitute may be null."
        )
        return
    yield from _unnamed({"name": kind["name"], "how": kind["how"]}, place)
    if kind["substitute"] is not None and (kind["substitute"] not in kinds or kind["substitute"] == code):
        yield Fault(place, f"“{kind['substitute']}” is no other kind.", "Name another kind, or null.")


def _unnamed(names: dict[str, Any], place: str) -> Iterator[Fault]:
    for code, name in names.items():
        said = name if isinstance(name, dict) else {}
        if not all(isinstance(said.get(language), str) and said[language] for language in ("en", "zh")):
            yield Fault(f"{place}.{code}", "It needs words in en and in zh.", "Write both.")
