"""A case is found by two Chinese characters, by any id or its beginning, by store, and by what was said about it."""

from __future__ import annotations

import pytest
from desk_cast import NOW, make_case
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.stage import Move, Mover, Role
from appealdesk.desk.cases import cutting, search
from appealdesk.desk.cases.models import Case, Unindexed
from appealdesk.desk.cases.opening import open_case
from appealdesk.desk.cases.services import move_case, write_message

TEXT = "Late Shipment Rate 4.24% 订单 112-9036641-7725084 因台风停运，迟发率超标。ASIN B0CXYZ1234 1Z999AA10340689158"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("台风", True),
        ("迟发率", True),
        ("停", True),
        ("标", True),  # the last character of a run begins no pair, yet is found
        ("风台", False),
        ("迟发率达标", False),
        ("112-9036641-7725084", True),
        ("112-9036641", True),
        ("1129036641", True),
        ("9036641", True),
        ("112-9036642", False),
        ("b0cxyz", True),
        ("1Z999AA1034", True),
        ("SHIPMENT", True),
        ("shipm", True),
        ("late 台风", True),
        ("lat 台风", False),  # only the last word is still being typed
        ("４.24", True),
    ],
)
@pytest.mark.django_db
def test_what_is_found(query, found, case):
    search.index(case.pk, [TEXT])
    assert (search.matches(query) == [case.pk]) is found


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "  ", "!!!", '"', "a' OR 1=1 --", 'x" NEAR y', "NOT", "\\", "': & |", "*", "𠮷野"]
)
def test_nothing_that_is_typed_breaks_the_search(query, case):
    search.matches(query)


@given(st.text(max_size=60))
def test_cutting_never_fails_and_gives_only_small_letters_and_digits(text):
    for token in cutting.tokens(text):
        assert token == token.casefold()
        assert token.isalnum() or any(
            ord(character) > 0x2E80 or not character.isascii() for character in token
        )


@pytest.mark.django_db
@given(st.text("退货政策台风停运ab1-2 ", min_size=2, max_size=12))
def test_every_text_is_found_by_each_of_its_own_words(text):
    held = set(cutting.tokens(text))
    for run in text.split():
        for word, begins in cutting.wanted(run):
            assert word in held or (begins and any(token.startswith(word) for token in held))


@pytest.mark.django_db
def test_a_new_text_takes_the_place_of_the_old(case):
    search.index(case.pk, ["台风"])
    search.index(case.pk, ["暴雪"])
    assert search.matches("台风") == []
    assert search.matches("暴雪") == [case.pk]


@pytest.mark.django_db
def test_a_deleted_case_is_found_no_more(alice):
    case = Case.objects.create(code="C-2026-000777", stage="work")
    search.reindex(case)
    assert search.matches("C-2026-000777")
    case.delete()
    assert search.matches("C-2026-000777") == []


@pytest.mark.django_db
def test_a_case_is_found_by_its_code_its_store_and_the_names_of_its_issue(case):
    case.issue_type, case.platform = "lsr", "amazon"
    case.save()
    search.reindex(case)
    for query in ("C-2026-000001", "c-2026-0000", "larchl", "迟发", "late shipment", "亚马逊"):
        assert search.matches(query) == [case.pk], query


@pytest.mark.django_db
def test_what_is_said_is_found_at_once(case, alice):
    write_message(case, "请提供揽收凭证", audience="seller", by=alice.actor, at=NOW)
    assert search.matches("揽收") == [case.pk]
    move_case(
        case, Move.ASK_SELLER, mover=Mover(Role.SPECIALIST), by=alice.actor, at=NOW, reason="缺少签收照片"
    )
    assert search.matches("签收照片") == [case.pk]


@pytest.mark.django_db
def test_a_change_cuts_no_words_while_it_holds_the_database(case, alice, monkeypatch):
    Unindexed.objects.all().delete()
    monkeypatch.setattr(search, "tokens", lambda _text: pytest.fail("words were cut inside of a change"))
    write_message(case, "请提供揽收凭证", audience="seller", by=alice.actor, at=NOW)
    move_case(case, Move.ASK_SELLER, mover=Mover(Role.SPECIALIST), by=alice.actor, at=NOW, reason="缺少照片")
    open_case(by="seller", at=NOW, store="Larchlume")
    assert Unindexed.objects.count() == 3


@pytest.mark.django_db
def test_what_waits_is_found_before_and_after_the_worker_has_entered_it(case, alice):
    search.catch_up()
    write_message(case, "请提供揽收凭证", audience="seller", by=alice.actor, at=NOW)
    assert search.matches("揽收凭") == search.matches("C-2026-000001 揽收") == [case.pk]
    assert search.matches("揽收 暴雪") == []
    assert search.catch_up() == 1
    assert not Unindexed.objects.exists()
    assert search.matches("揽收凭") == [case.pk]
    assert search.catch_up() == 0


@pytest.mark.django_db
def test_a_word_that_comes_while_the_worker_enters_is_not_lost(case, alice, monkeypatch):
    search.catch_up()
    write_message(case, "台风停运", audience="desk", by=alice.actor, at=NOW)
    gather = search.texts_of_many

    def gathered(cases):
        held = gather(cases)
        monkeypatch.setattr(search, "texts_of_many", gather)
        write_message(case, "补充揽收凭证", audience="desk", by=alice.actor, at=NOW)
        return held

    monkeypatch.setattr(search, "texts_of_many", gathered)
    search.catch_up()
    assert search.matches("台风 揽收") == [case.pk]
    assert not Unindexed.objects.exists()


@pytest.mark.django_db
def test_older_words_never_take_the_place_of_newer_ones(case, alice, monkeypatch):
    search.catch_up()
    write_message(case, "台风停运", audience="desk", by=alice.actor, at=NOW)
    gather = search.texts_of_many

    def slow(cases):
        held = gather(cases)
        monkeypatch.setattr(search, "texts_of_many", gather)
        write_message(case, "补充揽收凭证", audience="desk", by=alice.actor, at=NOW)
        search.catch_up()  # another worker, later and faster
        return held

    monkeypatch.setattr(search, "texts_of_many", slow)
    search.catch_up()
    assert search.matches("揽收") == [case.pk]


@pytest.mark.django_db
def test_nobody_at_the_search_waits_for_more_than_a_few_cases_beside_the_index(
    alice, django_assert_num_queries
):
    for number in range(2, 40):
        search.want(make_case(f"C-2026-{number:06d}", alice))
    with django_assert_num_queries(6):  # what waits, the index, and four for all texts of what waits
        assert len(search.matches("larchlume")) == search.FRESH
    search.catch_up()
    with django_assert_num_queries(2):
        assert len(search.matches("larchlume")) == 38


@pytest.mark.django_db
def test_the_board_shows_what_was_found_ended_or_not(alice, as_staff):
    first, second = make_case("C-2026-000011", alice), make_case("C-2026-000012", alice, stage="closed")
    for case in (first, second):
        search.index(case.pk, ["台风"])
    text = as_staff(alice).get("/desk/", {"q": "台风"}).content.decode()
    assert text.index(first.code) < text.index(second.code)
    assert first.code not in as_staff(alice).get("/desk/", {"q": "暴雪"}).content.decode()


@pytest.mark.django_db
def test_a_search_is_one_question_more(alice, as_staff, django_assert_num_queries):
    search.reindex(make_case("C-2026-000011", alice))
    client = as_staff(alice)
    search.catch_up()
    with django_assert_num_queries(
        7
    ):  # session, user, what waits, the index, the rows, the pulse, the people
        client.get("/desk/", {"q": "C-2026"})


def test_words_enter_the_index_at_once_on_postgresql(db):
    """A list of entries that wait makes the planner read every case instead."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no such list")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'cases_search_words'")
        assert cursor.fetchone()[0] == ["fastupdate=off"]
