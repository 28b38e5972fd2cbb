"""The prevention checklist (同类风险预防清单) that stays with the seller when the case is over."""

from __future__ import annotations

from appealdesk.core.prevention.composition import compose_prevention

__all__ = ["compose_prevention"]
