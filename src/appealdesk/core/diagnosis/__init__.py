"""Diagnosis (诊断): what the material shows for and against each of the eight scenarios, one module each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from appealdesk.core.case import Case
from appealdesk.core.diagnosis import (
    buyer_claim,
    carrier_exception,
    data_out_of_step,
    linked_account,
    policy_misunderstanding,
    product_misjudged,
    review_burst,
    system_misjudgement,
)
from appealdesk.core.diagnosis.ranking import rank
from appealdesk.core.ground import Finding
from appealdesk.core.material import Material
from appealdesk.core.reading import Reading
from appealdesk.core.timeline.event import Timeline

__all__ = ["SCENARIOS", "diagnose", "rank"]

SCENARIOS: Mapping[str, Callable[[Material], tuple[Finding, ...]]] = {
    module.SCENARIO: module.findings
    for module in (
        carrier_exception,
        buyer_claim,
        system_misjudgement,
        policy_misunderstanding,
        linked_account,
        review_burst,
        product_misjudged,
        data_out_of_step,
    )
}


def diagnose(case: Case, reading: Reading, timeline: Timeline) -> tuple[Finding, ...]:
    """Ask every scenario for its findings, for and against, in the order of the scenarios."""
    material = Material.of(case, reading, timeline)
    return tuple(finding for findings in SCENARIOS.values() for finding in findings(material))
