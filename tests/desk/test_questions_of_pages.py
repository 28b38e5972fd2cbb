"""How many questions each page asks the database: the same for an empty desk and for one with much in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from desk_cast import NOW, make_case, prepared_version

from appealdesk.core.stage import Stage
from appealdesk.desk.cases import search
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import add_exhibit, save_facts, write_message
from appealdesk.desk.ledger.services import write
from appealdesk.desk.vault.services import store_bytes

# With session and user, which every page asks for.
QUESTIONS = {
    "/desk/": 5,
    "/desk/?who=mine": 5,
    "/desk/?stage=work&platform=amazon": 5,
    "/desk/?ended=1": 5,
    "/desk/?rows=1": 3,
    "/desk/?q=Larchlume": 7,
    "/desk/cases/C-2026-000001/": 6,
    "/desk/cases/C-2026-000001/evidence/": 7,
    "/desk/cases/C-2026-000001/diagnosis/": 6,
    "/desk/cases/C-2026-000001/talk/": 8,
    "/desk/cases/C-2026-000001/ledger/": 8,
    "/desk/cases/C-2026-000001/studio/": 20,
}


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "count"), QUESTIONS.items())
def test_a_page_asks_as_much_of_a_full_desk_as_of_a_small_one(
    address, count, alice, bob, as_staff, django_assert_num_queries
):
    case, client = make_case("C-2026-000001", alice), as_staff(alice)
    some(case, alice, bob, 1)
    crowd(alice, 60)
    client.get(address)  # the first visit to a studio notes who is there
    with django_assert_num_queries(count):
        client.get(address)
    some(case, alice, bob, 25)
    crowd(alice, 30, begin=100)
    with django_assert_num_queries(count):
        client.get(address)


@pytest.mark.django_db
def test_the_ledger_page_asks_as_much_of_a_thousand_lines_as_of_one(
    case, audrey, as_staff, django_assert_num_queries
):
    client = as_staff(audrey)
    for many in (1, 150):
        for _ in range(many):
            write(case.code, "case:reminder:sent", by="system", at=NOW)
        with django_assert_num_queries(5):  # session, user, lines, the last check, the daily lines
            client.get("/desk/ledger/")


def some(case, alice, bob, many):
    """Files, talk, lines, facts and versions."""
    for number in range(many):
        content = f"{number} of {many}"
        add_exhibit(case, store_bytes(content.encode(), "a.txt"), f"{content}.txt", by="seller", at=NOW)
        write_message(case, content, audience="desk", by=(alice, bob)[number % 2].actor, at=NOW)
        save_facts(case, {"seller": {"store": content}}, by=alice.actor, at=NOW, after=case.facts)
        prepared_version(case, alice)


def crowd(alice, many, begin=2):
    """Other cases, live and ended, that the search finds."""
    for number in range(begin, begin + many):
        for stage, code in ((Stage.WORK, f"C-2026-{number:06d}"), (Stage.CLOSED, f"C-2025-{number:06d}")):
            due = NOW + timedelta(hours=number)
            other = Case.objects.create(
                code=code, stage=stage, specialist=alice, platform="amazon", store="Larchlume", work_due=due
            )
            search.want(other)
    search.catch_up()
