"""What a machine can read of an exhibit is kept for comparison; what it cannot read takes nothing from the exhibit."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from workbook import workbook

from appealdesk.core.evidence import Exhibit
from appealdesk.readers.media import look_at
from appealdesk.readers.office_text import letter_text
from appealdesk.readers.sheets import sheets_of


def words(path: Path) -> list[tuple[str, int | None]]:
    look = look_at(path)
    exhibit = Exhibit(1, path.name, "sop", "", 0, look.media, opens=not look.broken)
    return [(sheet.text, sheet.page) for sheet in sheets_of(path, exhibit)]


def test_a_letter_gives_its_paragraphs_and_cells(tmp_path: Path) -> None:
    letter = docx.Document()
    letter.add_paragraph("第一条 出库 & 扫描")
    paragraph = letter.add_paragraph("Order ")
    paragraph.add_run("112-4817306-").bold = True
    paragraph.add_run("2290641")
    table = letter.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "ODR", "1.47%"
    letter.save(str(tmp_path / "sop.docx"))
    text = letter_text(tmp_path / "sop.docx")
    assert text.split("\n")[:2] == ["第一条 出库 & 扫描", "Order 112-4817306-2290641"]
    assert "ODR" in text
    assert words(tmp_path / "sop.docx") == [(text, None)]


def test_a_workbook_gives_its_rows(tmp_path: Path) -> None:
    workbook(tmp_path / "metric_report.xlsx", [["ODR", "1.47%"], ["LSR", 4.2]])
    assert words(tmp_path / "metric_report.xlsx") == [("ODR\t1.47%\nLSR\t4.2", None)]


def test_a_mail_gives_subject_and_words(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Pickup cancelled"
    mail.set_content("The hub is closed.")
    (tmp_path / "lsp_communication.eml").write_bytes(bytes(mail))
    assert words(tmp_path / "lsp_communication.eml") == [("Pickup cancelled\nThe hub is closed.\n", None)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.docx", b"PK\x03\x04broken"),
        ("x.png", b"\x89PNG\r\n\x1a\n"),
        ("x.eml", b""),
        ("x.mp4", b"\0\0\0\x08ftyp"),
    ],
)
def test_what_gives_no_words_gives_no_sheet(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert words(tmp_path / name) == []
