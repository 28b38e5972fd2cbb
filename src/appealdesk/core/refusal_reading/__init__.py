"""The reading of a refusal (驳回信解读): what it really misses, matched to what was sent; never a promise."""

from __future__ import annotations

from appealdesk.core.refusal_reading.book import Ask, Asked, Phrase, RefusalBook
from appealdesk.core.refusal_reading.composition import compose_refusal_reading
from appealdesk.core.refusal_reading.matching import Item, Lack, State, read_refusal

__all__ = [
    "Ask", "Asked", "Item", "Lack", "Phrase", "RefusalBook", "State", "compose_refusal_reading", "read_refusal",
]  # fmt: skip
