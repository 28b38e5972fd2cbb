"""Opening an index (打开索引): a path is a SQLite file, an address that begins with postgresql:// a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from appealdesk.originality.errors import NoDriverError
from appealdesk.originality.index import Index
from appealdesk.originality.sqlite import SqliteStore
from appealdesk.originality.store import Store

_ADDRESSES: Final = ("postgresql://", "postgres://")


def open_index(place: str, *, create: bool = False) -> Index:
    """Open the index at a path or address. Raises `NoIndexError` where there is none and none is to be made."""
    file = not place.startswith(_ADDRESSES)
    return Index(_store(place, create=create), mapped=Path(f"{place}.map") if file else None)


def _store(place: str, *, create: bool) -> Store:
    if place.startswith(_ADDRESSES):
        try:
            from appealdesk.originality.postgres import PostgresStore
        except ImportError as error:
            raise NoDriverError from error
        return PostgresStore(place, create=create)
    return SqliteStore(place, create=create)
