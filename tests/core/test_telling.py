"""A paper is quoted with its own whole sentence, or not at all."""

from __future__ import annotations

from appealdesk.core.phrase import quoted
from appealdesk.core.sheet import Sheet
from appealdesk.core.telling import telling

REPORT = "Report 7\n\nMade 3 May 2026. The sample complies with\nclause 4. See v1.2 below."


def test_the_sentence_is_quoted_whole_with_its_line() -> None:
    words = telling((Sheet("a.pdf", REPORT, page=2),), "compliance_certificate", asian=False)
    assert words is not None
    assert words.text == "The sample complies with\nclause 4."
    assert (words.place.page, words.place.line) == (2, 3)


def test_a_dot_inside_a_name_ends_no_sentence() -> None:
    text = "Hello.\nYour Amazon.co.uk account was reactivated on 16 November 2026."
    words = telling((Sheet("a.eml", text),), "related_account_reinstatement", asian=False)
    assert words is not None
    assert words.text.startswith("Your Amazon.co.uk account")


def test_a_closed_sentence_with_a_day_comes_before_a_heading() -> None:
    text = "Your account has been reactivated\n\nHello.\nYour account was reactivated on 16 November 2026."
    words = telling((Sheet("a.eml", text),), "related_account_reinstatement", asian=False)
    assert words is not None
    assert words.text == "Your account was reactivated on 16 November 2026."


def test_a_japanese_word_broken_over_two_lines_is_still_that_word() -> None:
    words = telling((Sheet("a.pdf", "鍵穴には挿入できな\nかった。"),), "compliance_certificate", asian=True)
    assert words is not None
    assert quoted(words.text) == "鍵穴には挿入できなかった。"


def test_a_sentence_that_the_reader_cannot_read_or_that_is_a_whole_table_is_not_quoted() -> None:
    japanese = (Sheet("a.pdf", "有害物質は検出されなかった。"),)
    assert telling(japanese, "compliance_certificate", asian=False) is None
    assert telling(japanese, "compliance_certificate", asian=True) is not None
    table = (Sheet("a.pdf", "passed 1 2 3 " * 40),)
    assert telling(table, "compliance_certificate", asian=True) is None


def test_other_kinds_of_paper_are_not_searched() -> None:
    assert telling((Sheet("a.pdf", REPORT),), "sop", asian=True) is None
