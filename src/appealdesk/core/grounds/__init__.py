"""Grounds (申诉理由): what we assert, each resting on exhibits. A ground without one cannot be built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from appealdesk.core.case import Case
from appealdesk.core.ground import STATEMENT_KINDS, Citation, Finding, Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.grounds.conversation import conversation
from appealdesk.core.grounds.delivery import delivery
from appealdesk.core.grounds.dispatch import dispatch
from appealdesk.core.grounds.figures import figures
from appealdesk.core.grounds.goods import goods
from appealdesk.core.grounds.payment import payment
from appealdesk.core.grounds.proof import proof
from appealdesk.core.grounds.questions import open_questions
from appealdesk.core.grounds.records_read import records_read
from appealdesk.core.grounds.recounted import recounted
from appealdesk.core.grounds.standing_papers import standing_papers
from appealdesk.core.grounds.tracking import tracking
from appealdesk.core.material import Material
from appealdesk.core.policy import Dated
from appealdesk.core.reading import Reading
from appealdesk.core.recount import Recounts
from appealdesk.core.timeline.event import Timeline

__all__ = [
    "STATEMENT_KINDS",
    "Citation",
    "Finding",
    "Ground",
    "GroundClass",
    "grounds",
    "open_questions",
]

BUILDERS = (
    figures,
    recounted,
    payment,
    goods,
    delivery,
    proof,
    dispatch,
    tracking,
    conversation,
    standing_papers,
    records_read,
)
RECEIPT = frozenset({"delivered", "receipt_quoted", "proof_of_delivery"})
_NOTHING_CAME = re.compile(
    r"not (?:been )?received|never (?:arrived|received)|(?:did not|didn't|has not|hasn't) (?:arrive|receive)|not (?:been )?delivered|未收到|沒收到|没收到"
    r"|nicht (?:erhalten|zugestellt|angekommen)|(?:non|pas) reçu|no recibid|non ricevut|未着|届い",
    re.IGNORECASE,
)
_STRENGTH = {GroundClass.REMOVABLE: 0, GroundClass.EXPLAINS_ONLY: 1, GroundClass.TO_VERIFY: 2}


def grounds(
    case: Case,
    reading: Reading,
    timeline: Timeline,
    findings: tuple[Finding, ...],
    rules: tuple[Dated[Any], ...] = (),
    recounts: Recounts | None = None,
) -> tuple[Ground, ...]:
    """Build what can be asserted, the strongest class first; `rules` are the dated rules that may be cited.

    What the case's own papers contradict is not built; `open_questions` asks about it instead. The class says
    what a ground does to the count, not whether it is true: every ground is carried by its exhibits.
    """
    basis = Basis(Material.of(case, reading, timeline), findings, rules, recounts or Recounts())
    first = RECEIPT if _not_received(case) else frozenset()
    return tuple(
        sorted(
            dict.fromkeys(_built(basis)),
            key=lambda ground: (_STRENGTH[ground.ground_class], ground.code not in first),
        )
    )


def _not_received(case: Case) -> bool:
    """Whether the complaint is that nothing came: then the delivery answers it, and nothing else does so well."""
    return any(_NOTHING_CAME.search(f"{notice.subject}\n{notice.text}") for notice in case.notices)


def _built(basis: Basis) -> Iterator[Ground]:
    for build in BUILDERS:
        yield from build(basis)
