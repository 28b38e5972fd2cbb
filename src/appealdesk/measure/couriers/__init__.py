"""The forms of tracking numbers by courier (运单号规则), from a public collection; the data stands beside, with its licence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from appealdesk.core.metrics.tracking_number import Pattern

DATA = Path(__file__).parent / "patterns.json"


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return every known form."""
    return tuple(pattern(entry) for entry in json.loads(DATA.read_text("utf-8")))


def pattern(entry: Mapping[str, Any]) -> Pattern:
    """Build one form from its entry."""
    prepend = entry.get("prepend")
    return Pattern(
        entry["courier"],
        entry["name"],
        re.compile(entry["regex"].replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")),
        entry.get("checksum"),
        (re.compile(prepend["matches_regex"]), prepend["content"]) if prepend else None,
        tuple(
            (group, frozenset(known["matches"]), tuple(re.compile(one) for one in known["regex"]))
            for group, known in entry.get("exists", {}).items()
        ),
    )
