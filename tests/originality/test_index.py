"""Letters come and go; what is asked afterwards is answered as if the index had been built that way from the start."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest
from test_query import RULES, same

from appealdesk.originality.errors import (
    IndexBusyError,
    IndexFullError,
    NoIndexError,
    PassageTooLongError,
    SchemeError,
    UnknownLetterError,
)
from appealdesk.originality.index import Index
from appealdesk.originality.letters import Letter
from appealdesk.originality.opening import open_index
from appealdesk.originality.scheme import VERSION, Level
from appealdesk.originality.sqlite import SqliteStore

TEXT = "We closed the listing the same day and opened all cartons that were left in the depot."


def found(index, drafts, rules=(RULES[0], RULES[4])):
    return [
        [index.find(passages, rule) for passages in index.read(draft)] for draft in drafts for rule in rules
    ]


def told(index, drafts):
    """Return the answers without class ids, which depend on the order of feeding."""
    return [
        sorted(zip(pairs.owners.tolist(), pairs.shared.tolist(), pairs.theirs.tolist(), strict=True))
        for answer in found(index, drafts)
        for pairs in answer
    ]


def test_a_reader_sees_a_letter_as_soon_as_it_is_added(small):
    other = small.again()
    passages = small.read([TEXT])[Level.SENTENCE]
    assert len(other.find(passages, RULES[0])) == 0
    small.add(Letter("C-1", [TEXT]))
    assert len(other.find(passages, RULES[0])) == 1
    other.close()


def test_removing_a_letter_leaves_the_others_and_nothing_of_its_own(letters, drafts, tmp_path):
    kept, gone = letters[:150], letters[150:250]
    index, clean = Index(SqliteStore(tmp_path / "a")), Index(SqliteStore(tmp_path / "b"))
    index.add_all(letters[:200])
    index.merge()
    index.add_all(letters[200:250])  # some of what goes is merged, some is not
    for letter in gone:
        index.remove(letter.code)
    clean.add_all(kept)
    clean.merge()
    assert told(index, drafts) == told(clean, drafts)
    assert index.stats().letters == 150
    for level in Level:
        assert digests(index, level) == digests(clean, level)
    assert keys(index) == keys(clean)
    assert signatures_left(index) == index.store.count(Level.PARAGRAPH)
    index.close()
    clean.close()


def digests(index, level):
    return sorted(row.digest for row in index.store.classes_after(level, 0))


def keys(index):
    return [row[0] for row in index.store.rows("SELECT key FROM lex ORDER BY key")]


def signatures_left(index):
    with index.reading():
        return np.count_nonzero(index.memory.shelves[Level.PARAGRAPH].sizes)


def test_removing_from_a_half_done_merge_brings_nothing_back(letters, drafts, tmp_path):
    index, clean = Index(SqliteStore(tmp_path / "a")), Index(SqliteStore(tmp_path / "b"))
    index.add_all(letters[:120])
    other = index.again()
    left = letters[100:120]

    def remove_one():
        if left:
            other.remove(left.pop().code)

    assert index.merge(after_step=remove_one)
    while left:
        other.remove(left.pop().code)
    clean.add_all(letters[:100])
    clean.merge()
    assert told(index, drafts) == told(clean, drafts)
    assert keys(index) == keys(clean)
    for part in (index, clean, other):
        part.close()


def test_a_half_done_merge_changes_no_answer(letters, drafts, tmp_path):
    index, answers = Index(SqliteStore(tmp_path / "a")), []
    index.add_all(letters[:40])
    index.merge()
    index.add_all(letters[40:80])
    before, other = found(index, drafts[:4]), index.again()
    index.merge(after_step=lambda: answers.append(found(other, drafts[:4])))
    answers.append(found(other, drafts[:4]))
    assert len(answers) > 3
    assert all(same([a], [b]) for answer in answers for a, b in zip(before, answer, strict=True))
    index.close()
    other.close()


def test_a_merge_overtaken_at_its_last_step_leaves_the_mark_alone(small):
    small.add(Letter("C-1", [TEXT]))
    other = small.again()
    assert not small.merge(after_step=other.merge)
    assert other.stats().unmerged == 0
    assert len(small.find(small.read([TEXT])[Level.SENTENCE], RULES[0])) == 1
    other.close()


def test_two_merges_at_once_do_the_work_once(letters, drafts, tmp_path):
    index = Index(SqliteStore(tmp_path / "a"))
    index.add_all(letters[:60])
    other, before, second = index.again(), found(index, drafts), []

    def also():
        if not second:
            second.append(other.merge())

    assert not index.merge(after_step=also)
    assert second == [True]
    assert all(same([a], [b]) for a, b in zip(before, found(index, drafts), strict=True))
    index.close()
    other.close()


def test_a_letter_added_again_takes_the_older_ones_place(small):
    small.add(Letter("C-1", [TEXT]))
    small.add(Letter("C-1", ["Something else entirely stands here today, in so many words."]))
    assert small.stats().letters == 1
    assert len(small.find(small.read([TEXT])[Level.SENTENCE], RULES[0])) == 0


def test_of_two_letters_of_one_code_the_later_one_counts(small):
    small.add_all(
        [
            Letter("C-1", ["Something else entirely stands here today, in so many words."]),
            Letter("C-1", [TEXT]),
        ]
    )
    assert small.stats().letters == 1
    assert len(small.find(small.read([TEXT])[Level.SENTENCE], RULES[0])) == 1


def test_a_writer_that_has_waited_long_enough_is_told_why(small, tmp_path, monkeypatch):
    monkeypatch.setattr("appealdesk.originality.sqlite._WAIT", 0.05)
    with Index(SqliteStore(tmp_path / "letters.sqlite3")) as other, small.store.writing():
        with pytest.raises(IndexBusyError, match="rebuild"):
            other.add(Letter("C-1", [TEXT]))
        assert other.stats().letters == 0


def test_an_unknown_letter_is_told(small):
    with pytest.raises(UnknownLetterError, match="C-9"):
        small.remove("C-9")


def test_an_index_of_another_scheme_is_refused_until_it_is_built_again(small):
    small.add(Letter("C-1", [TEXT]))
    small.store.put_meta({"scheme": "appealdesk.originality/0"})
    with pytest.raises(SchemeError, match="index rebuild"):
        small.find(small.read([TEXT])[Level.SENTENCE], RULES[0])
    for change in (lambda: small.add(Letter("C-2", [TEXT])), lambda: small.remove("C-1"), small.merge):
        with pytest.raises(SchemeError):
            change()
    assert small.stats().scheme == "appealdesk.originality/0"
    small.rebuild([Letter("C-2", [TEXT])])
    assert small.stats().scheme == VERSION
    assert len(small.find(small.read([TEXT])[Level.SENTENCE], RULES[0])) == 1


def test_others_read_the_old_index_while_a_new_one_is_built(letters, drafts, tmp_path):
    index = Index(SqliteStore(tmp_path / "a"))
    index.add_all(letters[:40])
    other, seen = index.again(), []
    before = told(other, drafts[:3])

    def feed():
        for letter in letters[40:60]:
            seen.append(told(other, drafts[:3]))
            yield letter

    index.rebuild(feed())
    assert all(answer == before for answer in seen)
    clean = Index(SqliteStore(tmp_path / "b"))
    clean.rebuild(letters[40:60])
    assert told(other, drafts[:3]) == told(clean, drafts[:3]) == told(index, drafts[:3])
    for part in (index, other, clean):
        part.close()


def test_enough_new_classes_are_merged_in_the_background(letters, drafts, tmp_path):
    index = Index(SqliteStore(tmp_path / "a"))
    index.add_all(letters[:5])
    assert index.merge_in_background() is None
    index.add_all(letters[5:60])
    before = found(index, drafts)
    thread = index.merge_in_background()
    thread.join()
    assert index.stats().unmerged == 0
    assert all(same([a], [b]) for a, b in zip(before, found(index, drafts), strict=True))
    index.close()


def test_a_block_of_signatures_may_end_anywhere(letters, drafts, tmp_path, monkeypatch):
    for module in ("memory", "merging", "letters"):
        monkeypatch.setattr(f"appealdesk.originality.{module}.BLOCK", 64)
    index, plain = Index(SqliteStore(tmp_path / "a")), Index(SqliteStore(tmp_path / "b"))
    for start in range(0, 60, 20):
        index.add_all(letters[start : start + 20])
        index.merge()
        assert found(index, drafts[:2])
    plain.add_all(letters[:60])
    assert told(index, drafts) == told(plain, drafts)
    index.close()
    plain.close()


def test_no_index_is_made_by_asking_one(tmp_path):
    with pytest.raises(NoIndexError, match="no such file"):
        open_index(str(tmp_path / "none"))
    (tmp_path / "text").write_text("no database, but a text that is long enough to be looked at " * 20)
    with pytest.raises(NoIndexError):
        open_index(str(tmp_path / "text"))
    with pytest.raises(NoIndexError):
        open_index(str(tmp_path / "no" / "folder"), create=True)


def test_a_database_of_something_else_is_left_alone(tmp_path):
    place = tmp_path / "other.sqlite3"
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE letters_of_ours (id)")
    other.commit()
    for create in (False, True):
        with pytest.raises(NoIndexError, match="something else"):
            open_index(str(place), create=create)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("letters_of_ours",)]
    other.close()


def test_what_does_not_fit_is_refused(small, monkeypatch):
    monkeypatch.setattr("appealdesk.originality.letters.MOST_SHINGLES", 5)
    with pytest.raises(PassageTooLongError, match="empty line"):
        small.add(Letter("C-1", [TEXT]))
    monkeypatch.undo()
    monkeypatch.setattr("appealdesk.originality.letters.MOST_ID", 0)
    with pytest.raises(IndexFullError):
        small.add(Letter("C-1", [TEXT]))
    assert small.stats().letters == 0
