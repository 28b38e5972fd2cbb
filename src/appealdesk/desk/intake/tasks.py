"""What the worker does for an intake (收件任务): the words of a screenshot, a PDF or a mail."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django_tasks import task

from appealdesk.core.credentials import credential_faults
from appealdesk.core.errors import AppealDeskError
from appealdesk.desk.intake.models import DraftFile
from appealdesk.desk.vault import services as vault
from appealdesk.readers.notices import read_notice


@task()
def read_file(file: int) -> str:
    """Read the words of a file and return the state it reached; one that was read is left as it is."""
    held = DraftFile.objects.select_related("blob").filter(pk=file).first()
    if held is None or held.state in {"read", "failed"}:
        return held.state if held else "gone"
    DraftFile.objects.filter(pk=file).update(state="reading")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"notice{Path(held.name).suffix.lower()[:8]}"
        vault.lay(held.blob, place)
        try:
            text, state, fault = read_notice(place, place.name).text, "read", ""
        except AppealDeskError as error:
            text, state, fault = "", "failed", str(error)[:300]
    if any(credential_faults(held.name, text)):
        text, state, fault = "", "failed", "This looks like a password or a verification code."
    DraftFile.objects.filter(pk=file).update(state=state, text=text, fault=fault)
    return state
