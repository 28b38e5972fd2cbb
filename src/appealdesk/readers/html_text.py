"""HTML as a person reads it (网页文本): blocks on lines of their own, links kept with their true target."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from appealdesk.core.notice import Link

BLOCK = re.compile(
    r"address|article|aside|blockquote|body|br|d[dlt]|div|footer|form|h[1-6]|header|hr|li|main|ol|p|pre"
    r"|section|table|tbody|tfoot|thead|title|tr|ul"
)
CELLS = frozenset({"td", "th"})
# Elements without an end tag must not open a silence that never closes.
SILENT = frozenset({"script", "style", "template", "noscript", "head"})
SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
GAPS = re.compile(r"\n\s*\n\s*\n+")


def readable(html: str) -> tuple[str, tuple[Link, ...]]:
    """Return the visible text and the links. Never raises: a mail may hold any soup."""
    page = _Page()
    page.feed(html)
    page.close()
    lines = (SPACES.sub(" ", line).strip() for line in "".join(page.words).split("\n"))
    return GAPS.sub("\n\n", "\n".join(lines)).strip("\n"), tuple(page.links)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[Link] = []
        self._silent: list[str] = []
        self._target: str | None = None
        self._shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in SILENT or _hidden(given):
            if tag not in {"br", "img", "hr", "input", "meta", "link"}:
                self._silent.append(tag)
        elif tag == "a" and given.get("href"):
            self._close_link()
            self._target = given["href"]
        if BLOCK.fullmatch(tag):
            self._say("\n")
        elif tag in CELLS:
            self._say("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        elif tag == "a":
            self._close_link()
        if BLOCK.fullmatch(tag):
            self._say("\n")

    def handle_data(self, data: str) -> None:
        # A line end inside a paragraph of HTML is a space.
        self._say(data.replace("\n", " "))

    def close(self) -> None:
        super().close()
        self._close_link()

    def _say(self, words: str) -> None:
        if self._silent:
            return
        self.words.append(words)
        if self._target is not None:
            self._shown.append(words)

    def _close_link(self) -> None:
        if self._target is not None:
            self.links.append(Link(SPACES.sub(" ", "".join(self._shown)).strip(), self._target.strip()))
        self._target, self._shown = None, []


def _hidden(given: dict[str, str | None]) -> bool:
    style = re.sub(r"\s", "", given.get("style") or "").lower()
    return "display:none" in style or "hidden" in given
