"""A claim of this week: the sample's dispute of one order, its days moved so that its window is open whenever the tests run."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from functools import cache
from pathlib import Path
from typing import Any

from appealdesk.readers.yaml_file import parse

SAMPLES = Path(__file__).parents[2] / "samples" / "cases"
SAMPLE = SAMPLES / "a-to-z-not-received"
SEEN = date(2026, 11, 18)  # the day on which the sample is looked at
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
KINDS = {
    "order_detail.csv": "order_detail",
    "carrier_tracking.json": "carrier_tracking",
    "buyer_messages.csv": "buyer_messages",
}


def moved(text: str) -> str:
    """Move every day of a text by as many days as have passed since the sample was looked at."""
    by = timedelta(days=(datetime.now(UTC).date() - SEEN).days)

    def iso(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + by).isoformat()

    def spoken(found: re.Match[str]) -> str:
        day = date(int(found[3] or SEEN.year), MONTHS.index(found[2]) + 1, int(found[1])) + by
        return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year}' if found[3] else ''}"

    text = re.sub(r"\b20\d\d-\d\d-\d\d", iso, text)
    return re.sub(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (20\d\d))?", spoken, text)


@cache
def notice() -> str:
    mail = message_from_bytes((SAMPLE / "notice.eml").read_bytes(), policy=default)
    body = mail.get_body()
    assert body is not None
    return f"From: {mail['From']}\nSubject: {mail['Subject']}\n\n{moved(body.get_content())}"


def story() -> str:
    return moved((SAMPLE / "story.md").read_text("utf-8"))


def files() -> list[dict[str, Any]]:
    """Return the exhibits as a browser hands them in."""
    return [
        {
            "name": name,
            "mimeType": "text/plain",
            "buffer": moved((SAMPLE / "exhibits" / name).read_text("utf-8")).encode(),
        }
        for name in KINDS
    ]


def facts() -> dict[str, Any]:
    """Return what the specialist states: the sample's facts, its days moved."""
    held = parse(moved((SAMPLE / "case.yaml").read_text("utf-8")), "case.yaml")
    return {name: value for name, value in held.items() if name in {"seller", "contact", "orders", "request"}}
