"""Which days a carrier was closed, in the words of its own paper."""

from __future__ import annotations

from datetime import date

from materials import case, exhibit, sheet

from appealdesk.core.closures import closures

LETTER = exhibit(1, "carrier_exception_notice")


def days(text: str) -> list[str]:
    return [str(c) for c in closures(case(LETTER, sheets=(sheet("carrier_exception_notice", text),)))]


def test_a_span_and_a_single_day_are_read_from_lines_that_speak_of_closing() -> None:
    assert days("18 November 2026\nClosed: 11 to 13 November 2026") == ["2026-11-11 – 2026-11-13"]
    assert days("No pickups on 12 November 2026.") == ["2026-11-12"]
    assert days("11月11日至13日停运。") == ["2026-11-11 – 2026-11-13"]


def test_a_date_alone_or_two_loose_days_close_nothing() -> None:
    assert days("18 November 2026\nDear customer") == []
    assert days("Closed. See letters of 2026-11-10, 2026-11-18") == []


def test_a_closure_covers_both_its_days() -> None:
    (closure,) = closures(case(exhibit(1, "force_majeure_proof", note="power cut 2026-11-11 to 2026-11-13")))
    assert [closure.covers(date(2026, 11, n)) for n in (10, 11, 13, 14)] == [False, True, True, False]
    assert closure.citation.place.file == "exhibits/force_majeure_proof.pdf"


def test_a_line_with_hours_closes_its_first_and_last_day_in_part() -> None:
    text = "Service notice: hub closed 3 to 5 November 2026\nClosed Tuesday 3 November 2026, 13:20 EST until Thursday 5 November 2026, 05:00 EST"
    held = closures(case(LETTER, sheets=(sheet("carrier_exception_notice", text),)))
    assert [str(closure) for closure in held] == ["2026-11-03 – 2026-11-05"]
    assert [held[0].whole(date(2026, 11, n)) for n in (3, 4, 5)] == [False, True, False]


def test_other_papers_close_nothing() -> None:
    assert closures(case(exhibit(1, "sop", note="closed 2026-11-11 to 2026-11-13"))) == ()
