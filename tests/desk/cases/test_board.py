"""The board: time truly left first, both clocks side by side, a constant number of queries however many cases there are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from desk_cast import NOW, person
from django.db.models import F

from appealdesk.core.stage import Role, Stage
from appealdesk.desk.cases import board, search
from appealdesk.desk.cases.models import Case
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.people.models import User

pytestmark = pytest.mark.django_db


def made(number: int, **columns) -> Case:
    defaults = {"stage": Stage.WORK, "platform": "amazon", "issue_type": "lsr", "marketplace": "US"}
    return Case.objects.create(code=f"C-2026-{number:06d}", **{**defaults, **columns})


def codes(page: board.Page) -> list[int]:
    return [int(row.code[-6:]) for row in page.rows]


def test_the_case_with_the_least_time_stands_first_and_one_without_a_clock_last(alice):
    made(1, work_due=NOW + timedelta(hours=30))
    made(2)
    made(3, work_due=NOW + timedelta(hours=2))
    assert codes(board.page(board.Wish(), alice)) == [3, 1, 2]


def test_neither_clock_hides_the_other_and_the_one_that_presses_is_marked(alice, as_staff):
    window, service = NOW + timedelta(days=9), NOW + timedelta(days=2)
    made(1, window_due=window, service_due=service, work_due=service)
    text = as_staff(alice).get("/desk/").content.decode()
    assert window.isoformat() in text
    assert service.isoformat() in text
    assert text.count("先到") == 1
    assert text.index("先到") > text.index(service.isoformat())


def test_pages_follow_each_other_without_a_gap_or_a_double(alice, monkeypatch):
    monkeypatch.setattr(board, "PAGE", 4)
    for number in range(1, 14):  # equal moments, and some without any
        made(number, work_due=NOW + timedelta(hours=number // 3) if number < 10 else None)
    seen, after = [], ""
    for _ in range(6):
        page = board.page(board.Wish(after=after), alice)
        seen += codes(page)
        after = page.after
        if not after:
            break
    assert seen == list(range(1, 14))


def test_ended_cases_are_hidden_and_paged_by_their_last_change(alice, monkeypatch):
    monkeypatch.setattr(board, "PAGE", 2)
    made(1)
    for number in range(2, 7):
        made(number, stage=Stage.CLOSED, changed_at=NOW - timedelta(hours=number // 2))
    assert codes(board.page(board.Wish(), alice)) == [1]
    first = board.page(board.Wish(ended=True), alice)
    second = board.page(board.Wish(ended=True, after=first.after), alice)
    third = board.page(board.Wish(ended=True, after=second.after), alice)
    assert codes(first) + codes(second) + codes(third) == [3, 2, 5, 4, 6]


def test_an_address_that_somebody_made_up_does_no_harm(alice, as_staff):
    made(1, work_due=NOW)
    for address in (
        "?after=x~y",
        "?after=2026-01-01~2",
        "?stage=none&who=%27",
        "?after=~",
        "?q=%22%27*:()",
        "?who=%C2%B2",
        "?who=99999999999999999999",
        "?after=~%C2%B2",
        "?after=2026-01-01T00:00:00%2B00:00~99999999999999999999",
    ):
        assert as_staff(alice).get(f"/desk/{address}").status_code == 200


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (board.Wish(who="mine"), [1]),
        (board.Wish(who="none"), [2, 4]),
        (board.Wish(stage="review"), [3]),
        (board.Wish(platform="shopee"), [4]),
        (board.Wish(platform="shopee", who="mine"), []),
    ],
)
def test_filters_narrow_the_board(wish, expected, alice, bob):
    made(1, specialist=alice)
    made(2)
    made(3, specialist=bob, stage=Stage.REVIEW)
    made(4, platform="shopee")
    assert codes(board.page(wish, alice)) == expected


def test_the_board_asks_the_same_number_of_questions_for_one_case_and_for_sixty(
    alice, as_staff, django_assert_num_queries
):
    client = as_staff(alice)
    made(1, specialist=alice)
    with django_assert_num_queries(
        6
    ):  # session, user, dated, undated, the worker's pulse, the people to assign to
        client.get("/desk/")
    for number in range(2, 62):
        made(number, specialist=alice, work_due=NOW)
    with django_assert_num_queries(5):  # a full page asks for nothing undated
        client.get("/desk/")


def test_rows_that_did_not_change_are_not_sent_again(alice, as_staff):
    case = made(1, work_due=NOW, changed_at=NOW)
    client = as_staff(alice)
    first = client.get("/desk/?rows=1")
    tag = first.headers["ETag"]
    assert client.get("/desk/?rows=1", headers={"If-None-Match": tag}).status_code == 304
    Case.objects.filter(pk=case.pk).update(changed_at=NOW + timedelta(seconds=1))
    again = client.get("/desk/?rows=1", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert "<html" not in again.content.decode()


def test_what_was_found_is_paged_live_cases_first_without_a_gap_or_a_double(alice, monkeypatch, as_staff):
    monkeypatch.setattr(board, "PAGE", 4)
    for number in range(1, 12):
        stage = Stage.CLOSED if number > 8 else Stage.WORK
        search.reindex(made(number, stage=stage, store="Larchlume", work_due=NOW + timedelta(hours=number)))
    seen, after = [], ""
    for _ in range(4):
        page = board.page(board.Wish(query="larchlume", after=after), alice)
        seen += codes(page)
        after = page.after
        if not after:
            break
    assert seen == list(range(1, 12))
    assert 'rel="next"' in as_staff(alice).get("/desk/?q=larchlume").content.decode()
    assert codes(board.page(board.Wish(query="larchlume", after="99"), alice)) == []
    assert len(board.page(board.Wish(query="larchlume", after="~²"), alice).rows) == 4


def test_a_row_is_drawn_anew_once_anything_that_it_says_has_changed(alice, bob, as_staff):
    case = made(1, specialist=alice, lacking=2)
    client = as_staff(alice)
    assert "缺 2 类材料" in client.get("/desk/?rows=1").content.decode()
    for columns, words in (
        ({"lacking": 0}, "撰写文稿"),
        ({"specialist": bob}, "Bob"),
        ({"store": "<b>"}, "&lt;b&gt;"),
        ({"stage": Stage.REVIEW}, "等第二人复核"),
        ({"window_due": NOW}, NOW.isoformat()),
    ):
        Case.objects.filter(pk=case.pk).update(**columns)
        assert words in client.get("/desk/?rows=1").content.decode()
    User.objects.filter(pk=bob.pk).update(shown_name="Roberta")
    client.cookies["django_language"] = "en"
    text = client.get("/desk/?rows=1").content.decode()
    assert "Roberta" in text
    assert "等第二人复核" not in text


def test_nobody_who_may_not_assign_gets_the_boxes_of_one_who_may(alice, audrey, as_staff):
    made(1)
    assert 'type="checkbox"' in as_staff(alice).get("/desk/?rows=1").content.decode()
    assert 'type="checkbox"' not in as_staff(audrey).get("/desk/?rows=1").content.decode()


def test_an_empty_board_teaches(alice, as_staff):
    assert "收件页" in as_staff(alice).get("/desk/").content.decode()
    assert "清除" in as_staff(alice).get("/desk/?q=nothing-there").content.decode()


def test_several_cases_are_given_away_at_once_with_a_line_each_and_none_twice(alice, olga, as_staff):
    for number in (1, 2, 3):
        made(number)
    wish = {"case": ["C-2026-000001", "C-2026-000003", "C-none"], "specialist": str(alice.pk), "who": "none"}
    for _ in range(2):
        answer = as_staff(olga).post("/desk/assign", wish)
        assert answer["Location"] == "/desk/?who=none"
    assert set(Case.objects.filter(specialist=alice).values_list("code", flat=True)) == set(wish["case"][:2])
    assert LedgerLine.objects.filter(tag="case:staff:assigned").count() == 2


def test_nobody_is_chosen_by_mistake(alice, olga, as_staff):
    case = made(1, specialist=alice)
    as_staff(olga).post("/desk/assign", {"case": [case.code], "specialist": ""})
    as_staff(olga).post("/desk/assign", {"case": [case.code], "specialist": "99999"})
    case.refresh_from_db()
    assert case.specialist == alice
    as_staff(olga).post("/desk/assign", {"case": [case.code], "specialist": "none"})
    case.refresh_from_db()
    assert case.specialist is None


def test_reviewer_and_auditor_assign_nothing(bob, audrey, charlie, as_staff):
    made(1)
    for who in (bob, audrey, charlie):
        assert as_staff(who).post("/desk/assign", {"case": ["C-2026-000001"]}).status_code == 403
    assert 'name="case"' not in as_staff(audrey).get("/desk/").content.decode()


def test_a_case_is_given_to_nobody_who_left(olga):
    gone = person("gone", Role.SPECIALIST)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    assert gone not in board.specialists()


def test_the_database_itself_knows_which_cases_are_live():
    live, ended = made(1), made(2, stage=Stage.LAPSED)
    assert (live.live, ended.live) == (1, 0)
    Case.objects.filter(pk=live.pk).update(stage=Stage.CLOSED)
    assert not Case.objects.filter(live=1).exists()
    assert Case.objects.filter(live=0).order_by(F("pk")).count() == 2
