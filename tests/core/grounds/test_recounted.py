"""A rate counted again is argued only where it helps, and only from the exhibits that show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date
from string import Formatter

import pytest
from materials import case, exhibit, reading

from appealdesk.core.ground import GroundClass
from appealdesk.core.grounds import grounds
from appealdesk.core.grounds.recounted import SAYS
from appealdesk.core.metrics.count import Count
from appealdesk.core.phrase import LANGUAGES
from appealdesk.core.recount import Recount, Recounts
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

TABLE, CHART = "metrics/lsr-recount.csv", "metrics/lsr-recount.png"
LATE = Recount(
    "lsr",
    Wording.of(en="-"),
    "breached",
    12,
    4,
    (),
    (),
    counted=Count(12, 200),
    without=Count(8, 200),
    span=(date(2026, 10, 19), date(2026, 11, 17)),
    files=(TABLE, CHART),
)


def built(one: Recount):
    held = case(exhibit(8, "own_recount", TABLE), exhibit(9, "own_recount", CHART))
    asked = reading()
    found = grounds(held, asked, timeline(held, asked, UTC), (), (), Recounts((one,)))
    return [ground for ground in found if ground.code.startswith("recount")]


def test_what_the_rule_leaves_out_is_asked_for_with_table_and_chart() -> None:
    (ground,) = built(LATE)
    assert ground.ground_class is GroundClass.REMOVABLE
    assert "LSR is 6.00 % (12 of 200) from 2026-10-19 to 2026-11-17" in ground.says.say("en")
    assert (
        "leaves 4 of what counts against us out, and without it LSR is 4.00 % (8 of 200)"
        in ground.says.say("en")
    )
    assert "6,00 %" in ground.says.say("de")
    assert [(one.exhibit.number, one.place.line) for one in ground.citations] == [(8, 2), (9, None)]


def test_a_kept_line_explains_and_removes_nothing() -> None:
    (ground,) = built(replace(LATE, judged="kept", removable=0, without=Count(12, 200)))
    assert (ground.code, ground.ground_class) == ("recount_kept", GroundClass.EXPLAINS_ONLY)


def test_without_an_exhibit_nothing_is_said() -> None:
    assert built(replace(LATE, files=())) == []
    assert built(replace(LATE, files=("metrics/elsewhere.csv",))) == []


@pytest.mark.parametrize(("judged", "removable", "helps"), [("kept", 0, True), ("breached", 1, True), ("breached", 0, False), ("not_rated", 0, False)])  # fmt: skip
def test_a_recount_helps_where_the_line_is_kept_or_something_goes(judged, removable, helps) -> None:
    assert replace(LATE, judged=judged, removable=removable).helps is helps


@pytest.mark.parametrize("code", SAYS)
def test_it_is_said_in_every_language_with_the_same_facts(code: str) -> None:
    slots = {
        language: {name for _, name, _, _ in Formatter().parse(text) if name}
        for language, text in SAYS[code].texts
    }
    assert set(slots) == set(LANGUAGES)
    assert len({frozenset(one) for one in slots.values()}) == 1
