"""Work on a hostile file ends, whatever the file does, and what it said before is kept."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from appealdesk.readers import guard
from appealdesk.readers.files import UnreadableFileError
from appealdesk.readers.guard import guarded
from appealdesk.readers.pdf_text import read_pdf


def test_values_come_back_as_they_were_yielded() -> None:
    assert guarded(lambda: iter([1, "二\n", ["a", None], {"b": 2.5}])) == (
        [1, "二\n", ["a", None], {"b": 2.5}],
        True,
    )


def test_more_than_a_pipe_holds_comes_through() -> None:
    values, ended = guarded(lambda: iter(["x" * 1_000_000] * 5))
    assert ended
    assert sum(map(len, values)) == 5_000_000


def test_an_error_ends_the_work_and_keeps_what_was_said() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise RuntimeError

    assert guarded(broken) == ([1], False)


def test_endless_work_is_ended_by_its_own_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "CPU_SECONDS", 1)

    def endless() -> Iterator[int]:
        yield 1
        while True:
            pass

    assert guarded(endless) == ([1], False)


def test_work_that_sleeps_is_ended_by_the_clock_on_the_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "WALL_SECONDS", 0.2)

    def asleep() -> Iterator[int]:
        yield 1
        time.sleep(60)

    began = time.monotonic()
    assert guarded(asleep) == ([1], False)
    assert time.monotonic() - began < 10


def test_work_that_takes_all_memory_is_ended() -> None:
    def greedy() -> Iterator[int]:
        yield len(bytearray(2 * guard.MEMORY))

    assert guarded(greedy) == ([], False)


def test_a_small_pdf_that_unfolds_into_gigabytes_opens_and_gives_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MEMORY", 64 * 1024**2)
    document = pikepdf.new()
    page = document.add_blank_page()
    twice = zlib.compress(zlib.compress(b" " * 300 * 1024**2, 1), 9)
    names = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    page.Contents = pikepdf.Stream(document, twice)
    page.Contents.write(twice, filter=names)
    document.save(tmp_path / "sop.pdf", compress_streams=False)
    assert (tmp_path / "sop.pdf").stat().st_size < 100_000
    read = read_pdf(tmp_path / "sop.pdf")
    assert (read.pages, "".join(read.texts)) == (1, "")


def test_a_pdf_that_cannot_even_be_opened_in_its_limits_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = pikepdf.new()
    document.add_blank_page()
    document.save(tmp_path / "sop.pdf")
    monkeypatch.setattr(guard, "WALL_SECONDS", 0)
    with pytest.raises(UnreadableFileError, match="more time or memory"):
        read_pdf(tmp_path / "sop.pdf")
