"""Rows of the board (看板行): drawn from nothing but their values, so that a row which did not change is not drawn again."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import get_template
from django.utils.translation import get_language

# Some pages of everybody who looks; a row takes two or three kilobytes.
DRAWN = 4096


class Row(NamedTuple):
    """What the board shows of a case, in the order in which it asks for it. Whatever a row says follows from these values."""

    pk: int
    code: str
    stage: str
    attempt: int
    changed_at: datetime
    platform: str
    marketplace: str
    issue_type: str
    store: str
    window_due: datetime | None
    service_due: datetime | None
    work_due: datetime | None
    live: int
    lacking: int | None
    shown_name: str | None
    username: str | None
    concluded: str | None

    @property
    def specialist(self) -> str:
        """Name the specialist as his colleagues see him."""
        return self.shown_name or self.username or ""


COLUMNS = (*Row._fields[:-3], "specialist__shown_name", "specialist__username", "conclusion__state")


def drawn(row: Row, may_assign: bool) -> str:
    """Return a row in the reader's language, with a box to pick it where it may be given away."""
    return _drawn(row, may_assign, get_language())


@lru_cache(DRAWN)
def _drawn(row: Row, may_assign: bool, _language: str | None) -> str:
    return str(get_template("cases/_row.html").render({"case": row, "may_assign": may_assign}))
