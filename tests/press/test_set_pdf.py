"""A paper is read by people under pressure, so it must be complete, legible, and the same twice."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.paper import Bullets, Callout, Facts, Heading, PaperKind, Paragraph, Quote, Table
from appealdesk.press.pdf import set_pdf

OWN = [kind for kind in PaperKind if not kind.goes_out]


def squeezed(pages: list[str]) -> str:
    return re.sub(r"\s+", "", "".join(pages))


def test_every_kind_of_block_is_on_the_page(paper, text_of) -> None:
    text = squeezed(text_of(set_pdf(paper())))
    for words in (
        "Planof",
        "Cause",
        "[Exhibit3,line4]",
        "2.secondstep",
        "QingheHome",
        "0000059",
        "Deadline",
        "notice.txt:3",
    ):
        assert words in text
    assert "我们已向买家退款。" in text


def test_a_long_table_repeats_its_header_on_every_page(paper, text_of) -> None:
    pages = text_of(set_pdf(paper(blocks=(Table(("Order", "Scan"), (("111", "x"),) * 120),))))
    assert len(pages) > 2
    assert all("Order" in page and "Scan" in page for page in pages)


def test_the_page_number_says_how_many_pages_there_are(paper, text_of) -> None:
    pages = text_of(set_pdf(paper()))
    assert [f"{n} / {len(pages)}" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)


@pytest.mark.parametrize("kind", OWN)
def test_our_own_papers_carry_brand_and_time_watermark_on_every_page(paper, text_of, kind: PaperKind) -> None:
    for page in text_of(set_pdf(paper(kind, "zh"))):
        assert "丝路猫" in page
        # once in the running head, once across the page
        assert page.count("2026-11-20 17:00 中国时间") == 2


def test_the_letter_shows_the_stamp_once_and_no_brand(paper, text_of) -> None:
    for page in text_of(set_pdf(paper(PaperKind.LETTER, "en"))):
        assert page.count("2026-11-20 17:00") == 1
        assert page.count("AD-7") == 1
        assert "Silk" not in page


def test_the_letters_metadata_names_no_desk(paper) -> None:
    with pikepdf.open(io.BytesIO(set_pdf(paper()))) as pdf:
        assert "/Author" not in pdf.docinfo
        assert str(pdf.docinfo["/Title"]) == "Plan of Action"


def test_a_paper_is_pdf_a_3b_and_says_so(paper) -> None:
    with pikepdf.open(io.BytesIO(set_pdf(paper()))) as pdf, pdf.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("3", "B")
        assert pdf.Root.OutputIntents


def test_what_is_attached_comes_out_byte_for_byte(paper) -> None:
    files = {"case.json": '{"店铺": "青禾 😡"}'.encode(), "blob.bin": bytes(range(256))}
    with pikepdf.open(io.BytesIO(set_pdf(paper(), attach=files))) as pdf:
        assert {name: held.get_file().read_bytes() for name, held in pdf.attachments.items()} == files
        assert str(pdf.attachments["case.json"].obj.AFRelationship) == "/Data"


def test_the_same_paper_gives_the_same_bytes(paper) -> None:
    assert set_pdf(paper(), attach={"a.json": b"{}"}) == set_pdf(paper(), attach={"a.json": b"{}"})


def test_the_pdfs_own_time_is_the_stamp_and_not_the_clock(paper) -> None:
    with pikepdf.open(io.BytesIO(set_pdf(paper()))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261120090030")


def test_a_stamp_without_a_zone_is_refused(paper) -> None:
    with pytest.raises(NaiveTimeError, match="stamp"):
        set_pdf(replace(paper(), stamp=paper().stamp.replace(tzinfo=None)))


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        "[ ] $x$ \\ *b* _i_ @ref <tag> `raw` // /* */ = h",
        "#panic()",
        "\\u{41}#{1+1}",
        "{{7*7}}",
    ],
)
def test_text_that_looks_like_markup_stays_text(paper, text_of, hostile: str) -> None:
    everywhere = (
        Heading(hostile),
        Paragraph(hostile),
        Bullets((hostile,)),
        Facts(((hostile, hostile),)),
        Table((hostile,), ((hostile,),)),
        Callout(hostile, hostile),
        Quote(hostile, hostile),
    )
    text = squeezed(text_of(set_pdf(paper(title=hostile, blocks=everywhere, case_code=hostile))))
    assert text.count(re.sub(r"\s", "", hostile)) >= 10


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "申诉信：直角骨述令“引号”——完成"),
        ("zh-TW", "申訴信：直角骨述令"),
        ("ja", "改善計画書：直ちに骨子を述べる「出荷」"),
        ("de", "Größe, Straße, „Anführung“, 6,12 %"),
        ("th", "จดหมายอุทธรณ์"),
        ("ko", "이의 신청서"),
        ("en", "naïve “quotes” – № ✓ → Привет Ελλάδα"),
    ],
)
def test_every_script_of_the_trade_is_drawn_with_real_glyphs(
    paper, text_of, language: str, text: str
) -> None:
    # PDF/A forbids the empty box, so a missing glyph would have been named or refused.
    assert re.sub(r"\s", "", text) in squeezed(
        text_of(set_pdf(paper(language=language, blocks=(Paragraph(text),))))
    )


def test_taiwan_is_set_in_its_own_face_and_centres_its_marks(paper) -> None:
    blocks = (Paragraph("物流編號 TRK1，標準為 10%（附件 1）。"),)
    for language, face in (("zh-TW", "CJKtc"), ("zh", "CJKjp")):
        with pikepdf.open(io.BytesIO(set_pdf(paper(language=language, title="x", blocks=blocks)))) as pdf:
            fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert any(face in font.replace("-", "") for font in fonts), fonts


def test_german_quotes_are_not_set_in_the_full_width_of_a_chinese_face(paper) -> None:
    made = set_pdf(paper(language="de", title="x", blocks=(Paragraph("„Rate“ – gut…"),)))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
    assert fonts
    assert not any("CJK" in font for font in fonts)


def test_a_character_without_a_glyph_is_named_instead_of_shown_as_a_box(paper, text_of) -> None:
    text = squeezed(text_of(set_pdf(paper(blocks=(Paragraph("bad 😡 box \ue000 مر"),)))))
    assert "‹poutingface›" in text
    assert "‹U+E000›" in text
    assert "‹U+0645U+0631›" in text


def test_line_breaks_in_a_paragraph_are_kept(paper, text_of) -> None:
    page = text_of(set_pdf(paper(blocks=(Paragraph("Li Wei\nQinghe"),))))[0]
    assert re.search(r"Li Wei\s*\n\s*Qinghe", page)


def test_a_digest_in_a_narrow_column_stays_on_the_page(paper, text_of) -> None:
    digest = "0123456789abcdef" * 4
    table = Table(("No.", "File", "SHA-256"), (("1", "exhibits/" + "long_name_" * 6 + ".pdf", digest),))
    page = pypdfium2.PdfDocument(set_pdf(paper(blocks=(table,))))[0]
    words = page.get_textpage()
    assert max(words.get_charbox(at)[2] for at in range(words.count_chars())) <= page.get_width() - 56
    assert digest in squeezed(text_of(set_pdf(paper(blocks=(table,))))).replace("\u200b", "")


def test_a_table_with_uneven_rows_is_filled_up(paper, text_of) -> None:
    table = Table(("a", "b"), (("1",), ("2", "3", "4")))
    assert "4" in text_of(set_pdf(paper(blocks=(table,))))[0]


def test_a_paper_without_blocks_is_still_a_paper(paper, text_of) -> None:
    assert "Plan of Action" in text_of(set_pdf(paper(blocks=())))[0]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_of_a_seller_can_stop_the_press(paper, text: str) -> None:
    blocks = (Paragraph(text), Table((text,), ((text,),)), Bullets((text,)))
    assert set_pdf(paper(PaperKind.REPORT, "zh", title="x" + text, blocks=blocks)).startswith(b"%PDF")


def test_a_list_that_only_enumerates_stands_in_two_columns_of_like_length(paper, text_of) -> None:
    items = ("Exhibit 1: notice", "Exhibit 2: " + "a long note " * 12, "Exhibit 3: order", "Exhibit 4: photo")
    made = set_pdf(paper(blocks=(Bullets(items, compact=True),)))
    page = pypdfium2.PdfDocument(made)[0].get_textpage()
    left = {number: box_of(page, f"Exhibit {number}:") for number in range(1, 5)}
    assert left[1][0] == left[2][0] < left[3][0] == left[4][0]
    assert left[3][1] == left[1][1]


def test_a_long_id_goes_to_the_next_line_and_never_into_the_next_cell(paper) -> None:
    moment = "November 3, 2026, 23:59 (UTC-08:00)"
    row = ("1", "111-7093528-6614027", "USPS 9400100000000041827303", *[moment] * 3, "[Exhibit 7], line 21")
    header = ("Cause", "Order", "Tracking number", "Ship by", "Scan", "Confirmed", "Exhibit")
    made = set_pdf(paper(blocks=(Table(header, (row,) * 4),)))
    page = pypdfium2.PdfDocument(made)[0].get_textpage()
    ends = [page.get_charbox(at, loose=True)[2] for at in found(page, "41827303", last=True)]
    starts = [page.get_charbox(at, loose=True)[0] for at in found(page, "November")]
    assert len(ends) == 4
    assert max(ends) < min(starts)


def found(page, words: str, *, last: bool = False) -> list[int]:
    search, at = page.search(words), []
    while (hit := search.get_next()) is not None:
        at.append(hit[0] + (hit[1] - 1 if last else 0))
    return at


def test_a_signature_stands_off(paper) -> None:
    def gap(*, apart: bool) -> float:
        made = set_pdf(paper(blocks=(Paragraph("Last sentence."), Paragraph("Shop manager", apart=apart))))
        page = pypdfium2.PdfDocument(made)[0].get_textpage()
        return box_of(page, "Last")[1] - box_of(page, "Shop")[1]

    assert gap(apart=True) > gap(apart=False) + 8


def box_of(page, words: str) -> tuple[float, float]:
    at = page.search(words).get_next()[0]
    left, bottom, _, _ = page.get_charbox(at, loose=True)
    return round(left), round(bottom)
