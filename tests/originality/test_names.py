"""Two sellers' letters of one template read the same once their names are masked."""

from __future__ import annotations

from datetime import UTC, datetime

from appealdesk.core.case import Case, Seller
from appealdesk.originality.names import COMPANY, NOBODY, PERSON, PRODUCT, Names
from appealdesk.originality.passages import Reader

READER = Reader()


def test_names_of_the_case_record_are_masked_in_every_writing():
    one = Names.of(["Müller GmbH & Co. KG"], ["Ann Lee"], ["Garden Hose 50 ft"])
    two = Names.of(["深圳市优品科技有限公司"], ["王伟"], ["花园水管"])
    left = READER.numbers("MÜLLER GmbH & Co. KG, by Ann Lee, sold the garden hose 50 ft.", one)
    right = READER.numbers("深圳市优品科技有限公司, by 王伟, sold the 花园水管.", two)
    assert left == right
    assert {COMPANY, PERSON, PRODUCT} <= set(left)


def test_the_longest_name_wins_and_a_part_of_a_name_is_not_masked():
    names = Names.of(["Foo Ltd", "Foo"], ["Ann Lee"])
    assert READER.numbers("Foo Ltd", names) == [COMPANY]
    assert READER.numbers("Foo bar", names)[0] == COMPANY
    assert READER.numbers("Ann went", names) == READER.numbers("Ann went")


def test_an_empty_name_or_a_single_character_masks_nothing():
    names = Names.of(["", "货"], [" "], ["..."])
    assert names == NOBODY
    assert READER.numbers("货已送到", names) == READER.numbers("货已送到")


def test_the_case_tells_company_store_and_people():
    case = Case(
        "C-1",
        datetime(2026, 1, 1, tzinfo=UTC),
        1,
        (),
        None,
        (),
        seller=Seller("Nice Store", "Nice Ltd", "Bo Li", "Al"),
    )
    tokens = READER.numbers("Nice Store is Nice Ltd run by Bo Li and Al", Names.of_case(case, ["Blue Lamp"]))
    assert tokens.count(COMPANY) == 2
    assert tokens.count(PERSON) == 2
