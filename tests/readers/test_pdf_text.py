"""The words and pages of a PDF; a locked or broken one says which."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from appealdesk.readers.files import UnreadableFileError
from appealdesk.readers.notices import read_notice
from appealdesk.readers.pdf_text import read_pdf


def printed(path: Path, pages: list[str], **options: object) -> Path:
    document = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for words in pages:
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = " ".join(f"({line}) Tj 0 -16 Td" for line in words.split("\n"))
        page.Contents = document.make_stream(f"BT /F1 12 Tf 72 760 Td {lines} ET".encode())
    document.save(path, **options)
    return path


def test_words_come_page_by_page(tmp_path: Path) -> None:
    path = printed(
        tmp_path / "notice.pdf", ["Your account\nhas been deactivated.", "Order 112-4817306-2290641"]
    )
    assert read_pdf(path).pages == 2
    assert read_pdf(path).texts == ("Your account\nhas been deactivated.", "Order 112-4817306-2290641")


def test_a_printed_notice_is_read_with_its_lines(tmp_path: Path) -> None:
    notice = read_notice(
        printed(tmp_path / "notice.pdf", ["Deactivated.", "See https://x.example/a"]), "notice.pdf"
    )
    assert notice.text == "Deactivated.\nSee https://x.example/a"
    assert notice.links[0].target == "https://x.example/a"


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    lock = pikepdf.Encryption(user="secret", owner="secret")
    path = printed(tmp_path / "notice.pdf", ["x"], encryption=lock)
    with pytest.raises(UnreadableFileError, match="locked with a password"):
        read_pdf(path)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\ntrailer<</Root 1 0 R>>", b"words"])
def test_a_broken_pdf_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_pdf(tmp_path / "x.pdf")
