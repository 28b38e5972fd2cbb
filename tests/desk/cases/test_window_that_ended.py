"""The platform's window once the letter is out: it presses nobody, counts for no order, and runs on no page."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from desk_cast import NOW, make_case
from django.apps import apps
from django.db import connection

from appealdesk.core.stage import Move, Mover, Role, Stage
from appealdesk.desk.cases import clocks
from appealdesk.desk.cases.frame import presses
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.cases.services import move_case

pytestmark = pytest.mark.django_db
DUE = NOW + timedelta(days=5)
OVER = (Stage.SUBMITTED, Stage.GRANTED, Stage.REFUSED, Stage.CLOSED, Stage.WITHDRAWN)


def at(case: Case, stage: Stage) -> Case:
    Case.objects.filter(pk=case.pk).update(stage=stage, window_due=DUE, work_due=DUE)
    case.refresh_from_db()
    return case


@pytest.mark.parametrize("stage", OVER)
def test_the_window_of_a_letter_that_is_out_is_called_first_nowhere(stage, case, alice, as_staff, as_seller):
    held = at(case, stage)
    assert presses(held) == ""
    for page in ("/desk/", "/desk/?ended=1", f"/desk/cases/{case.code}/"):
        text = as_staff(alice).get(page).content.decode()
        assert "先到</b>" not in text
        assert "data-countdown" not in text
    assert "data-countdown" not in as_seller(case).get("/my/").content.decode()


def test_a_window_runs_on_for_as_long_as_nothing_was_sent(case, alice, as_staff, as_seller):
    held = at(case, Stage.READY)
    assert presses(held) == "window"
    assert "先到</b>" in as_staff(alice).get("/desk/").content.decode()
    assert "data-countdown" in as_seller(case).get("/my/").content.decode()


def test_the_board_sorts_a_letter_that_is_out_by_no_window_and_a_second_attempt_by_it_again(case, alice):
    held = at(case, Stage.SUBMITTED)
    by = {"mover": Mover(Role.SPECIALIST), "by": alice.actor}
    move_case(held, Move.REFUSE, at=NOW, **by)
    assert (held.window_due, held.work_due) == (DUE, None)
    move_case(held, Move.NEXT_ATTEMPT, at=NOW, **by)
    assert held.work_due is not None


def test_a_case_read_again_after_its_submission_does_not_press_anew(case):
    held = at(case, Stage.SUBMITTED)
    read_again(held, at=NOW)
    assert held.work_due is None


def test_cases_of_an_older_desk_are_put_right_once(case, alice):
    at(case, Stage.CLOSED)
    open_case = at(make_case("C-2026-000002", alice), Stage.WORK)
    migration = import_module("appealdesk.desk.cases.migrations.0007_ended_windows_press_nobody")
    migration.let_go(apps, connection.schema_editor())
    assert list(Case.objects.order_by("pk").values_list("work_due", flat=True)) == [None, DUE]
    assert clocks.runs(open_case.stage)
