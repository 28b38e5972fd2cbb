"""After a refusal: the folder, the letter as it was sent and the refusal become one paper, or a fault that says what is missing."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from appealdesk.cli import refusal as command
from appealdesk.core.errors import BadInputError
from appealdesk.core.refusal_reading import State
from appealdesk.road.refused import refused

SAMPLE = Path(__file__).parents[2] / "samples" / "cases" / "late-shipment-carrier-closure"
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
CAME = datetime(2026, 11, 26, 9, tzinfo=UTC)
REFUSAL = "We reviewed your appeal.\n-- Greater detail on the root causes.\nPlease reply within 72 hours.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "case")
    (tmp_path / "refusal.txt").write_text(REFUSAL, "utf-8")
    return tmp_path / "case"


def keep(folder: Path, text: str) -> None:
    sent = folder / "attempts" / "attempt-1" / "bundle" / "data"
    sent.mkdir(parents=True)
    (sent / "letter.txt").write_text(text, "utf-8")


def test_the_letter_of_the_newest_attempt_is_matched_and_the_paper_written(folder: Path) -> None:
    keep(folder, "Root cause\n\nOn 2026-11-03 the 7 orders waited [Exhibit 3].\n")
    made = refused(folder, folder.parent / "refusal.txt", now=NOW, refused_at=CAME)
    assert [(item.ask.code, item.state) for item in made.items] == [("root_cause", State.ANSWERED)]
    assert made.written == folder / "attempts" / "refusal-reading-1.pdf"
    assert made.written.read_bytes().startswith(b"%PDF")


def test_the_deadline_of_the_refusal_is_read_and_not_that_of_the_notice(folder: Path) -> None:
    keep(folder, "Root cause\n\nWe were late.\n")
    text = str(refused(folder, folder.parent / "refusal.txt", now=NOW, refused_at=CAME).paper)
    assert "“72 hours”（第 3 行）" in text
    assert "2026年11月29日 17:00(UTC+08:00)" in text


def test_without_a_letter_the_fault_says_how_to_hand_it_in(folder: Path) -> None:
    with pytest.raises(BadInputError, match="--letter"):
        refused(folder, folder.parent / "refusal.txt", now=NOW)


def test_a_refusal_as_a_mail_says_itself_when_it_came(folder: Path) -> None:
    keep(folder, "Root cause\n\nWe were late.\n")
    mail = folder.parent / "refusal.eml"
    head = "From: a@example.com\nSubject: Your appeal\nDate: Thu, 26 Nov 2026 09:00:00 +0000\n\n"
    mail.write_text(head + REFUSAL, "utf-8")
    assert "2026年11月29日 17:00(UTC+08:00)" in str(refused(folder, mail, now=NOW).paper)


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    keep(folder, "We are sorry.\n")
    with pytest.raises(BadInputError, match=r"none\.txt"):
        refused(folder, folder.parent / "none.txt", now=NOW)


def test_a_letter_of_another_hand_may_be_handed_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = folder.parent / "sent.txt"
    letter.write_text("We are sorry.\n", "utf-8")
    code = command.run(folder, folder.parent / "refusal.txt", letter, None, None, None, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert told["schema"] == "appealdesk.refusal/1"
    assert [item["state"] for item in told["items"]] == ["missing"]


def test_a_person_sees_each_item_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, "We are sorry.\n")
    command.run(folder, folder.parent / "refusal.txt", None, None, None, None, as_json=False)
    assert "未答复 missing · 根本原因须更详细" in capsys.readouterr().out
