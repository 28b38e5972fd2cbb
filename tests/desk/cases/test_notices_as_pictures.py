"""A notice that came as a picture is read by the worker alone; no page ever recognises a picture itself."""

from __future__ import annotations

import pytest
from desk_cast import NOW

from appealdesk.core.notice import Notice
from appealdesk.desk.cases import conclusions
from appealdesk.desk.cases.folder import laid_out
from appealdesk.desk.cases.models import Exhibit
from appealdesk.desk.cases.services import add_exhibit
from appealdesk.desk.vault.services import store_bytes

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32


@pytest.fixture
def shot(case) -> Exhibit:
    return add_exhibit(case, store_bytes(PNG, "shot.png"), "shot.png", by="seller", at=NOW, role="notice")


def test_an_unread_picture_lies_among_the_exhibits(case, shot):
    with laid_out(case, at=NOW) as folder:
        assert not list(folder.glob("notice*.png"))
        assert list((folder / "exhibits").rglob("shot.png"))


def test_the_worker_reads_it_once_and_its_words_are_the_notice(case, shot, monkeypatch):
    read = []
    monkeypatch.setattr(
        conclusions, "read_notice", lambda _path, file: read.append(file) or Notice(file, "Your ODR is 1.4%.")
    )
    conclusions.conclude(case.code, at=NOW)
    conclusions.conclude(case.code, at=NOW)
    assert len(read) == 1
    with laid_out(case, at=NOW) as folder:
        assert "ODR" in (folder / f"notice-{shot.number:02d}.txt").read_text("utf-8")
