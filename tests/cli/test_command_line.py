"""The command line as a person meets it: what it prints, and with which exit code it ends."""

from __future__ import annotations

import json
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appealdesk.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "samples" / "cases"
DISPUTE = CASES / "a-to-z-not-received"
PLAN = CASES / "late-shipment-carrier-closure"


def desk(*words: object):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def case(tmp_path: Path):
    """Copy a sample folder, so that a test may spoil it."""

    def copy(source: Path) -> Path:
        return Path(shutil.copytree(source, tmp_path / source.name))

    return copy


def test_read_prints_one_line_of_json_a_folder() -> None:
    result = desk("read", DISPUTE, PLAN, "--json")
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["issue_type"], second["issue_type"]) == ("a_to_z_claim", "lsr")
    assert first["schema"] == "appealdesk.reading/1"


def test_a_missing_folder_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    result = desk("read", tmp_path / "nowhere", DISPUTE, "--json")
    assert result.exit_code == 2
    assert "nowhere" in result.stdout.splitlines()[0]
    assert json.loads(result.stdout.splitlines()[1])["platform"] == "amazon"


def test_an_impossible_day_is_refused_with_a_remedy() -> None:
    result = desk("read", DISPUTE, "--as-of", "2026-02-30")
    assert result.exit_code == 2
    assert "2026-02-30" in result.stderr
    assert "→" in result.stderr


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_year_beyond_all_clocks_is_refused(day: str) -> None:
    made = desk("read", "samples/cases/a-to-z-not-received", "--as-of", day)
    assert made.exit_code == 2
    assert "cannot be meant" in made.stderr


def test_a_moment_without_a_zone_is_refused() -> None:
    result = desk("read", DISPUTE, "--as-of", "2026-11-13T17:00:00")
    assert result.exit_code == 2
    assert "zone" in result.stderr


def test_explain_shows_the_words_each_field_came_from() -> None:
    explained = json.loads(desk("read", DISPUTE, "--explain", "--json").stdout)
    assert explained["spans"]["issue_type"]
    assert {"words", "place"} <= set(explained["spans"]["issue_type"][0])


def test_a_dispute_needs_no_plan(case) -> None:
    result = desk("prepare", case(DISPUTE), "--json")
    assert result.exit_code == 0, result.output
    made = json.loads(result.stdout)
    assert made["outcome"] == "made"
    assert desk("verify", made["bundle"]).exit_code == 0


def test_a_plan_of_action_without_a_plan_gives_the_questions(case) -> None:
    folder = case(PLAN)
    text = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(text[: text.index("\nplan:")] + "\n", "utf-8")
    result = desk("prepare", folder, "--json")
    assert result.exit_code == 4, result.output
    made = json.loads(result.stdout)
    assert made["questions"]
    assert not list(folder.rglob("*letter*"))


def test_preparing_again_keeps_the_old_attempt_and_says_what_changed(case) -> None:
    folder = case(DISPUTE)
    first = json.loads(desk("prepare", folder, "--json").stdout)
    kept = {path: path.read_bytes() for path in Path(first["bundle"]).rglob("*") if path.is_file()}
    (folder / "story.md").write_text("补充:买家 11 月 10 日承认收到。", "utf-8")
    second = json.loads(desk("prepare", folder, "--json").stdout)
    assert (first["attempt"], second["attempt"]) == (1, 2)
    assert any("story" in line for line in second["changes"])
    assert all(path.read_bytes() == was for path, was in kept.items())


def test_verify_finds_one_changed_byte(case) -> None:
    made = json.loads(desk("prepare", case(DISPUTE), "--json").stdout)
    letter = next(Path(made["bundle"]).rglob("*letter*.pdf"))
    letter.write_bytes(letter.read_bytes()[:-1] + b"!")
    result = desk("verify", made["bundle"], "--json")
    assert result.exit_code == 1
    assert letter.name in result.stdout


def test_a_rule_is_shown_with_day_source_standing_and_history() -> None:
    shown = json.loads(
        desk(
            "rule",
            "show",
            "amazon.a_to_z.appeal_window",
            "--marketplace",
            "US",
            "--on",
            "2026-11-20",
            "--json",
        ).stdout
    )
    assert shown["value"]["amount"] == 30
    assert shown["standing"] in {"unverified", "disputed"}
    assert shown["sources"]
    assert "earlier" in shown


def test_an_unknown_rule_names_near_ones() -> None:
    result = desk("rule", "show", "amazon.a_to_z.apeal_window", "--marketplace", "US")
    assert result.exit_code == 2
    assert "amazon.a_to_z.appeal_window" in result.stderr


def test_the_packs_are_whole() -> None:
    assert desk("rule", "check").exit_code == 0


def test_new_makes_a_folder_that_reads_like_the_pasted_notice(tmp_path: Path) -> None:
    notice = tmp_path / "pasted.txt"
    notice.write_text(
        "Late Shipment Rate 8.3% (target 4%). Submit within 5 days of Oct 6, 2026. Amazon.com\n113-4417730-9920586",
        "utf-8",
    )
    folder = tmp_path / "my-case"
    assert desk("new", folder, "--notice", notice, "--as-of", "2026-10-09").exit_code == 0
    text = (folder / "case.yaml").read_text("utf-8")
    assert "113-4417730-9920586" in text
    reading = json.loads(desk("read", folder, "--json").stdout)
    assert (reading["issue_type"], reading["marketplace"]) == ("lsr", "US")
    assert desk("new", folder, "--notice", notice).exit_code == 2


def test_a_notice_that_is_not_there_is_told(tmp_path: Path) -> None:
    made = desk("new", tmp_path / "case", "--notice", tmp_path / "nope.txt")
    assert made.exit_code == 2
    assert "nope.txt: The disk refuses: No such file or directory." in made.stderr
    assert not (tmp_path / "case").exists()


def test_a_place_that_takes_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    made = desk(
        "new", tmp_path / "file" / "case", "--notice", CASES / "feedback-burst-own-batch" / "notice.txt"
    )
    assert made.exit_code == 2
    assert "The disk refuses" in made.stderr


def test_deadline_shows_china_time_first() -> None:
    text = desk("deadline", PLAN).stdout
    assert "北京时间" in text


def test_prepare_tells_what_repeats_a_letter_of_another_case(case, tmp_path: Path) -> None:
    first = json.loads(desk("prepare", case(DISPUTE), "--json").stdout)
    index = tmp_path / "letters.sqlite3"
    added = desk(
        "originality", "index", "add", index, f"OTHER-1={Path(first['bundle']) / 'data' / 'letter.txt'}"
    )
    assert added.exit_code == 0, added.output
    again = json.loads(
        desk("prepare", DISPUTE, "--out", tmp_path / "out", "--against", index, "--json").stdout
    )
    assert any("OTHER-1" in problem["reason"] for problem in again["problems"])


def test_the_letter_is_in_its_readers_language_unless_another_is_asked_for(tmp_path: Path) -> None:
    german = CASES / "valid-tracking-miscounted"
    first = json.loads(desk("prepare", german, "--out", tmp_path, "--json").stdout)
    second = json.loads(desk("prepare", german, "--out", tmp_path, "--language", "en", "--json").stdout)
    assert (first["language"], second["language"]) == ("de", "en")


def test_an_override_needs_a_sentence_and_a_name(case) -> None:
    folder = case(DISPUTE)
    for words in (
        ["--override", "ok", "--by", "Lin Yue"],
        ["--override", "The seller was told of it."],
        ["--by", "x"],
    ):
        told = desk("prepare", folder, *words)
        assert told.exit_code == 2
        assert "--override" in told.stderr or "--by" in told.stderr
    assert not (folder / "attempts").exists()


def test_an_override_is_told_with_who_gave_it(case) -> None:
    folder = case(DISPUTE)
    sheet = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(
        sheet.replace("en: Please reverse the", "en: Please reverse 该索赔 the"), "utf-8"
    )
    assert desk("prepare", folder).exit_code == 4
    told = desk("prepare", folder, "--override", "The seller wants this word kept.", "--by", "Lin Yue")
    assert told.exit_code == 0
    assert "Lin Yue: The seller wants this word kept." in told.stdout
    assert "fatal" in told.stdout


def test_a_line_said_into_a_pipe_arrives_while_the_command_goes_on() -> None:
    words = "from appealdesk.cli.output import say; say('http://desk'); input()"
    command = [sys.executable, "-c", words]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as going:
        assert going.stdout is not None
        arrived, _, _ = select.select([going.stdout], [], [], 20)
        going.communicate("\n")
    assert arrived
