"""Nothing leaves on one person's word, and the seller confirms exactly what he read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from desk_cast import NOW, prepared_version

from appealdesk.core.stage import ForbiddenMoveError, Move, Mover, Role, Stage
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import add_exhibit, move_case, save_facts
from appealdesk.desk.drafting import review, services
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.vault.services import store_bytes

pytestmark = pytest.mark.django_db
ALICE = Mover(Role.SPECIALIST)
DIGEST = "b" * 64
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def prepared(case, alice) -> Version:
    version = prepared_version(case, alice, DIGEST)
    Version.objects.update(at=NOW)
    version.refresh_from_db()
    return version


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


def returned(case: Case, bob, reason: str = "Name the day.") -> None:
    sent(case)
    move_case(case, Move.RETURN, mover=Mover(Role.REVIEWER), by=bob.actor, at=LATER, reason=reason)


def test_a_returned_version_does_not_go_to_review_again_as_it_was(case, prepared, bob):
    returned(case, bob)
    with pytest.raises(review.ReturnedUnchangedError, match="sent back"):
        sent(case)


def test_what_the_seller_wants_changed_is_not_sent_to_review_unchanged(case, prepared, bob):
    sent(case)
    review.approve(case, DIGEST, by=bob, at=NOW)
    move_case(case, Move.ASK_CHANGE, mover=Mover(Role.SELLER), by="seller", at=LATER, reason="Wrong store.")
    with pytest.raises(review.ReturnedUnchangedError):
        sent(case)


def test_a_new_version_goes_to_review_after_a_return(case, prepared, bob, alice):
    returned(case, bob)
    save_facts(case, {"seller": {"store": "B"}}, by="staff:1", at=LATER, after=case.facts)
    prepared_version(case, alice, "c" * 64)
    Version.objects.filter(number=2).update(at=LATER + timedelta(minutes=1))
    sent(case)
    assert case.stage == Stage.REVIEW


def test_the_same_letter_under_a_new_number_is_still_the_one_sent_back(case, prepared, bob, alice):
    returned(case, bob)
    Version.objects.create(
        case=case,
        attempt=1,
        number=2,
        facts=prepared.facts,
        state="prepared",
        author=alice,
        bag_digest="c" * 64,
        at=LATER + timedelta(minutes=1),
        override_reason="The reviewer was told on the phone why.",
    )
    with pytest.raises(review.ReturnedUnchangedError):
        sent(case)


def test_an_answer_to_the_reason_lets_it_go_again_and_is_kept_once(case, prepared, bob, alice):
    returned(case, bob)
    why = review.open_return(case)
    review.settle(case, why.pk, by=alice, at=LATER)
    assert review.open_return(case) == why  # ticked off is not answered
    for _ in range(2):
        review.answer(case, why.pk, "The day stands in the second paragraph.", by=alice, at=LATER)
    assert case.messages.filter(place=f"answer:{why.pk}", audience="desk").count() == 1
    sent(case)
    assert case.stage == Stage.REVIEW


def test_an_answer_to_the_seller_reaches_the_seller(case, prepared, bob, alice):
    sent(case)
    review.approve(case, DIGEST, by=bob, at=NOW)
    move_case(case, Move.ASK_CHANGE, mover=Mover(Role.SELLER), by="seller", at=LATER, reason="Wrong store.")
    review.answer(case, review.open_return(case).pk, "It is the name of the notice.", by=alice, at=LATER)
    assert case.messages.filter(audience="seller", by=alice.actor).count() == 1


def test_late_evidence_makes_a_new_version_and_the_old_one_does_not_go_to_review(case, alice):
    first = services.new_version(case, author=alice, at=NOW)
    Version.objects.update(state="prepared", bag_digest=DIGEST)
    assert services.new_version(case, author=alice, at=NOW) == first
    late = store_bytes(b"delivered on November 9", "tracking.txt")
    add_exhibit(case, late, "tracking.txt", by="seller", at=LATER, kind="carrier_tracking")
    with pytest.raises(review.NothingPreparedError, match="evidence"):
        sent(case)
    assert services.new_version(case, author=alice, at=LATER).number == 2


def test_the_studio_shows_why_it_came_back_and_takes_the_answer(case, prepared, bob, alice, as_staff):
    returned(case, bob, "原因二没有证据")
    browser, url = as_staff(alice), f"/desk/cases/{case.code}/studio/"
    page = browser.get(url).content.decode()
    assert "复核退回" in page
    assert f'action="{url}send"' not in page
    why = review.open_return(case)
    browser.post(f"{url}comment", {"answer": str(why.pk), "words": "证据在第 3 件。"})
    assert f'action="{url}send"' in browser.get(url).content.decode()
