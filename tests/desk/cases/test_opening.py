"""Each case gets the next number of the year, whoever asks at the same moment."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from desk_cast import NOW
from django.db import connection, transaction

from appealdesk.core.stage import Stage
from appealdesk.desk.cases import search
from appealdesk.desk.cases.models import Case, Conclusion, Numbering
from appealdesk.desk.cases.opening import next_code, open_case
from appealdesk.desk.ledger.models import LedgerLine


@pytest.mark.django_db
def test_a_new_case_waits_for_screening_with_its_ledger_line_and_is_found():
    case = open_case(by="seller", at=NOW, store="Larchlume", contact_mail="a@example.com")
    assert (case.code, case.stage) == ("C-2026-000001", Stage.SCREENING)
    assert LedgerLine.objects.get(case_code=case.code).tag == "case:intake:opened"
    assert search.matches("larchlume") == [case.pk]
    assert Conclusion.objects.get(case=case).state == "waiting"


@pytest.mark.django_db
def test_numbers_follow_each_other_and_begin_anew_with_the_year_in_china():
    eve = datetime(2026, 12, 31, 15, 59, tzinfo=UTC)
    midnight = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
    codes = [open_case(by="seller", at=at).code for at in (NOW, eve, midnight)]
    assert codes == ["C-2026-000001", "C-2026-000002", "C-2027-000001"]


@pytest.mark.django_db
def test_a_number_that_somebody_took_by_hand_is_passed_over():
    Case.objects.create(code="C-2026-000001", stage="work")
    assert open_case(by="seller", at=NOW).code == "C-2026-000002"


@pytest.mark.django_db
def test_a_case_that_was_not_opened_after_all_gives_its_number_back():
    with pytest.raises(RuntimeError), transaction.atomic():
        open_case(by="seller", at=NOW)
        raise RuntimeError
    assert open_case(by="seller", at=NOW).code == "C-2026-000001"


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_get_eight_numbers():
    codes, faults = [], []

    def opens() -> None:
        try:
            for _ in range(5):
                with transaction.atomic():
                    codes.append(next_code(2026))
        except Exception as error:  # noqa: BLE001 - told below, from the main thread
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=opens) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(codes) == [f"C-2026-{number:06d}" for number in range(1, 41)]
    assert Numbering.objects.get(year=2026).last == 40
