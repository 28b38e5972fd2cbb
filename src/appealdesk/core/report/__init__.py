"""The root-cause report (申诉根因分析报告) for the seller and the reviewer, in Chinese."""

from __future__ import annotations

from appealdesk.core.report.composition import compose_report

__all__ = ["compose_report"]
