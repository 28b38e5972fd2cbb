"""A password inside of a file is found when the worker reads its words, told to both sides, and kept in no text."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from desk_cast import NOW
from desk_traces import kept
from workbook import workbook

from appealdesk.core.ledger import TAGS
from appealdesk.desk.cases import conclusions, search
from appealdesk.desk.cases.services import add_exhibit
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.vault.models import Blob
from appealdesk.desk.vault.services import store_bytes

pytestmark = pytest.mark.django_db
SECRET = "hunter2024x"


def texts_that_hold(word: str) -> list[str]:
    return [place for place in kept(word) if place != "vault"]


def letter_file(words: str) -> bytes:
    import io

    from docx import Document

    document, out = Document(), io.BytesIO()
    document.add_paragraph(words)
    document.save(out)
    return out.getvalue()


def table_file(words: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        rows = [["Account", "Password"], ["shop-1", words]]
        return workbook(Path(folder) / "table.xlsx", rows).read_bytes()


def handed_in(case, content: bytes, name: str, run):
    with run(execute=True):
        one = add_exhibit(case, store_bytes(content, name), name, by="seller", at=NOW)
    one.refresh_from_db()
    return one


@pytest.mark.parametrize(
    ("name", "content"),
    [("login.docx", letter_file(f"店铺后台密码：{SECRET}")), ("login.xlsx", table_file(SECRET))],
    ids=["docx", "xlsx"],
)
def test_a_file_whose_words_give_a_password_away_is_marked_and_the_seller_warned_once(
    name, content, case, alice, as_staff, django_capture_on_commit_callbacks
):
    one = handed_in(case, content, name, django_capture_on_commit_callbacks)
    assert one.secret_at is not None
    assert texts_that_hold(SECRET) == []
    search.catch_up()
    assert search.matches(SECRET) == []
    warned = case.messages.get(audience="seller")
    assert name in warned.text
    assert "密码" in warned.text
    assert LedgerLine.objects.filter(tag="exhibit:secret:found", case_code=case.code).count() == 1
    conclusions.conclude(case.code, at=NOW)
    assert case.messages.count() == 1
    assert "含密码" in as_staff(alice).get(f"/desk/cases/{case.code}/evidence/").content.decode()


def test_a_content_that_another_case_handed_in_first_is_marked_here_too(
    case, alice, django_capture_on_commit_callbacks
):
    from desk_cast import make_case

    other, content = make_case("C-2026-000002", alice), letter_file(f"Password: {SECRET}")
    handed_in(other, content, "a.docx", django_capture_on_commit_callbacks)
    one = handed_in(case, content, "b.docx", django_capture_on_commit_callbacks)
    conclusions.conclude(case.code, at=NOW)
    one.refresh_from_db()
    assert one.secret_at == NOW


def test_a_notice_that_came_as_a_picture_keeps_no_password_in_its_text(case, monkeypatch):
    png = store_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 64, "shot.png")
    Blob.objects.filter(pk=png.pk).update(media="image/png")
    png.refresh_from_db()
    one = add_exhibit(case, png, "shot.png", by="seller", at=NOW, role="notice")
    read = type("Read", (), {"text": f"Your listing was removed.\npassword: {SECRET}"})()
    monkeypatch.setattr(conclusions, "read_notice", lambda *_: read)
    conclusions.conclude(case.code, at=NOW)
    one.refresh_from_db()
    assert "listing was removed" in one.text
    assert one.secret_at == NOW
    assert texts_that_hold(SECRET) == []


def test_a_file_that_only_talks_of_passwords_is_not_marked(case, django_capture_on_commit_callbacks):
    content = letter_file("平台让我们改密码，我们没有点链接。")
    assert handed_in(case, content, "talk.docx", django_capture_on_commit_callbacks).secret_at is None
    assert "exhibit:secret:found" in TAGS
