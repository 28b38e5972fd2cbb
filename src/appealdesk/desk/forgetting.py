"""A case forgotten (销毁个人数据): files, words, names and contacts are destroyed; the ledger's chain stands, since it never held any.

What stays is what proves that there was a case: its code, its stages and moments, digests, and who of the staff did what.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.desk.aftercare.models import Submission
from appealdesk.desk.cases import search
from appealdesk.desk.cases.models import Case, Conclusion
from appealdesk.desk.drafting.models import BundleFile, Presence, Version, WorkingCopy
from appealdesk.desk.intake.models import DraftFile
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.vault import unused, uploads
from appealdesk.desk.vault.models import Upload


def forget(code: str, *, by: str, at: datetime) -> int:
    """Destroy what a case holds of persons; return how many files were destroyed. Run again, it destroys what is left.

    A file that another case holds stays with that case. Raises `BadInputError` for no case, or one that is still open.
    """
    case = Case.objects.filter(code=code).first()
    if case is None:
        raise BadInputError([Fault("case", f"There is no case {code}.", "Look at its code on the board.")])
    if case.is_open:
        raise BadInputError(
            [Fault("case", f"Case {code} is still open.", "Close or withdraw it first, then forget it.")]
        )
    gone = _destroyed(case, by, at)
    _forget_letter(code)
    _overwrite()
    return gone


@transaction.atomic
def _destroyed(case: Case, by: str, at: datetime) -> int:
    Case.objects.select_for_update().get(pk=case.pk)
    digests = set(_contents(case))
    _forget_tasks(case.code, digests)
    _forget_rows(case)
    blank = dict.fromkeys(("store", "contact_name", "contact_mail", "contact_phone", "window_says"), "")
    Case.objects.filter(pk=case.pk).update(reading={}, lacking=None, forgotten_at=at, changed_at=at, **blank)
    search.forget(case.pk)
    gone = unused.destroy(digests)
    ledger.write(case.code, "case:copy:forgotten", by=by, at=at, detail={"files": gone})
    return gone


def _contents(case: Case) -> Iterator[str]:
    """Yield the digest of every content that the case names, in a column or inside of JSON."""
    yield from case.exhibits.values_list("blob_id", flat=True)
    yield from BundleFile.objects.filter(version__case=case).values_list("blob_id", flat=True)
    yield from DraftFile.objects.filter(draft__case=case).values_list("blob_id", flat=True)
    yield from _uploads(case).exclude(blob=None).values_list("blob_id", flat=True)
    yield from case.submissions.exclude(screenshot=None).values_list("screenshot_id", flat=True)
    for reading in case.answers.values_list("reading", flat=True):
        yield from [reading["paper"]] if "paper" in reading else []
    for content in Conclusion.objects.filter(case=case).values_list("content", flat=True):
        for one in content.get("recounts", ()):
            yield from one.get("charts", ())


def _uploads(case: Case) -> QuerySet[Upload]:
    owners = [f"case:{case.code}"]
    draft = getattr(case, "draft", None)
    return Upload.objects.filter(owner__in=[*owners, *([f"draft:{draft.pk}"] if draft else [])])


def _forget_rows(case: Case) -> None:
    for upload in _uploads(case):
        uploads.drop(upload)
    for held in (case.exhibits, case.messages, case.links):
        held.all().delete()
    for model in (Conclusion, WorkingCopy, Presence):
        model.objects.filter(case=case).delete()
    if hasattr(case, "draft"):
        case.draft.delete()
    BundleFile.objects.filter(version__case=case).delete()
    case.all_facts.update(content={})
    Version.objects.filter(case=case).update(letter=[], problems=[], questions="", override_reason="")
    Submission.objects.filter(case=case).update(reference="", channel="", screenshot=None)
    case.answers.update(words="", reading={})
    for watch in [case.watch] if hasattr(case, "watch") else []:
        watch.checks = [{**one, "seen": ""} for one in watch.checks]
        watch.save(update_fields=["checks"])


def _forget_tasks(code: str, digests: set[str]) -> None:
    """Tasks that are done still name files; those that wait find nothing to do."""
    named = Q(told__contains=code)
    for digest in digests:
        named |= Q(told__contains=digest)
    DBTaskResult.objects.annotate(told=Cast("args_kwargs", TextField())).filter(named).delete()


def _forget_letter(code: str) -> None:
    if not Path(settings.LETTER_INDEX).exists():
        return
    from appealdesk.originality.errors import UnknownLetterError
    from appealdesk.originality.opening import open_index

    # Letters that were sent stand there; a case that ended earlier has none.
    with open_index(str(settings.LETTER_INDEX)) as index, suppress(UnknownLetterError):
        index.remove(code)


def _overwrite() -> None:
    """Let no freed page of SQLite keep what was deleted; PostgreSQL gives such pages to the next rows."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO cases_search (cases_search) VALUES ('optimize')")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
