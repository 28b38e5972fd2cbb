"""What a letter may say of a ground is said in every language in which letters are written, with the same facts."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from string import Formatter

import pytest

from appealdesk.core.phrase import enumerated, in_marks, span
from appealdesk.core.timeline.papers import SAYS as PAPERS
from appealdesk.core.wording import Wording

# The package names its builders like their modules.
conversation, delivery, dispatch, proof, standing_papers, tracking = (
    import_module(f"appealdesk.core.grounds.{name}")
    for name in ("conversation", "delivery", "dispatch", "proof", "standing_papers", "tracking")
)
LANGUAGES = {"de", "en", "es", "fr", "it", "ja", "zh", "zh-TW"}
TABLES = {
    "conversation": [*conversation.SAYS.values(), conversation.ABOUT],
    "delivery": [*delivery.SAYS.values(), *delivery.GOODS_PAPERS.values(), delivery.NEAR],
    "dispatch": [*dispatch.SAYS.values()],
    "figures": [PAPERS["figure_meets_threshold"]],
    "papers": [
        *(text for family in standing_papers.FAMILIES for text in family.papers.values()),
        standing_papers.STATES,
        standing_papers.ABOUT,
    ],
    "proof": [proof.SAYS, in_marks("left at the door")],
    "tracking": [*tracking.SAYS.values(), *tracking.ENDS.values()],
}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES)
def test_every_ground_is_said_in_every_language_with_the_same_facts(table: str) -> None:
    for wording in TABLES[table]:
        assert set(wording.languages) >= LANGUAGES, wording.say("en")
        assert {frozenset(slots(wording.say(code))) for code in LANGUAGES} == {
            frozenset(slots(wording.say("en")))
        }


@pytest.mark.parametrize(
    ("length", "language", "said"),
    [
        (timedelta(minutes=47), "de", "47 Minuten"),
        (timedelta(minutes=47), "ja", "47分"),
        (timedelta(minutes=1), "es", "1 minuto"),
        (timedelta(hours=1), "de", "1 Stunde"),
        (timedelta(hours=1), "ja", "1時間"),
        (timedelta(hours=1), "it", "1 ora"),
        (timedelta(days=1, hours=3), "de", "1 Tag 3 Stunden"),
        (timedelta(days=1, hours=3), "ja", "1日3時間"),
        (timedelta(days=1, hours=3), "fr", "1 jour et 3 heures"),
        (timedelta(days=1, hours=3), "zh-TW", "1 天 3 小時"),
        (timedelta(days=2), "de", "2 Tagen"),
        (timedelta(days=2), "ja", "2日"),
        (timedelta(days=2), "es", "2 días"),
    ],
)
def test_a_span_is_counted_in_the_language(length: timedelta, language: str, said: str) -> None:
    assert span(length).say(language) == said


def test_things_are_enumerated_each_in_its_language() -> None:
    one, two = Wording.of(en="video", de="Video", ja="動画"), Wording.of(en="photo", de="Foto", ja="写真")
    said = enumerated([one, two])
    assert [said.say(code) for code in ("en", "de", "ja")] == ["video, photo", "Video, Foto", "動画、写真"]


def test_a_quotation_stands_in_the_marks_of_its_language() -> None:
    told = in_marks("left at the door")
    assert told.say("de") == "„left at the door“"
    assert told.say("ja") == "「left at the door」"
    assert told.say("fr") == "« left at the door »"
    assert told.say("zh-TW") == "「left at the door」"
