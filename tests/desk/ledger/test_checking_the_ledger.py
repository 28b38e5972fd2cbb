"""The ledger can be checked by anybody, and tells where it was touched."""

from __future__ import annotations

from datetime import timedelta

import pytest
from desk_cast import NOW

from appealdesk.core.casework import Ending
from appealdesk.core.ledger import LedgerError
from appealdesk.core.outcome import OutcomeKind
from appealdesk.desk.ledger import checking
from appealdesk.desk.ledger.models import Check, DayHead, LedgerLine
from appealdesk.desk.ledger.services import write
from appealdesk.desk.templatetags.told import detail_value

pytestmark = pytest.mark.django_db


def test_an_untouched_ledger_is_sound(case):
    verdict = checking.verify()
    assert verdict.sound
    assert (verdict.cases, verdict.lines) == (1, 3)


def test_a_changed_line_is_told_with_its_place(case):
    LedgerLine.objects.filter(number=2).update(by="staff:99")
    assert [(one.case, one.number) for one in checking.verify().broken] == [(case.code, 2)]


def test_a_removed_line_is_told(case):
    LedgerLine.objects.filter(number=2).delete()
    assert checking.verify().broken


def test_a_removed_case_is_told_by_the_daily_line(case):
    write("C-2026-000009", "case:intake:opened", by="system", at=NOW)
    assert checking.close_days(NOW + timedelta(days=1)) == 1
    assert checking.verify().sound
    LedgerLine.objects.filter(case_code="C-2026-000009").delete()
    assert [one.case for one in checking.verify().broken] == ["2026-11-24"]


def test_each_day_is_closed_once(case):
    later = NOW + timedelta(days=3)
    assert checking.close_days(later) == 3
    assert checking.close_days(later) == 0
    assert DayHead.objects.count() == 3


def test_a_line_cannot_be_changed_or_removed_by_the_desk_itself(case):
    line = LedgerLine.objects.first()
    with pytest.raises(LedgerError):
        line.save()
    with pytest.raises(LedgerError):
        line.delete()


def test_the_auditor_reads_and_checks(case, audrey, as_staff):
    browser = as_staff(audrey)
    assert case.code in browser.get("/desk/ledger/").content.decode()
    browser.post("/desk/ledger/check")
    assert Check.objects.get().broken == []


def test_a_specialist_has_no_ledger_page(case, alice, as_staff):
    assert as_staff(alice).get("/desk/ledger/").status_code == 403


def test_the_csv_holds_every_line_that_was_asked_for(case, audrey, as_staff):
    answer = as_staff(audrey).get(f"/desk/ledger/lines.csv?case={case.code}")
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 1 + 3


def test_the_page_asks_the_database_a_constant_number_of_times(
    case, audrey, as_staff, django_assert_max_num_queries
):
    for _ in range(30):
        write(case.code, "case:facts:saved", by="system", at=NOW)
    browser = as_staff(audrey)
    with django_assert_max_num_queries(5):
        browser.get("/desk/ledger/")


def test_a_line_names_who_acted_and_whom_it_was_about_and_keeps_what_was_digested(
    case, alice, bob, audrey, as_staff
):
    write(case.code, "case:staff:assigned", by=bob.actor, at=NOW, detail={"to": alice.actor})
    for address in ("/desk/ledger/", f"/desk/cases/{case.code}/ledger/"):
        text = as_staff(audrey).get(address).content.decode()
        assert str(bob) in text
        assert f"</span> {alice}" in text
    assert LedgerLine.objects.latest("id").detail == {"to": alice.actor}


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_of_a_walk_has_its_name_in_the_ledger(ending):
    assert detail_value(ending.value, "ending") != ending.value


@pytest.mark.parametrize("kind", OutcomeKind)
def test_every_answer_of_a_platform_has_its_name_in_the_ledger(kind):
    assert detail_value(kind.value, "outcome") != kind.value
