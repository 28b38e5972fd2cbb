"""A maker that is killed leaves a hidden folder; the next one sweeps it, and never the folder of a maker who lives."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from appealdesk.press import making as module
from appealdesk.press.making import making, sweep
from appealdesk.press.verify import verify_bundle

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "cases" / "a-to-z-not-received"

# A maker that says where it works and then waits for ever.
MAKER = """
import sys, time
from pathlib import Path
from appealdesk.press.making import making
with making(Path(sys.argv[1]), "attempt-1") as folder:
    (folder / "half.pdf").write_bytes(b"%PDF")
    print(folder.name, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def maker(tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", MAKER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        yield child, tmp_path / child.stdout.readline().strip()
        child.kill()


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_the_folder_of_a_maker_that_was_killed_is_swept_by_the_next(maker, tmp_path: Path) -> None:
    child, left = maker
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert (left / "half.pdf").exists()
    with making(tmp_path, "attempt-1") as folder:
        assert hidden(tmp_path) == [folder.name]


@pytest.mark.slow
def test_after_a_killed_prepare_the_next_one_sweeps_and_seals(tmp_path: Path) -> None:
    case = Path(shutil.copytree(SAMPLE, tmp_path / "case"))
    attempts = case / "attempts"
    attempts.mkdir()
    command = [sys.executable, "-m", "appealdesk", "prepare", str(case), "--json"]
    for _ in range(20):  # until one dies while its folder is in the making
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as desk:
            while desk.poll() is None and not hidden(attempts):
                time.sleep(0.001)
            desk.kill()
        if hidden(attempts):
            break
    assert hidden(attempts)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert hidden(attempts) == []
    newest = max(attempts.iterdir(), key=lambda path: int(path.name.rpartition("-")[2]))
    assert verify_bundle(newest).sound


def test_the_folder_of_a_maker_that_lives_is_left_alone_however_old_it_is(maker, tmp_path: Path) -> None:
    _, busy = maker
    os.utime(busy, (0, 0))
    with making(tmp_path, "attempt-1") as folder:
        assert sorted(hidden(tmp_path)) == sorted([busy.name, folder.name])
    assert (busy / "half.pdf").exists()


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), making(tmp_path, "attempt-1") as folder:
        (folder / "x").write_text("x")
        raise KeyboardInterrupt
    assert hidden(tmp_path) == []


@pytest.mark.parametrize(
    "name", [".attempt-1", ".attempt-0-abcdefgh", ".attempt-1-abc", "attempt-1-abcdefgh", ".git"]
)
def test_only_folders_of_ours_are_swept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert sweep(tmp_path) == ()
    assert (tmp_path / name).is_dir()


def test_a_link_of_that_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / ".attempt-1-abcdefgh").symlink_to(tmp_path / "kept", target_is_directory=True)
    assert sweep(tmp_path) == ()
    assert (tmp_path / "kept").is_dir()


@pytest.mark.parametrize(("age", "swept"), [(3600, False), (90_000, True)])
def test_where_a_disk_knows_no_locks_a_day_has_to_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int, swept: bool
) -> None:
    monkeypatch.setattr(module, "_lock", lambda *_, **__: None)
    left = tmp_path / ".attempt-3-abcdefgh"
    left.mkdir()
    then = time.time() - age
    os.utime(left, (then, then))
    assert bool(sweep(tmp_path)) is swept
    assert left.exists() is not swept
