"""The mapped form answers as the store does, is never asked when outdated, and forgets what was removed."""

from __future__ import annotations

import pytest
from test_index import found
from test_query import RULES, same

from appealdesk.originality.errors import NoMapError
from appealdesk.originality.index import Index
from appealdesk.originality.letters import Letter
from appealdesk.originality.opening import open_index
from appealdesk.originality.sqlite import SqliteStore


@pytest.fixture
def mapped(letters, tmp_path):
    index = open_index(str(tmp_path / "desk"), create=True)
    index.rebuild(letters[:150])
    yield index
    index.close()


def test_it_gives_the_same_lists(mapped, drafts):
    before = found(mapped, drafts, RULES)
    assert not mapped.is_mapped
    mapped.write_map()
    assert all(same([a], [b]) for a, b in zip(before, found(mapped, drafts, RULES), strict=True))
    assert mapped.is_mapped
    with mapped.again() as other:
        assert all(same([a], [b]) for a, b in zip(before, found(other, drafts, RULES), strict=True))
        assert other.is_mapped


def test_new_letters_are_found_beside_it_and_a_merge_writes_it_again(mapped, letters, drafts):
    mapped.write_map()
    mapped.add_all(letters[150:170])
    before = found(mapped, drafts)
    assert mapped.is_mapped
    assert mapped.merge()
    assert all(same([a], [b]) for a, b in zip(before, found(mapped, drafts), strict=True))
    assert mapped.is_mapped


def test_an_outdated_one_is_not_asked(mapped, letters, drafts, tmp_path):
    mapped.write_map()
    with Index(SqliteStore(tmp_path / "desk")) as other:  # knows of no map
        other.add_all(letters[150:170])
        other.merge()
        assert all(same([a], [b]) for a, b in zip(found(other, drafts), found(mapped, drafts), strict=True))
    assert not mapped.is_mapped


def test_removing_a_letter_deletes_it(mapped, letters, tmp_path):
    mapped.write_map()
    assert any((tmp_path / "desk.map").iterdir())
    mapped.remove(letters[0].code)
    assert not (tmp_path / "desk.map").exists()
    mapped.write_map()
    mapped.rebuild(letters[:3])
    assert not (tmp_path / "desk.map").exists()


def test_a_half_written_one_is_passed_over(mapped, letters, drafts, tmp_path):
    before = found(mapped, drafts[:3])
    mapped.write_map()
    (newest,) = (tmp_path / "desk.map").iterdir()
    (newest / "about.json").unlink()
    (tmp_path / "desk.map" / "new-1").mkdir()
    with mapped.again() as other:
        assert all(same([a], [b]) for a, b in zip(before, found(other, drafts[:3]), strict=True))
        assert not other.is_mapped
        other.write_map()
        assert found(other, drafts[:1])
        assert other.is_mapped


def test_a_map_of_nothing_is_harmless(small, tmp_path):
    with pytest.raises(NoMapError, match="in a file"):
        small.write_map()
    with open_index(str(tmp_path / "empty"), create=True) as index:
        index.write_map()
        index.add(Letter("C", ["We closed the listing the same day and told every buyer."]))
        pairs = index.find(
            index.read(["We closed the listing the same day and told every buyer."])[0], RULES[0]
        )
        assert (len(pairs), index.is_mapped) == (1, True)
