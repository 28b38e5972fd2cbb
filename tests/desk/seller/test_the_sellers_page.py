"""A seller has no account: one link, one case, and every step is his own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from desk_cast import NOW, make_case, prepared_version
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from appealdesk.core.stage import Move, Mover, Role, Stage
from appealdesk.desk.aftercare.models import Submission
from appealdesk.desk.cases.models import Case, Message
from appealdesk.desk.cases.services import move_case, write_message
from appealdesk.desk.drafting import review
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.seller import links
from appealdesk.desk.seller.mail import tell
from appealdesk.desk.seller.models import SellerLink

pytestmark = pytest.mark.django_db
ALICE = Mover(Role.SPECIALIST)
DIGEST = "b" * 64


@pytest.fixture
def to_confirm(case, alice, bob) -> Case:
    prepared_version(case, alice, DIGEST)
    move_case(case, Move.SEND_TO_REVIEW, mover=ALICE, by=alice.actor, at=NOW)
    review.approve(case, DIGEST, by=bob, at=NOW)
    return case


def test_a_link_opens_its_own_case_and_no_other(case, as_seller):
    other = make_case("C-2026-000077", None)
    page = as_seller(case).get("/my/").content.decode()
    assert case.code in page
    assert other.code not in page


def test_without_a_link_nothing_is_shown(case):
    answer = Client().get("/my/")
    assert answer.status_code == 410
    assert case.code not in answer.content.decode()


def test_a_revoked_link_closes_at_once(case, as_seller):
    browser = as_seller(case)
    links.revoke(case, by="staff:1", at=datetime.now(UTC))
    assert browser.get("/my/").status_code == 410


def test_a_link_runs_out(case, as_seller):
    browser = as_seller(case)
    SellerLink.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert browser.get("/my/").status_code == 410


def test_the_token_is_not_kept(case):
    address = links.make(case, by="system", at=datetime.now(UTC))
    token = address.rsplit("/", 1)[1]
    assert token not in str(list(SellerLink.objects.values()))


def test_files_are_taken_and_told(case, as_seller):
    browser = as_seller(case)
    browser.post("/my/files", {"files": [SimpleUploadedFile("轨迹.txt", b"delivered")]})
    assert case.exhibits.filter(name="轨迹.txt", by="seller").exists()
    assert "轨迹.txt" in browser.get("/my/").content.decode()


def test_an_empty_file_and_no_file_are_told(case, as_seller):
    browser = as_seller(case)
    for files in ([SimpleUploadedFile("leer.txt", b"")], []):
        assert browser.post("/my/files", {"files": files}).status_code == 422
    assert not case.exhibits.filter(name="leer.txt").exists()


def test_no_file_changes_what_a_letter_rests_on(to_confirm, as_seller):
    answer = as_seller(to_confirm).post("/my/files", {"files": [SimpleUploadedFile("late.txt", b"x")]})
    assert answer.status_code == 422
    assert not to_confirm.exhibits.filter(name="late.txt").exists()


def test_a_password_is_refused_in_a_message_and_the_words_stay(case, as_seller):
    answer = as_seller(case).post("/my/messages", {"words": "店铺密码是 abc12345"})
    assert answer.status_code == 422
    assert not Message.objects.filter(case=case).exists()


def test_the_seller_reads_only_what_a_second_person_approved(case, alice, as_seller):
    prepared_version(case, alice, DIGEST)
    assert as_seller(case).get("/my/letter/").status_code == 404


def test_the_confirmation_names_the_digest(to_confirm, as_seller):
    browser = as_seller(to_confirm)
    assert DIGEST in browser.get("/my/letter/").content.decode()
    browser.post("/my/letter/confirm", {"digest": DIGEST, "read": "yes"})
    to_confirm.refresh_from_db()
    assert to_confirm.stage == Stage.READY
    assert LedgerLine.objects.get(tag="bundle:version:confirmed").detail["bag"] == DIGEST


def test_another_digest_confirms_nothing(to_confirm, as_seller):
    answer = as_seller(to_confirm).post("/my/letter/confirm", {"digest": "c" * 64, "read": "yes"})
    assert answer.status_code == 409
    to_confirm.refresh_from_db()
    assert to_confirm.stage == Stage.CONFIRMATION


def test_unread_is_unconfirmed(to_confirm, as_seller):
    as_seller(to_confirm).post("/my/letter/confirm", {"digest": DIGEST})
    to_confirm.refresh_from_db()
    assert to_confirm.stage == Stage.CONFIRMATION


def test_a_change_is_asked_for_with_words(to_confirm, as_seller):
    as_seller(to_confirm).post("/my/letter/change", {"words": "第二段日期不对"})
    to_confirm.refresh_from_db()
    assert to_confirm.stage == Stage.WORK
    assert "第二段日期不对" in as_seller(to_confirm).get("/my/").content.decode()


def test_the_submission_is_the_sellers_and_counts_once(to_confirm, as_seller):
    browser = as_seller(to_confirm)
    browser.post("/my/letter/confirm", {"digest": DIGEST, "read": "yes"})
    sent = {"at": "2026-11-24T10:00", "channel": "Account Health", "reference": "778899"}
    assert browser.post("/my/submit", sent).status_code == 302
    assert browser.post("/my/submit", sent).status_code == 422
    assert Submission.objects.get().by == "seller"


def test_the_seller_is_told_by_mail_once_and_without_content(case):
    Case.objects.filter(pk=case.pk).update(contact_mail="boss@example.com")
    write_message(case, "请补充物流轨迹", audience="seller", by="staff:1", at=NOW)
    assert tell(NOW) == 1
    assert tell(NOW) == 0
    assert mail.outbox[0].to == ["boss@example.com"]
    assert "物流轨迹" not in mail.outbox[0].body
    assert "/my/enter/" in mail.outbox[0].body


def test_a_new_link_is_sent_only_to_the_address_on_record_and_the_answer_tells_nothing(case, client):
    Case.objects.filter(pk=case.pk).update(contact_mail="boss@example.com")
    right = client.post("/my/again", {"code": case.code, "mail": "boss@example.com"}, follow=True)
    wrong = client.post("/my/again", {"code": case.code, "mail": "thief@example.com"}, follow=True)
    assert [message.to for message in mail.outbox] == [["boss@example.com"]]
    assert mail.outbox[0].subject == f"您的案件 {case.code} 的链接"
    assert len(right.content) == len(wrong.content)


def test_nobody_fills_a_mailbox(case, client):
    Case.objects.filter(pk=case.pk).update(contact_mail="boss@example.com")
    for _ in range(5):
        client.post("/my/again", {"code": case.code, "mail": "boss@example.com"})
    assert len(mail.outbox) == 1


def test_the_page_asks_the_database_a_constant_number_of_times(
    case, as_seller, django_assert_max_num_queries
):
    browser = as_seller(case)
    for number in range(20):
        write_message(case, f"消息 {number}", audience="seller", by="staff:1", at=NOW)
    with django_assert_max_num_queries(12):
        browser.get("/my/")
