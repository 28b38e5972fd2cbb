"""What others wrote into finished letters is named, and a sentence said in other words is left alone: a sample here, all in the slow run."""

from __future__ import annotations

import pytest
from clean_letters import BOOK, Made, clean_letters, said_in_letter
from written_edits import HALVES, HARMLESS, Outcome, edited, edits, outcome

from appealdesk.core.letter.problems import Problem, problems

NAMED_AT_LEAST, ALARMS_AT_MOST, LEFT_OUT_AT_MOST = 0.97, 0.02, 0.15
ORDERS, FRENCH, CLAIM = "late_shipment_us", "amazon_fr_not_received.fr", "not_received_uk"


def judged(half: str, every: int = 1) -> list[Outcome]:
    return [one for one in map(outcome, edits(half)[::every]) if one.found is not None]


def new_in(letter: str, old: str, new: str) -> list[Problem]:
    """Return what is named after a change of one letter, the remark on any edit left out."""
    clean = next(one for one in clean_letters() if one.name == letter)
    edit = edits("first")[0]
    made = edited(clean, type(edit)("", HARMLESS, clean.language, letter, old, new))
    assert made is not None, old
    return told(problems(made, clean.argument, clauses=BOOK))


def told(found: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in found if "not composed" not in problem.reason]


def codes(found: list[Problem]) -> set[str]:
    return {problem.code for problem in found}


@pytest.mark.parametrize("half", HALVES)
def test_a_sample_of_written_faults_is_named_and_a_sample_of_rewordings_left_alone(half: str) -> None:
    wrong = [(one.edit.id, one.edit.new) for one in judged(half, every=8) if not one.right]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("half", HALVES)
def test_nearly_all_written_faults_are_named_and_hardly_a_rewording_is_alarmed(half: str) -> None:
    outcomes = judged(half)
    assert len(outcomes) >= (1 - LEFT_OUT_AT_MOST) * len(edits(half))
    faults = [one for one in outcomes if one.edit.fault != HARMLESS]
    harmless = [one for one in outcomes if one.edit.fault == HARMLESS]
    assert sum(one.right for one in faults) >= NAMED_AT_LEAST * len(faults)
    assert sum(not one.right for one in harmless) <= ALARMS_AT_MOST * len(harmless) + 1


REQUEST = "Please accept this plan of action and reactivate our seller-fulfilled offers on Amazon.com."
SENT = "The carrier recorded the delivery on 27 October 2026, 12:41 (UTC) in Leeds LS8"


@pytest.mark.parametrize(
    ("letter", "old", "new"),
    [
        (ORDERS, "was told the new delivery day", "learned of the new delivery day"),
        (ORDERS, "Completed on October 2, 2026; resp", "Completed on Oct 2, 2026; resp"),
        (CLAIM, SENT, "The carrier's record puts the delivery at 12:41 pm (UTC) on 27/10/2026 in Leeds LS8"),
    ],
)
def test_the_same_in_other_words_is_no_problem(letter: str, old: str, new: str) -> None:
    assert new_in(letter, old, new) == []


@pytest.mark.parametrize(
    ("letter", "old", "new", "code"),
    [
        (ORDERS, "2 go back to root cause 1 and 1 goes", "1 go back to root cause 1 and 2 goes", "L1"),
        (ORDERS, "Of the 3 orders, 2 go back to root cause 1 and 1 goes back to root cause 2.", "All 3 orders go back to root cause 1.", "L14"),
        (ORDERS, "used with 5 packages on", "used with all twelve packages on", "L1"),
        (ORDERS, "; responsible: operations manager", "", "L7"),
        (ORDERS, "completed on October 2, 2026", "completed", "L7"),
        (ORDERS, "- Exhibit 6: proof of hand-over on time, 3 pages\n", "", "L11"),
        (ORDERS, "- April 14, 2026: Warning", "- Warning", "L5"),
        (ORDERS, "Owner: warehouse lead; frequency: every working day. Number", "Owner: warehouse lead; frequency: jeden Werktag. Number", "L9"),
        (ORDERS, "responsible: IT lead", "responsible: Leitung Versand", "L7"),
        (ORDERS, REQUEST, "Please raise our selling limits and refund the fees of this month.", "L18"),
        (CLAIM, SENT, SENT.replace("27 October", "26 October"), "L13"),
        (CLAIM, SENT, SENT.replace("Leeds", "Bradford"), "L13"),
        (CLAIM, SENT, f"{SENT} and left a slip as well, which nobody seems to have read", "L1"),
    ],
)  # fmt: skip
def test_what_an_edit_does_to_the_facts_is_named(letter: str, old: str, new: str, code: str) -> None:
    assert code in codes(new_in(letter, old, new))


def added_to(letter: str, place: str, sentence: str) -> list[Problem]:
    clean = next(one for one in clean_letters() if one.name == letter)
    made: Made = said_in_letter(clean, place, sentence)
    return told(problems(made[1], made[0], clauses=BOOK))


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The recipient is a keen collector of such parcels.", "L15"),
        ("The courier is fond of short working days.", "L3"),
        ("Your colleagues prefer quick answers.", "L16"),
        ("Clause nine of the seller guarantee settles the matter.", "L19"),
        ("A statement of our neighbour is enclosed.", "L11"),
    ],
)
def test_an_added_sentence_is_told_under_the_point_of_whom_it_speaks_of(sentence: str, code: str) -> None:
    found = added_to(CLAIM, "facts 2.1", sentence)
    assert {code, "L1"} <= codes(found)
    assert any(problem.fatal for problem in found)
    assert any(sentence in problem.reason for problem in found if problem.code == "L1")


@pytest.mark.parametrize(
    "blank", ["DD November", "(to be supplied)", "○○", "XX:XX", "< role >", "待补充", "noch eintragen"]
)
def test_a_blank_is_told_by_its_shape(blank: str) -> None:
    found = new_in(ORDERS, "Completed on October 2, 2026; resp", f"Completed on {blank}; resp")
    assert any(problem.code == "L21" and problem.fatal for problem in found)


def test_a_blank_in_the_signature_is_found_as_well() -> None:
    assert "L21" in codes(new_in(ORDERS, "Chen Wei, operations manager", "____, operations manager"))


def test_some_words_of_another_language_within_a_sentence_are_found() -> None:
    scanned = "Le transporteur a scanné le colis pour la première fois"
    found = new_in(FRENCH, scanned, "The carrier scanned the parcel for the first time")
    assert any(problem.code == "L21" and problem.fatal for problem in found)
