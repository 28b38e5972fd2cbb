"""What was handed in for a draft goes when the draft goes, unless a case holds it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from desk_cast import NOW
from django.core.files.storage import storages

from appealdesk.desk.cases.services import add_exhibit
from appealdesk.desk.intake import drafts
from appealdesk.desk.intake.models import Draft, DraftFile
from appealdesk.desk.vault import uploads
from appealdesk.desk.vault.models import Blob, Upload
from appealdesk.desk.vault.services import store_bytes

LATER = datetime.now(UTC) + timedelta(days=40)


@pytest.fixture
def draft(db) -> Draft:
    held = Draft.objects.create(token_hash="x")
    blob = store_bytes(b"only this draft has it", "own.txt")
    DraftFile.objects.create(draft=held, blob=blob, name="own.txt")
    return held


def test_a_draft_that_nobody_went_on_with_takes_its_files_along(draft, django_capture_on_commit_callbacks):
    place = draft.files.get().blob.path
    with django_capture_on_commit_callbacks(execute=True):
        assert drafts.sweep(LATER) == 1
    assert not Blob.objects.exists()
    assert not storages["vault"].exists(place)


def test_a_file_that_a_case_holds_too_stays(draft, case):
    blob = draft.files.get().blob
    add_exhibit(case, blob, "own.txt", by="seller", at=NOW)
    drafts.sweep(LATER)
    assert Blob.objects.filter(pk=blob.pk).exists()


def test_an_upload_that_nobody_took_is_swept_with_its_content(db):
    blob = store_bytes(b"sent, and taken by nobody", "lost.txt")
    Upload.objects.create(owner="draft:1", name="lost.txt", size=25, received=25, blob=blob, by="seller")
    assert uploads.sweep(LATER) == 1
    assert not Blob.objects.exists()
