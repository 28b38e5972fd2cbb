"""A letter with a fatal problem stays in the house, unless a named person lets it out; the reason goes everywhere but into it."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from appealdesk.core.casework import Ending
from appealdesk.core.errors import CaseFolderError
from appealdesk.core.override import OverrideError
from appealdesk.press.bag import ChangedOriginalError
from appealdesk.press.verify import verify_bundle
from appealdesk.road import contents
from appealdesk.road.prepare import prepare, prepared_json

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
REASON = "The seller wants the claim named in Chinese as well; the transcript of the call says so."
WHO = "Lin Yue"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dispute whose request keeps a word in another language."""
    made = Path(shutil.copytree(ROOT / "samples" / "cases" / "a-to-z-not-received", tmp_path / "case"))
    sheet = (made / "case.yaml").read_text("utf-8")
    told = sheet.replace("en: Please reverse the", "en: Please reverse 该索赔 the")
    assert told != sheet
    (made / "case.yaml").write_text(told, "utf-8")
    return made


def words(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_without_a_reason_the_letter_stays(folder: Path) -> None:
    made = prepare(folder, now=NOW)
    assert made.ending is Ending.NEEDS_ANSWERS
    assert any(problem.fatal for problem in made.work.problems)
    assert made.written.upload is None


def test_a_reason_lets_it_out_and_is_kept_in_bag_report_and_record(folder: Path) -> None:
    made = prepare(folder, now=NOW, override=(REASON, WHO))
    assert made.ending is Ending.MADE
    tags = (made.written.bag / "bag-info.txt").read_text("utf-8")
    assert f"Override-Reason: {REASON}\n" in tags
    assert f"Override-By: {WHO}\n" in tags
    assert f"Override-At: {made.case.as_of.isoformat()}\n" in tags
    assert "Override-Problem: L21! " in tags
    record = json.loads((made.written.bag / "data" / "case.json").read_text("utf-8"))["override"]
    assert (record["reason"], record["by"]) == (REASON, WHO)
    assert record["problems"][0]["code"] == "L21"
    assert prepared_json(made)["override"] == record
    with pypdfium2.PdfDocument(made.written.bag / "data" / "report.pdf") as report:
        front = "".join(report[0].get_textpage().get_text_bounded().split())
    assert WHO.replace(" ", "") in front
    assert REASON.replace(" ", "") in front
    assert verify_bundle(made.written.bag).sound


def test_the_reason_is_never_printed_in_what_goes_out(folder: Path) -> None:
    made = prepare(folder, now=NOW, override=(REASON, WHO))
    assert made.written.upload is not None
    for path in [*made.written.upload.iterdir(), *(made.written.bag / "data").glob("letter.*")]:
        if path.suffix == ".pdf":
            text = words(path)
        elif path.suffix == ".docx":
            with zipfile.ZipFile(path) as parts:
                text = "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
        else:
            text = path.read_text("utf-8")
        assert "transcript" not in text
        assert WHO.replace(" ", "") not in text.replace(" ", "")


def test_an_override_that_was_not_needed_leaves_no_trace(tmp_path: Path) -> None:
    clean = Path(shutil.copytree(ROOT / "samples" / "cases" / "a-to-z-not-received", tmp_path / "clean"))
    made = prepare(clean, now=NOW, override=(REASON, WHO))
    assert made.work.override is None
    assert "Override" not in (made.written.bag / "bag-info.txt").read_text("utf-8")


def test_an_empty_reason_is_refused_and_nothing_is_written(folder: Path) -> None:
    with pytest.raises(OverrideError):
        prepare(folder, now=NOW, override=("", WHO))
    assert not (folder / "attempts").exists()


def test_a_missing_exhibit_is_overridden_by_nobody(folder: Path) -> None:
    (folder / "exhibits" / "delivery_proof.pdf").unlink()
    with pytest.raises(CaseFolderError, match="delivery_proof"):
        prepare(folder, now=NOW, override=(REASON, WHO))
    assert not (folder / "attempts").exists()


def test_a_changed_exhibit_is_overridden_by_nobody(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swapped(*given: object) -> bytes:
        proof = folder / "exhibits" / "delivery_proof.pdf"
        before = hashlib.sha256(proof.read_bytes()).hexdigest()
        proof.write_bytes(proof.read_bytes() + b"\n% altered")
        assert hashlib.sha256(proof.read_bytes()).hexdigest() != before
        return b"{}"

    monkeypatch.setattr(contents, "case_data", swapped)  # between reading and sealing
    with pytest.raises(ChangedOriginalError):
        prepare(folder, now=NOW, override=(REASON, WHO))
    assert not list((folder / "attempts").iterdir())
