"""What follows from a case (案件结论), made by the worker whenever files or facts change, and kept for the pages to show."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone

from appealdesk.core.case import Case as CaseValue
from appealdesk.core.casework import argue
from appealdesk.core.credentials import masked
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.reading import Reading
from appealdesk.desk.cases import folder as folders
from appealdesk.desk.cases import readings, search, selectors
from appealdesk.desk.cases.models import Case, Conclusion, Facts
from appealdesk.desk.cases.told import told
from appealdesk.desk.jobs.asking import ask
from appealdesk.desk.vault import services as vault
from appealdesk.press.bag import Original
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.readers.notices import read_notice
from appealdesk.road.knowledge import knowledge
from appealdesk.road.reading import read_case
from appealdesk.road.recounts import recount


def want(case: Case, *, at: datetime) -> None:
    """Ask the worker for the conclusions of a case, once for any number of changes that come together."""
    held = Conclusion.objects.filter(case=case)
    fresh = held.exclude(state="waiting").update(state="waiting", wanted_at=at)
    if fresh or (not held.exists() and Conclusion.objects.get_or_create(case=case)[1]):
        _ask(case.code)


@transaction.atomic
def ask_again(case: Case, *, at: datetime) -> None:
    """Ask for the conclusions whatever is under way: the page's button, for what got lost."""
    Conclusion.objects.update_or_create(case=case, defaults={"state": "waiting", "wanted_at": at})
    _ask(case.code)


def conclude(code: str, *, at: datetime | None = None) -> None:
    """Read a case again, conclude from it and keep both; run by the worker, any number of times.

    A change that comes in between asks for another run, so that only a run that saw the newest counts as made.
    """
    from appealdesk.desk.cases import giving_away

    case = selectors.case_for(code)
    now = at or timezone.now()
    row, _ = Conclusion.objects.get_or_create(case=case)
    Conclusion.objects.filter(pk=row.pk, state="waiting").update(state="working")
    giving_away.look(case, at=now)
    _read_pictures(case, now)
    faults: list[str] = []
    made = _tried(case, now, faults)
    if made is None:
        # What the files say is shown although the facts beside them are faulty.
        made = _tried(case, now, [], Facts(case=case, content={}))
    columns: dict[str, Any] = {"state": "failed" if faults else "made", "faults": faults, "made_at": now}
    if made is not None:
        readings.keep(case, made.value, made.reading, at=now)
        columns["content"] = made.content
    _keep(case, row, columns)
    search.enter(case)


def _read_pictures(case: Case, now: datetime) -> None:
    """Read the words of notices that came as pictures, once; one that cannot be read stays an exhibit."""
    from appealdesk.desk.cases import giving_away

    unread = case.exhibits.filter(role="notice", text="", withdrawn_at=None).select_related("blob", "case")
    for one in (held for held in unread if folders.is_picture(held)):
        with tempfile.TemporaryDirectory(prefix="appealdesk-notice-") as place:
            file = Path(place) / f"notice{Path(one.name).suffix.lower()[:8]}"
            vault.lay(one.blob, file)
            with suppress(AppealDeskError):
                read = read_notice(file, file.name).text
                case.exhibits.filter(pk=one.pk, text="").update(text=masked(read))
                if masked(read) != read:
                    giving_away.mark(one, at=now)


@dataclass(frozen=True, slots=True)
class _Made:
    content: dict[str, Any]
    value: CaseValue
    reading: Reading


def _tried(case: Case, now: datetime, faults: list[str], facts: Facts | None = None) -> _Made | None:
    try:
        return _made(case, now, facts)
    except AppealDeskError as error:
        faults += [str(fault) for fault in getattr(error, "faults", ())] or [str(error)]
        return None


def _made(case: Case, now: datetime, facts: Facts | None) -> _Made:
    with (
        folders.laid_out(case, at=now, facts=facts) as place,
        tempfile.TemporaryDirectory(prefix="appealdesk-counted-") as made,
    ):
        value = read_case_folder(place, now=now)
        reading = read_case(value)
        counted, recounts, files = recount(place, value, reading, Path(made))
        charts = {
            Path(path).name: _stored(content)
            for path, content in files.items()
            if path.startswith("metrics/") and path.endswith(".svg")
        }
        argument = argue(counted, reading, knowledge(value, reading), recounts)
        return _Made(told(case, value, argument, charts), value, reading)


def _stored(content: bytes | Original) -> str:
    assert isinstance(content, bytes)  # originals lie in exports/, drawings are made
    return vault.store_bytes(content, "chart.svg").sha256


@transaction.atomic
def _keep(case: Case, row: Conclusion, columns: dict[str, Any]) -> None:
    Conclusion.objects.filter(pk=row.pk).exclude(state="waiting").update(**columns)
    # Where a change came in between, the content is still better than none; the state stays “waiting”.
    Conclusion.objects.filter(pk=row.pk, state="waiting").update(
        **{key: value for key, value in columns.items() if key != "state"}
    )
    Case.objects.filter(pk=case.pk).update(changed_at=columns["made_at"])
    search.want(case)


def hold(digest: str) -> bool:
    """Whether some conclusion shows the drawing of this digest."""
    return (
        Conclusion.objects.annotate(told=Cast("content", TextField())).filter(told__contains=digest).exists()
    )


def _ask(code: str) -> None:
    from appealdesk.desk.cases import tasks

    ask(tasks.conclude, code)
