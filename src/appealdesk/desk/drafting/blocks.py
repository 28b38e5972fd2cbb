"""Papers on a page (网页文书): the blocks of a paper as plain values that a template can show and a row can keep."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from appealdesk.core.paper import Paper


def blocks_of(paper: Paper | None) -> list[dict[str, Any]]:
    """Return the blocks, each with its `kind` in lower case; nothing for no paper."""
    if paper is None:
        return []
    return [{"kind": type(block).__name__.lower(), **asdict(block)} for block in paper.blocks]
