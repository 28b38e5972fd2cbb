"""The press adds few words, and never two languages to one sheet."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.paper import PaperKind
from appealdesk.press import labels


def test_a_language_has_all_labels_of_the_exhibits_or_none() -> None:
    held = [*labels.COLUMNS, labels.EXPLAINS, *labels.FACTS.values(), *labels.REMARKS.values(), labels.PART]
    assert {said.languages for said in (*held, labels.KINDS[PaperKind.EXHIBITS])} == {
        labels.EXHIBIT.languages
    }


def test_every_kind_of_paper_has_a_chinese_name() -> None:
    assert all(labels.KINDS[kind].has("zh") for kind in PaperKind)


@pytest.mark.parametrize(
    "cite",
    ["[Exhibit 3]", "[Exhibits 3, 4]", "[证据 12]", "[证据 3, 第 18 行]", "[Anlage 3, Seite 1]", "[証拠 5]"],
)
def test_a_citation_is_known_in_every_language(cite: str) -> None:
    assert re.fullmatch(labels.CITATIONS, cite)


@pytest.mark.parametrize("words", ["[2026-11-10]", "[Exhibit]", "Exhibit 3", "[see Exhibit 3]"])
def test_other_brackets_are_no_citation(words: str) -> None:
    assert not re.fullmatch(labels.CITATIONS, words)


def test_a_moment_is_said_with_its_zone() -> None:
    at = datetime(2026, 11, 20, 1, 0, tzinfo=timezone(timedelta(hours=-8)))
    assert labels.moment(at, in_china=False) == "2026-11-20 01:00 UTC-08:00"
    assert labels.moment(at, in_china=True) == "2026-11-20 17:00 中国时间"
    assert labels.moment(at.astimezone(UTC), in_china=False) == "2026-11-20 09:00 UTC"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTimeError):
        labels.moment(datetime(2026, 11, 20), in_china=True)  # noqa: DTZ001
