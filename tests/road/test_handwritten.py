"""A specialist's own words for a sentence are judged like a pen's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from appealdesk.core.rewording import sentences_of
from appealdesk.road.prepare import prepare

SAMPLE = Path(__file__).parents[2] / "samples/cases/late-shipment-carrier-closure"
NOW = datetime(2026, 11, 17, tzinfo=UTC)


def test_other_words_with_the_same_facts_are_taken_and_others_told(tmp_path):
    first = prepare(SAMPLE, now=NOW, out=tmp_path / "first")
    said = {place: item.texts.say("en") for place, item in sentences_of(first.work.letter).items()}
    place, plain = next((p, s) for p, s in said.items() if "The four packages were handed over" in s)
    good = plain.replace("The four packages were handed over", "All of the four packages were handed over")
    other = next(s for p, s in said.items() if p != place and "212" in s)
    made = prepare(
        SAMPLE, now=NOW, out=tmp_path / "second", wording={plain: good, other: other.replace("212", "221")}
    )
    assert made.work.reworded.taken == (place,)
    assert len(made.work.reworded.refused) == 1
    assert good in [item.texts.say("en") for item in sentences_of(made.work.letter).values()]
