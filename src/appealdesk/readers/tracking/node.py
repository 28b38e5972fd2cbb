"""A value inside a carrier's answer (轨迹数据节点), with the way to it; what is missing or misshapen is simply empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value and its path, `trackResults[0].scanEvents[3]`."""

    value: Any
    spot: str = ""

    def at(self, *keys: str) -> Node:
        """Go down by keys; a key that is not there leads to an empty node."""
        node = self
        for key in keys:
            inner = node.value.get(key) if isinstance(node.value, dict) else None
            node = Node(inner, f"{node.spot}.{key}" if node.spot else key)
        return node

    def each(self, *keys: str) -> Iterator[Node]:
        """Yield the mappings of a list; a single mapping counts as a list of one."""
        node = self.at(*keys)
        values = node.value if isinstance(node.value, list) else [node.value]
        for number, value in enumerate(values):
            if isinstance(value, dict):
                yield Node(value, f"{node.spot}[{number}]" if isinstance(node.value, list) else node.spot)

    def text(self, *keys: str) -> str:
        """Return a text or a number as text; anything else is empty."""
        value = self.at(*keys).value
        if isinstance(value, str):
            return value.strip()
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""

    def has(self, *keys: str) -> bool:
        """Whether the mapping holds all these keys."""
        return isinstance(self.value, dict) and all(key in self.value for key in keys)

    @property
    def first(self) -> Node:
        """The first mapping of a list, or the mapping itself, or an empty node."""
        return next(self.each(), Node(None, self.spot))
