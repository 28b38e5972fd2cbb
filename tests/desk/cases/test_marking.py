"""A notice is cut into marked and unmarked words, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from appealdesk.desk.cases.marking import FIELDS, marked

TEXT = "Rate is 4.24%.\nAnswer within 7 days.\nWithin 7 days."


def cut(spans, text: str = TEXT) -> list[tuple[str, str]]:
    return [(part.field, part.text) for part in marked(text, "n.txt", spans) if part.field]


def test_words_are_marked_in_the_line_they_were_read_from():
    spans = {"deadline": [{"words": "7 days", "place": "n.txt:3"}]}
    parts = marked(TEXT, "n.txt", spans)
    assert [part.text for part in parts] == ["Rate is 4.24%.\nAnswer within 7 days.\nWithin ", "7 days", "."]


def test_words_of_another_file_are_not_marked():
    assert cut({"figures": [{"words": "4.24%", "place": "story.md:1"}]}) == []


def test_where_two_fields_rest_on_the_same_words_the_heavier_names_them():
    spans = {
        "scenario": [{"words": "within 7 days", "place": "n.txt:2"}],
        "deadline": [{"words": "7 days", "place": "n.txt:2"}],
    }
    assert cut(spans) == [("deadline", "7 days")]


def test_a_place_that_is_not_there_marks_nothing():
    for place in ("n.txt:99", "n.txt", "n.txt:x", ""):
        assert cut({"figures": [{"words": "4.24%", "place": place}]}) in ([], [("figures", "4.24%")])


SPAN = st.fixed_dictionaries(
    {"words": st.text("ab\n", max_size=3), "place": st.integers(0, 6).map(lambda line: f"n.txt:{line}")}
)


@given(st.text("ab\n", max_size=40), st.dictionaries(st.sampled_from(FIELDS), st.lists(SPAN, max_size=4)))
def test_the_parts_are_the_whole_text(text, spans):
    assert "".join(part.text for part in marked(text, "n.txt", spans)) == text
