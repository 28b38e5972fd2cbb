"""case.yaml as a form (案件表): every field with its line, every fault collected, none guessed.

The text is walked event by event, because the C parser builds nested nodes by recursion and dies on a
text that nests a hundred thousand times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from appealdesk.core.errors import CaseFolderError, Fault

DEPTH_LIMIT = 20
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Node:
    """One value of the form: a text, a list or a mapping, with the line it begins on (from 1)."""

    line: int
    text: str | None = None
    items: list[Node] = field(default_factory=list)
    fields: dict[str, Node] = field(default_factory=dict)
    shape: str = "text"

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return self.shape == "text" and self.text is None


@dataclass(slots=True)
class Form:
    """A parsed case.yaml and the faults found in it so far."""

    name: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, what: str, remedy: str = "") -> None:
        """Note one thing wrong."""
        self.faults.append(Fault(f"{self.name}:{line}", what, remedy))

    def fields(self, node: Node, path: str, known: tuple[str, ...]) -> dict[str, Node]:
        """Return the fields of a mapping; what is no mapping, or an unknown key, is a fault."""
        if node.shape != "mapping":
            if not node.empty:
                self.fault(
                    node.line, f"{path} must hold fields, not a {node.shape}.", f"Known: {', '.join(known)}."
                )
            return {}
        for key, value in node.fields.items():
            if key not in known:
                self.fault(value.line, f"{path} knows no “{key[:40]}”.", _remedy(key, value, known))
        return {key: value for key, value in node.fields.items() if key in known}

    def items(self, node: Node | None, path: str) -> Iterator[tuple[str, Node]]:
        """Yield the entries of a list with their path; what is no list is a fault."""
        if node is None or node.empty:
            return
        if node.shape != "list":
            self.fault(node.line, f"{path} must be a list.", "Begin each entry with “- ”.")
            return
        for number, item in enumerate(node.items, 1):
            yield f"{path}[{number}]", item

    def text(self, node: Node | None, path: str, limit: int = 2000) -> str:
        """Return a text; empty where nothing was written."""
        if node is None or node.empty:
            return ""
        if node.shape != "text" or node.text is None:
            self.fault(node.line, f"{path} must be one text, not a {node.shape}.")
            return ""
        if len(node.text) > limit:
            self.fault(node.line, f"{path} has {len(node.text)} characters, at most {limit} are taken.")
            return ""
        return node.text.strip()


def _remedy(key: str, value: Node, known: tuple[str, ...]) -> str:
    if value.empty:
        return "If it belongs to the text before it: a text with a comma inside {...} needs quotes around it."
    return did_you_mean(key, known)


def did_you_mean(word: str, known: tuple[str, ...], count: int = 3) -> str:
    """Return the remedy for a word that is none of the known ones: the closest, or all of a short list."""
    close = get_close_matches(word, known, count, cutoff=0.6)
    if not close:  # `proof_of_delivery` and `delivery_proof` share their words, not their order
        close = [code for code in known if len({*word.split("_")} & {*code.split("_")}) > 1][:count]
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"Known: {', '.join(known)}." if len(known) <= 120 else ""


def parse(text: str, name: str) -> Node:
    """Return the root of the form. Raises `CaseFolderError` where the text is no YAML or plays tricks."""
    import yaml

    try:
        return _tree(yaml.parse(text, Loader=yaml.CSafeLoader), name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _refused(name, line, f"This is no YAML: {error.problem or error}.") from error
    except yaml.YAMLError as error:
        raise _refused(name, 1, "This is no YAML text.") from error


def _tree(events: Iterator[Any], name: str) -> Node:
    from yaml import events as seen

    builder = _Builder(name)
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, seen.AliasEvent):
            raise _refused(name, line, "References with * are not taken.", "Write the value out.")
        if isinstance(event, seen.DocumentStartEvent):
            builder.begin(line)
        elif isinstance(event, seen.CollectionEndEvent):
            builder.close()
        elif isinstance(event, seen.NodeEvent):
            builder.add(_node(event, line))
    return builder.root


@dataclass(slots=True)
class _Builder:
    """Hangs each node where it belongs. A mapping that waits for a value keeps its key in `keys`."""

    name: str
    root: Node = field(default_factory=lambda: Node(1))
    parents: list[Node] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    documents: int = 0

    def begin(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _refused(self.name, line, "A second document begins.", "Keep one, without “---” between.")

    def close(self) -> None:
        self.parents.pop()
        self.keys.pop()

    def add(self, node: Node) -> None:
        parent = self.parents[-1] if self.parents else None
        if parent is None:
            self.root = node
        elif parent.shape == "list":
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = _key(node, parent, self.name)
            return
        else:
            parent.fields[key] = node
            self.keys[-1] = None
        if node.shape != "text":
            self.open(node)

    def open(self, node: Node) -> None:
        if len(self.parents) >= DEPTH_LIMIT:
            raise _refused(self.name, node.line, f"The fields nest deeper than {DEPTH_LIMIT} levels.")
        self.parents.append(node)
        self.keys.append(None)


def _node(event: Any, line: int) -> Node:
    from yaml import events as seen

    if isinstance(event, seen.MappingStartEvent):
        return Node(line, shape="mapping")
    if isinstance(event, seen.SequenceStartEvent):
        return Node(line, shape="list")
    plain = not event.style and event.value in NULLS
    return Node(line, None if plain else event.value)


def _key(node: Node, parent: Node, name: str) -> str:
    if node.shape != "text" or node.text is None:
        raise _refused(name, node.line, "A field has no name.", "Write “name: value”.")
    if node.text in parent.fields:
        raise _refused(name, node.line, f"“{node.text[:40]}” stands twice.", "Keep one of the two.")
    return node.text


def _refused(name: str, line: int, what: str, remedy: str = "Correct the line.") -> CaseFolderError:
    return CaseFolderError([Fault(f"{name}:{line}", what, remedy)])
