"""A draft (稿): the text that stands, whether the pen's answer was taken, why not, and what went out and came back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is the answer where it was accepted, else the plain text. `prompt` is what was sent, `answer` what came, both redacted."""

    text: str
    accepted: bool
    reasons: tuple[str, ...] = ()
    prompt: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    model: str = ""


def draft_json(draft: Draft) -> dict[str, Any]:
    """Return what is kept beside the letter (`appealdesk.draft/1`): placeholders only, nothing personal but the text itself."""
    return {"schema": "appealdesk.draft/1", **asdict(draft)}
