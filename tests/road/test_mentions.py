"""A reviewer who opens an exhibit finds there what the letter says with it."""

from __future__ import annotations

from datetime import UTC, datetime

from appealdesk.core.letter import Letter
from appealdesk.core.letter.letter import Cite, Grid, LetterKind, Passage, Row, Section, Statement
from appealdesk.core.place import Place
from appealdesk.core.wording import Wording
from appealdesk.road.mentions import LONGEST, mentions, shortened


def statement(words: str, *cites: Cite) -> Statement:
    return Statement("said", Wording.of(en=words), (), cites)


def letter(*sections: Section) -> Letter:
    return Letter(
        LetterKind.PLAN,
        "en",
        "late_shipment",
        "amazon",
        "US",
        "AD-1",
        datetime(2026, 11, 17, tzinfo=UTC),
        statement("Plan of action"),
        (),
        sections,
        (),
        (),
    )


def section(key: str, heading: str, *parts: Passage | Grid) -> Section:
    return Section(key, Wording.of(en=heading), parts)


LINE, PAGE = Cite(4, Place("orders.csv", line=3)), Cite(8, Place("closure.pdf", page=1))


def test_each_exhibit_is_told_heading_and_words_without_the_citation_itself() -> None:
    said = statement("The dock was closed ([Exhibit 8], page 1; [Exhibit 4], line 3).", PAGE, LINE)
    held = mentions(letter(section("context", "What happened", Passage((said,)))))
    assert set(held) == {4, 8}
    assert held[8][0].words == "What happened: The dock was closed."
    assert held[8][0].place == PAGE.place


def test_the_rows_of_a_table_are_told_by_their_heading() -> None:
    rows = tuple(Row((Wording.of(en="1"),), (), (Cite(4, Place("orders.csv", line=n)),)) for n in (2, 3))
    held = mentions(letter(section("facts", "Orders concerned", Grid((), rows))))
    assert [one.words for one in held[4]] == ["Orders concerned"] * 2


def test_the_letters_own_list_of_exhibits_tells_nothing() -> None:
    assert mentions(letter(section("exhibits", "Exhibits", Passage((statement("Exhibit 4", LINE),))))) == {}


def test_a_long_statement_is_cut_between_two_words() -> None:
    cut = shortened("word " * 60)
    assert cut.endswith("word …")
    assert len(cut) <= LONGEST + 2


def test_a_long_statement_without_blanks_is_cut_anywhere() -> None:
    assert len(shortened("字" * 300)) == LONGEST + 2
