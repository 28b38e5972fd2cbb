"""Each thing that can be wrong with a folder has one clear message: what, why, and what to do."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from datetime import datetime
from pathlib import Path

import pytest

from appealdesk.core.errors import CaseFolderError
from appealdesk.readers import files
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.readers.case_yaml import did_you_mean

PIXELS = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + kind + data + check


def packed(names: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return held.getvalue()


def told(folder: Path) -> str:
    with pytest.raises(CaseFolderError) as caught:
        read_case_folder(folder, as_of=datetime.fromisoformat("2026-11-20T00:00:00+08:00"))
    return str(caught.value)


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "There is no such folder. Give the folder that holds notice and story." in told(
        tmp_path / "nowhere"
    )


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text("x")
    assert "This is a file, not a folder." in told(tmp_path / "notice.txt")


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "The folder is empty. Add notice.txt or story.md." in told(tmp_path)


def test_neither_notice_nor_story(folder: Path) -> None:
    (folder / "notice.txt").unlink()
    (folder / "story.md").unlink()
    assert "The folder holds neither a notice nor a story." in told(folder)


def test_two_stories(folder: Path) -> None:
    (folder / "story.txt").write_text("x")
    assert "story.txt: There are two stories. Put both into story.md." in told(folder)


def test_a_case_form_under_another_name(folder: Path) -> None:
    (folder / "case.yml").write_text("platform: amazon")
    assert "case.yml: This name is not read. Rename it to case.yaml." in told(folder)


def test_a_folder_where_the_case_form_should_be(folder: Path) -> None:
    (folder / "case.yaml").unlink(missing_ok=True)
    (folder / "case.yaml").mkdir()
    assert "case.yaml: This is a folder, not a file." in told(folder)


def test_a_year_beyond_all_clocks(folder: Path) -> None:
    (folder / "case.yaml").write_text("as_of: 0001-01-01\n", encoding="utf-8")
    assert "as_of: the year of “0001-01-01” cannot be meant." in told(folder)


def test_a_kind_in_another_order_of_its_words_finds_its_code() -> None:
    assert (
        did_you_mean("proof_of_delivery", ("invoice", "delivery_proof", "sop"))
        == "Did you mean delivery_proof?"
    )


def test_an_unknown_kind_of_evidence(folder: Path) -> None:
    (folder / "exhibits" / "carier_tracking.txt").write_text("x")
    assert "Did you mean carrier_tracking or return_tracking? List it under exhibits" in told(folder)


def test_a_file_of_200_megabytes(folder: Path) -> None:
    with (folder / "exhibits" / "warehouse_video.mp4").open("wb") as film:
        film.truncate(200 * 1024**2)  # a hole in the disk, not 200 MB of it
    assert "warehouse_video.mp4: The file has 200.0 MB; at most 100.0 MB are taken." in told(folder)


def test_more_files_than_anybody_reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILES_LIMIT", 2)
    assert "The folder holds at least 3 files" in told(folder)


def test_a_folder_that_lies_too_deep(folder: Path) -> None:
    deep = folder.joinpath("exhibits", *"abcdef")
    deep.mkdir(parents=True)
    (deep / "sop.txt").write_text("x")
    assert "a/b/c/d/e/f: This folder lies too deep" in told(folder)


def test_a_huge_text_as_notice(folder: Path) -> None:
    (folder / "notice.txt").write_bytes(b"a " * (files.TEXT_LIMIT // 2 + 1))
    assert "notice.txt: The file is larger than 2.0 MB" in told(folder)


def test_a_huge_case_form(folder: Path) -> None:
    (folder / "case.yaml").write_bytes(b"# " * (512 * 1024))
    assert "case.yaml: The file is larger than 0.5 MB" in told(folder)


def test_a_notice_that_is_no_text(folder: Path) -> None:
    (folder / "notice.txt").write_bytes(PIXELS)
    assert "notice.txt: The file holds bytes that are no text." in told(folder)


def test_a_notice_in_an_encoding_that_cannot_be_told(folder: Path) -> None:
    (folder / "notice.txt").write_bytes("Ваш аккаунт заблокирован".encode("koi8-r"))
    assert "notice.txt: The text is in an encoding that cannot be told. Save it again as UTF-8" in told(
        folder
    )


def test_an_empty_notice(folder: Path) -> None:
    (folder / "notice.txt").write_text(" \n")
    assert "notice.txt: No word can be read in it." in told(folder)


def test_a_broken_pdf_as_notice_is_a_fault(folder: Path) -> None:
    (folder / "notice.txt").unlink()
    (folder / "notice.pdf").write_bytes(b"%PDF-1.7\nbroken")
    assert told(folder).count("notice.pdf: The PDF is damaged and does not open.") == 1


def test_a_link_that_leaves_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (folder / "exhibits" / "invoice.txt").symlink_to(tmp_path / "secret.txt")
    assert "invoice.txt: The link leads out of the case folder." in told(folder)


def test_a_link_that_stays_inside_is_a_file_like_any_other(folder: Path) -> None:
    (folder / "exhibits" / "invoice.txt").symlink_to(folder / "exhibits" / "sop.txt")
    assert read_case_folder(folder, as_of=datetime.fromisoformat("2026-11-20T00:00:00Z")).exhibits_of(
        "invoice"
    )


def test_links_that_run_in_a_circle(folder: Path) -> None:
    (folder / "exhibits" / "invoice.txt").symlink_to(folder / "exhibits" / "sop2.txt")
    (folder / "exhibits" / "sop2.txt").symlink_to(folder / "exhibits" / "invoice.txt")
    assert "invoice.txt: The file cannot be reached" in told(folder)


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "notice.txt").unlink()
    os.mkfifo(folder / "notice.txt")
    assert "notice.txt: This is no ordinary file." in told(folder)


def test_a_zip_bomb(folder: Path) -> None:
    (folder / "exhibits" / "erp_log.zip").write_bytes(packed({"log.txt": b"\0" * 30 * 1024**2}))
    assert "erp_log.zip: The archive would unpack to 30 MB" in told(folder)


@pytest.mark.parametrize("points", [9_500, 40_000])
def test_a_picture_that_unfolds_beyond_all_measure(folder: Path, points: int) -> None:
    side = points.to_bytes(4, "big")
    head = chunk(b"IHDR", side + side + b"\x08\x02\0\0\0")
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    (folder / "exhibits" / "product_photos.png").write_bytes(data)
    assert "product_photos.png: The picture unfolds to" in told(folder)


def test_an_exhibit_that_does_not_open_is_a_remark_and_counts_as_present(read, folder: Path) -> None:
    (folder / "exhibits" / "invoice.pdf").write_bytes(b"%PDF-1.4\n1 0 obj")
    (folder / "exhibits" / "product_photos.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    (folder / "exhibits" / "delivery_proof.jpg").write_bytes(b"")
    case = read()
    present = {exhibit.kind: exhibit.opens for exhibit in case.exhibits}
    assert present["invoice"] is present["product_photos"] is present["delivery_proof"] is False
    assert len(case.remarks) == 3
    assert all(remark.has("en") and remark.has("zh") for remark in case.remarks)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("received_at: 2026-11-13", "received_at: 2026-11-13 is a day, but a moment is needed here."),
        ("received_at: 2026-11-13T17:00:00", "has no time zone, so it names no moment."),
        ("received_at: 2026-11-13 17:00 CST", "“CST” names no single time zone."),
        ("received_at: 2026-02-30T17:00:00Z", "does not exist in the calendar."),
        ("received_at: 13 November", "“13 November” is no date."),
        ("as_of: 2026-11-20T09:00:00", "has no time zone"),
        ("marketplace: FR", "marketplace: “FR” is not known. Known: US, UK, DE, JP."),
        ("marketplace: GB", "Did you mean UK?"),
        ("platform: amazom", "platform: “amazom” is not known. Did you mean amazon?"),
        ("channel: Seller Central", "channel: “Seller Central” is not written like one."),
        ("code: a/b", "code: “a/b” is not written like one."),
        ("exhibits: [{file: exhibits/sap.txt}]", "Did you mean exhibits/sop.txt?"),
        ("exhibits: [{file: exhibits/sop.txt, kind: sopp}]", "Did you mean sop?"),
        ("exhibits: [{file: exhibits/sop.txt}, {file: exhibits/sop.txt}]", "is listed twice"),
        ("exhibits: [{kind: sop}]", "exhibits[1] names no file."),
        ("exhibits: {file: exhibits/sop.txt}", "exhibits must be a list."),
        ("exhibits: [{file: exhibits/sop.txt, zone: Mars}]", "“Mars” names no time zone."),
        ("orders: [{id: A}, {id: A}]", "order A is listed twice"),
        ("orders: [{tracking: A}]", "orders[1] names no order."),
        ("request: {kind: money}", "request.kind: “money” is not known."),
        ("request: {text: {en: x}}", "request has no kind."),
        ("plan: {causes: [{text: late}]}", "plan.causes[1].text does not say its language."),
        ("plan: {causes: [{orders: [A]}]}", "plan.causes[1].text is missing."),
        ("plan: {causes: [{text: {english: x}}]}", "“english” is no language code."),
        ("plan: {causes: [{text: {en: ''}}]}", "plan.causes[1].text.en is empty."),
        ("plan: {corrective: [{text: {en: x}, cause: 1}]}", "there is no cause number 1"),
        ("plan: {corrective: [{text: {en: x}, done_on: soon}]}", "“soon” is no date."),
        ("plan: {preventive: [{text: {en: x}, watch: {metric: lsr}}]}", "watch has no threshold."),
        ("plan: {buyers: [{text: {en: x}, exhibit: refunds.pdf}]}", "there is no file “refunds.pdf”"),
        ("plan: {causes: [{text: {en: x}, exhibit: loose.pdf}]}", "“loose.pdf” is no exhibit."),
        ("prior: [{day: 2026-13-01, what: {en: x}}]", "does not exist in the calendar"),
        ("seller: {shop: X}", "seller knows no “shop”."),
        ("seller: [X]", "seller must hold fields, not a list."),
        ("contact: {mail: x}", "contact must be one text, not a mapping."),
        ("- a", "case.yaml must hold fields, not a list."),
        ("code: A\ncode: B", "case.yaml:2: “code” stands twice."),
        ("code: &a A\ncontact: *a", "case.yaml:2: References with * are not taken."),
        ("code: A\n---\ncode: B", "case.yaml:2: A second document begins."),
        ("code: [a", "case.yaml:2: This is no YAML"),
        ("? [a]\n: b", "A field has no name."),
        ("a: " + "[" * 30 + "]" * 30, "The fields nest deeper than 20 levels."),
        ("exhibits: [{file: exhibits/sop.txt, note: sealed, signed}]", "needs quotes around it."),
    ],
)
def test_each_fault_of_the_case_form_has_its_words(faults, folder: Path, line: str, says: str) -> None:
    (folder / "loose.pdf").write_bytes(b"%PDF-1.4")
    assert any(says in fault for fault in faults(line)), faults(line)


def test_a_text_that_nests_a_hundred_thousand_times_ends_with_a_message(faults) -> None:
    assert "nest deeper" in faults("a: " + "[" * 100_000 + "]" * 100_000)[0]
