"""Clause packs (连接语与词表) → the clause book: connecting texts and word lists, one folder a language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from appealdesk.core.errors import Fault
from appealdesk.core.letter.book import ClauseBook, Clauses
from appealdesk.readers import pack_store

FOLDER = "clauses"
SHAPES = {"texts": "text", "phrases": "list of texts", "terms": "text", "families": "list of texts"}
LISTS = frozenset({"phrases", "families"})
HEAD = frozenset({"clauses", "language"})


@cache
def clause_book() -> ClauseBook:
    """Return the shipped clauses of every language, kept parsed between runs. Raises `PackError` with all faults."""
    home = pack_store.home()
    return read_clauses(pack_store.ROOT, home / "clauses.json" if home else None)


def read_clauses(root: Path = pack_store.ROOT, kept: Path | None = None) -> ClauseBook:
    """Read every language under `clauses/` of a pack folder.

    Raises `PackError` with all faults: a text that is no text, a slot without a name, a key said in two files,
    a language that differs from its folder.
    """
    names = sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*/*.yaml"))
    folder = pack_store.read(names, _faults, root, kept)
    languages = dict.fromkeys(name.split("/")[1] for name in names)
    return ClauseBook({language: _clauses(language, folder.documents) for language in languages})


def _clauses(language: str, documents: dict[str, Any]) -> Clauses:
    held: dict[str, dict[str, Any]] = {shape: {} for shape in SHAPES}
    for document in _of(language, documents).values():
        for shape, entries in held.items():
            entries.update(document.get(shape) or {})
    phrases = {topic: tuple(words) for topic, words in held["phrases"].items()}
    terms = {word.lower(): said for word, said in held["terms"].items()}
    families = {topic: tuple(entries) for topic, entries in held["families"].items()}
    return Clauses(language, held["texts"], phrases, terms, families)


def _of(language: str, documents: dict[str, Any]) -> dict[str, Any]:
    return {name: document for name, document in documents.items() if name.split("/")[1] == language}


def _faults(documents: dict[str, Any]) -> list[Fault]:
    faults: list[Fault] = []
    for language in dict.fromkeys(name.split("/")[1] for name in documents):
        seen: set[tuple[str, str]] = set()
        for name, document in _of(language, documents).items():
            faults.extend(_document_faults(document, language, name, seen))
    return faults


def _document_faults(document: Any, language: str, name: str, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    if not isinstance(document, dict):
        yield Fault(name, "It holds no fields.", "Begin with `clauses:` and `language:`.")
        return
    if document.get("language") != language:
        remedy = f"It lies in {language}/; write that."
        yield Fault(name, f"Its language is {document.get('language')!r}.", remedy)
    for unknown in set(document) - HEAD - set(SHAPES):
        yield Fault(name, f"It knows no “{unknown}”.", f"Use {', '.join(SHAPES)}.")
    for shape in SHAPES:
        for key, value in (document.get(shape) or {}).items():
            yield from _entry_faults(shape, key, value, name, seen)


def _entry_faults(shape: str, key: str, value: Any, name: str, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    place = f"{name} {shape}.{key}"
    texts = value if shape in LISTS and isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts) or (shape in LISTS) is not isinstance(value, list):
        yield Fault(place, f"It is no {SHAPES[shape]}.", "Quote it.")
    elif (shape, key) in seen:
        yield Fault(place, "It is said twice.", "Keep one of them.")
    elif shape == "texts" and not _fillable(value):
        yield Fault(place, "Its slots cannot be filled.", "Write slots as {name}.")
    seen.add((shape, key))


def _fillable(text: str) -> bool:
    try:
        return all(slot is None or slot.isidentifier() for _, slot, _, _ in Formatter().parse(text))
    except ValueError:
        return False
