"""What a ground is built from (立论依据): the material, the findings, and the dated rules that may be cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.policy import Dated
from appealdesk.core.record import Record, named_orders
from appealdesk.core.recount import Recounts

# Contradictions that take the ground from under anything said about a package or its times.
ABOUT_THE_PACKAGE = frozenset(
    {"carrier_differs", "tracking_differs", "record_differs", "delivered_before_shipped", "time_never_was"}
)
ABOUT_THE_DELIVERY = ABOUT_THE_PACKAGE | {
    "delivery_differs",
    "delivery_without_scan",
    "other_country",
    "proof_day_differs",
    "proof_of_another",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """Handed to every builder of grounds."""

    material: Material
    findings: tuple[Finding, ...]
    rules: tuple[Dated[Any], ...] = ()
    recounts: Recounts = field(default_factory=Recounts)

    def rule(self, *subjects: str) -> str | None:
        """The id of the handed-in rule about the first of these subjects that has one; None where none may be cited.

        A rule that is the subject itself comes before one that measures it or opens a window on it.
        """
        ids = [dated.rule for dated in self.rules]
        for subject in subjects:
            exact = [id_ for id_ in ids if id_.endswith(f".{subject}")]
            near = [id_ for id_ in ids if f".{subject}." in id_]
            if exact or near:
                return (exact or near)[0]
        return None

    def contradicted(self, order: str, kinds: Collection[str]) -> bool:
        """Whether the case's own papers contradict what would be said of this order."""
        found = self.material.timeline.contradictions
        return any(conflict.kind in kinds and order in conflict.orders for conflict in found)

    def against(self, orders: Iterable[str], codes: Collection[str]) -> tuple[Finding, ...]:
        """The findings of these codes, about these orders or about none in particular.

        What weakens a ground may well speak for a scenario: a number that was cut shows the seller's own fault.
        """
        about = set(orders)
        found = (
            finding
            for finding in self.findings
            if finding.code in codes
            and (not finding.orders or not about or about.intersection(finding.orders))
        )
        # Two scenarios may tell the same weakness of the same orders; it is shown once.
        return tuple({(finding.code, finding.orders): finding for finding in found}.values())

    @property
    def counted(self) -> tuple[Record, ...]:
        """The orders that the notice or its report counts; all of them where neither names any of the case."""
        held = self.material.records
        ids = named_orders(self.material.case, (record.id for record in held))
        named = tuple(record for record in held if record.id in ids)
        return named or held

    @property
    def platform(self) -> str:
        """The platform's code; empty where it is unknown."""
        return self.material.case.platform or self.material.reading.platform or ""
