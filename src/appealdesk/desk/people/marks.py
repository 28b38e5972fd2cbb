"""Which words of a person came last (编号): an open page numbers what it sends, so that an overtaken saving is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PAGES = 20
_PAGE = re.compile(r"[0-9a-z]{8,40}")
_EDIT = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Mark:
    """Which open page sends, and its number there; a page without scripts sends none."""

    page: str = ""
    edit: int = 0


def mark_of(sent: Mapping[str, str]) -> Mark:
    """Return the mark of what a page sent; one that is none says nothing."""
    page, edit = sent.get("page", ""), sent.get("edit", "")
    return Mark(page, int(edit)) if _PAGE.fullmatch(page) and _EDIT.fullmatch(edit) else Mark()


def taken(pages: Mapping[str, int], mark: Mark) -> dict[str, int] | None:
    """Return the last number of each of the newest pages with this one taken; None where a later one of its page was."""
    if not mark.page:
        return dict(pages)
    if mark.edit <= pages.get(mark.page, 0):
        return None
    others = [(page, last) for page, last in pages.items() if page != mark.page]
    return dict([*others[1 - PAGES :], (mark.page, mark.edit)])
