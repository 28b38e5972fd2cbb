"""`prepare` with a pen: what it says better is taken, what it makes up is refused and told, and without it nothing changes."""

from __future__ import annotations

import json
import re
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lying_endpoint import Endpoint, raw, says
from typer.testing import CliRunner

from appealdesk.cli.app import app
from appealdesk.core.casework import Ending
from appealdesk.pen import Pen, settings
from appealdesk.press.verify import verify_bundle
from appealdesk.road.penned import DEAD
from appealdesk.road.prepare import Prepared, prepare, prepared_json

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "cases" / "late-shipment-carrier-closure"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "case"))


@pytest.fixture
def plain(folder: Path, tmp_path: Path) -> str:
    return letter(prepare(folder, now=NOW, out=tmp_path / "plain"))


def letter(made: Prepared) -> str:
    return (made.written.bag / "data" / "letter.txt").read_text("utf-8")


def record(made: Prepared) -> list[dict[str, Any]]:
    held = json.loads((made.written.bag / "data" / "pen.json").read_text("utf-8"))
    assert held["schema"] == "appealdesk.pen/1"
    return held["drafts"]


def penned(folder: Path, endpoint: Endpoint, **more: Any) -> Prepared:
    return prepare(folder, now=NOW, pen=Pen(endpoint.settings(timeout=5, **more)))


def better(sent: str) -> str:
    """Say one word in other words, wherever it stands."""
    return re.sub(r"\\bshipped\\b", "sent", sent).replace("warehouse", "storehouse")


def test_what_keeps_the_facts_is_taken_and_the_bundle_keeps_what_went_and_came(
    folder: Path, endpoint: Endpoint, plain: str
) -> None:
    endpoint.play(says(better))
    made = penned(folder, endpoint)
    assert made.ending is Ending.MADE
    assert made.work.reworded is not None
    assert made.work.reworded.taken
    assert letter(made) != plain
    assert verify_bundle(made.written.folder).sound
    drafts = record(made)
    assert len(drafts) == len(endpoint.asked)
    assert all(draft["prompt"] for draft in drafts)
    assert {draft["place"] for draft in drafts if draft["accepted"] and not draft["refused"]} == set(
        made.work.reworded.taken
    )
    with pypdfium2.PdfDocument(made.written.bag / "data" / "report.pdf") as report:
        assert "语言模型润色" in report[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        (lambda sent: re.sub(r"\b\d\b", "7", sent), "added: number"),
        (lambda sent: sent + " We met the carrier on May 4, 2026.", "added"),
        (lambda sent: sent + " Maersk confirmed it.", "Maersk"),
        (lambda sent: re.sub(r"\[Exhibit \d+\]", "[Exhibit 99]", sent), "exhibits differ"),
        (lambda sent: sent[: len(sent) // 2], "dropped"),
        (lambda sent: "Sure, here it is:\n" + sent, "talks about itself"),
    ],
)
def test_whatever_it_makes_up_is_refused_and_the_plain_text_stays(
    folder: Path, endpoint: Endpoint, plain: str, lie: Any, why: str
) -> None:
    endpoint.play(says(lie))
    made = penned(folder, endpoint)
    changed = {place for place, _ in made.work.reworded.refused}
    assert any(why in reason for _, reason in made.work.reworded.refused)
    drafts = {draft["place"]: draft for draft in record(made)}
    for place in changed:
        assert drafts[place]["refused"]
    if not made.work.reworded.taken:
        assert letter(made) == plain
    told = prepared_json(made)["pen"]
    assert told["refused"] == dict(made.work.reworded.refused)


def test_what_the_check_of_the_letter_stops_is_taken_back_sentence_by_sentence(
    folder: Path, endpoint: Endpoint
) -> None:
    def blaming(sent: str) -> str:
        return sent.rstrip(".") + " TBD." if sent.endswith(".") and "refund" in sent else better(sent)

    endpoint.play(says(blaming))
    made = penned(folder, endpoint)
    assert made.ending is Ending.MADE
    assert "TBD" not in letter(made)
    assert any("TBD" in draft["answer"] and draft["refused"] for draft in record(made))


def test_an_endpoint_that_fails_is_asked_a_few_times_and_no_more(
    folder: Path, endpoint: Endpoint, plain: str
) -> None:
    endpoint.play(raw(b"oops", 500))
    made = penned(folder, endpoint)
    assert letter(made) == plain
    assert len(endpoint.asked) <= 8
    assert DEAD in dict(made.work.reworded.refused).values()


def test_an_endpoint_that_stalls_costs_one_timeout(folder: Path, endpoint: Endpoint, plain: str) -> None:
    def stall(handler: Any, _: Any) -> None:
        time.sleep(1)
        handler.close_connection = True

    endpoint.play(stall)
    began = time.monotonic()
    made = prepare(folder, now=NOW, pen=Pen(endpoint.settings(timeout=0.3)))
    assert time.monotonic() - began < 6
    assert letter(made) == plain


def test_nothing_personal_of_the_case_reaches_the_endpoint(folder: Path, endpoint: Endpoint) -> None:
    endpoint.play(says(lambda sent: sent))
    made = penned(folder, endpoint)
    sent = json.dumps(endpoint.asked)
    seller = made.case.seller
    for word in (seller.store, seller.company, *(order.id for order in made.case.orders)):
        assert word
        assert word not in sent


def test_subject_request_and_tables_are_never_sent(folder: Path, endpoint: Endpoint) -> None:
    endpoint.play(says(lambda sent: sent))
    made = penned(folder, endpoint)
    places = {draft["place"].partition(" ")[0] for draft in record(made)}
    assert not places & {"subject", "request", "policy", "exhibits"}
    rows = [place for place, item in made.work.letter.statements() if not hasattr(item, "key")]
    assert rows
    assert not {draft["place"] for draft in record(made)} & set(rows)


def test_a_letter_that_the_check_stops_is_not_sent_at_all(folder: Path, endpoint: Endpoint) -> None:
    sheet = (folder / "case.yaml").read_text("utf-8")
    (folder / "case.yaml").write_text(
        sheet.replace("request:\n  kind: reinstate", "request:\n  kind: revoke_claim"), "utf-8"
    )
    endpoint.play(says(lambda sent: sent))
    made = penned(folder, endpoint)
    assert made.ending is Ending.NEEDS_ANSWERS
    assert endpoint.asked == []


def test_the_option_without_settings_says_what_to_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (settings.URL, settings.MODEL):
        monkeypatch.delenv(name, raising=False)
    told = CliRunner().invoke(app, ["prepare", str(folder), "--pen"])
    assert told.exit_code == 2
    assert settings.URL in told.stderr
    assert not (folder / "attempts").exists()


def test_settings_without_the_option_leave_the_pen_off(
    folder: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.URL, endpoint.settings().base_url)
    monkeypatch.setenv(settings.MODEL, "m")
    endpoint.play(says(better))
    assert CliRunner().invoke(app, ["prepare", str(folder), "--json"]).exit_code == 0
    assert endpoint.asked == []
    told = CliRunner().invoke(app, ["prepare", str(folder), "--json", "--pen"])
    assert told.exit_code == 0
    assert json.loads(told.stdout)["pen"]["model"] == "m"
    assert "secret" not in told.stdout
