"""Killed at any point, an index opens again and answers as if nothing had happened; readers never wait for the writer."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from brute import Twin, as_found
from letter_corpus import drafts_of, paragraphs_of
from test_query import RULES

from appealdesk.originality.index import Index
from appealdesk.originality.letters import Letter
from appealdesk.originality.merging import STEP
from appealdesk.originality.opening import open_index
from appealdesk.originality.scheme import Level

HERE = Path(__file__).parent


def feed_and_kill(place, first, seconds):
    """Return the number of the last letter that the killed process said was in."""
    # The feeder finds its neighbours because Python puts a script's own folder first on the path.
    with subprocess.Popen(
        [sys.executable, str(HERE / "feeder.py"), str(place), str(first)], stdout=subprocess.PIPE, text=True
    ) as feeder:
        said = [feeder.stdout.readline()]
        timer = threading.Timer(seconds, os.kill, (feeder.pid, signal.SIGKILL))
        timer.start()
        said += feeder.stdout.read().splitlines()
        timer.join()
    assert feeder.returncode == -signal.SIGKILL
    return int([line for line in said if line.strip()][-1])


def held(index, most):
    return [number for number in range(most) if index.store.letter(f"CASE-{number}") is not None]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("rounds", [3, pytest.param(25, marks=pytest.mark.slow)])
def test_a_killed_writer_loses_no_letter_and_spoils_no_answer(tmp_path, rounds):
    letters, place, source = paragraphs_of(1500), tmp_path / "index", random.Random(5)
    drafts = [[planted.text for planted in rows] for _, rows in drafts_of(letters[:40], 3)]
    twins, last = [Twin([], level) for level in Level], -1
    for _ in range(rounds):
        said = feed_and_kill(place, last + 1, source.uniform(0.02, 0.4))
        with open_index(str(place)) as index:
            inside = held(index, said + 50)
            assert inside == list(range(len(inside)))
            assert len(inside) > said  # one more may have been written, and not yet said
            for twin in twins:
                twin.feed(letters[number % len(letters)][2] for number in inside[last + 1 :])
            last = inside[-1]
            agree(index, twins, drafts)
            index.merge()
            agree(index, twins, drafts)


def agree(index, twins, drafts):
    for twin in twins:
        for draft in drafts:
            found = index.read(draft)[twin.level]
            assert as_found(found, index.find(found, RULES[0])) == twin.find(draft, RULES[0])


def test_many_readers_and_one_writer_meet_no_lock(letters, drafts, tmp_path):
    place = str(tmp_path / "index")
    with open_index(place, create=True) as index:
        index.rebuild(letters[:200])
    stop, faults, asked = threading.Event(), [], []

    def ask(number):
        try:
            with open_index(place) as own:
                while not stop.is_set():
                    for found in own.read(drafts[number % len(drafts)]):
                        own.find(found, RULES[0])
                    asked.append(number)
        except Exception as fault:  # noqa: BLE001 - whatever reaches a caller fails the test
            faults.append(fault)

    readers = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for reader in readers:
        reader.start()
    write(place, letters[200:260], until=time.monotonic() + 2)
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(set(asked)) == 6


def write(place, letters, until):
    with open_index(place) as index:
        while time.monotonic() < until:
            for letter in letters[:20]:
                index.add(letter)
            index.merge()
            index.remove(letters[0].code)
            letters = letters[1:] + letters[:1]


def test_two_writers_wait_for_each_other(letters, tmp_path):
    place = str(tmp_path / "index")
    open_index(place, create=True).close()
    faults = []

    def feed(part):
        try:
            with open_index(place) as own:
                for letter in part:
                    own.add(letter)
        except Exception as fault:  # noqa: BLE001 - whatever reaches a caller fails the test
            faults.append(fault)

    writers = [threading.Thread(target=feed, args=(letters[start:90:3],)) for start in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults == []
    with open_index(place) as index:
        assert index.stats().letters == 90


def test_a_step_of_a_merge_is_short(letters, tmp_path):
    with open_index(str(tmp_path / "index"), create=True) as index:
        index.add_all(letters[:100])
        times = [time.thread_time()]
        index.merge(after_step=lambda: times.append(time.thread_time()))
        assert len(times) > 4
        assert STEP <= 2000
        steps = sorted(b - a for a, b in itertools.pairwise(times))
        assert steps[len(steps) // 2] < 0.25


def test_the_index_class_closes_what_it_opens(tmp_path):
    with open_index(str(tmp_path / "index"), create=True) as index:
        assert isinstance(index, Index)
        index.add(Letter("C", ["We closed the listing the same day and told every buyer."]))
    with open_index(str(tmp_path / "index")) as again:
        assert again.stats().letters == 1
