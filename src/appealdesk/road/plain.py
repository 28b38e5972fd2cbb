"""Core values as what JSON holds (纯数据): for the bundle's case data, a terminal, an ERP."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from appealdesk.core.wording import Wording


def plain(value: Any) -> Any:
    """Turn a core value into what JSON holds; exact decimals stay text, empty fields stay out."""
    if isinstance(value, Wording):
        return dict(value.texts)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {name: held for name, held in named.items() if held not in (None, "", [], {})}
    if isinstance(value, tuple | list | frozenset):
        return [plain(held) for held in value]
    return value
