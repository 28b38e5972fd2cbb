"""What a form takes is what lies ready: fewer files, smaller ones, pictures, plain names; and nothing is dropped in silence."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from appealdesk.core.channel import Channel
from appealdesk.core.wording import Wording
from appealdesk.press.bag import Original
from appealdesk.press.exhibits import Room, Volume, set_exhibits
from appealdesk.press.handover import Companion, Handover
from appealdesk.press.pdf import set_pdf
from appealdesk.press.upload import READ_ME, SHORTER, OverLimitError, upload_files


def channel(**more) -> Channel:
    return Channel("c", "amazon", Wording.of(en="Form", zh="表单"), "entry", ("odr",), attaches=True, **more)


def noisy(seed: int, size: tuple[int, int] = (1600, 1200)) -> bytes:
    """A picture that no compression makes small, as a photograph is."""
    out = io.BytesIO()
    Image.frombytes("RGB", size, random.Random(seed).randbytes(3 * size[0] * size[1])).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def letter(paper) -> bytes:
    return set_pdf(paper())


@pytest.fixture
def handover(letter: bytes, enclosed, binding, two_pages: bytes, picture):
    files = [enclosed(1, "notice.pdf", two_pages), enclosed(2, "scan.png", picture())]
    (volume,) = set_exhibits(files, binding)

    def make(taken: Channel, **more) -> Handover:
        given = {"volumes": (volume,), **more}
        return Handover("AD-7", taken, letter, b"PK", "Plan of Action\n", "Plan of Action\n", **given)

    return make


def companion(number: int, *, printed: bool) -> Companion:
    return Companion(number, "orders.csv", Original(Path("orders.csv"), "0" * 64), 2_000, printed)


def test_letter_and_exhibits_become_one_file_where_the_form_takes_one(handover, text_of) -> None:
    files = upload_files(handover(channel(attachments=1)))
    assert list(files) == ["1-letter-and-exhibits.pdf", "paste.txt", READ_ME]
    pages = text_of(files["1-letter-and-exhibits.pdf"])
    assert "Plan of Action" in pages[0]
    assert any("Exhibit 1" in page for page in pages)
    assert "1-letter-and-exhibits.pdf" in files[READ_ME].decode()


def test_a_joined_file_keeps_the_bookmarks_and_comes_out_alike_twice(handover) -> None:
    first, second = (upload_files(handover(channel(attachments=1))) for _ in range(2))
    assert first == second
    with pypdfium2.PdfDocument(first["1-letter-and-exhibits.pdf"]) as book:
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in book.get_toc()]
        assert [title for title, _ in marks] == ["Exhibit 1: Carrier tracking", "Exhibit 2: Carrier tracking"]
        for title, page in marks:
            assert title.partition(":")[0] in book[page].get_textpage().get_text_bounded()


def test_where_the_joined_file_were_too_large_the_pasted_letter_stays_behind(handover) -> None:
    made = handover(channel())
    limit = max(len(made.letter_pdf), len(made.volumes[0].pdf)) + 10
    assert list(upload_files(handover(channel(attachments=1, bytes_each=limit)))) == [
        "2-exhibits.pdf",
        "paste.txt",
        READ_ME,
    ]


def test_an_original_that_is_printed_in_part_gives_way_and_the_note_says_so(handover) -> None:
    files = upload_files(handover(channel(attachments=1), beside=(companion(9, printed=True),)))
    assert list(files) == ["1-letter-and-exhibits.pdf", "paste.txt", READ_ME]
    assert "证据 9（orders.csv）" in files[READ_ME].decode()


def test_an_original_that_is_printed_nowhere_is_refused_by_name_and_not_dropped(handover) -> None:
    with pytest.raises(OverLimitError, match=r"3-exhibit-09-orders\.csv"):
        upload_files(handover(channel(attachments=1), beside=(companion(9, printed=False),)))


def test_a_form_for_pictures_gets_the_pages_as_pictures(handover) -> None:
    made = handover(channel(file_types=("jpeg", "jpg", "pjpeg", "gif", "png", "tiff")))
    files = upload_files(made)
    pictures = [name for name in files if name.startswith("2-")]
    assert len(pictures) == made.volumes[0].pages
    assert pictures[0] == "2-exhibits-page-1.jpg"
    with Image.open(io.BytesIO(files[pictures[0]])) as page:
        assert page.format == "JPEG"
        assert min(page.size) > 1000
    assert not any(name.startswith("1-") for name in files)


def test_a_form_for_plain_names_gets_letters_and_digits(handover) -> None:
    files = upload_files(handover(channel(plain_names=True), beside=(companion(9, printed=False),)))
    assert [name for name in files if name not in {"paste.txt", READ_ME}] == [
        "1letter.pdf",
        "2exhibits.pdf",
        "3exhibit09orders.csv",
    ]
    assert "不接收以下原件" not in files[READ_ME].decode()


def test_too_much_together_is_refused_with_the_heaviest_first(handover) -> None:
    heavy = (Volume(b"x" * 3_000_000, 2, (1,)), Volume(b"x" * 2_000_000, 2, (2,)))
    with pytest.raises(OverLimitError, match="the heaviest first: 2-exhibits-part-1-of-2") as caught:
        upload_files(handover(channel(bytes_all=4_000_000), volumes=heavy))
    assert {one.code for one in caught.value.obstacles} == {"too_large_together"}


def test_too_many_pages_in_one_file_are_refused(handover) -> None:
    with pytest.raises(OverLimitError, match="60 pages; the channel takes 49"):
        upload_files(handover(channel(pages_each=49), volumes=(Volume(b"x", 60, (1,)),)))


def test_a_volume_of_too_many_pages_is_split_by_whole_exhibits(enclosed, binding, two_pages: bytes) -> None:
    files = [enclosed(n, f"{n}.pdf", two_pages) for n in range(1, 7)]
    volumes = set_exhibits(files, binding, room=Room(pages_each=10))
    assert [n for volume in volumes for n in volume.numbers] == [1, 2, 3, 4, 5, 6]
    assert all(volume.pages <= 10 for volume in volumes)


def test_a_picture_too_large_for_the_form_is_shown_smaller_and_its_head_says_so(
    enclosed, binding, text_of
) -> None:
    original = noisy(1)
    (volume,) = set_exhibits([enclosed(1, "photo.png", original)], binding, room=Room(2_000_000))
    assert len(original) > 5_000_000
    assert len(volume.pdf) <= 2_000_000
    assert volume.shrunk == (1,)
    head = " ".join(text_of(volume.pdf)[1].split())
    assert f"The original ({len(original) / 1e6:.1f} MB) is kept byte for byte" in head
    assert re.search("[0-9a-f]{8} [0-9a-f]{8}", head)


def test_pictures_share_what_all_files_together_may_take(enclosed, binding) -> None:
    files = [enclosed(n, f"{n}.png", noisy(n, (1000, 800))) for n in range(1, 5)]
    assert sum(len(volume.pdf) for volume in set_exhibits(files, binding)) > 4_000_000
    volumes = set_exhibits(files, binding, room=Room(bytes_all=4_000_000))
    assert sum(len(volume.pdf) for volume in volumes) <= 4_000_000
    assert [n for volume in volumes for n in volume.shrunk] == [1, 2, 3, 4]


def test_a_picture_that_fits_stays_as_it_is(enclosed, binding, picture) -> None:
    (volume,) = set_exhibits([enclosed(1, "a.png", picture())], binding, room=Room(2_000_000, 49, 4_000_000))
    assert volume.shrunk == ()


def test_the_note_names_the_exhibits_that_are_shown_smaller(handover) -> None:
    volume = Volume(b"%PDF", 2, (1, 4), shrunk=(4,))
    assert (
        "证据 4 的图片在证据册中为缩小的副本"
        in upload_files(handover(channel(), volumes=(volume,)))[READ_ME].decode()
    )


def test_a_shorter_text_lies_beside_the_whole_one_where_only_others_name_a_limit(handover) -> None:
    files = upload_files(handover(channel(advised_characters=1800), shorter="Plan\n"))
    assert files["paste.txt"] == b"Plan of Action\n"
    assert files[SHORTER] == b"Plan\n"
    note = files[READ_ME].decode()
    assert "第三方称此正文框约 1800 字符" in note
    assert "（共 4 字符）" in note
