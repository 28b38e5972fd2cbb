"""Nothing leaves on one person's word, and the seller confirms exactly what he read."""

from __future__ import annotations

import pytest
from desk_cast import NOW, prepared_version

from appealdesk.core.stage import ForbiddenMoveError, Move, Mover, Role, Stage
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import move_case, save_facts
from appealdesk.desk.drafting import review
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.ledger.models import LedgerLine

pytestmark = pytest.mark.django_db
ALICE = Mover(Role.SPECIALIST)
DIGEST = "b" * 64


@pytest.fixture
def prepared(case, alice) -> Version:
    return prepared_version(case, alice, DIGEST)


def sent(case: Case) -> None:
    move_case(case, Move.SEND_TO_REVIEW, mover=ALICE, by="staff:1", at=NOW)


def test_a_case_without_a_bundle_cannot_go_to_review(case):
    with pytest.raises(review.NothingPreparedError):
        sent(case)


def test_a_bundle_of_older_facts_cannot_go_to_review(case, prepared):
    save_facts(case, {"seller": {"store": "B"}}, by="staff:1", at=NOW, after=1)
    with pytest.raises(review.NothingPreparedError):
        sent(case)


def test_a_second_person_approves_and_the_seller_confirms(case, prepared, bob):
    sent(case)
    review.approve(case, DIGEST, by=bob, at=NOW)
    assert case.stage == Stage.CONFIRMATION
    review.confirm(case, DIGEST, by="seller", at=NOW)
    assert case.stage == Stage.READY
    assert LedgerLine.objects.get(tag="bundle:version:confirmed").detail["bag"] == DIGEST


def test_the_author_does_not_approve_his_own(case, prepared, bob):
    Version.objects.update(author=bob)
    sent(case)
    with pytest.raises(ForbiddenMoveError):
        review.approve(case, DIGEST, by=bob, at=NOW)
    prepared.refresh_from_db()
    assert prepared.approved_at is None


def test_the_move_alone_does_not_approve(case, prepared, bob):
    sent(case)
    with pytest.raises(review.NotApprovedError):
        move_case(case, Move.APPROVE, mover=Mover(Role.REVIEWER), by=bob.actor, at=NOW)


def test_a_digest_that_is_not_the_newest_is_not_confirmed(case, prepared, bob):
    sent(case)
    review.approve(case, DIGEST, by=bob, at=NOW)
    with pytest.raises(StaleCaseError):
        review.confirm(case, "c" * 64, by="seller", at=NOW)


def test_a_confirmation_sent_twice_counts_once(case, prepared, bob):
    sent(case)
    review.approve(case, DIGEST, by=bob, at=NOW)
    other = Case.objects.get(pk=case.pk)
    review.confirm(case, DIGEST, by="seller", at=NOW)
    with pytest.raises(StaleCaseError):
        review.confirm(other, DIGEST, by="seller", at=NOW)
    assert LedgerLine.objects.filter(tag="bundle:version:confirmed").count() == 1
