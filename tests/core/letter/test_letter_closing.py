"""What a letter lists at its end reaches the platform, so the seller's own words go along only where they are needed."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from appealdesk.core.argument import Argument
from appealdesk.core.evidence import Exhibit
from appealdesk.core.letter import compose_letter
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()


def with_statement(argument: Argument, **case: object) -> Argument:
    story = Exhibit(90, "story.md", "seller_statement", "0" * 64, 80, "text/markdown")
    return replace(argument, case=replace(argument.case, exhibits=(*argument.case.exhibits, story), **case))


def listed(argument: Argument) -> str:
    items = compose_letter(argument, clauses=BOOK).statements()
    return " ".join(item.texts.say("en") for place, item in items if place.startswith("exhibits"))


def argument() -> Argument:
    return import_module("late_shipment_us").DRAFT.argument()


def test_the_sellers_own_words_are_not_sent_where_nothing_rests_on_them() -> None:
    assert "Exhibit 90" not in listed(with_statement(argument()))


def test_a_cause_that_rests_on_the_statement_takes_it_along() -> None:
    plan = argument().case.plan
    causes = (replace(plan.causes[0], exhibit="story.md"), *plan.causes[1:])
    assert "Exhibit 90" in listed(with_statement(argument(), plan=replace(plan, causes=causes)))
