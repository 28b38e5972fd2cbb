"""A pattern that meets too much accuses, one that meets too little is silent."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.recognition.literals import needed_literals
from appealdesk.core.recognition.patterns import Group, Pattern, begins, ends, hits, totals
from appealdesk.core.recognition.text import Folding

FOLDING = Folding({})


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("claim", "two claims were filed", True),
        ("neve", "it never came", False),  # Italian snow is no English never
        (r"odr\b", "我的odr超标", True),
        ("late shipment rate", "late\n  shipment rate", True),
        ("tik ?tok ?shop", "tiktok shop", True),
        ("fund", "this refund", False),
        ("(?:fund|money)", "this refund", False),
    ],
)
def test_a_latin_pattern_meets_whole_words(source: str, text: str, found: bool) -> None:
    assert (Pattern(source).search(text) is not None) is found


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("late (?:shipment|dispatch)s?", ("shipment", "dispatch")),
        ("(?:订单|缺陷)率", ("订单", "缺陷")),
        ("(?:foo|)bar", ("bar",)),
        (r"(?<!\d)\d{3}-\d{7}", ("-",)),
        ("[ab]c*", ()),
    ],
)
def test_a_pattern_names_literals_it_cannot_do_without(source: str, needs: tuple[str, ...]) -> None:
    assert needed_literals(source) == needs


PIECES = st.sampled_from(
    ["ab", "c", "(?:d|ef)", "g?", "(?:hi)?", r"\d", "[jk]", "l+", "(?:m|)", "n{0,2}", "o{2}", " "]
)


@given(st.lists(PIECES, min_size=1, max_size=6), st.text("abcdefghijklmno 019", max_size=30))
def test_a_text_without_the_literals_is_never_a_match(pieces: list[str], text: str) -> None:
    source = "".join(pieces)
    if re.search(source, text):
        needs = needed_literals(source)
        assert not needs or any(literal in text for literal in needs)


def test_a_cue_counts_only_right_before_or_right_behind() -> None:
    cues = (Pattern("within"), Pattern("del"))
    assert ends(cues, "reply within ", r"\s*")
    assert not ends(cues, "within reason you reply ", r"\s*")
    assert begins(cues, "  del resto", r"\s*")


def test_a_sanction_that_only_may_come_is_no_sanction() -> None:
    group = Group("sanction", 3.0, (Pattern("suspended"),), never_after=(Pattern("may"),))
    assert group.hit(FOLDING.text("n", "your account may be suspended")) is None
    found = group.hit(FOLDING.text("n", "It may rain. Your account is suspended"))
    assert found is not None
    assert found.words.text == "suspended"


def test_one_group_counts_once_and_weights_add_up_by_code() -> None:
    groups = (Group("a", 2.0, (Pattern("one"), Pattern("two"))), Group("a", 1.5, (Pattern("three"),)))
    found = hits(groups, (FOLDING.text("n", "one two three"),))
    assert totals(found) == {"a": 3.5}
