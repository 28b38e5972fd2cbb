"""What a version rests on (版本依据): the files of the evidence as they stand, in one digest. Late evidence makes a new version."""

from __future__ import annotations

from hashlib import sha256

from appealdesk.core.ledger import canonical
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.models import Case


def evidence_of(case: Case) -> str:
    """Return the digest of everything in the evidence that a letter may rest on: contents, kinds, notes, what was read."""
    held = [
        [one.number, one.role, one.kind, one.note, one.name, one.blob_id, one.text]
        for one in selectors.evidence(case)
    ]
    return sha256(canonical({"files": held})).hexdigest()
