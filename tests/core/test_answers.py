"""Who answered a buyer, and after how long; an automatic reply never did."""

from __future__ import annotations

from datetime import timedelta

from materials import ONE, TWO, at, message

from appealdesk.core.answers import answers
from appealdesk.core.correspondence import Sender

DAY = timedelta(hours=24)


def test_several_messages_in_a_row_are_one_question_counted_from_the_first() -> None:
    first = message(Sender.BUYER, "2026-11-12T09:00:00-08:00")
    again = message(Sender.BUYER, "2026-11-13T08:00:00-08:00")
    reply = message(Sender.SELLER, "2026-11-13T09:00:00-08:00")
    assert [(a.asked, a.by_person, a.after) for a in answers((reply, again, first))] == [(first, reply, DAY)]


def test_an_automatic_reply_is_kept_beside_and_is_no_answer() -> None:
    asked = message(Sender.BUYER, "2026-11-12T09:00:00-08:00")
    machine = message(Sender.AUTOMATIC, "2026-11-12T09:00:01-08:00")
    (found,) = answers((asked, machine))
    assert (found.by_machine, found.by_person, found.after) == (machine, None, None)
    assert not found.within(DAY)


def test_threads_are_not_mixed() -> None:
    one = message(Sender.BUYER, "2026-11-12T09:00:00-08:00", order_id=ONE)
    two = message(Sender.BUYER, "2026-11-12T10:00:00-08:00", order_id=TWO)
    reply = message(Sender.SELLER, "2026-11-12T11:00:00-08:00", order_id=TWO)
    assert [a.by_person for a in answers((one, two, reply))] == [None, reply]


def test_a_seller_who_writes_first_answers_nothing() -> None:
    assert answers((message(Sender.SELLER, "2026-11-12T09:00:00-08:00"),)) == ()


def test_the_day_of_a_clock_change_has_its_true_length() -> None:
    asked = message(Sender.BUYER, "2026-10-31T09:00:00-07:00")
    reply = message(Sender.SELLER, "2026-11-01T09:00:00-08:00")
    assert answers((asked, reply))[0].after == timedelta(hours=25)


def test_a_question_is_open_only_after_its_hours_have_passed() -> None:
    (found,) = answers((message(Sender.BUYER, "2026-11-12T09:00:00-08:00"),))
    assert not found.open_at(at("2026-11-13T09:00:00-08:00"), DAY)
    assert found.open_at(at("2026-11-13T09:00:01-08:00"), DAY)
