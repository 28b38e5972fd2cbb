"""HTML as a person reads it (网页文本): blocks on lines of their own, links kept with their true target.

Not the parser of the standard library: that one raises on broken declarations and is slow on hostile ones, while a
mail may hold any soup. Each token here is found in one pass over the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from appealdesk.core.notice import Link

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|title|head|template|noscript)\b[^<>]*>.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-z][a-z0-9:-]*)(?P<given>[^<>]*)>"
    r"|<[!?/][^<>]*>"
    r"|(?P<words>[^<]+|<)",
    re.IGNORECASE | re.DOTALL,
)
GIVEN = re.compile(r"([a-z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.IGNORECASE)
BLOCK = re.compile(
    r"address|article|aside|blockquote|body|br|d[dlt]|div|footer|form|h[1-6]|header|hr|li|main|ol|p|pre"
    r"|section|table|tbody|tfoot|thead|tr|ul"
)
CELLS = frozenset({"td", "th"})
# These have no end tag, so a hidden one must not open a silence that never closes.
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
GAPS = re.compile(r"\n{3,}")


def readable(html: str) -> tuple[str, tuple[Link, ...]]:
    """Return the visible text and the links. Never raises."""
    page = _Page()
    for token in TOKEN.finditer(html):
        if token["words"]:
            # A line end inside a paragraph of HTML is a space.
            page.say(unescape(token["words"]).replace("\n", " "))
        elif token["tag"]:
            page.tag(token["tag"].lower(), bool(token["close"]), token["given"])
    page.end_link()
    lines = (SPACES.sub(" ", line).strip() for line in "".join(page.words).split("\n"))
    return GAPS.sub("\n\n", "\n".join(lines)).strip("\n"), tuple(page.links)


@dataclass(slots=True)
class _Page:
    words: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden: str = ""
    depth: int = 0
    target: str = ""
    shown: list[str] = field(default_factory=list)

    def tag(self, name: str, closes: bool, given: str) -> None:
        if self.hidden:
            self._hidden_tag(name, closes)
            return
        if name == "a":
            self.end_link()
            self.target = "" if closes else _given(given).get("href", "")
        if BLOCK.fullmatch(name):
            self.say("\n")
        elif name in CELLS and not closes:
            self.say("\t")
        if not closes and name not in VOID and _is_hidden(given):
            self.hidden, self.depth = name, 1

    def _hidden_tag(self, name: str, closes: bool) -> None:
        """Wait for the end of the hidden element, over elements of the same name inside it."""
        if name == self.hidden:
            self.depth += -1 if closes else 1
        if self.depth == 0:
            self.hidden = ""

    def say(self, words: str) -> None:
        if self.hidden:
            return
        self.words.append(words)
        if self.target:
            self.shown.append(words)

    def end_link(self) -> None:
        if self.target:
            self.links.append(Link(" ".join("".join(self.shown).split()), self.target.strip()))
        self.target, self.shown = "", []


def _given(text: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare) for name, double, single, bare in GIVEN.findall(text)
    }


def _is_hidden(given: str) -> bool:
    if "hid" not in given and "none" not in given:
        return False
    attributes = _given(given)
    return "hidden" in attributes or "display:none" in re.sub(r"\s", "", attributes.get("style", "")).lower()
