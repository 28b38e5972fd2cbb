"""The whole road on every sample: what comes out is sound, says only what its exhibits carry, and is written once or not at all."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from appealdesk.core.casework import Ending, channel_of
from appealdesk.core.errors import AppealDeskError, CaseFolderError
from appealdesk.press.verify import verify_bundle
from appealdesk.road.prepare import last_attempt, prepare

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "samples" / "cases").iterdir())
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
CITED = re.compile(r"\[(?:Exhibit|Anlage|証拠) (\d+)\]")
HAN = re.compile(r"[㐀-鿿]")
KANA = re.compile(r"[ぁ-ヿ]")
QUOTED = re.compile(r"“[^”]*”|„[^“]*“|「[^」]*」")
# Small words by which a reader knows a language; those of another language betray a sentence that was left over.
SMALL = {
    "en": re.compile(r"\b(?:the|of|and|was|were|is|with)\b"),
    "de": re.compile(r"\b(?:der|die|das|und|wurde|ist|mit)\b"),
}
LANGUAGES = {"valid-tracking-miscounted": "de", "product-misjudged-restricted": "ja"}
PLACEHOLDER = re.compile(r"\bTODO\b|\bTBD\b|\bXXX\b|\{\w+\}|<\w+>|\[\s*\]|…{2}|_{3}")


@pytest.fixture(scope="module")
def attempts(tmp_path_factory):
    """Prepare every sample once, in copies."""
    made = {}
    for case in CASES:
        folder = tmp_path_factory.mktemp("case") / case.name
        shutil.copytree(case, folder)
        made[case.name] = prepare(folder, now=NOW)
    return made


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_every_sample_ends_in_a_sound_bundle_or_an_honest_refusal(attempts, name: str) -> None:
    made = attempts[name]
    assert made.ending in {Ending.MADE, Ending.REFUSED}
    assert verify_bundle(made.written.bag).sound
    papers = {path.name for path in (made.written.bag / "data").iterdir()}
    assert ("letter.pdf" in papers) is (made.ending is Ending.MADE)
    assert ("refusal.pdf" in papers) is (made.ending is Ending.REFUSED)
    assert (made.written.upload is not None) is (made.ending is Ending.MADE)


def test_one_sample_is_refused(attempts) -> None:
    assert [made.ending for made in attempts.values()].count(Ending.REFUSED) >= 1


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_a_letter_cites_only_exhibits_that_the_bundle_holds(attempts, name: str) -> None:
    bag = attempts[name].written.bag
    letter = bag / "data" / "letter.txt"
    if not letter.exists():
        assert attempts[name].ending is Ending.REFUSED
        return
    numbers = {int(number) for number in CITED.findall(letter.read_text("utf-8"))}
    held = {int(path.name[:2]) for path in (bag / "data" / "exhibits").iterdir()}
    assert numbers
    assert numbers <= held


def prose(made) -> str:
    """The words of a letter outside quotations and the seller's names; empty where none was made."""
    letter = made.written.bag / "data" / "letter.txt"
    if not letter.exists():
        assert made.ending is Ending.REFUSED
        return ""
    return QUOTED.sub("", letter.read_text("utf-8")).replace(made.case.seller.store, "")


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_a_letter_is_in_the_language_of_the_team_that_reads_it(attempts, name: str) -> None:
    letter = attempts[name].work.letter
    assert letter is None or letter.language == LANGUAGES.get(name, "en")


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_a_letter_holds_no_placeholder(attempts, name: str) -> None:
    assert not PLACEHOLDER.search(prose(attempts[name]))


@pytest.mark.parametrize("name", sorted({case.name for case in CASES} - LANGUAGES.keys()))
def test_an_english_letter_holds_no_other_language_outside_names_and_quotes(attempts, name: str) -> None:
    text = prose(attempts[name])
    assert not HAN.search(text)
    assert not SMALL["de"].search(text)


def test_a_german_letter_holds_no_other_language_outside_names_and_quotes(attempts) -> None:
    text = prose(attempts["valid-tracking-miscounted"])
    assert not HAN.search(text)
    assert not SMALL["en"].search(text)
    assert SMALL["de"].search(text)


def test_a_japanese_letter_holds_no_other_language_outside_names_and_quotes(attempts) -> None:
    text = prose(attempts["product-misjudged-restricted"])
    assert not SMALL["en"].search(text)
    assert all("".join(HAN.findall(line)).encode("cp932") for line in text.splitlines() if HAN.search(line))
    assert all(
        KANA.search(sentence) for sentence in re.split(r"[。\n]", text) if len(HAN.findall(sentence)) > 12
    )


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        ("valid-tracking-miscounted", "Anlagen", "Sendungsverlauf des Paketdienstes"),
        ("product-misjudged-restricted", "証拠資料", "試験報告書または証明書"),
    ],
)
def test_the_exhibits_travel_in_the_language_of_the_letter(
    attempts, name: str, title: str, kind: str
) -> None:
    pdf = pypdfium2.PdfDocument(attempts[name].written.upload / "2-exhibits.pdf")
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert title in text
    assert kind in text
    assert "report" not in text.replace("metric_report", "")


def test_a_text_missing_in_the_readers_language_makes_the_letter_english_and_says_why(tmp_path: Path) -> None:
    source = ROOT / "samples" / "cases" / "valid-tracking-miscounted"
    folder = shutil.copytree(source, tmp_path / "case")
    sheet = folder / "case.yaml"
    lines = sheet.read_text("utf-8").splitlines(keepends=True)
    sheet.write_text("".join(line for line in lines if "de: Ein Nachdruck macht" not in line), "utf-8")
    made = prepare(folder, now=NOW)
    assert made.work.letter.language == "en"
    assert made.work.language.missing == ("plan.corrective[3]",)
    copy = made.work.paper("reading-copy")
    assert any("plan.corrective[3]" in getattr(block, "text", "") for block in copy.blocks)


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_originals_reach_the_bundle_byte_for_byte_and_stay_untouched(attempts, name: str) -> None:
    made = attempts[name]
    source = ROOT / "samples" / "cases" / name
    for exhibit in made.case.exhibits:
        copy = made.written.bag / "data" / "exhibits" / f"{exhibit.number:02d}-{Path(exhibit.file).name}"
        original = (source / exhibit.file).read_bytes()
        assert copy.read_bytes() == original
        assert (made.written.folder.parents[1] / exhibit.file).read_bytes() == original
        assert hashlib.sha256(original).hexdigest() == exhibit.sha256


def test_the_same_case_gives_the_same_bytes(attempts, tmp_path: Path) -> None:
    name = "a-to-z-not-received"
    again = prepare(
        shutil.copytree(ROOT / "samples" / "cases" / name, tmp_path / name), now=NOW.replace(year=2030)
    )
    assert again.written.digest == attempts[name].written.digest


def test_a_sentence_of_the_letter_can_be_followed_to_what_carries_it(attempts) -> None:
    made = attempts["a-to-z-not-received"]
    data = json.loads((made.written.bag / "data" / "case.json").read_text("utf-8"))
    assert data["statements"]
    assert all(statement["origins"] for statement in data["statements"])


def test_a_broken_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(CASES[0], folder)
    (folder / "case.yaml").write_text("as_of: 2026-02-30\nplattform: amazon\n", "utf-8")
    before = sorted(folder.rglob("*"))
    with pytest.raises(CaseFolderError) as caught:
        prepare(folder, now=NOW)
    assert len(caught.value.faults) >= 2
    assert sorted(folder.rglob("*")) == before


def test_an_empty_folder_says_what_belongs_into_it(tmp_path: Path) -> None:
    with pytest.raises(AppealDeskError, match="notice"):
        prepare(tmp_path, now=NOW)


def test_a_dispute_without_a_carrier_paper_asks_instead_of_asserting(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "notice.txt").write_text(
        "Amazon.com A-to-z Guarantee claim granted. Order 113-4417730-9920586. The amount of USD 40.00 was debited.\n"
        "The buyer did not receive the item. You may appeal within 30 days of November 12, 2026.\n",
        "utf-8",
    )
    made = prepare(folder, now=NOW)
    assert made.ending is Ending.NEEDS_ANSWERS
    assert not list(folder.rglob("letter*"))
    assert made.work.ask


def test_the_channel_that_the_case_names_wins(attempts) -> None:
    made = attempts["a-to-z-not-received"]
    other = made.known.channels[-1]
    assert channel_of(replace(made.case, channel=other.rule), made.reading, made.known.channels) == other


def test_attempts_are_numbered_from_what_is_there(tmp_path: Path) -> None:
    for name in ("attempt-1", "attempt-12", "attempt-x", "notes"):
        (tmp_path / name).mkdir()
    assert last_attempt(tmp_path) == 12
    assert last_attempt(tmp_path / "nowhere") == 0
