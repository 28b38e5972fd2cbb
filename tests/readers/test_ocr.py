"""A screenshot is read as the pasted text would be, in reading order, with the unsure words named."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from notice_pictures import screenshot

from appealdesk.readers.images import screens
from appealdesk.readers.notices import read_notice
from appealdesk.readers.ocr import Piece, in_lines, joined, repaired, seen_in

ENGLISH = [
    "Your Amazon seller account has been deactivated.",
    "Order Defect Rate (ODR): 1.47%    Target: under 1%",
    "Order ID: 112-4817306-2290641",
    "",
    "Please send your appeal by November 27, 2026.",
]
CHINESE = [
    "您的店铺因延迟发货率超过标准，已被限制销售权限。",
    "延迟发货率：6.8%（标准：低于 4%）",
    "涉及订单：113-5540972-8106318",
    "请在 3 个工作日内提交申诉材料。",
]


def bare(text: str) -> str:
    pairs = str.maketrans("（）：，", "():,")
    return "".join(text.translate(pairs).split())


@pytest.mark.parametrize("lines", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_a_screenshot_reads_like_the_pasted_text(tmp_path: Path, lines: list[str]) -> None:
    screenshot(lines).save(tmp_path / "notice.png")
    notice = read_notice(tmp_path / "notice.png", "notice.png")
    assert [bare(line) for line in notice.text.split("\n")] == [bare(line) for line in lines]
    assert (notice.media, notice.doubtful) == ("image/png", ())


def test_a_phone_photo_held_sideways_is_read() -> None:
    notice = read_notice(Path(__file__).parent / "files" / "phone.heic", "notice.heic")
    assert "deactivated" in notice.text
    assert "112-4817306-2290641" in notice.text
    assert "请在3个工作日内提交申诉" in bare(notice.text)


@pytest.mark.slow
def test_a_long_screenshot_loses_and_doubles_no_line(tmp_path: Path) -> None:
    lines = [f"Line {number}: order 112-{4817306 + number}-{2290641 + 7 * number}" for number in range(120)]
    screenshot(lines).save(tmp_path / "notice.png")
    read = read_notice(tmp_path / "notice.png", "notice.png").text
    assert [bare(line) for line in read.split("\n") if line] == [bare(line) for line in lines]


@pytest.mark.slow
def test_a_scanned_pdf_is_read_like_its_picture(tmp_path: Path) -> None:
    screenshot(ENGLISH).save(tmp_path / "notice.pdf", resolution=150)
    notice = read_notice(tmp_path / "notice.pdf", "notice.pdf")
    assert "112-4817306-2290641" in notice.text
    assert notice.media == "application/pdf"


def piece(text: str, left: float, top: float, score: float = 0.99, height: float = 20) -> Piece:
    return Piece(text, score, left, top, left + 10 * len(text), top + height)


def test_words_at_one_height_are_one_line_from_left_to_right() -> None:
    found = [piece("1.47%", 300, 12), piece("ODR", 40, 10), piece("Target", 40, 50)]
    assert [[one.text for one in line] for line in in_lines(found)] == [["ODR", "1.47%"], ["Target"]]
    assert seen_in(found).text == "ODR  1.47%\nTarget"


def test_a_space_as_tall_as_a_line_is_an_empty_line() -> None:
    assert seen_in([piece("a", 0, 0), piece("b", 0, 30), piece("c", 0, 90)]).text == "a\nb\n\nc"


def test_unsure_words_are_named_for_a_person() -> None:
    seen = seen_in([piece("sure", 0, 0), piece("0DR 1.4", 0, 30, score=0.7)])
    assert seen.doubtful == ("ODR 1.4",)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("0DR is 1.4%", "ODR is 1.4%"),
        ("您的0DR为", "您的ODR为"),
        ("send a P0A", "send a POA"),
        ("order 100-0DR0000", "order 100-0DR0000"),
        ("SKU X0DR", "SKU X0DR"),
        ("case 7-0DR", "case 7-0DR"),
        ("1.00%", "1.00%"),
    ],
)
def test_a_zero_becomes_a_letter_only_inside_a_known_metric(read: str, meant: str) -> None:
    assert repaired(read) == meant


@pytest.mark.parametrize("height", [100, 1600, 1601, 3000, 5610, 20_000])
def test_screens_cover_a_long_picture_with_overlap(height: int) -> None:
    cuts = list(screens(height, 1600, 160))
    assert (cuts[0][0], cuts[-1][1]) == (0, height)
    assert all(bottom - top <= 1600 for top, bottom in cuts)
    assert all(above[1] - below[0] == 160 for above, below in pairwise(cuts))


def test_a_line_cut_by_the_edge_comes_from_the_piece_in_which_it_is_whole() -> None:
    above = [piece("first", 0, 1500), piece("ha1f", 0, 1590, score=0.5, height=10)]
    below = [piece("first", 0, 1501), piece("half a line", 0, 1585)]
    assert [one.text for one in joined(above, below, 1520)] == ["first", "half a line"]


def test_a_line_on_the_seam_is_taken_once() -> None:
    above, below = [piece("on the seam", 0, 1509)], [piece("on the seam", 0, 1511)]
    assert len(joined(above, below, 1520)) == 1
