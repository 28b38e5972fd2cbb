"""Only what stands in an exhibit can be cited, at the page and line where it stands."""

from __future__ import annotations

import pytest
from materials import LOS_ANGELES, ONE, TWO, at, case, exhibit, sheet

from appealdesk.core.citing import cite, cite_kinds, mentions, readable
from appealdesk.core.material import Material
from appealdesk.core.order_numbers import like
from appealdesk.core.phrase import fill, listed, moment, quoted, span
from appealdesk.core.place import Place
from appealdesk.core.reading import Reading
from appealdesk.core.sheet import Sheet
from appealdesk.core.timeline import Timeline
from appealdesk.core.wording import Wording


def test_a_place_outside_the_exhibits_is_dropped_and_none_is_cited_twice() -> None:
    held = case(exhibit(1, "sop"))
    place = Place("exhibits/sop.pdf", page=2)
    assert [c.place for c in cite(held, place, Place("case.yaml"), place)] == [place]
    assert [c.exhibit.kind for c in cite_kinds(held, "invoice", "sop", "notice")] == ["sop", "notice"]


def test_an_id_is_found_alone_and_not_inside_a_longer_one() -> None:
    page = Sheet("a.pdf", f"x{ONE}\n订单{ONE}号", page=3)
    words = page.find(ONE)
    assert words is not None
    assert (words.place.line, words.place.page) == (2, 3)
    assert Sheet("a.pdf", f"{ONE}9").find(ONE) is None
    assert Sheet("a.pdf", "anything").find(" ") is None


def test_mentions_may_be_limited_to_kinds_and_silence_means_something_only_where_the_text_is_known() -> None:
    held = case(
        exhibit(1, "sop"), exhibit(2, "erp_log"), sheets=(sheet("sop", ONE), sheet("erp_log", f"{TWO} {ONE}"))
    )
    assert [w.place.file for w in mentions(held, (ONE,))] == ["exhibits/sop.pdf", "exhibits/erp_log.pdf"]
    assert [w.text for w in mentions(held, (ONE, ""), ("erp_log",))] == [ONE]
    assert readable(held, "sop")
    assert not readable(held, "invoice")


def test_order_numbers_are_known_by_the_shape_of_this_cases_own() -> None:
    assert [m[0] for m in like((ONE,), f"订单{TWO},113-1 and 99{ONE}")] == [TWO]
    assert [m[0] for m in like(("26-1234A-99999",), "25-9999B-12345")] == ["25-9999B-12345"]
    assert list(like(("8123456789012345",), "8123456789012346")) == []


def test_sentences_are_filled_in_each_language() -> None:
    said = fill(
        Wording.of(en="{ids}: {name}", zh="{ids}:{name}"), ids=listed((ONE, TWO)), name=Wording.of(en="{x}")
    )
    assert said.say("zh") == f"{ONE}、{TWO}:{{x}}"
    assert said.say("en") == f"{ONE}, {TWO}: {{x}}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-13T17:05:00-08:00", "2026-11-13 17:05 UTC-08:00"),
        ("2026-11-13T17:05:00+05:30", "2026-11-13 17:05 UTC+05:30"),
        ("2026-11-13T17:05:00+00:00", "2026-11-13 17:05 UTC"),
    ],
)
def test_a_moment_keeps_the_offset_it_was_recorded_in(text: str, written: str) -> None:
    assert moment(at(text)) == written


def test_lengths_are_told_in_the_units_a_reader_would_use() -> None:
    start = at("2026-11-12T09:00:00-08:00")
    lengths = [
        at(t) - start
        for t in ("2026-11-12T09:59:00-08:00", "2026-11-12T14:00:00-08:00", "2026-11-14T09:00:00-08:00")
    ]
    assert [span(length).say("en") for length in lengths] == ["59 min", "5 h", "2 d"]
    assert span(-lengths[1]).say("zh") == "5 小时"


def test_long_words_are_cut_at_a_word_with_a_mark() -> None:
    cut = quoted("word " * 60)
    assert cut.endswith("word […]")
    assert len(cut) <= 166
    assert quoted(" two\n lines ") == "two lines"


def test_the_material_knows_what_the_notice_is_about() -> None:
    held = case()
    reading = Reading(True, "enforcement", issue_type="odr", secondary_issue_types=("a_to_z_claim",))
    material = Material.of(held, reading, Timeline((), zone=LOS_ANGELES))
    assert material.about("lsr", "a_to_z_claim")
    assert not material.about("lsr")
