"""A submission taken in from its form (登记提交), whoever fills it in: the seller himself, or a specialist whom he told."""

from __future__ import annotations

from datetime import datetime

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import Mover
from appealdesk.desk.aftercare import services
from appealdesk.desk.aftercare.forms import SubmissionForm
from appealdesk.desk.cases.models import Case
from appealdesk.desk.templatetags.told import told
from appealdesk.desk.vault import services as vault

SHOT_LIMIT = 20 * 1024**2


def recorded(case: Case, form: SubmissionForm, *, by: str, mover: Mover, now: datetime) -> bool:
    """Record the submission of a form. Where it cannot be, the form keeps what was typed and says why."""
    if not form.is_valid():
        return False
    shot = form.cleaned_data["screenshot"]
    try:
        services.record_submission(
            case,
            at=form.cleaned_data["at"],
            channel=form.cleaned_data["channel"],
            reference=form.cleaned_data["reference"],
            by=by,
            mover=mover,
            now=now,
            screenshot=vault.store(shot, shot.name, limit=SHOT_LIMIT) if shot else None,
        )
    except AppealDeskError as error:
        form.add_error(None, told(error))
        return False
    return True
