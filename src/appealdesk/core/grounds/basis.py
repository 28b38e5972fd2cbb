"""What a ground is built from (立论依据): the material, the findings, and the dated rules that may be cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.policy import Dated

# Contradictions that take the ground from under anything said about a package or its times.
ABOUT_THE_PACKAGE = frozenset(
    {"carrier_differs", "tracking_differs", "record_differs", "delivered_before_shipped", "time_never_was"}
)
ABOUT_THE_DELIVERY = ABOUT_THE_PACKAGE | {"delivery_differs", "delivery_without_scan", "other_country"}


@dataclass(frozen=True, slots=True)
class Basis:
    """Handed to every builder of grounds."""

    material: Material
    findings: tuple[Finding, ...]
    rules: tuple[Dated[Any], ...] = ()

    def rule(self, *subjects: str) -> str | None:
        """The id of the first handed-in rule about one of these subjects; None where no rule may be cited."""
        return next(
            (dated.rule for subject in subjects for dated in self.rules if subject in dated.rule), None
        )

    def contradicted(self, order: str, kinds: Collection[str]) -> bool:
        """Whether the case's own papers contradict what would be said of this order."""
        found = self.material.timeline.contradictions
        return any(conflict.kind in kinds and order in conflict.orders for conflict in found)

    def against(self, orders: Iterable[str], codes: Collection[str]) -> tuple[Finding, ...]:
        """The findings of these codes that speak against, about these orders or about none in particular."""
        about = set(orders)
        return tuple(
            finding
            for finding in self.findings
            if not finding.speaks_for
            and finding.code in codes
            and (not finding.orders or not about or about.intersection(finding.orders))
        )

    @property
    def platform(self) -> str:
        """The platform's code; empty where it is unknown."""
        return self.material.case.platform or self.material.reading.platform or ""
