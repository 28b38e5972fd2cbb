"""The seller has minutes and no patience: few files, short names, three steps, the last moment on top."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.channel import Channel
from appealdesk.core.wording import Wording
from appealdesk.press.bag import Original
from appealdesk.press.exhibits import Volume
from appealdesk.press.handover import Companion, Handover, short_name
from appealdesk.press.upload import READ_ME, OverLimitError, upload_files

NAME = Wording.of(en="Account Health, Appeal", zh="账户状况页的申诉按钮")


def channel(**more) -> Channel:
    return Channel(
        "amazon.channel.account_health",
        "amazon",
        NAME,
        "Performance > Account Health > Reactivate",
        ("odr",),
        **more,
    )


def handover(taken: Channel | None = None, **more) -> Handover:
    sheet = Companion(9, "订单 Orders (neu).XLSX", Original(Path("orders.xlsx"), "0" * 64), 2_000)
    return Handover(
        **{
            "case_code": "AD-7",
            "channel": taken,
            "letter_pdf": b"%PDF letter",
            "letter_docx": b"PK letter",
            "letter_text": "Plan of Action\n",
            "paste": "Plan of Action\n",
            "volumes": (Volume(b"%PDF exhibits", 9, (1, 2, 9), (9,)),),
            "beside": (sheet,),
            "due_in_china": "2026-11-27 15:59",
            "due_at_marketplace": "2026-11-26 23:59 PST",
            **more,
        }
    )


def test_files_are_named_in_the_order_of_upload_and_in_plain_ascii() -> None:
    files = upload_files(handover())
    assert list(files) == [
        "1-letter.pdf",
        "2-exhibits.pdf",
        "3-exhibit-09-Orders-neu.xlsx",
        "paste.txt",
        READ_ME,
    ]
    assert files["1-letter.pdf"] == b"%PDF letter"


def test_the_note_gives_moment_entry_steps_and_no_promise() -> None:
    note = upload_files(handover(channel()))[READ_ME].decode()
    assert note.index("2026-11-27 15:59") < note.index("2026-11-26 23:59 PST")
    assert "Performance > Account Health > Reactivate" in note
    assert re.findall(r"^(\d)\. ", note, re.MULTILINE) == ["1", "2", "3"]
    assert "由您本人点击提交" in note
    assert "不承诺成功" in note
    assert "共 14 字符" in note
    assert "\r\n" in note


def test_unknown_limits_are_said_to_be_unknown() -> None:
    assert (
        "未核实 not checked：正文字数、附件个数、单个文件大小、文件格式"
        in upload_files(handover(channel()))[READ_ME].decode()
    )
    known = channel(characters=100, attachments=9, bytes_each=10_000, file_types=("pdf", "xlsx"))
    assert "未核实" not in upload_files(handover(known))[READ_ME].decode()


def test_where_pdf_is_not_taken_the_letter_goes_as_docx() -> None:
    files = upload_files(handover(channel(file_types=("docx", "doc")), volumes=(), beside=()))
    assert files["1-letter.docx"] == b"PK letter"


def test_a_channel_without_attachments_gets_the_text_and_the_files_lie_ready() -> None:
    files = upload_files(handover(channel(attaches=False, attachments=0, bytes_each=1)))
    assert "2-exhibits.pdf" in files
    note = files[READ_ME].decode()
    assert "不接收附件" in note
    assert "1-letter.pdf、2-exhibits.pdf" in note
    assert "上传以下" not in note


def test_a_file_type_that_is_not_taken_stays_behind_and_the_note_says_so() -> None:
    files = upload_files(handover(channel(file_types=("PDF", "jpeg"))))
    assert "3-exhibit-09-Orders-neu.xlsx" not in files
    assert "证据 9（订单 Orders (neu).XLSX）" in files[READ_ME].decode()


def test_where_one_file_too_many_would_go_the_pasted_letter_is_not_attached() -> None:
    files = upload_files(handover(channel(attachments=1), beside=()))
    assert list(files) == ["2-exhibits.pdf", "paste.txt", READ_ME]


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"characters": 10}, "Shorten it by 4 characters"),
        ({"attachments": 1}, "Drop or merge: 3-exhibit-09"),
        ({"bytes_each": 11}, "2-exhibits.pdf"),
    ],
)
def test_over_a_limit_nothing_is_laid_out_and_the_error_says_what_to_drop(limits, words: str) -> None:
    with pytest.raises(OverLimitError, match=re.escape(words)) as refused:
        upload_files(handover(channel(**limits)))
    assert refused.value.obstacles[0].remedy.has("zh")


def test_several_volumes_say_which_part_they_are() -> None:
    files = upload_files(handover(volumes=(Volume(b"1", 1, (1,)), Volume(b"2", 1, (2,))), beside=()))
    assert "2-exhibits-part-1-of-2.pdf" in files
    assert "2-exhibits-part-2-of-2.pdf" in files


def test_without_a_deadline_the_note_invents_none() -> None:
    note = upload_files(handover(due_in_china="", due_at_marketplace=""))[READ_ME].decode()
    assert "通知未写明" in note
    assert "站点当地时间" not in note


@given(st.text())
def test_a_short_name_is_ascii_and_short(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9-]{1,40}\.[a-z0-9]+", short_name(name))


def test_a_short_name_keeps_what_latin_letters_there_are() -> None:
    assert short_name("Größe (neu).PDF") == "Grosse-neu.pdf"
    assert short_name("证据.pdf") == "file.pdf"
