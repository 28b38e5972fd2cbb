"""What happened when (时间线): events of all papers in one order, across zones, with gaps and contradictions."""

from __future__ import annotations

from appealdesk.core.timeline.event import Conflict, Event, Timeline

__all__ = ["Conflict", "Event", "Timeline"]
