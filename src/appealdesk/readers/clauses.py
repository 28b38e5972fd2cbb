"""Clause packs (连接语与词表) → the clause book: connecting texts and word lists, one folder a language."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter
from typing import Any

from appealdesk.core.errors import Fault, PackError
from appealdesk.core.letter.book import ClauseBook, Clauses
from appealdesk.readers.yaml_file import parse

SHAPES = {"texts": "text", "phrases": "list of texts", "terms": "text"}
HEAD = frozenset({"clauses", "language"})


def read_clauses(root: Traversable | None = None) -> ClauseBook:
    """Read every language under `packs/clauses`.

    Raises `PackError` with all faults: a text that is no text, a slot without a name, a key said in two files,
    a language that differs from its folder.
    """
    folder = root if root is not None else files("appealdesk.packs") / "clauses"
    faults: list[Fault] = []
    languages = {
        language.name: _language(language, faults)
        for language in sorted(folder.iterdir(), key=lambda path: path.name)
        if language.is_dir() and not language.name.startswith("_")
    }
    if faults:
        raise PackError(faults)
    return ClauseBook(languages)


def _language(folder: Traversable, faults: list[Fault]) -> Clauses:
    held: dict[str, dict[str, Any]] = {shape: {} for shape in SHAPES}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            name = f"clauses/{folder.name}/{path.name}"
            document = parse(path.read_text("utf-8"), name)
            faults.extend(_merge(document, folder.name, name, held))
    phrases = {topic: tuple(words) for topic, words in held["phrases"].items()}
    terms = {word.lower(): said for word, said in held["terms"].items()}
    return Clauses(folder.name, held["texts"], phrases, terms)


def _merge(document: Any, language: str, name: str, held: dict[str, dict[str, Any]]) -> Iterator[Fault]:
    if not isinstance(document, dict):
        yield Fault(name, "It holds no fields.", "Begin with `clauses:` and `language:`.")
        return
    if document.get("language") != language:
        yield Fault(
            name, f"Its language is {document.get('language')!r}.", f"It lies in {language}/; write that."
        )
    for unknown in set(document) - HEAD - set(SHAPES):
        yield Fault(name, f"It knows no “{unknown}”.", f"Use {', '.join(SHAPES)}.")
    for shape in SHAPES:
        for key, value in (document.get(shape) or {}).items():
            yield from _entry(shape, key, value, name, held[shape])


def _entry(shape: str, key: str, value: Any, name: str, held: dict[str, Any]) -> Iterator[Fault]:
    place = f"{name} {shape}.{key}"
    texts = value if shape == "phrases" and isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts) or (shape == "phrases") is not isinstance(
        value, list
    ):
        yield Fault(place, f"It is no {SHAPES[shape]}.", "Quote it.")
    elif key in held:
        yield Fault(place, "It is said twice.", "Keep one of them.")
    elif shape == "texts" and not _fillable(value):
        yield Fault(place, "Its slots cannot be filled.", "Write slots as {name}.")
    else:
        held[key] = value


def _fillable(text: str) -> bool:
    try:
        return all(slot is None or slot.isidentifier() for _, slot, _, _ in Formatter().parse(text))
    except ValueError:
        return False
