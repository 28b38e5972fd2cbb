"""The DOCX is for a person who changes a word; it must open, read as the letter does, and come out alike twice."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.paper import Bullets, PaperKind, Paragraph, Table
from appealdesk.press.docx import set_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(paper):
    return docx.Document(io.BytesIO(set_docx(paper)))


def test_the_document_holds_every_block_with_its_style(paper) -> None:
    document = opened(paper())
    said = [(p.style.name, p.text) for p in document.paragraphs]
    assert said[0] == ("Title", "Plan of Action")
    assert ("Heading 1", "Cause") in said
    assert ("List Paragraph", "second step") in said
    assert [len(table.rows) for table in document.tables] == [1, 61, 1]
    assert document.tables[2].rows[0].cells[1].text == "我们已向买家退款。"


def test_a_tables_header_repeats_and_rows_are_not_torn(paper) -> None:
    table = opened(paper()).tables[1]
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert table.rows[1]._tr.find(f"{W}trPr/{W}cantSplit") is not None


@pytest.mark.parametrize(
    ("language", "font"),
    [
        ("en", "Microsoft YaHei"),
        ("ja", "Yu Gothic"),
        ("zh", "Microsoft YaHei"),
        ("zh-TW", "Microsoft JhengHei"),
    ],
)
def test_eastern_text_gets_a_font_that_word_has(paper, language: str, font: str) -> None:
    styles = zipfile.ZipFile(io.BytesIO(set_docx(paper(language=language)))).read("word/styles.xml").decode()
    assert f'w:eastAsia="{font}"' in styles


def test_the_header_holds_case_and_stamp_and_the_letter_names_no_desk(paper) -> None:
    header = opened(paper()).sections[0].header.paragraphs[0].text
    assert header == "AD-7\t2026-11-20 17:00 UTC+08:00"
    assert "丝路猫" in opened(paper(PaperKind.REPORT, "zh")).sections[0].header.paragraphs[0].text


def test_a_very_wide_table_is_set_smaller(paper) -> None:
    wide = Table(tuple("abcdefg"), (("9400100000000041827303",) * 7,))
    table = opened(paper(blocks=(wide,))).tables[0]
    assert [row.cells[0].paragraphs[0].style.name for row in table.rows] == ["Cell Head Dense", "Cell Dense"]


def test_two_numbered_lists_each_begin_at_one(paper) -> None:
    document = opened(
        paper(blocks=(Bullets(("a",), numbered=True), Bullets(("b",)), Bullets(("c",), numbered=True)))
    )
    used = [p._p.pPr.numPr.numId.val for p in document.paragraphs[1:]]
    assert used == [2, 1, 3]
    numbering = document.part.numbering_part.element
    assert [num.numId for num in numbering.num_lst if num.findall(f".//{W}startOverride")] == [2, 3]


def test_the_same_paper_gives_the_same_bytes_with_the_stamp_as_its_time(paper) -> None:
    assert set_docx(paper()) == set_docx(paper())
    assert opened(paper()).core_properties.created.isoformat() == "2026-11-20T09:00:30+00:00"


def test_a_stamp_without_a_zone_is_refused(paper) -> None:
    with pytest.raises(NaiveTimeError):
        set_docx(replace(paper(), stamp=paper().stamp.replace(tzinfo=None)))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_gives_well_formed_parts(paper, text: str) -> None:
    made = set_docx(paper(title=text, blocks=(Paragraph(text), Table((text,), ((text,),))), case_code=text))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
