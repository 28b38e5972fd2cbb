"""Grounds (申诉理由): what we assert, each resting on exhibits. A ground without one cannot be built."""

from __future__ import annotations

from appealdesk.core.grounds.ground import STATEMENT_KINDS, Citation, Finding, Ground, GroundClass

__all__ = ["STATEMENT_KINDS", "Citation", "Finding", "Ground", "GroundClass"]
