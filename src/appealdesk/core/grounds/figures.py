"""Grounds about the notice's own figure (指标数值的申诉理由): a rate that keeps the threshold printed beside it."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.citing import cite
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import Basis


def figures(basis: Basis) -> Iterator[Ground]:
    """The notice against itself."""
    for conflict in basis.material.timeline.contradictions:
        cited = cite(basis.material.case, *conflict.places)
        if conflict.kind == "figure_meets_threshold" and cited:
            yield Ground(conflict.kind, conflict.says, cited, GroundClass.REMOVABLE)
