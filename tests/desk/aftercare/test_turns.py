"""Whose turn it is: the reviewer, the specialist and the seller are told by mail, each once, and by no words of the case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from desk_cast import NOW, prepared_version
from django.core import mail

from appealdesk.core.stage import Move, Mover, Role, Stage
from appealdesk.desk.aftercare import turns
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import move_case
from appealdesk.desk.drafting import review
from appealdesk.desk.ledger import checking
from appealdesk.desk.seller.mail import tell as tell_seller

pytestmark = pytest.mark.django_db
DIGEST = "b" * 64


@pytest.fixture
def in_review(case, alice, bob) -> Case:
    for person in (alice, bob):
        person.email = f"{person.username}@example.com"
        person.save()
    prepared_version(case, alice, DIGEST)
    move_case(case, Move.SEND_TO_REVIEW, mover=Mover(Role.SPECIALIST), by=alice.actor, at=NOW)
    return case


def back(case: Case, bob) -> None:
    by = {"mover": Mover(Role.REVIEWER), "by": bob.actor}
    move_case(case, Move.RETURN, at=NOW + timedelta(hours=1), reason="Marianne 的日期不对", **by)


def test_the_reviewer_is_told_once_that_a_version_waits(in_review):
    assert turns.tell(NOW) == 1
    assert turns.tell(NOW + timedelta(minutes=1)) == 0
    assert mail.outbox[0].to == ["bob@example.com"]
    assert mail.outbox[0].subject == f"{in_review.code} 等您复核"
    assert f"/desk/cases/{in_review.code}/studio/" in mail.outbox[0].body
    assert checking.verify().sound


def test_nobody_is_asked_to_review_his_own_letter_and_without_reviewers_the_operator_is(in_review, bob, olga):
    in_review.versions.update(author=bob)
    olga.email = "olga@example.com"
    olga.save()
    turns.tell(NOW)
    assert mail.outbox[0].to == ["olga@example.com"]


def test_the_specialist_is_told_that_a_version_came_back_and_the_mail_repeats_no_words(in_review, bob):
    back(in_review, bob)
    assert turns.tell(NOW + timedelta(hours=1)) == 1
    assert mail.outbox[0].to == ["alice@example.com"]
    assert "退回" in mail.outbox[0].subject
    assert "Marianne" not in mail.outbox[0].subject + mail.outbox[0].body
    assert "Larchlume" not in mail.outbox[0].subject + mail.outbox[0].body


def test_a_version_that_comes_back_a_second_time_is_told_of_again(in_review, bob, alice):
    back(in_review, bob)
    turns.tell(NOW + timedelta(hours=1))
    Case.objects.filter(pk=in_review.pk).update(stage_since=NOW + timedelta(hours=3))
    assert turns.tell(NOW + timedelta(hours=3)) == 1


def test_what_is_a_day_old_or_nobodys_turn_is_told_to_nobody(in_review, alice):
    assert turns.tell(NOW + timedelta(days=2)) == 0
    move_case(in_review, Move.TAKE_BACK, mover=Mover(Role.SPECIALIST), by=alice.actor, at=NOW)
    assert turns.tell(NOW) == 0


def test_one_whose_address_is_not_known_stops_nobody(in_review, bob):
    bob.email = ""
    bob.save()
    assert turns.tell(NOW) == 0
    assert mail.outbox == []


def test_the_seller_is_told_by_mail_that_a_letter_waits_for_his_word(in_review, bob):
    Case.objects.filter(pk=in_review.pk).update(contact_mail="boss@example.com")
    in_review.refresh_from_db()
    review.approve(in_review, DIGEST, by=bob, at=NOW)
    assert in_review.stage == Stage.CONFIRMATION
    assert tell_seller(NOW) == 1
    assert mail.outbox[0].to == ["boss@example.com"]
