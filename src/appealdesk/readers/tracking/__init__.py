"""Carrier events (物流轨迹) out of the files that carriers and aggregators hand out, one shape a module."""

from __future__ import annotations

import json
from pathlib import Path

from appealdesk.core.shipment import Shipment
from appealdesk.readers.encodings import text_of
from appealdesk.readers.files import TABLE_LIMIT, read_bytes
from appealdesk.readers.tables import WORKBOOKS
from appealdesk.readers.tracking import (
    aftership,
    australia_post,
    dhl,
    fedex,
    la_poste,
    mydhl,
    plain_table,
    seventeen_track,
    ups,
    usps,
)
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source, TrackingError

__all__ = ["TrackingError", "read_tracking"]

SHAPES = (ups, fedex, mydhl, dhl, australia_post, la_poste, seventeen_track, aftership, usps)


def read_tracking(path: Path, *, file: str | None = None, zone: str | None = None) -> tuple[Shipment, ...]:
    """Read the packages of one file: JSON of a known shape, or a table with a header.

    `file` is the name that places cite, `zone` the time zone of local times that carry none. Raises
    `TrackingError` for a shape that is not known, `UnreadableFileError` for what is no text.
    """
    source = Source(file or path.name, zone)
    if path.suffix.lower() not in WORKBOOKS:
        text = text_of(read_bytes(path, TABLE_LIMIT))
        if text.lstrip()[:1] in {"{", "["}:
            return _from_json(text, source)
    return plain_table.shipments(path, source)


def _from_json(text: str, source: Source) -> tuple[Shipment, ...]:
    try:
        root = Node(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise TrackingError("This is no JSON.", "Save the carrier's answer again.") from error
    for shape in SHAPES:
        if shape.recognises(root):
            return tuple(shape.shipments(root, source))
    raise TrackingError(
        "No carrier or aggregator is known that answers in this shape.",
        "Hand the events in as a table: tracking number, time with zone, stage, place.",
    )
