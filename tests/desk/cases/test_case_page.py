"""The page of a case: both clocks explained, the notice with its words marked, the moves this person has, and no double effect."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from desk_cast import NOW, make_case
from django.urls import reverse

from appealdesk.core.stage import Move, Mover, Role, Stage
from appealdesk.desk.cases import clocks, conclusions, moves
from appealdesk.desk.cases.errors import MoveElsewhereError
from appealdesk.desk.cases.models import Case, Conclusion, Message
from appealdesk.desk.cases.opening import open_case
from appealdesk.desk.cases.services import add_exhibit, move_case, save_facts
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.vault.services import store_bytes

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[3] / "samples" / "cases" / "late-shipment-carrier-closure"
PAGES = ("", "evidence/", "diagnosis/", "talk/", "ledger/")


@pytest.fixture
def sample() -> Case:
    """A case as a seller hands it in, with a real notice, concluded by the worker."""
    case = open_case(by="seller", at=NOW, store="Threadhollow")
    for path in sorted(path for path in SAMPLE.rglob("*") if path.is_file() and path.name != "case.yaml"):
        role = {"notice": "notice", "story": "story"}.get(path.stem, "exhibit")
        add_exhibit(
            case, store_bytes(path.read_bytes(), path.name), path.name, by="seller", at=NOW, role=role
        )
    conclusions.conclude(case.code, at=NOW)
    case.refresh_from_db()
    return case


def page(client, case, tail: str = "") -> str:
    answer = client.get(f"/desk/cases/{case.code}/{tail}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_notice_stands_there_with_its_words_marked(sample, alice, as_staff):
    text = page(as_staff(alice), sample)
    assert '<mark class="on-figures" title="数值">4.24%</mark>' in text
    assert '<mark class="on-ids" title="编号">112-9036641-7725084</mark>' in text
    assert '<mark class="on-deadline" title="时限">7 days</mark>' in text


def test_china_time_stands_first_and_the_marketplace_time_beside_it(sample, alice, as_staff):
    text = page(as_staff(alice), sample)
    assert "2026-11-20 15:59 北京时间" in " ".join(text.split())
    assert text.index("北京时间") < text.index("2026-11-19 23:59 PST")
    assert "以通知所写为准" in text


def test_a_window_of_a_rule_is_shown_with_its_source_standing_and_arithmetic(sample, alice, as_staff):
    text = page(as_staff(alice), sample)
    for said in ("amazon.deactivation.appeal_window", "未核实", "90 个自然日", "S89"):
        assert said in text


def test_findings_for_and_against_name_the_exhibits_as_the_letter_does(sample, alice, as_staff):
    text = page(as_staff(alice), sample, "diagnosis/")
    told = sample.conclusion.content
    assert any(one["for"] for one in told["findings"])
    cite = next(cite for one in told["findings"] for cite in one["cites"])
    assert told["numbers"][str(cite["number"])] == cite["cited"]
    assert f"证据件 {cite['cited']}</a>" in text
    assert "时间线" in text


def test_the_checklist_follows_the_files_at_once_and_says_how_to_get_the_rest(sample, alice, as_staff):
    client = as_staff(alice)
    assert "缺 1 类" in page(client, sample, "evidence/")
    for number in (11, 12):
        client.post(f"/desk/cases/{sample.code}/evidence/{number}/kind", {"kind": "carrier_tracking"})
    assert "齐全" in page(client, sample, "evidence/")
    sop = sample.exhibits.get(kind="sop")
    client.post(f"/desk/cases/{sample.code}/evidence/{sop.number}/withdraw")
    assert "缺 1 类" in page(client, sample, "evidence/")


def test_every_page_asks_a_constant_number_of_questions(
    sample, alice, as_staff, django_assert_max_num_queries
):
    client = as_staff(alice)
    for tail in PAGES:
        with django_assert_max_num_queries(8):
            page(client, sample, tail)


@pytest.mark.parametrize("tail", PAGES)
def test_who_has_no_role_sees_nothing_and_a_stranger_is_asked_to_sign_in(
    tail, case, charlie, client, as_staff
):
    address = f"/desk/cases/{case.code}/{tail}"
    assert as_staff(charlie).get(address).status_code == 403
    assert client.get(address)["Location"].startswith("/staff/login/")


@pytest.mark.parametrize("tail", PAGES)
def test_a_seller_stays_outside(tail, case, as_seller):
    assert as_seller(case).get(f"/desk/cases/{case.code}/{tail}").status_code == 302


def test_a_case_that_is_not_there_is_404(alice, as_staff):
    for tail in PAGES:
        assert as_staff(alice).get(f"/desk/cases/C-1999-000001/{tail}").status_code == 404


def moved(client, case, move: Move, **told):
    return client.post(f"/desk/cases/{case.code}/move", {"move": move, "stage": case.stage, **told})


def test_a_specialist_accepts_and_the_case_is_his(alice, as_staff):
    case = open_case(by="seller", at=NOW)
    answer = moved(as_staff(alice), case, Move.ACCEPT)
    assert answer["Location"] == f"/desk/cases/{case.code}/"
    case.refresh_from_db()
    assert (case.stage, case.specialist) == (Stage.WORK, alice)
    assert case.service_due is not None
    assert case.work_due == case.service_due


def test_pressed_twice_a_move_is_made_once(alice, as_staff):
    case = open_case(by="seller", at=NOW)
    client = as_staff(alice)
    assert [moved(client, case, Move.ACCEPT).status_code for _ in range(2)] == [302, 409]
    assert LedgerLine.objects.filter(case_code=case.code, tag="case:stage:accept").count() == 1


def test_without_its_reason_a_case_is_not_declined(alice, as_staff):
    case = open_case(by="seller", at=NOW)
    assert moved(as_staff(alice), case, Move.DECLINE, reason=" ").status_code == 422
    case.refresh_from_db()
    assert case.stage == Stage.SCREENING
    moved(as_staff(alice), case, Move.DECLINE, reason="禁售品类")
    assert Message.objects.get(case=case).text == "禁售品类"


def test_reviewer_and_auditor_are_offered_only_their_own_moves(case, bob, audrey, as_staff):
    assert moved(as_staff(audrey), case, Move.WITHDRAW, reason="x").status_code == 403
    assert moved(as_staff(bob), case, Move.WITHDRAW, reason="x").status_code == 403
    assert "move-withdraw" not in page(as_staff(bob), case)
    assert "move-withdraw" not in page(as_staff(audrey), case)


def test_nonsense_moves_nothing(case, alice, as_staff):
    client = as_staff(alice)
    assert (
        client.post(f"/desk/cases/{case.code}/move", {"move": "fly", "stage": case.stage}).status_code == 409
    )
    assert client.post(f"/desk/cases/{case.code}/move").status_code == 409
    assert client.get(f"/desk/cases/{case.code}/move").status_code == 405


def test_a_move_that_keeps_a_record_is_made_where_the_record_is(alice, as_staff):
    case = make_case("C-2026-000031", alice, stage=Stage.SUBMITTED)
    answer = moved(as_staff(alice), case, Move.GRANT)
    assert answer.status_code == 422
    assert MoveElsewhereError.code == "move_elsewhere"
    assert moves.page_of(Move.GRANT, case.code) == reverse("aftercare:page", args=[case.code])
    assert moves.page_of(Move.ACCEPT, case.code) == ""


def test_asked_of_the_seller_the_promise_stands_still_and_runs_on_with_his_answer(case, alice):
    case = open_case(by="seller", at=NOW)
    by = {"mover": Mover(Role.SPECIALIST), "by": alice.actor}
    move_case(case, Move.ACCEPT, at=NOW, **by)
    first = case.service_due
    move_case(case, Move.ASK_SELLER, at=NOW + timedelta(hours=1), **by)
    assert (case.service_due, case.work_due) == (None, None)
    move_case(case, Move.SELLER_ANSWERED, at=NOW + timedelta(days=2), **by)
    assert case.service_due == first + timedelta(days=3)  # a working day later, and over a weekend
    assert clocks.service_of(case).due == case.service_due


def test_the_earlier_of_both_clocks_is_worked_to(alice):
    case = open_case(by="seller", at=NOW)
    Case.objects.filter(pk=case.pk).update(window_due=NOW + timedelta(hours=5))
    move_case(case, Move.ACCEPT, at=NOW, mover=Mover(Role.SPECIALIST), by=alice.actor)
    assert case.work_due == case.window_due
    assert case.service_due > case.window_due


def test_words_are_written_once_to_whom_they_are_meant(case, alice, as_staff):
    client = as_staff(alice)
    client.post(f"/desk/cases/{case.code}/talk/write", {"text": "请补充 SOP", "audience": "seller"})
    client.post(f"/desk/cases/{case.code}/talk/write", {"text": "小心,有前科", "audience": "desk"})
    assert list(case.messages.order_by("pk").values_list("audience", flat=True)) == ["seller", "desk"]
    text = page(client, case, "talk/")
    assert "仅内部" in text
    assert "Alice" in text


@pytest.mark.parametrize("text", ["", "   ", "店铺密码: abc12345"])
def test_no_words_and_passwords_are_refused(text, case, alice, as_staff):
    answer = as_staff(alice).post(f"/desk/cases/{case.code}/talk/write", {"text": text})
    assert answer.status_code == 422
    assert not case.messages.exists()


def test_the_auditor_writes_nothing(case, audrey, as_staff):
    assert as_staff(audrey).post(f"/desk/cases/{case.code}/talk/write", {"text": "x"}).status_code == 403
    assert as_staff(audrey).post(f"/desk/cases/{case.code}/again").status_code == 403


def test_the_ledger_of_the_case_is_told_in_words_with_names(case, alice, as_staff):
    move_case(case, Move.WITHDRAW, mover=Mover(Role.SPECIALIST), by=alice.actor, at=NOW, reason="卖家撤回")
    text = page(as_staff(alice), case, "ledger/")
    assert "案件流转：撤回案件" in text
    assert "Alice" in text


def test_rules_that_changed_since_are_told(sample, alice, as_staff):
    client = as_staff(alice)
    assert "规则包有更新" not in page(client, sample)
    Case.objects.filter(pk=sample.pk).update(packs_digest="0" * 64, pinned_rules=None)
    assert "规则包有更新" in page(client, sample)
    conclusions.conclude(sample.code, at=NOW)
    assert Case.objects.get(pk=sample.pk).packs_digest == "0" * 64  # pinned to the day it was opened


def test_faulty_facts_are_told_and_the_files_read_all_the_same(sample, alice, as_staff):
    save_facts(sample, {"plan": {"causes": "all wrong"}}, by=alice.actor, at=NOW, after=0)
    conclusions.conclude(sample.code, at=NOW)
    held = Conclusion.objects.get(case=sample)
    assert held.state == "failed"
    assert any("plan" in fault for fault in held.faults)
    text = page(as_staff(alice), sample)
    assert "读不通" in text
    assert "on-deadline" in text


def test_changes_that_come_together_ask_the_worker_once(case, django_capture_on_commit_callbacks):
    Conclusion.objects.filter(case=case).update(state="made")
    with django_capture_on_commit_callbacks() as asked:
        for _ in range(3):
            conclusions.want(case, at=NOW)
    assert len(asked) == 1


def test_a_change_that_comes_while_the_worker_reads_asks_for_another_run(case, monkeypatch):
    def meanwhile(*_):
        conclusions.want(case, at=NOW)

    Conclusion.objects.filter(case=case).update(state="waiting")
    monkeypatch.setattr(conclusions, "_tried", meanwhile)
    conclusions.conclude(case.code, at=NOW)
    assert Conclusion.objects.get(case=case).state == "waiting"


def test_a_run_that_is_made_twice_changes_nothing(sample):
    before = LedgerLine.objects.filter(case_code=sample.code).count()
    conclusions.conclude(sample.code, at=NOW)
    assert LedgerLine.objects.filter(case_code=sample.code).count() == before


def test_the_worker_is_asked_and_concludes(case, alice, as_staff, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        as_staff(alice).post(f"/desk/cases/{case.code}/again")
    assert Conclusion.objects.get(case=case).state in {"made", "failed"}
