"""A case moves along one table; two at once never move it twice."""

from __future__ import annotations

import pytest
from desk_cast import NOW, prepared_version

from appealdesk.core.ledger import verify_chain
from appealdesk.core.stage import ForbiddenMoveError, IllegalMoveError, Move, Mover, Role, Stage
from appealdesk.desk.cases.errors import MissingReasonError, StaleCaseError
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import move_case, save_facts
from appealdesk.desk.ledger.models import LedgerLine

pytestmark = pytest.mark.django_db
ALICE = Mover(Role.SPECIALIST)


@pytest.fixture(autouse=True)
def prepared(case, alice):
    return prepared_version(case, alice)


def test_a_move_and_its_ledger_line_are_stored_together(case, alice):
    move_case(case, Move.SEND_TO_REVIEW, mover=ALICE, by=alice.actor, at=NOW)
    assert case.stage == Stage.REVIEW
    line = LedgerLine.objects.filter(case_code=case.code).latest("number")
    assert (line.tag, line.detail) == ("case:stage:send_to_review", {"from": "work", "to": "review"})


def test_the_second_of_two_people_who_move_a_case_is_told(case, alice):
    other = Case.objects.get(pk=case.pk)
    move_case(case, Move.SEND_TO_REVIEW, mover=ALICE, by=alice.actor, at=NOW)
    with pytest.raises(StaleCaseError):
        move_case(other, Move.SEND_TO_REVIEW, mover=ALICE, by=alice.actor, at=NOW)
    assert LedgerLine.objects.filter(tag="case:stage:send_to_review").count() == 1


def test_a_move_that_the_table_does_not_hold_is_refused(case, alice):
    with pytest.raises(IllegalMoveError):
        move_case(case, Move.GRANT, mover=ALICE, by=alice.actor, at=NOW)


def test_the_author_cannot_approve_his_own_version(case, bob):
    move_case(case, Move.SEND_TO_REVIEW, mover=ALICE, by="staff:1", at=NOW)
    with pytest.raises(ForbiddenMoveError):
        move_case(case, Move.APPROVE, mover=Mover(Role.REVIEWER, is_author=True), by=bob.actor, at=NOW)


def test_a_return_needs_a_reason(case, bob):
    move_case(case, Move.SEND_TO_REVIEW, mover=ALICE, by="staff:1", at=NOW)
    with pytest.raises(MissingReasonError):
        move_case(case, Move.RETURN, mover=Mover(Role.REVIEWER), by=bob.actor, at=NOW)


def test_facts_saved_by_two_at_once_are_not_overwritten(case, alice):
    save_facts(case, {"seller": {"store": "A"}}, by=alice.actor, at=NOW, after=1)
    with pytest.raises(StaleCaseError):
        save_facts(case, {"seller": {"store": "B"}}, by=alice.actor, at=NOW, after=1)


def test_the_ledger_of_a_case_holds_together(case, alice):
    move_case(case, Move.SEND_TO_REVIEW, mover=ALICE, by=alice.actor, at=NOW)
    lines = LedgerLine.objects.filter(case_code=case.code).order_by("number")
    assert lines.count() == 4
    assert list(verify_chain((row.line(), row.digest) for row in lines)) == []


def test_a_changed_line_is_found(case):
    LedgerLine.objects.filter(case_code=case.code, number=2).update(detail={"number": 99})
    lines = LedgerLine.objects.filter(case_code=case.code).order_by("number")
    assert [broken.number for broken in verify_chain((row.line(), row.digest) for row in lines)] == [2]


def test_without_a_role_nothing_is_seen(case, charlie, as_staff):
    assert as_staff(charlie).get("/desk/").status_code == 403


def test_a_seller_sees_his_own_case(case, as_seller):
    assert case.code in as_seller(case).get("/my/").content.decode()


def test_an_unsure_case_is_accepted_with_a_reason_only(case, alice, as_staff):
    Case.objects.filter(pk=case.pk).update(stage=Stage.SCREENING, eligible="unsure")
    browser, url = as_staff(alice), f"/desk/cases/{case.code}/move"
    assert 'id="reason-accept"' in browser.get(f"/desk/cases/{case.code}/").content.decode()
    assert browser.post(url, {"move": "accept", "stage": "screening"}).status_code == 422
    browser.post(url, {"move": "accept", "stage": "screening", "reason": "处罚已经生效"})
    case.refresh_from_db()
    assert case.stage == Stage.WORK
    assert case.messages.get(place="move:accept").text == "处罚已经生效"


def test_the_seller_reads_why_his_case_is_not_taken(case, alice, as_staff, as_seller):
    Case.objects.filter(pk=case.pk).update(stage=Stage.SCREENING, eligible="yes")
    move = {"move": "decline", "stage": "screening", "reason": "通知不是发给这个店铺的"}
    as_staff(alice).post(f"/desk/cases/{case.code}/move", move)
    assert "通知不是发给这个店铺的" in as_seller(case).get("/my/").content.decode()
