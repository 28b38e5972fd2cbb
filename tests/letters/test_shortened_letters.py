"""A form that takes less than the letter gets whole sentences only, the weakest left out first, and never half a claim."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appealdesk.core.channel import Channel
from appealdesk.core.grounds import Finding
from appealdesk.core.letter import Letter, compose_letter, letter_paper
from appealdesk.core.letter.letter import Grid, Origin, Passage, Section, Statement, said
from appealdesk.core.letter.problems import problems
from appealdesk.core.shortening import Shortened, shortened, too_long
from appealdesk.core.wording import Wording
from appealdesk.press.plain import pasted_length
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
NAMES = ("late_shipment_us", "not_received_uk", "feedback_burst_us", "linked_account_uk")


def length(letter: Letter) -> int:
    return pasted_length(letter_paper(letter))


def short(name: str, limit: int, *, attaches: bool = True) -> tuple[Letter, Shortened]:
    argument = import_module(name).DRAFT.argument()
    channel = Channel("c", "amazon", Wording.of(en="Form", zh="表单"), "", (), limit, attaches=attaches)
    argument = replace(argument, channel=channel)
    letter = compose_letter(argument, clauses=BOOK)

    def sound(trial: Letter) -> bool:
        return not any(problem.fatal for problem in problems(trial, argument, clauses=BOOK))

    assert sound(letter)
    return letter, shortened(letter, argument, limit, length, sound=sound)


def keys(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.key.partition(".")[0] for statement in statements]


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_that_fits_stays_as_it_is(name: str) -> None:
    letter, kept = short(name, 100_000)
    assert kept.letter == letter
    assert kept.left_out == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.9, 0.7, 0.5, 0.1])
def test_what_is_pasted_are_statements_of_the_letter_word_for_word(name: str, share: float) -> None:
    whole, _ = short(name, 100_000)
    letter, kept = short(name, int(length(whole) * share))
    words = {said(item, "en") for _, item in letter.statements()}
    left = [said(item, "en") for item in kept.left_out]
    pasted = [said(item, "en") for _, item in kept.letter.statements()]
    assert set(pasted) <= words
    assert sorted(pasted + left) == sorted(said(item, "en") for _, item in letter.statements())
    assert kept.after == length(kept.letter)
    assert kept.before == length(letter)


@pytest.mark.parametrize("name", NAMES)
def test_the_shortest_text_still_answers_asks_and_names_every_order(name: str) -> None:
    letter, kept = short(name, 1)
    assert kept.after > kept.limit
    roles = {section.key for section in kept.letter.sections}
    assert {"summary", "request"} <= roles
    assert {
        section.key for section in letter.sections if section.key.startswith(("cause", "prior", "buyers"))
    } <= roles
    grids = [part for section in letter.sections for part in section.parts if isinstance(part, Grid)]
    assert [p for s in kept.letter.sections for p in s.parts if isinstance(p, Grid)] == grids
    for section in kept.letter.sections:
        if section.key.startswith(("corrective", "preventive", "facts")):
            assert all(getattr(part, "statements", True) for part in section.parts)


def test_the_list_of_exhibits_goes_first_where_their_volume_travels_with_the_text() -> None:
    whole, _ = short("late_shipment_us", 100_000)
    _, kept = short("late_shipment_us", length(whole) - 1)
    assert set(keys(kept.left_out)) == {"exhibit"}
    assert kept.letter.section("exhibits") is None


def test_the_list_of_exhibits_goes_last_where_nothing_is_attached() -> None:
    whole, _ = short("late_shipment_us", 100_000)
    _, kept = short("late_shipment_us", length(whole) - 1, attaches=False)
    assert "exhibit" not in keys(kept.left_out)
    _, least = short("late_shipment_us", 1, attaches=False)
    assert "exhibit" in keys(least.left_out)


def test_what_only_explains_goes_before_what_is_argued() -> None:
    whole, _ = short("late_shipment_us", 100_000, attaches=False)
    context = whole.section("context")
    assert context is not None
    explained = [said(item, "en") for part in context.parts for item in getattr(part, "statements", ())]
    _, kept = short("late_shipment_us", length(whole) - 1, attaches=False)
    assert [said(item, "en") for item in kept.left_out] == explained[-1:]


def test_exhibits_keep_their_numbers() -> None:
    letter, kept = short("late_shipment_us", 1)
    assert kept.letter.exhibits == letter.exhibits
    for _, item in kept.letter.statements():
        for cite in item.cites:
            assert f"[Exhibit {cite.number}" in said(item, "en")


def test_what_cannot_be_shortened_is_told_with_what_to_drop_and_lifted_by_no_reason() -> None:
    _, kept = short("late_shipment_us", 900)
    problem = too_long(kept)
    assert problem.fatal
    assert problem.absolute
    assert "900 characters" in problem.reason
    assert str(kept.after - 900) in problem.remedy
    assert "cause.1" in problem.remedy


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(NAMES), st.integers(200, 9000), st.booleans())
def test_a_shortened_letter_is_within_the_limit_or_nothing_more_may_go(
    name: str, limit: int, attaches: bool
) -> None:
    _, kept = short(name, limit, attaches=attaches)
    _, least = short(name, 1, attaches=attaches)
    assert kept.after <= limit or kept.after == least.after
    assert {said(item, "en") for item in kept.left_out} <= {said(item, "en") for item in least.left_out}


def test_what_the_check_would_miss_stays() -> None:
    argument = import_module("late_shipment_us").DRAFT.argument()
    letter = compose_letter(argument, clauses=BOOK)
    kept = shortened(letter, argument, 1, length, sound=lambda _: False)
    assert kept.letter == letter
    assert kept.left_out == ()


def test_of_the_grounds_the_weakened_one_goes_first_then_the_one_about_fewer_orders() -> None:
    argument = import_module("late_shipment_us").DRAFT.argument()
    letter = compose_letter(argument, clauses=BOOK)
    strong = replace(argument.grounds[0], weakened_by=(), orders=("1", "2"))
    finding = Finding("1", "doubt", speaks_for=False, weight=0.5, says=Wording.of(en="a doubt", zh="疑点"))
    held = (strong, strong, replace(strong, weakened_by=(finding,)), replace(strong, orders=("1",)), strong)
    said_so = tuple(
        Statement(
            "ground", Wording.of(en=f"ground {n}", zh=f"理由 {n}"), (Origin("ground", f"{strong.code}[{n}]"),)
        )
        for n in range(len(held))
    )
    section = Section("facts", Wording.of(en="Facts", zh="事实"), (Passage(said_so, bulleted=True),))
    only = replace(letter, sections=(section,))
    argued = replace(argument, grounds=held)
    gone = []
    for drop in range(1, len(held)):
        limit = length(only) - drop * len("- ground 0\n")
        gone.append(shortened(only, argued, limit, length, sound=lambda _: True).left_out)
    order = [next(iter(set(now) - set(before))) for before, now in zip([(), *gone], gone, strict=False)]
    assert [item.texts.say("en") for item in order] == ["ground 2", "ground 3", "ground 4", "ground 1"]
